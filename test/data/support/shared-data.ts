import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'

/** The public sets beside the project (contracts 8). */
const shared = resolve(process.env.FLOORWALKER_SHARED ?? join(PACKAGE_ROOT, '..', 'shared'))

/** Path of a public set, or null, with the one line that tells where it should be; its tests then count as skipped. */
export const sharedData = (...path: string[]): string | null => {
  const found = join(shared, 'data', ...path)
  if (existsSync(found)) return found
  process.stdout.write(
    `skipped: ${path.join('/')} is not there; set FLOORWALKER_SHARED to the folder that holds data/\n`,
  )
  return null
}
