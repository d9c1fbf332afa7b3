import type { Session } from '../duckdb.ts'
import { type TableName, tableOf } from './canonical-tables.ts'
import { identifier, list, literal } from './sql.ts'

/**
 * Scratch of one build, the attached database `stage`: what the files say (views `in_TABLE`), which of their rows do not
 * make it and why (`loser`; a superseded row's `key` and the file that holds the newer one), which files came together
 * (`file_batch`), and the notes about the data that go along with every answer.
 */
export interface Stage {
  readonly session: Session
  /** Selects of canonical columns by table, from all formats. */
  readonly inputs: Map<TableName, string[]>
  /** Some file brought sale lines: `sale_line` is there. */
  readonly hasSales: { value: boolean }
  /** Told of each file that has been read. */
  readonly loaded: (file: { readonly name: string; readonly rows: number }) => void
}

export const openStage = async (session: Session, path: string, loaded: Stage['loaded']): Promise<Stage> => {
  await session.run(`attach ${literal(path)} as stage`)
  // row number = rid - first_rid + first_row, as a spreadsheet counts; `read` includes lines that could not be parsed
  await session.run('create table stage.source_file (file integer, first_rid bigint, first_row integer, read bigint)')
  // of files whose records stand for several rows each: which record, counted from 0, a row is of
  await session.run('create table stage.piece (file integer, rid bigint, record bigint)')
  await session.run(
    `create table stage.loser (tbl varchar, file integer, rid bigint, outcome varchar, col varchar, reason varchar,
       key varchar, by_file integer)`,
  )
  await session.run(
    'create table stage.broken_line (file integer, line bigint, col varchar, reason varchar, raw varchar)',
  )
  await session.run('create table stage.file_batch (file integer, batch integer)')
  await session.run('create table stage.renumbered (receipt_key varchar, by_file integer)')
  await session.run('create table stage.redelivered (receipt_key varchar, batch integer, by_file integer)')
  await session.run('create table stage.unit_cost (sku_id varchar, day date, unit_cost decimal(14,4), file integer)')
  await session.run('create table stage.note (flag varchar, tables varchar, parameters varchar)')
  return { session, inputs: new Map(), hasSales: { value: false }, loaded }
}

export interface InputPart {
  /** SQL after `from`. */
  readonly from: string
  /** Canonical column to SQL; a column that is not named is null. */
  readonly columns: Readonly<Record<string, string>>
  readonly file: string
  /** Unique in its file, rising in the file's order. */
  readonly rid: string
  /** `column|reason` when the row must be rejected, else null. */
  readonly bad: string
}

export const selectInput = (table: TableName, part: InputPart): string => {
  const columns = tableOf(table).columns.map(
    ({ name, type }) => `cast(${part.columns[name] ?? 'null'} as ${type}) as ${identifier(name)}`,
  )
  return `select ${list(columns)}, cast(${part.file} as integer) as _file, cast(${part.rid} as bigint) as _rid,
    cast(${part.bad} as varchar) as _bad from ${part.from}`
}

/** Adds to where a table's rows come from. */
export const input = async (stage: Stage, table: TableName, selects: readonly string[]): Promise<void> => {
  stage.inputs.set(table, [...(stage.inputs.get(table) ?? []), ...selects])
}

/** Makes the views `in_TABLE` once every format has said its part; several parts are read one after the other. */
export const declareInputs = async (stage: Stage): Promise<void> => {
  for (const [table, selects] of stage.inputs)
    await stage.session.run(`create view stage.in_${table} as ${selects.join(' union all ')}`)
}

/** A doubt that answers from these tables, or from a column of one, carry (`FlagName`), with its figures; without tables, it is only counted. */
export const note = async (
  stage: Stage,
  flag: string,
  tables: readonly (TableName | 'sales_hour' | 'fact_line.cost')[],
  parameters: Readonly<Record<string, string>>,
): Promise<void> =>
  stage.session.run('insert into stage.note values ($1, $2, $3)', [flag, tables.join(','), JSON.stringify(parameters)])
