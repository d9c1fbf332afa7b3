import { type Fault, isFault } from '../../core/fault.ts'
import type { Session } from '../duckdb.ts'
import type { SourceOptions } from '../source-options.ts'
import { isTableName, tableOf } from './canonical-tables.ts'
import type { CanonicalTable } from './column.ts'
import { keepBrokenLines, readCsv, textOf } from './read-csv.ts'
import { SALE_LINE, SALE_LINES, SALE_NEEDS, saleLineBad } from './sale-line.ts'
import type { SourceFile } from './source-format.ts'
import { identifier, list, literal } from './sql.ts'
import { input, type Stage, selectInput } from './stage.ts'
import type { TextTable } from './text/text-table.ts'
import { readingsOf } from './text/value-shapes.ts'
import { type Header, typedColumns } from './typed-columns.ts'

/** Field of the target to SQL of its text, over the file's own columns as texts. */
export type Sources = Readonly<Record<string, string>>

/** What a mapped file's columns become: the fields of sale lines, or the columns of a canonical table. */
export const targetOf = (target: string): CanonicalTable | null => {
  if (target === SALE_LINES) return SALE_LINE
  return isTableName(target) ? tableOf(target) : null
}

/** Further groups of fields of which the target needs one. */
export const needsOf = (target: string): readonly (readonly string[])[] => (target === SALE_LINES ? SALE_NEEDS : [])

/** SQL of a file's rows, every value a text. */
const textRows = (file: { readonly path: string; readonly text: TextTable | null }, errors: 'keep' | 'skip'): string =>
  file.text ? readCsv(file.text, errors) : `(select columns(*)::varchar from read_parquet(${literal(file.path)}))`

const named = (field: string) => `f_${field}`

/**
 * SQL of a file's rows with the text of each field, `f_FIELD`, and the row's place, `_n`: a source may look at other rows,
 * and a database that does so forgets their order.
 */
const fieldRows = (
  file: { readonly path: string; readonly text: TextTable | null },
  sources: Sources,
  errors: 'keep' | 'skip',
): string => {
  const fields = Object.entries(sources).map(([field, sql]) => `${sql} as ${named(field)}`)
  return `(select ${list([...fields, '_n'])} from (select *, row_number() over () as _n from ${textRows(file, errors)}))`
}

const headerOf = async (
  session: Session,
  table: CanonicalTable,
  file: { readonly name: string; readonly path: string; readonly text: TextTable | null },
  sources: Sources,
  options: SourceOptions,
): Promise<Header | Fault> => {
  const columns = table.columns.flatMap(({ name, type }) =>
    sources[name] === undefined ? [] : [{ name, type, raw: named(name) }],
  )
  const readings = await readingsOf(session, fieldRows(file, sources, 'skip'), columns, file.name, options)
  return isFault(readings) ? readings : { ...plainHeader(sources), readings }
}

const plainHeader = (sources: Sources): Header => ({
  names: [],
  types: null,
  sources: Object.fromEntries(Object.keys(sources).map((field) => [field, named(field)])),
})

/** What must be said before the file can be read. */
export const mappedDoubt = async (
  session: Session,
  target: string,
  file: { readonly name: string; readonly path: string; readonly text: TextTable | null },
  sources: Sources,
  options: SourceOptions,
): Promise<Fault | null> => {
  const table = targetOf(target)
  const header = table && (await headerOf(session, table, file, sources, options))
  return header && isFault(header) ? header : null
}

/**
 * Reads one mapped file into the stage: sale lines into `stage.sale_line`, which all sources share, rows of a table into
 * a table of their own that is added to its input.
 */
export const loadMapped = async (stage: Stage, file: SourceFile, target: string, sources: Sources): Promise<void> => {
  const table = targetOf(target)
  if (!table) throw new Error(`${target} is nothing that a file can be mapped to`)
  const { session } = stage
  const found = await headerOf(session, table, file, sources, file.options)
  // what could be read two ways was said when the file was accepted
  const header = isFault(found) ? plainHeader(sources) : found
  const typed = typedColumns(table, header, file.options)
  const sales = target === SALE_LINES
  const name = sales ? 'sale_line' : `mapped_${file.no}`
  if (!sales || !stage.hasSales.value) {
    const columns = table.columns.map((column) => `${identifier(column.name)} ${column.type}`)
    await session.run(`create table stage.${name} (${list(columns)}, _file integer, _bad varchar)`)
    if (sales) await session.run(SALE_FILES)
  }
  if (sales) stage.hasSales.value = true
  const first = await countOf(stage, name)
  const values = table.columns.map((column) => String(typed.columns[column.name]))
  await session.run(
    `insert into stage.${name} select ${list(values)}, ${file.no}, ${sales ? saleLineBad(typed.bad) : typed.bad}
     from (select ${typed.inner}, _n from ${fieldRows(file, sources, 'keep')}) order by _n`,
  )
  const broken = file.text ? await keepBrokenLines(stage, file.no) : 0
  const read = (await countOf(stage, name)) - first + broken
  const firstRow = file.text ? textOf(file).skip + 2 : 1
  await session.run(`insert into stage.source_file values (${file.no}, ${first}, ${firstRow}, ${read})`)
  stage.loaded(file)
  if (sales) await keepSaleFile(stage, file)
  else if (isTableName(target)) {
    const columns = Object.fromEntries(table.columns.map((column) => [column.name, identifier(column.name)]))
    await input(stage, target, [
      selectInput(target, { from: `stage.${name}`, columns, file: '_file', rid: 'rowid', bad: '_bad' }),
    ])
  }
}

const countOf = async (stage: Stage, table: string): Promise<number> => {
  const [row] = await stage.session.rows(`select count(*)::double as n from stage.${table}`)
  return Number(row?.n)
}

const SALE_FILES = `create table stage.sale_file
  (file integer, tz varchar, currency varchar, day_cutoff varchar, tax_rate decimal(10,6))`

const keepSaleFile = async (stage: Stage, { no, options }: SourceFile): Promise<void> => {
  const value = (text: string | undefined) => (text === undefined ? 'null' : literal(text))
  await stage.session.run(
    `insert into stage.sale_file values (${no}, ${value(options.tz)}, ${value(options.currency)}, ${value(options.dayCutoff)}, ${value(options.taxRate)})`,
  )
}
