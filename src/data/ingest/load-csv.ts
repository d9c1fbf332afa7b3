import { CANONICAL_TABLES, type TableName } from './canonical-tables.ts'
import { keepBrokenLines, readCsv, textOf } from './read-csv.ts'
import type { SourceFile } from './source-format.ts'
import { identifier, list } from './sql.ts'
import { type Stage, selectInput } from './stage.ts'
import { textHeader } from './text-header.ts'
import { typedColumns } from './typed-columns.ts'

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
    const text = textOf(file)
    const typed = typedColumns(spec, await textHeader(session, spec, file.name, text, file.options), file.options)
    const values = spec.columns.map(({ name }) => typed.columns[name])
    await session.run(
      `insert into stage.csv_${table} select ${list(values as string[])}, ${file.no}, ${typed.bad}
       from (select ${typed.inner} from ${readCsv(text, 'keep')})`,
    )
    const broken = await keepBrokenLines(stage, file.no)
    const [row] = await session.rows(`select count(*)::bigint::varchar as n from stage.csv_${table}`)
    const last = Number(row?.n)
    await session.run(
      `insert into stage.source_file values (${file.no}, ${first}, ${text.skip + 2}, ${last - first + broken})`,
    )
    first = last
    stage.loaded(file)
  }
  const columns = Object.fromEntries(spec.columns.map(({ name }) => [name, identifier(name)]))
  return [selectInput(table, { from: `stage.csv_${table}`, columns, file: '_file', rid: 'rowid', bad: '_bad' })]
}
