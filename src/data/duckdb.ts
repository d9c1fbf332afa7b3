import { cpus, totalmem } from 'node:os'
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, INTEGER } from '@duckdb/node-api'
import type { Cell } from './cell.ts'
import { claimFile } from './file-owner.ts'

/**
 * The only module that opens DuckDB: two instances on one file in one process lose data silently (reliability F2).
 * A workshop is where snapshots are built and tests plant rows; a snapshot is read-only, limited and locked.
 */
export interface Session {
  run(sql: string, parameters?: readonly (string | number)[]): Promise<void>
  rows(sql: string, parameters?: readonly (string | number)[], signal?: AbortSignal): Promise<Record<string, Cell>[]>
  /**
   * The first column of a statement, VARCHAR, as it is read, a few thousand rows a piece: many rows for a file, without ever holding
   * them all. Keeps a connection until it has been read or left.
   */
  lines(sql: string, parameters?: readonly (string | number)[], signal?: AbortSignal): AsyncIterable<readonly string[]>
  /** Whole numbers or doubles, column by column: many rows for a loop, without an object each. Null counts as 0. */
  columns(sql: string): Promise<Float64Array[]>
  /** Columns of VARCHAR, column by column: many rows of a user's file, without an object each. */
  texts(sql: string): Promise<(string | null)[][]>
  /** Adds rows to a table of INTEGER columns; all given columns are equally long. */
  append(schema: string, table: string, columns: readonly Int32Array[]): Promise<void>
  close(): void
}

/** What those who only read need. */
export type Reading = Pick<Session, 'rows' | 'lines' | 'close'>

/** Of the buffer manager; a process needs about 2.3 times as much (reliability 4.2). */
const READING_MEMORY = '256MB'
const BUILDING_MEMORY = `${Math.round(Math.min(3e9, totalmem() / 4) / 1e6)}MB`

/**
 * Queries at once, and threads for each instance: each running query holds a thread of libuv's pool, and where all 4 are
 * taken nothing else in the service moves (performance B2). The launcher sets UV_THREADPOOL_SIZE=16.
 */
const CONNECTIONS = 4
const THREADS = Math.max(1, Math.min(4, cpus().length))

export interface WorkshopOptions {
  /** Where sorts that do not fit in memory may write; without it they fail. */
  readonly scratch?: string
}

/** Read-write, in memory or on a path that nobody else has open. */
export const openWorkshop = async (path = ':memory:', options: WorkshopOptions = {}): Promise<Session> => {
  // A file is written in the newest format: texts that come back again and again are written a third quicker. Not in memory:
  // the setting also changes how statements are serialised, and the statement guard is shown to bite there.
  const opened = await openInstance(
    path,
    'write',
    path === ':memory:' ? {} : { storage_compatibility_version: 'latest' },
  )
  const session = sessionOf(opened, [await opened.instance.connect()])
  for (const setting of [
    "set TimeZone = 'UTC'",
    `set memory_limit = '${BUILDING_MEMORY}'`,
    `set temp_directory = '${(options.scratch ?? '').replaceAll("'", "''")}'`,
    'set autoinstall_known_extensions = false',
    'set enable_progress_bar = false',
  ])
    await session.run(setting)
  return session
}

/** A published snapshot. Settings after the opening, the lock last, or the later ones fail (contracts 8). */
export const openSnapshotFile = async (path: string): Promise<Session> => {
  const opened = await openInstance(path, 'read', { access_mode: 'READ_ONLY' })
  const pool = await Promise.all(Array.from({ length: CONNECTIONS }, () => opened.instance.connect()))
  const session = sessionOf(opened, pool)
  const [first] = pool
  for (const setting of [
    "set TimeZone = 'UTC'",
    `set memory_limit = '${READING_MEMORY}'`,
    `set threads = ${THREADS}`,
    "set temp_directory = ''",
    'set autoinstall_known_extensions = false',
    'set autoload_known_extensions = false',
    'set allow_community_extensions = false',
    'set enable_external_access = false',
    'set lock_configuration = true',
  ])
    await first?.run(setting)
  return session
}

interface Opened {
  readonly instance: DuckDBInstance
  readonly giveBack: () => void
}

const openInstance = async (
  path: string,
  how: 'read' | 'write',
  settings: Readonly<Record<string, string>>,
): Promise<Opened> => {
  const giveBack = claimFile(path, how)
  try {
    return { instance: await DuckDBInstance.create(path, { ...settings }), giveBack }
  } catch (error) {
    giveBack()
    throw error
  }
}

const sessionOf = ({ instance, giveBack }: Opened, pool: DuckDBConnection[]): Session => {
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
        signal?.throwIfAborted()
        const reader = await connection.runAndReadAll(sql, [...parameters])
        return reader.getRowObjects() as Record<string, Cell>[]
      } finally {
        signal?.removeEventListener('abort', stop)
        give(connection)
      }
    },
    async *lines(sql, parameters = [], signal) {
      signal?.throwIfAborted()
      const connection = await take()
      const stop = () => connection.interrupt()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        const result = await connection.stream(sql, [...parameters])
        for (;;) {
          signal?.throwIfAborted()
          const chunk = await result.fetchChunk()
          if (!chunk || chunk.rowCount === 0) return
          yield chunk.getColumnValues(0) as string[]
        }
      } finally {
        signal?.removeEventListener('abort', stop)
        give(connection)
      }
    },
    async columns(sql) {
      const connection = await take()
      try {
        return await readColumns(connection, sql)
      } finally {
        give(connection)
      }
    },
    async texts(sql) {
      const connection = await take()
      try {
        return (await (await connection.run(sql)).getColumns()) as (string | null)[][]
      } finally {
        give(connection)
      }
    },
    async append(schema, table, columns) {
      const connection = await take()
      try {
        await appendColumns(connection, schema, table, columns)
      } finally {
        give(connection)
      }
    },
    close() {
      for (const connection of pool) connection.closeSync()
      instance.closeSync()
      giveBack()
    },
  }
}

const readColumns = async (connection: DuckDBConnection, sql: string): Promise<Float64Array[]> => {
  const result = await connection.run(sql)
  const chunks = await result.fetchAllChunks()
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  const columns = result.columnNames().map(() => new Float64Array(rows))
  let first = 0
  for (const chunk of chunks) {
    const size = chunk.rowCount
    columns.forEach((column, c) => {
      const vector = chunk.getColumnVector(c)
      for (let n = 0; n < size; n += 1) column[first + n] = Number(vector.getItem(n))
    })
    first += size
  }
  return columns
}

/** DuckDB's vectors hold this many rows. */
const CHUNK = 2048

const appendColumns = async (
  connection: DuckDBConnection,
  schema: string,
  table: string,
  columns: readonly Int32Array[],
): Promise<void> => {
  const appender = await connection.createAppender(table, schema)
  const types = columns.map(() => INTEGER)
  const rows = columns[0]?.length ?? 0
  let chunk = DuckDBDataChunk.create(types, Math.min(CHUNK, rows))
  for (let first = 0; first < rows; first += CHUNK) {
    const size = Math.min(CHUNK, rows - first)
    if (size < CHUNK) chunk = DuckDBDataChunk.create(types, size)
    columns.forEach((column, c) => {
      const vector = chunk.getColumnVector(c)
      for (let n = 0; n < size; n += 1) vector.setItem(n, column[first + n] ?? null)
      vector.flush()
    })
    appender.appendDataChunk(chunk)
  }
  appender.flushSync()
  appender.closeSync()
}
