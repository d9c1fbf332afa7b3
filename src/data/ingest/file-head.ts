import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'
import type { Session } from '../duckdb.ts'

/** What a file says of itself before it is read: enough to know its format and to refuse it. */
export interface FileHead {
  readonly path: string
  /** As the importer sees it, `fact_line.csv`. */
  readonly name: string
  /** Lower case, without extensions: `fact_line`. */
  readonly stem: string
  readonly container: 'csv' | 'parquet'
  /** As written, without byte order mark and outer blanks. */
  readonly columns: readonly string[]
  /** Of a CSV file. */
  readonly delimiter: string
}

const DELIMITERS = [',', ';', '\t', '|']
const HEAD_BYTES = 1 << 16

const containerOf = (name: string): 'csv' | 'parquet' | null => {
  if (/\.csv(\.gz)?$/i.test(name)) return 'csv'
  return /\.parquet$/i.test(name) ? 'parquet' : null
}

/** Null when the name is of no kind that is read; throws when the content is not what the name says. */
export const readHead = async (session: Session, path: string, name = basename(path)): Promise<FileHead | null> => {
  const container = containerOf(name)
  if (!container) return null
  const stem = name.toLowerCase().replace(/\.(csv|parquet)(\.gz)?$/, '')
  if (container === 'parquet') {
    const rows = await session.rows('select column_name from (describe select * from read_parquet($1))', [path])
    return { path, name, stem, container, columns: rows.map((row) => String(row.column_name)), delimiter: ',' }
  }
  return { path, name, stem, container, ...csvHeader(path) }
}

/** Columns and delimiter of a CSV file, from its first line. */
export const csvHeader = (path: string): Pick<FileHead, 'columns' | 'delimiter'> => {
  const line = firstLine(path).replace(/^\uFEFF/, '')
  const delimiter = DELIMITERS.reduce((best, next) => (count(line, next) > count(line, best) ? next : best), ',')
  const columns = line.split(delimiter).map((column) =>
    column
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
  return { columns, delimiter }
}

const count = (line: string, delimiter: string) => line.split(delimiter).length

const firstLine = (path: string): string => {
  const bytes = Buffer.alloc(Math.min(HEAD_BYTES, statSync(path).size))
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, bytes, 0, bytes.length, 0)
  } finally {
    closeSync(descriptor)
  }
  // a gzip file is cut in the middle here; what can be unpacked of it holds the first line
  const plain = /\.gz$/i.test(path) ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes
  return plain.toString('utf8').split(/\r?\n/, 1)[0] ?? ''
}
