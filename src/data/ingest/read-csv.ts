import { CANONICAL_TABLES, type TableName } from './canonical-tables.ts'
import { csvHeader } from './file-head.ts'
import type { SourceFile } from './source-format.ts'
import { identifier, list, literal } from './sql.ts'
import { type Stage, selectInput } from './stage.ts'
import { typedColumns } from './typed-columns.ts'

export interface CsvShape {
  readonly path: string
  readonly columns: readonly string[]
  readonly delimiter: string
  readonly encoding?: 'utf-8' | 'latin-1'
}

/** Every value as text, nothing guessed: types are cast by us, so that a wrong one is a reject and not a failed import. */
export const readCsv = (shape: CsvShape, errors: 'keep' | 'skip'): string => {
  const columns = shape.columns.map((column) => `${literal(column)}: 'varchar'`)
  const onError =
    errors === 'keep'
      ? "store_rejects = true, rejects_table = 'csv_error', rejects_scan = 'csv_scan', rejects_limit = 0"
      : 'ignore_errors = true'
  return `read_csv(${literal(shape.path)}, auto_detect = false, header = true, delim = ${literal(shape.delimiter)},
    quote = '"', escape = '"', encoding = ${literal(shape.encoding ?? 'utf-8')}, columns = {${list(columns)}}, ${onError})`
}

/** Moves the lines that DuckDB could not parse, from its temporary tables to the stage; returns how many there were. */
export const keepBrokenLines = async (stage: Stage, file: number): Promise<number> => {
  await stage.session.run(
    `insert into stage.broken_line select ${file}, line, any_value(coalesce(column_name, '')),
       any_value(case error_type when 'MISSING COLUMNS' then 'too few columns' when 'TOO MANY COLUMNS' then 'too many columns'
         when 'INVALID ENCODING' then 'not UTF-8' when 'UNQUOTED VALUE' then 'quote not closed' else lower(error_type::varchar) end),
       any_value(csv_line) from csv_error group by line`,
  )
  await stage.session.run('drop table csv_error')
  await stage.session.run('drop table csv_scan')
  const [row] = await stage.session.rows(`select count(*)::integer as n from stage.broken_line where file = ${file}`)
  return Number(row?.n)
}

/** Reads CSV files of one table into the stage, typed; the order of a file's rows is kept, so a rowid tells the row. */
export const loadCsv = async (
  stage: Stage,
  table: TableName,
  files: readonly SourceFile[],
): Promise<readonly string[]> => {
  if (files.length === 0) return []
  const { session } = stage
  const spec = CANONICAL_TABLES[table]
  await session.run(
    `create table stage.csv_${table} (${list(spec.columns.map((column) => `${identifier(column.name)} ${column.type}`))},
      _file integer, _bad varchar)`,
  )
  let first = 0
  for (const file of files) {
    const header = csvHeader(file.path)
    const typed = typedColumns(spec, { names: header.columns, types: null }, file.options)
    const values = spec.columns.map(({ name }) => typed.columns[name])
    await session.run(
      `insert into stage.csv_${table} select ${list(values as string[])}, ${file.no}, ${typed.bad}
       from (select ${typed.inner} from ${readCsv({ path: file.path, ...header }, 'keep')})`,
    )
    const broken = await keepBrokenLines(stage, file.no)
    const [row] = await session.rows(`select count(*)::bigint::varchar as n from stage.csv_${table}`)
    const last = Number(row?.n)
    await session.run(`insert into stage.source_file values (${file.no}, ${first}, 2, ${last - first + broken})`)
    first = last
  }
  const columns = Object.fromEntries(spec.columns.map(({ name }) => [name, identifier(name)]))
  return [selectInput(table, { from: `stage.csv_${table}`, columns, file: '_file', rid: 'rowid', bad: '_bad' })]
}

/** A canonical file's records as they came, numbered like the stage numbers them. */
export const csvRecords = (file: SourceFile, encoding: CsvShape['encoding'] = 'utf-8'): string =>
  `select row_number() over () - 1 + (select first_rid from stage.source_file where file = ${file.no}) as rid, *
   from ${readCsv({ path: file.path, ...csvHeader(file.path), encoding }, 'skip')}`
