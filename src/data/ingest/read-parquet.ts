import type { Session } from '../duckdb.ts'
import type { SourceOptions } from '../source-options.ts'
import { CANONICAL_TABLES, type TableName } from './canonical-tables.ts'
import type { SourceFile } from './source-format.ts'
import { list, literal } from './sql.ts'
import { type Stage, selectInput } from './stage.ts'
import { type Header, typedColumns } from './typed-columns.ts'

/** Read in place, never copied into the stage: all files with the same options in one scan, in journal order. */
export const parquetInputs = async (
  stage: Stage,
  table: TableName,
  files: readonly SourceFile[],
): Promise<readonly string[]> => {
  const spec = CANONICAL_TABLES[table]
  const selects: string[] = []
  for (const group of byOptions(files)) {
    const source = `read_parquet([${list(group.files.map((file) => literal(file.path)))}], union_by_name = true)`
    const typed = typedColumns(spec, await parquetHeader(stage.session, source), group.options)
    const numbers = `[${list(group.files.map((file) => String(file.no)))}]`
    const from = `(select ${typed.inner}, file_index as _index, file_row_number as _number from ${source})`
    selects.push(
      selectInput(table, {
        from,
        columns: typed.columns,
        file: group.files.length === 1 ? String(group.files[0]?.no) : `${numbers}[(_index + 1)::bigint]`,
        rid: '_number',
        bad: typed.bad,
      }),
    )
    for (const file of group.files) {
      await stage.session.run(`insert into stage.source_file values (${file.no}, 0, 1, ${file.rows})`)
      stage.loaded(file)
    }
  }
  return selects
}

export const parquetHeader = async (session: Session, source: string): Promise<Header> => {
  const rows = await session.rows(`select column_name, column_type from (describe select * from ${source})`)
  const types = Object.fromEntries(rows.map((row) => [String(row.column_name), String(row.column_type)]))
  return { names: Object.keys(types), types }
}

const byOptions = (files: readonly SourceFile[]) => {
  const groups = new Map<string, { options: SourceOptions; files: SourceFile[] }>()
  for (const file of files) {
    const key = JSON.stringify(file.options)
    const group = groups.get(key) ?? { options: file.options, files: [] }
    group.files.push(file)
    groups.set(key, group)
  }
  return groups.values()
}

/** A file's records as they came, numbered like the stage numbers them. */
export const parquetRecords = (file: SourceFile): string =>
  `select file_row_number + (select first_rid from stage.source_file where file = ${file.no}) as rid, *
   from read_parquet(${literal(file.path)})`
