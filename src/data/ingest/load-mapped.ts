import { type Fault, isFault } from '../../core/fault.ts'
import type { Session } from '../duckdb.ts'
import type { SourceOptions } from '../source-options.ts'
import { isTableName, tableOf } from './canonical-tables.ts'
import type { CanonicalTable } from './column.ts'
import { cleanRecords, type Records } from './mapped-records.ts'
import { addMonthPlans, MONTH_PLAN, MONTH_PLANS } from './month-plan.ts'
import { keepBrokenLines, textOf } from './read-csv.ts'
import { SALE_LINE, SALE_LINES, SALE_NEEDS, saleLineBad } from './sale-line.ts'
import type { SourceFile } from './source-format.ts'
import { identifier, list, literal } from './sql.ts'
import { input, type Stage, selectInput } from './stage.ts'
import type { TextTable } from './text/text-table.ts'
import { readingsOf } from './text/value-shapes.ts'
import { type Header, typedColumns } from './typed-columns.ts'
import { addUnitCosts, UNIT_COST, UNIT_COSTS } from './unit-costs.ts'

/** Field of the target to SQL of its text, over the file's own columns as texts. */
export type Sources = Readonly<Record<string, string>>

/** What a mapped file's columns become: the fields of sale lines, a month's plan, unit costs, or the columns of a canonical table. */
export const targetOf = (target: string): CanonicalTable | null => {
  if (target === SALE_LINES) return SALE_LINE
  if (target === MONTH_PLANS) return MONTH_PLAN
  if (target === UNIT_COSTS) return UNIT_COST
  return isTableName(target) ? tableOf(target) : null
}

/** Further groups of fields of which the target needs one. */
export const needsOf = (target: string): readonly (readonly string[])[] => (target === SALE_LINES ? SALE_NEEDS : [])

const named = (field: string) => `f_${field}`

/**
 * SQL of a file's rows with the text of each field, `f_FIELD`, the row's place, `_n` and `_p`, and what is wrong with its
 * record, `_off`: a source may look at other rows, and a database that does so forgets their order.
 */
const fieldRows = (sources: Sources, rows: string, { pieces = ONE_PIECE }: Records): string => {
  const fields = Object.entries(sources).map(([field, sql]) => `${sql} as ${named(field)}`)
  return `(select ${list([...fields, '_n', '_p', '_off'])} from ${pieces(rows)})`
}

const ONE_PIECE = (from: string) => `(select *, 0 as _p from ${from})`

interface Read {
  readonly header: Header
  /** SQL of the file's fields. */
  readonly rows: (errors: 'keep' | 'skip') => string
}

const readingOf = async (
  session: Session,
  table: CanonicalTable,
  file: { readonly name: string; readonly path: string; readonly text: TextTable | null },
  sources: Sources,
  options: SourceOptions,
  records: Records,
): Promise<Read | Fault> => {
  const columns = table.columns.flatMap(({ name, type }) =>
    sources[name] === undefined ? [] : [{ name, type, raw: named(name) }],
  )
  const clean = await cleanRecords(session, file, options, records)
  if (isFault(clean)) return clean
  const rows = (errors: 'keep' | 'skip') => fieldRows(sources, clean(errors), records)
  const readings = await readingsOf(session, rows('skip'), columns, file.name, options)
  return isFault(readings) ? readings : { header: { ...plainHeader(sources), readings }, rows }
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
  records: Records,
): Promise<Fault | null> => {
  const table = targetOf(target)
  const read = table && (await readingOf(session, table, file, sources, options, records))
  return read && isFault(read) ? read : null
}

/** What a mapped file's rows are, where they are not one row of the target a record. */
export interface MappedRows {
  readonly records: Records
  /** Several targets of one file are numbered; the first one, 0, counts the lines that could not be parsed. */
  readonly part: number
  /** Shops or goods that the file only mentions: what is wrong with them is said of the rows that need them. */
  readonly mentioned?: boolean
  /** Pieces of the parts before. */
  readonly before: number
}

/** Rows that are only mentioned stand for no file of the journal; a file that states them itself, or sale lines, go before. */
const MENTIONED = 1_000_000

/**
 * Reads one mapped file into the stage: sale lines into `stage.sale_line`, which all sources share, rows of a table into
 * a table of their own that is added to its input. Returns how many rows there were.
 */
export const loadMapped = async (
  stage: Stage,
  file: SourceFile,
  target: string,
  sources: Sources,
  rows: MappedRows,
): Promise<number> => {
  const table = targetOf(target)
  if (!table) throw new Error(`${target} is nothing that a file can be mapped to`)
  const { session } = stage
  const read = await readingOf(session, table, file, sources, file.options, rows.records)
  // what could be read two ways was said when the file was accepted
  if (isFault(read)) throw new Error(`${file.name} was accepted and can now be read two ways`)
  const typed = typedColumns(table, read.header, file.options)
  const sales = target === SALE_LINES
  const name = sales ? 'sale_line' : `mapped_${file.no}_${rows.part}`
  if (!sales || !stage.hasSales.value) {
    const columns = table.columns.map((column) => `${identifier(column.name)} ${column.type}`)
    await session.run(`create table stage.${name} (${list(columns)}, _file integer, _bad varchar, _record bigint)`)
    if (sales) await session.run(SALE_FILES)
  }
  if (sales) stage.hasSales.value = true
  const first = await countOf(stage, name)
  const values = table.columns.map((column) => String(typed.columns[column.name]))
  const errors = rows.part === 0 ? 'keep' : 'skip'
  await session.run(
    `insert into stage.${name} select ${list(values)}, ${file.no}, coalesce(_off, ${sales ? saleLineBad(typed.bad) : typed.bad}), _n - 1
     from (select ${typed.inner}, _n, _p, _off from ${read.rows(errors)}) order by _n, _p`,
  )
  const broken = file.text && errors === 'keep' ? await keepBrokenLines(stage, file.no) : 0
  const count = (await countOf(stage, name)) - first
  if (rows.part === 0) {
    const firstRow = file.text ? textOf(file).skip + 2 : 1
    await session.run(`insert into stage.source_file values (${file.no}, ${first}, ${firstRow}, ${count + broken})`)
    stage.loaded(file)
  } else if (!rows.mentioned)
    await session.run(`update stage.source_file set read = read + ${count} where file = ${file.no}`)
  if (target !== MONTH_PLANS && !rows.mentioned && (rows.records.pieces || rows.before > 0))
    await session.run(
      `insert into stage.piece select ${file.no}, rowid + ${rows.before}, _record from stage.${name} where _file = ${file.no}`,
    )
  if (sales) await keepSaleFile(stage, file)
  else if (target === MONTH_PLANS) await addMonthPlans(stage, file.no, name)
  else if (target === UNIT_COSTS) await addUnitCosts(stage, file.no, name, rows.mentioned === true)
  else if (isTableName(target)) {
    const columns = Object.fromEntries(table.columns.map((column) => [column.name, identifier(column.name)]))
    await input(stage, target, [
      selectInput(target, {
        from: rows.mentioned ? `(select rowid, * from stage.${name} where _bad is null)` : `stage.${name}`,
        columns,
        file: rows.mentioned ? `_file - ${MENTIONED}` : '_file',
        rid: `rowid + ${rows.before}`,
        bad: '_bad',
      }),
    ])
  }
  return count
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
