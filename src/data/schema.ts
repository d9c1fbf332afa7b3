import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_ROOT } from '../core/package-root.ts'
import type { Session } from './duckdb.ts'

const folder = join(PACKAGE_ROOT, 'src', 'data', 'schema')

/** Every numbered file of `schema/`, in order. */
const statements = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))

/** Makes the chain's empty tables, all or none: one wait for the disk instead of one a table. */
export const applySchema = async (session: Session): Promise<void> => {
  await session.run('begin')
  for (const statement of statements()) await session.run(statement)
  await session.run('commit')
}

/** Of the tables' definitions: a snapshot built with others is built anew, since a query may ask for a column it lacks. */
export const schemaFingerprint = (): string => {
  const bare = statements().map((statement) => statement.replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' '))
  return createHash('sha256').update(bare.join('\n')).digest('hex').slice(0, 16)
}
