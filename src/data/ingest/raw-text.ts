import { keepBrokenLines, readCsv, textOf } from './read-csv.ts'
import type { SourceFile } from './source-format.ts'
import { list, literal } from './sql.ts'
import type { Stage } from './stage.ts'

/**
 * Reads files of a foreign format into one stage table of texts, `_file` beside them. Its rowid runs through the files
 * in order, so it tells a row for ever; columns that a file lacks are null.
 */
export const loadRawText = async (
  stage: Stage,
  table: string,
  columns: readonly string[],
  files: readonly SourceFile[],
): Promise<void> => {
  const { session } = stage
  await session.run(`create table stage.${table} (${list(columns.map((name) => `${name} varchar`))}, _file integer)`)
  let first = 0
  for (const file of files) {
    const csv = file.container === 'csv'
    const source = csv ? readCsv(textOf(file), 'keep') : `read_parquet(${literal(file.path)})`
    const header = csv
      ? textOf(file).columns
      : (await session.rows(`select column_name from (describe select * from ${source})`)).map((row) => row.column_name)
    const there = new Set(header.map((name) => String(name).toLowerCase()))
    const values = columns.map((name) => (there.has(name.toLowerCase()) ? `${name}::varchar` : 'null'))
    await session.run(`insert into stage.${table} select ${list(values)}, ${file.no} from ${source}`)
    const broken = csv ? await keepBrokenLines(stage, file.no) : 0
    const [row] = await session.rows(`select count(*)::double as n from stage.${table}`)
    const last = Number(row?.n)
    await session.run(
      `insert into stage.source_file values (${file.no}, ${first}, ${csv ? textOf(file).skip + 2 : 1}, ${last - first + broken})`,
    )
    first = last
    stage.loaded(file)
  }
}

/**
 * Counts the lines that do not stand, because a newer file holds their whole receipt; the inputs leave them out. The
 * table says of each line `receipt`, `stands` and, as `newest`, the file that holds it.
 */
export const leaveSuperseded = (stage: Stage, lines: string): Promise<void> =>
  stage.session.run(
    `insert into stage.loser (tbl, file, rid, outcome, key, by_file)
     select 'fact_line', _file, rid, 'superseded', receipt, newest from stage.${lines} where not stands`,
  )
