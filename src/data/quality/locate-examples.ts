import type { Session } from '../duckdb.ts'
import { isTableName, type TableName, tableOf } from '../ingest/canonical-tables.ts'
import { identifier } from '../ingest/sql.ts'

/** Findings of a rule whose examples are looked up in the files: the newest, which are those that people look at. */
const LOCATED = 20

/** Writes into the examples of the newest findings which file and which row of it they came from. */
export const locateExamples = async (session: Session): Promise<void> => {
  const tables = await session.rows('select distinct table_name from quality_finding order by table_name')
  for (const { table_name } of tables) {
    const table = String(table_name)
    if (isTableName(table) && (await hasView(session, table))) await locate(session, table)
  }
}

const hasView = async (session: Session, table: TableName): Promise<boolean> =>
  (await session.rows(`select 1 as x from duckdb_views() where database_name = 'stage' and view_name = 'in_${table}'`))
    .length > 0

const locate = async (session: Session, table: TableName): Promise<void> => {
  const keys = tableOf(table).key.map((column) => identifier(column))
  const [first] = keys
  if (!first) return
  await session.run(
    `create temp table wanted as
     select rule, store_id, business_date, nth, e ->> 'found' as found, e ->> 'expected' as expected, (e -> 'key')::varchar[] as key
     from (
       select rule, store_id, business_date, unnest(list) as e, generate_subscripts(list, 1) as nth
       from (
         select rule, store_id, business_date, examples::json[] as list from quality_finding where table_name = '${table}'
         qualify row_number() over (partition by rule order by business_date desc, store_id) <= ${LOCATED}))`,
  )
  await session.run(
    `create temp table located as
     with broken as (select file, line, row_number() over (partition by file order by line) as nth from stage.broken_line),
     places as (
       select [${keys.map((column) => `t.${column}::varchar`).join(', ')}] as key, max(struct_pack(file := t._file, rid := t._rid)) as place
       from stage.in_${table} t
       where t.${first} in (select key[1] from wanted) and not exists (
         select 1 from stage.loser l where l.tbl = '${table}' and l.outcome <> 'rejected' and l.file = t._file and l.rid = t._rid)
       group by all)
     select w.rule, w.store_id, w.business_date, w.nth, w.found, w.expected, w.key, any_value(f.file) as file,
       any_value(s.place.rid - o.first_rid + o.first_row) + count(b.line) as row_no
     from wanted w
     left join places s on s.key = w.key
     left join stage.source_file o on o.file = s.place.file
     left join main.ingest_file f on f.file_no = s.place.file
     left join broken b on b.file = s.place.file and b.line - b.nth - o.first_row + 1 <= s.place.rid - o.first_rid
     group by all`,
  )
  await session.run(
    `update quality_finding q set examples = l.examples
     from (
       select rule, store_id, business_date,
         to_json(list({key: key, found: found, expected: expected, file: file, row: row_no} order by nth))::varchar as examples
       from located group by all) l
     where q.table_name = '${table}' and q.rule = l.rule and q.store_id is not distinct from l.store_id
       and q.business_date is not distinct from l.business_date`,
  )
  await session.run('drop table wanted')
  await session.run('drop table located')
}
