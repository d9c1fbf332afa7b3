import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../core/package-root.ts'

/** Whatever has a say in what becomes of a row: the data code, the words it reads headers by, and the versions of its packages. */
const FOLDERS = [join('src', 'core'), join('src', 'data')]
const FILES = ['package-lock.json']

/**
 * Of the program that makes snapshots. Rows that an earlier program made are never added to: another one might have made
 * them otherwise, and then the whole would be neither the one nor the other.
 */
export const programFingerprint = (): string => {
  fingerprint ??= workOut()
  return fingerprint
}

/** Once a process: what runs is what was loaded, whatever is written over its files meanwhile. */
let fingerprint: string | undefined

const workOut = (): string => {
  const hash = createHash('sha256')
  const folders = FOLDERS.flatMap((folder) =>
    readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const file of [...folders, ...FILES.map((name) => join(PACKAGE_ROOT, name))].sort())
    hash.update(`${file.slice(PACKAGE_ROOT.length)}\n`).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
