import type { Reading } from './duckdb.ts'

/** A doubt that a source format found in its data: a flag that the languages word, and the tables that it concerns. */
export interface DataNote {
  readonly flag: string
  readonly tables: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
}

export const hasTable = async (session: Reading, table: string): Promise<boolean> =>
  (await session.rows('select 1 as x from duckdb_tables() where table_name = $1', [table])).length > 0

/** None when the session holds the star tables only, as a workshop may. */
export const readNotes = async (session: Reading): Promise<readonly DataNote[]> => {
  if (!(await hasTable(session, 'data_note'))) return []
  const rows = await session.rows('select flag, tables, parameters from data_note order by flag')
  return rows.map((row) => ({
    flag: String(row.flag),
    tables: String(row.tables).split(','),
    parameters: JSON.parse(String(row.parameters)) as Record<string, string>,
  }))
}
