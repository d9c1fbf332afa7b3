import { type Fault, isFault } from '../../core/fault.ts'
import type { Session } from '../duckdb.ts'
import type { SourceOptions } from '../source-options.ts'
import { readCsv } from './read-csv.ts'
import { identifier, list, literal } from './sql.ts'
import { isNothing } from './text/nothing.ts'
import type { TextTable } from './text/text-table.ts'
import { readingsOf, type TextColumn } from './text/value-shapes.ts'

/**
 * SQL of a relation with what one record of the file stands for, from the relation of its records: its columns as texts,
 * `_n`, the record's place, and `_off`, what is wrong with it. Keeps `_n` and `_off`, tells the pieces of a record apart by a
 * rising `_p`, and gives every record that is not empty one piece at least, so that none is lost uncounted.
 */
export type Pieces = (from: string) => string

/** What a format wants of a file's records before it looks into them. */
export interface Records {
  /** All columns. */
  readonly header: readonly string[]
  /** Those of numbers that the format counts with. */
  readonly numbers: readonly string[]
  /** Those of whole moments, a day and its time, that the format makes keys of: one moment written in two ways is one key. */
  readonly moments: readonly string[]
  readonly pieces?: Pieces
}

interface TextFile {
  readonly name: string
  readonly path: string
  readonly text: TextTable | null
}

const WIDE =
  "'０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'"
const BLANKS = ' \t\u00a0\u3000'

/** What a file's cells need: most columns of most files nothing, and looking once is cheap beside mending each cell. */
interface Needs {
  readonly dirty: ReadonlySet<string>
  /** Some row may be the header again, or one of totals. */
  readonly noRecords: boolean
}

const DIRTY = String.raw`^[\s\x{00a0}\x{3000}=''/–—-]|[\s\x{00a0}\x{3000}]$|[０-９Ａ-Ｚ]|^(?i)(null|n/a|nan|[(]null[)])$`
const MAY_SUM = '合|总|小|累|(?i)t.*l|sum'

const rawRows = ({ path, text }: Omit<TextFile, 'name'>, errors: 'keep' | 'skip'): string =>
  text ? readCsv(text, errors) : `(select columns(*)::varchar from read_parquet(${literal(path)}))`

const needsOf = async (session: Session, file: TextFile, header: readonly string[]): Promise<Needs> => {
  const [first = ''] = header
  const dirty = header.map((name, at) => `bool_or(regexp_matches(${identifier(name)}, '${DIRTY}')) as d${at}`)
  const sums = `bool_or(regexp_matches(coalesce(${list(header.map(identifier))}), '${MAY_SUM}')) as sums`
  const again = `bool_or(contains(${identifier(first)}, ${literal(first)})) as again`
  const [row] = await session.rows(`select ${list([...dirty, sums, again])} from ${rawRows(file, 'skip')}`)
  return {
    dirty: new Set(header.filter((_, at) => row?.[`d${at}`] === true)),
    noRecords:
      row?.sums === true ||
      row?.again === true ||
      header.some((name, at) => name === first && row?.[`d${at}`] === true),
  }
}

/**
 * SQL of a file's rows, every value a tidy text: without what spreadsheets put around codes (`="0012"`, a tab, an apostrophe);
 * digits and capitals in full width are the plain ones, and what stands for nothing (`--`, `NULL`) is nothing. `_n` is the
 * row's place; `_off`, what is wrong with it, is yet to be found. In layers: one long expression a column would take seconds to plan.
 */
const tidyRows = (
  file: Omit<TextFile, 'name'>,
  header: readonly string[],
  { dirty }: Needs,
  errors: 'keep' | 'skip',
): string => {
  const each = (sql: (column: string) => string) =>
    list(header.map((name) => (dirty.has(name) ? `${sql(identifier(name))} as ${identifier(name)}` : identifier(name))))
  const bare = each(
    (column) =>
      `trim(regexp_replace(translate(${column}, ${WIDE}), '^="(.*)"$|^''(-?[\\d.,]+)$', '\\1\\2'), '${BLANKS}')`,
  )
  const told = each((column) => `case when not ${isNothing(column)} then ${column} end`)
  return `(select ${told}, row_number() over () as _n, null::varchar as _off from (select ${bare} from ${rawRows(file, errors)}))`
}

// 合计, 合 计：, 河滨店小计(元), Grand total:
export const TOTALS = '(?i)^(.{0,12}(合计|总计|小计|累计)数?|grand ?total|sub ?total|totals?|sum)$'
export const bareTotal = (text: string): string =>
  `regexp_replace(trim(${text}), '[(（].*[)）]|[:：\\s\\x{3000}]', '', 'g')`

/**
 * SQL of a file's records as a format may count with them. The header that comes again in the middle and rows of totals are
 * emptied, so that no order takes them for its own, and carry why in `_off`; declared numbers are plain ones, and one that is none
 * is its record's `_off`. A fault when the numbers can be read two ways.
 */
export const cleanRecords = async (
  session: Session,
  file: TextFile,
  options: SourceOptions,
  { header, numbers, moments }: Records,
): Promise<((errors: 'keep' | 'skip') => string) | Fault> => {
  const needs = await needsOf(session, file, header)
  const rows = (errors: 'keep' | 'skip') => tidyRows(file, header, needs, errors)
  const off = noRecord(header)
  const emptied = list(
    header.map((name) => `case when _off is null then ${identifier(name)} end as ${identifier(name)}`),
  )
  const [found] = needs.noRecords
    ? await session.rows(`select 1 as x from ${rows('skip')} where ${off} is not null limit 1`)
    : []
  const records = (errors: 'keep' | 'skip') =>
    found === undefined
      ? rows(errors)
      : `(select * replace (${emptied}) from (select * replace (${off} as _off) from ${rows(errors)}))`
  const columns: TextColumn[] = [
    ...numbers.map((name) => ({ name, raw: identifier(name), type: 'decimal(18,6)' })),
    ...moments.map((name) => ({ name, raw: identifier(name), type: 'timestamp' })),
  ]
  if (columns.length === 0) return records
  const readings = await readingsOf(session, records('skip'), columns, file.name, options)
  if (isFault(readings)) return readings
  const read = (column: TextColumn) => identifier(`_read_${column.name}`)
  const unread = columns.map(
    (column) =>
      `when ${column.raw} is not null and ${read(column)} is null then ${literal(`${column.name}|${column.type === 'timestamp' ? 'not a date and time' : 'not a number in range'}`)}`,
  )
  const plain = (column: TextColumn) =>
    column.type === 'timestamp' ? `strftime(${read(column)}, '%Y-%m-%d %H:%M:%S')` : `${read(column)}::varchar`
  return (errors) =>
    `(select * exclude (${list(columns.map(read))}) replace (${list(columns.map((column) => `${plain(column)} as ${column.raw}`))},
        coalesce(_off, case ${unread.join(' ')} end) as _off)
      from (select *, ${list(columns.map((column) => `try_cast(${readings(column)} as ${column.type}) as ${read(column)}`))} from ${records(errors)}))`
}

/** SQL of why a row is no record at all, else null. */
const noRecord = (header: readonly string[]): string => {
  const again = header
    .filter((name) => !/^column_\d+$/.test(name))
    .slice(0, 6)
    .map((name) => `${identifier(name)} = ${literal(name)}`)
  const first = `coalesce(${list(header.map(identifier))})`
  const [at = ''] = header
  return `case when ${again.length > 1 ? again.join(' and ') : 'false'} then ${literal(`${at}|the header again`)}
    when regexp_matches(${bareTotal(first)}, '${TOTALS}') then ${literal(`${at}|a line of totals`)} end`
}
