import { basename } from 'node:path'
import type { Session } from '../duckdb.ts'
import { isTableName } from './canonical-tables.ts'
import { PEOPLE } from './people-table.ts'
import { containerOf, readText } from './text/read-text.ts'
import { sheetNames } from './text/sheet-rows.ts'
import type { TextTable } from './text/text-table.ts'

/** What a file says of itself before it is read: enough to know its format and to refuse it. */
export interface FileHead {
  readonly path: string
  /** As the importer sees it, `fact_line.csv`. */
  readonly name: string
  /** Lower case, without extensions: `fact_line`; of a workbook's sheet that is named like a table, its name. */
  readonly stem: string
  readonly container: 'csv' | 'parquet'
  readonly columns: readonly string[]
  /** Its rows as text; null for Parquet. */
  readonly text: TextTable | null
}

/** Null when the name is of no kind that is read; throws when the content is not what the name says. */
export const readHead = async (
  session: Session,
  path: string,
  scratch: string,
  name = basename(path),
  sheet: string | null = null,
): Promise<FileHead | null> => {
  const container = containerOf(name)
  if (!container) return null
  const stem = sheet ?? name.toLowerCase().replace(/\.[a-z]+(\.gz)?$/, '')
  if (container === 'parquet') {
    const rows = await session.rows('select column_name from (describe select * from read_parquet($1))', [path])
    return { path, name, stem, container, columns: rows.map((row) => String(row.column_name)), text: null }
  }
  const text = await readText(path, name, { scratch, sheet: stem })
  return { path, name, stem, container: 'csv', columns: text.columns, text }
}

/** A file is one table, but for a workbook whose sheets are named like tables: it is each of them. */
export const readHeads = async (session: Session, path: string, scratch: string): Promise<readonly FileHead[]> => {
  const sheets = containerOf(path) === 'xlsx' ? (await sheetNames(path)).map((name) => name.toLowerCase()) : []
  const tables = sheets.filter((name) => isTableName(name) || name === PEOPLE)
  const heads: (FileHead | null)[] = []
  for (const sheet of tables.length === 0 ? [null] : tables)
    heads.push(await readHead(session, path, scratch, basename(path), sheet))
  return heads.filter((head) => head !== null)
}
