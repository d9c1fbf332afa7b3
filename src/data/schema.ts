import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../core/package-root.ts'
import type { Session } from './duckdb.ts'

const folder = join(PACKAGE_ROOT, 'src', 'data', 'schema')

/** Makes the chain's empty tables: every numbered file of `schema/`, in order. */
export const applySchema = async (session: Session): Promise<void> => {
  for (const file of readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort())
    await session.run(readFileSync(join(folder, file), 'utf8'))
}
