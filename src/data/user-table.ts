import { existsSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Fault, fault } from '../core/fault.ts'
import { openWorkshop, type Session } from './duckdb.ts'
import { firstLineOf } from './first-line-of.ts'
import { identifier, list, literal } from './ingest/sql.ts'
import { type CsvHead, evenCopy, isCompressed, readableCopy, sniffCsv } from './user-csv.ts'
import { readSheetRows } from './user-sheet.ts'

/** Columns of a table that a user brought: texts as they stand in it, null where a cell is empty. */
export interface UserTable {
  readonly rows: number
  /** All column names of the file, as written. */
  readonly header: readonly string[]
  /** Lines that are no rows of this table (too many cells, a quote never closed), left out. */
  readonly broken: number
  /** One of the columns asked for, under the name it was asked by. */
  column(name: string): readonly (string | null)[]
}

/**
 * Reads columns of a user's own CSV, Parquet or Excel file: delimiter, byte order mark and encoding (UTF-8, UTF-16, else
 * GB 18030) are found out; a column is found by its exact name, else without regard to case and outer blanks.
 * Faults: `file-unreadable`, and `column-missing`, which tells the columns that are there.
 */
export const readUserTable = async (path: string, columns: readonly string[]): Promise<UserTable | Fault> => {
  const file = basename(path)
  if (!existsSync(path) || !statSync(path).isFile())
    return fault('file-unreadable', { file, detail: 'there is no such file' })
  try {
    if (/\.xlsx$/i.test(path)) return await fromSheet(path, columns)
    return /\.(parquet|pq)$/i.test(path) ? await fromParquet(path, columns) : await fromCsv(path, columns)
  } catch (error) {
    return fault('file-unreadable', { file, detail: firstLineOf(error) })
  }
}

const withSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
  const session = await openWorkshop()
  try {
    return await work(session)
  } finally {
    session.close()
  }
}

const fromParquet = (path: string, columns: readonly string[]): Promise<UserTable | Fault> =>
  withSession(async (session) => {
    const source = `read_parquet(${literal(path)})`
    const named = await session.rows(`select column_name from (describe select * from ${source})`)
    const header = named.map((row) => String(row.column_name))
    const places = placesOf(basename(path), header, columns)
    if (!Array.isArray(places)) return places
    const wanted = places.map((place) => `${identifier(header[place] ?? '')}::varchar`)
    return tableOf(header, columns, await session.texts(`select ${list(wanted)} from ${source}`), 0)
  })

const fromCsv = async (path: string, columns: readonly string[]): Promise<UserTable | Fault> => {
  const head = await sniffCsv(path)
  const places = placesOf(basename(path), head.header, columns)
  if (!Array.isArray(places)) return places
  const copy = await readableCopy(path, head.encoding)
  try {
    return await readRows(path, copy, head, places, columns)
  } catch {
    return readRows(path, await evenCopy(path, head.encoding), head, places, columns)
  }
}

/** Reads the copy, where there is one, and removes it. */
const readRows = async (
  path: string,
  copy: string | null,
  head: CsvHead,
  places: readonly number[],
  columns: readonly string[],
): Promise<UserTable> => {
  try {
    return await withSession(async (session) => {
      const typed = list(head.header.map((_, place) => `'c${place}': 'varchar'`))
      // not in parallel: rows that are padded and quoted line breaks cannot be had together otherwise
      const source = `read_csv(${literal(copy ?? path)}, auto_detect = false, header = true, delim = ${literal(head.delimiter)},
        quote = '"', escape = '"', columns = {${typed}}, null_padding = true, parallel = false, max_line_size = 4000000,
        compression = ${literal(copy === null && isCompressed(path) ? 'gzip' : 'none')},
        store_rejects = true, rejects_table = 'broken_line', rejects_scan = 'broken_scan', rejects_limit = 0)`
      const cells = await session.texts(`select ${list(places.map((place) => `c${place}`))} from ${source}`)
      const [broken] = await session.rows('select count(distinct line)::integer as n from broken_line')
      return tableOf(head.header, columns, cells, Number(broken?.n ?? 0))
    })
  } finally {
    if (copy) rmSync(dirname(copy), { recursive: true, force: true })
  }
}

const fromSheet = async (path: string, columns: readonly string[]): Promise<UserTable | Fault> => {
  const [header = [], ...rows] = await readSheetRows(path)
  const names = header.map((cell) => cell ?? '')
  const places = placesOf(basename(path), names, columns)
  if (!Array.isArray(places)) return places
  return tableOf(
    names,
    columns,
    places.map((place) => rows.map((row) => row[place] ?? null)),
    0,
  )
}

const plain = (name: string) => name.trim().toLowerCase()

const placesOf = (file: string, header: readonly string[], columns: readonly string[]): number[] | Fault => {
  const places: number[] = []
  for (const column of columns) {
    const exact = header.indexOf(column)
    const place = exact >= 0 ? exact : header.findIndex((name) => plain(name) === plain(column))
    if (place < 0) return fault('column-missing', { file, column, there: header.join(', ') })
    places.push(place)
  }
  return places
}

const tableOf = (
  header: readonly string[],
  names: readonly string[],
  cells: readonly (readonly (string | null)[])[],
  broken: number,
): UserTable => {
  const byName = new Map(names.map((name, place) => [name, cells[place] ?? []]))
  return {
    rows: cells[0]?.length ?? 0,
    header,
    broken,
    column(name) {
      const found = byName.get(name)
      if (!found) throw new Error(`column ${name} was not asked for`)
      return found
    },
  }
}
