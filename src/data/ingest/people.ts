import { PEOPLE, PEOPLE_TABLE } from './people-table.ts'
import { keepBrokenLines, readCsv, textOf } from './read-csv.ts'
import type { SourceFile } from './source-format.ts'
import { literal } from './sql.ts'
import type { Stage } from './stage.ts'
import { typedColumns } from './typed-columns.ts'

/** SQL of a people file's typed rows with `_bad`. */
export const peopleRows = (
  file: Pick<SourceFile, 'name' | 'path' | 'container' | 'text'>,
  names: readonly string[],
): string => {
  const source = file.container === 'csv' ? readCsv(textOf(file), 'keep') : `read_parquet(${literal(file.path)})`
  const typed = typedColumns(PEOPLE_TABLE, { names, types: file.container === 'parquet' ? {} : null }, {})
  const values = Object.entries(typed.columns).map(([column, value]) => `${value} as ${column}`)
  return `select ${values.join(', ')}, ${typed.bad} as _bad from (select ${typed.inner} from ${source})`
}

/** Counts a people file and its wrong rows, so that the import's report shows them; nothing of it is loaded. */
export const screenPeople = async (stage: Stage, file: SourceFile): Promise<void> => {
  const { session } = stage
  const csv = file.container === 'csv'
  const names = csv
    ? textOf(file).columns
    : (await session.rows('select column_name from (describe select * from read_parquet($1))', [file.path])).map(
        (row) => String(row.column_name),
      )
  await session.run(`create temp table people_now as ${peopleRows(file, names)}`)
  const broken = csv ? await keepBrokenLines(stage, file.no) : 0
  const [row] = await session.rows('select count(*)::integer as n from people_now')
  await session.run(
    `insert into stage.loser (tbl, file, rid, outcome, col, reason) select ${literal(PEOPLE)}, ${file.no}, rowid, 'rejected', split_part(_bad, '|', 1),
       split_part(_bad, '|', 2) from people_now where _bad is not null`,
  )
  await session.run('drop table people_now')
  await session.run(
    `insert into stage.source_file values (${file.no}, 0, ${csv ? textOf(file).skip + 2 : 1}, ${Number(row?.n) + broken})`,
  )
}
