import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Cell } from './cell.ts'

/**
 * The only module that opens DuckDB: two instances on one file in one process lose data silently (reliability F2).
 * A workshop is where snapshots are built and tests plant rows; a snapshot is read-only, limited and locked.
 */
export interface Session {
  run(sql: string, parameters?: readonly (string | number)[]): Promise<void>
  rows(sql: string, parameters?: readonly (string | number)[], signal?: AbortSignal): Promise<Record<string, Cell>[]>
  close(): void
}

const memoryLimit = '256MB'
const connections = 4

/** Read-write, in memory or on a path that nobody else has open. */
export const openWorkshop = async (path = ':memory:'): Promise<Session> => {
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  await connection.run("set TimeZone = 'UTC'")
  return sessionOf(instance, [connection])
}

/** A published snapshot. Settings after the opening, the lock last, or the later ones fail (contracts 8). */
export const openSnapshotFile = async (path: string): Promise<Session> => {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const pool = await Promise.all(Array.from({ length: connections }, () => instance.connect()))
  const first = pool[0] as DuckDBConnection
  for (const setting of [
    "set TimeZone = 'UTC'",
    `set memory_limit = '${memoryLimit}'`,
    "set temp_directory = ''",
    'set autoinstall_known_extensions = false',
    'set autoload_known_extensions = false',
    'set allow_community_extensions = false',
    'set enable_external_access = false',
    'set lock_configuration = true',
  ])
    await first.run(setting)
  return sessionOf(instance, pool)
}

const sessionOf = (instance: DuckDBInstance, pool: DuckDBConnection[]): Session => {
  const free = [...pool]
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  const take = () => {
    const connection = free.pop()
    return connection ? Promise.resolve(connection) : new Promise<DuckDBConnection>((resolve) => waiting.push(resolve))
  }
  const give = (connection: DuckDBConnection) => {
    const next = waiting.shift()
    if (next) next(connection)
    else free.push(connection)
  }
  return {
    async run(sql, parameters = []) {
      const connection = await take()
      try {
        await connection.run(sql, [...parameters])
      } finally {
        give(connection)
      }
    },
    async rows(sql, parameters = [], signal) {
      signal?.throwIfAborted()
      const connection = await take()
      const stop = () => connection.interrupt()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        const reader = await connection.runAndReadAll(sql, [...parameters])
        return reader.getRowObjects() as Record<string, Cell>[]
      } finally {
        signal?.removeEventListener('abort', stop)
        give(connection)
      }
    },
    close() {
      for (const connection of pool) connection.closeSync()
      instance.closeSync()
    },
  }
}
