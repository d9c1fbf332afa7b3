import { DatabaseSync, type StatementSyncInstance } from '@photostructure/sqlite'
import { bind } from './state-bind.ts'
import { STATE_SCHEMA } from './state-schema.ts'

export type Row = Readonly<Record<string, string | number | null>>

/** The one SQLite file of a service: an acknowledged write survives a power cut (WAL, synchronous FULL). */
export interface StateFile {
  /** Number of rows changed. */
  run(sql: string, ...values: unknown[]): number
  one(sql: string, ...values: unknown[]): Row | null
  all(sql: string, ...values: unknown[]): Row[]
  /** All of it or nothing. */
  together<T>(work: () => T): T
  close(): void
}

/** Opens or makes the file; `:memory:` for tests. */
export const openStateFile = (path: string): StateFile => {
  const database = new DatabaseSync(path, { timeout: 5000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
  const done = Number((database.prepare('pragma user_version').get() as Row).user_version)
  for (let step = done; step < STATE_SCHEMA.length; step += 1)
    database.exec(`begin; ${STATE_SCHEMA[step]}; pragma user_version = ${step + 1}; commit`)

  const prepared = new Map<string, StatementSyncInstance>()
  const statement = (sql: string) => {
    const known = prepared.get(sql)
    if (known) return known
    const made = database.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  return {
    run: (sql, ...values) => Number(statement(sql).run(...bind(values)).changes),
    one: (sql, ...values) => (statement(sql).get(...bind(values)) as Row | undefined) ?? null,
    all: (sql, ...values) => statement(sql).all(...bind(values)) as Row[],
    together(work) {
      database.exec('begin immediate')
      try {
        const result = work()
        database.exec('commit')
        return result
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    },
    close: () => database.close(),
  }
}
