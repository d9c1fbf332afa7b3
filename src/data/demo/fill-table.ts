import type { Session } from '../duckdb.ts'

export type Value = string | number | boolean | null | readonly number[]
export type Row = Readonly<Record<string, Value>>

/** Makes (or replaces) a table of rows that TypeScript worked out; `columns` are DuckDB types in order. */
export const fillTable = async (
  session: Session,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Row[],
): Promise<void> => {
  const declared = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')
  await session.run(`create or replace table ${table} (${declared})`)
  if (rows.length === 0) return
  await session.run(
    `insert into ${table} by name select unnest(r, recursive := true)
     from (select unnest(from_json($1::json, '${JSON.stringify([columns])}')) as r)`,
    [JSON.stringify(rows)],
  )
}
