import type { SourceOptions } from '../source-options.ts'
import type { CanonicalTable, Column } from './column.ts'
import { identifier, literal } from './sql.ts'
import { isNothing } from './text/nothing.ts'
import type { Readings } from './text/value-shapes.ts'

/** The header's own spelling of a canonical column; undefined when it is not there. Case does not matter. */
export const sourceOf = (header: readonly string[], name: string) =>
  header.find((column) => column.toLowerCase() === name)

export const missingColumnOf = (
  table: CanonicalTable,
  header: readonly string[],
  options: SourceOptions,
): string | null => {
  const missing = table.columns.find(
    (column) =>
      column.required && !sourceOf(header, column.name) && !(column.option && options[column.option] !== undefined),
  )
  if (missing) return missing.name
  if (table.oneOf && !table.oneOf.some((name) => sourceOf(header, name))) return table.oneOf.join(' / ')
  return null
}

export interface Header {
  readonly names: readonly string[]
  /** DuckDB types by name, of a file that has types of its own (Parquet); null for CSV, where all is text. */
  readonly types: Readonly<Record<string, string>> | null
  /** Column to SQL of its text, where names do not tell; a column that is not there is absent. */
  readonly sources?: Readonly<Record<string, string>>
  /** How a text becomes what DuckDB casts; absent when it is that already. */
  readonly readings?: Readings
}

/** SQL of a column's raw value; undefined when the file has none. */
const rawOf = (header: Header, column: string): string | undefined => {
  if (header.sources) return header.sources[column]
  const own = sourceOf(header.names, column)
  return own === undefined ? undefined : identifier(own)
}

const cast = (plain: string, column: Column, header: Header): string => {
  const source = sourceOf(header.names, column.name)
  const own = source === undefined || header.sources ? undefined : header.types?.[source]
  const raw = header.readings?.({ name: column.name, raw: plain, type: column.type }) ?? plain
  if (column.type === 'varchar') return own === 'VARCHAR' ? raw : `nullif(trim(cast(${raw} as varchar)), '')`
  // an instant may carry an offset; without one it is UTC, the session's zone
  if (column.name.endsWith('_utc') && own !== 'TIMESTAMP') return `timezone('UTC', try_cast(${raw} as timestamptz))`
  return `try_cast(${raw} as ${column.type})`
}

const NOT_A: Readonly<Record<string, string>> = {
  date: 'not a date',
  timestamp: 'not a date and time',
  boolean: 'not true or false',
  integer: 'not a whole number',
}

/** When something was: a slip of a century would make a calendar of centuries. Others may reach to the end of time, 2099. */
const HAPPENED: ReadonlySet<string> = new Set(['ts_local', 'ts_utc', 'business_date', 'date', 'month', 'day'])
const CODE = /(_id|_no|_key|^gtin|^barcode|^code)$/
// 6.90123E+12 is what Excel shows, and saves, of a long bar code: its last digits are gone
export const CUT_SHORT = String.raw`^\d(\.\d+)?[eE]\+\d{2}$`
/** What a spreadsheet shows where its formula failed. */
const FAILED = '^#(N/A|REF!|VALUE!|DIV/0!|NAME[?]|NUM!|NULL!)$'

export interface TypedColumns {
  /** Values of all columns, named `v_COLUMN`, and the raw ones of those present, `r_COLUMN`: the inner select. */
  readonly inner: string
  /** Column to SQL over the inner select. */
  readonly columns: Readonly<Record<string, string>>
  /** `column|reason` of the first value that cannot be right, else null. */
  readonly bad: string
}

/** How the columns of a file with this header become typed values, and how a wrong one is seen. */
export const typedColumns = (table: CanonicalTable, header: Header, options: SourceOptions): TypedColumns => {
  const inner: string[] = []
  const columns: Record<string, string> = {}
  const faults: string[] = []
  for (const column of table.columns) {
    const source = rawOf(header, column.name)
    const given = column.option && options[column.option]
    const value = source === undefined ? 'null' : cast(source, column, header)
    inner.push(`${given === undefined ? value : `coalesce(${value}, ${literal(given)})`} as v_${column.name}`)
    columns[column.name] = `v_${column.name}`
    const say = (when: string, reason: string) =>
      faults.push(`when ${when} then ${literal(`${column.name}|${reason}`)}`)
    if (source !== undefined && column.type !== 'varchar') {
      // an empty cell of a CSV file is read as null
      inner.push(`coalesce(not ${isNothing(`trim((${source})::varchar)`)}, false) as r_${column.name}`)
      say(`v_${column.name} is null and r_${column.name}`, NOT_A[column.type] ?? 'not a number in range')
    }
    if (source !== undefined && (column.type === 'date' || column.type === 'timestamp'))
      say(
        `year(v_${column.name}) not between ${HAPPENED.has(column.name) ? '1990 and 2079' : '1900 and 9999'}`,
        'a year that cannot be',
      )
    if (source !== undefined && CODE.test(column.name) && column.type === 'varchar')
      say(
        `regexp_matches(v_${column.name}, '${CUT_SHORT}')`,
        'a number that a spreadsheet cut short: export it as text',
      )
    if (source !== undefined && column.type === 'varchar')
      say(
        `v_${column.name} like '#%' and regexp_matches(v_${column.name}, '${FAILED}')`,
        'a formula that failed in the spreadsheet',
      )
    if (column.required) say(`v_${column.name} is null`, 'missing')
    if (column.holds)
      say(
        `v_${column.name} is not null and not (${column.holds.sql.replaceAll('$', `v_${column.name}`)})`,
        column.holds.reason,
      )
  }
  const oneOf = table.oneOf?.map((name) => `v_${name}`)
  if (oneOf && table.oneOf)
    faults.push(`when coalesce(${oneOf.join(', ')}) is null then ${literal(`${table.oneOf.join(' / ')}|missing`)}`)
  return { inner: inner.join(', '), columns, bad: `case ${faults.join(' ')} else null end` }
}
