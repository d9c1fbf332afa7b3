import type { SourceFile } from './source-format.ts'
import { list, literal } from './sql.ts'
import type { Stage } from './stage.ts'
import type { TextTable } from './text/text-table.ts'

/** A text file's rows; a Parquet file has none, and asking is our own bug. */
export const textOf = (file: { readonly name: string; readonly text: TextTable | null }): TextTable => {
  if (!file.text) throw new Error(`${file.name} is no text`)
  return file.text
}

/** Every value as text, nothing guessed: types are cast by us, so that a wrong one is a reject and not a failed import. */
export const readCsv = (shape: TextTable, errors: 'keep' | 'skip'): string => {
  const columns = shape.columns.map((column) => `${literal(column)}: 'varchar'`)
  const onError =
    errors === 'keep'
      ? "store_rejects = true, rejects_table = 'csv_error', rejects_scan = 'csv_scan', rejects_limit = 0"
      : 'ignore_errors = true'
  return `read_csv(${literal(shape.path)}, auto_detect = false, header = true, skip = ${shape.skip}, delim = ${literal(shape.delimiter)},
    quote = '"', escape = '"', encoding = ${literal(shape.encoding)}, columns = {${list(columns)}}, ${onError})`
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

/** A canonical file's records as they came, numbered like the stage numbers them. */
export const csvRecords = (file: SourceFile): string =>
  `select row_number() over () - 1 + (select first_rid from stage.source_file where file = ${file.no}) as rid, *
   from ${readCsv(textOf(file), 'skip')}`
