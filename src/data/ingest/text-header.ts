import { type Fault, isFault } from '../../core/fault.ts'
import type { Session } from '../duckdb.ts'
import type { SourceOptions } from '../source-options.ts'
import type { CanonicalTable } from './column.ts'
import { readCsv } from './read-csv.ts'
import { identifier } from './sql.ts'
import type { TextTable } from './text/text-table.ts'
import { readingsOf, type TextColumn } from './text/value-shapes.ts'
import { type Header, sourceOf } from './typed-columns.ts'

/** The columns of a text file that a table takes, as SQL of their text. */
const taken = (table: CanonicalTable, text: TextTable): readonly TextColumn[] =>
  table.columns.flatMap(({ name, type }) => {
    const source = sourceOf(text.columns, name)
    return source === undefined ? [] : [{ name, type, raw: identifier(source) }]
  })

/** A text file's header with the way its values are written, decided from all of them; a fault when there are two ways. */
export const checkedHeader = async (
  session: Session,
  table: CanonicalTable,
  file: string,
  text: TextTable,
  options: SourceOptions,
): Promise<Header | Fault> => {
  const readings = await readingsOf(session, readCsv(text, 'skip'), taken(table, text), file, options)
  return isFault(readings) ? readings : { names: text.columns, types: null, readings }
}

/** The same for a file that was accepted before: what could be read two ways then was said, and is in its options. */
export const textHeader = async (
  session: Session,
  table: CanonicalTable,
  file: string,
  text: TextTable,
  options: SourceOptions,
): Promise<Header> => {
  const header = await checkedHeader(session, table, file, text, options)
  return isFault(header) ? { names: text.columns, types: null } : header
}
