import type { Session } from '../duckdb.ts'
import { isTableName, type TableName, tableOf } from '../ingest/canonical-tables.ts'
import { identifier, list, literal } from '../ingest/sql.ts'

/** Findings of a rule whose examples are looked up in the files: the newest, which are those that people look at. */
const LOCATED = 20

const NEWEST = `qualify row_number() over (partition by rule order by business_date desc, store_id) <= ${LOCATED}`

/** Each example of those findings, with its place if it has one. */
const examplesOf = (where: string) => `
  select rule, table_name, store_id, business_date, nth, e ->> 'found' as found, e ->> 'expected' as expected,
    (e -> 'key')::varchar[] as key, e ->> 'file' as file, (e ->> 'row')::bigint as row_no
  from (
    select rule, table_name, store_id, business_date, unnest(list) as e, generate_subscripts(list, 1) as nth
    from (select rule, table_name, store_id, business_date, examples::json[] as list from quality_finding where ${where} ${NEWEST}))`

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
  await session.run(`create temp table wanted as ${examplesOf(`table_name = '${table}'`)}`)
  await session.run(
    `create temp table located as
     with broken as (select file, line, row_number() over (partition by file order by line) as nth from stage.broken_line),
     places as (
       select [${keys.map((column) => `t.${column}::varchar`).join(', ')}] as key, max(struct_pack(file := t._file, rid := t._rid)) as place
       from stage.in_${table} t
       where t.${first} in (select key[1] from wanted) and not exists (
         select 1 from stage.loser l where l.tbl = '${table}' and l.outcome <> 'rejected' and l.file = t._file and l.rid = t._rid)
       group by all)
     select w.rule, w.store_id, w.business_date, w.nth, w.found, w.expected, w.key,
       coalesce(any_value(f.file), any_value(w.file)) as file,
       coalesce(any_value(s.place.rid - o.first_rid + o.first_row) + count(b.line), any_value(w.row_no)) as row_no
     from wanted w
     left join places s on s.key = w.key
     left join stage.source_file o on o.file = s.place.file
     left join main.ingest_file f on f.file_no = s.place.file
     left join broken b on b.file = s.place.file and b.line - b.nth - o.first_row + 1 <= s.place.rid - o.first_rid
     group by all`,
  )
  await writeExamples(session, table, 'located')
  await session.run('drop table wanted')
  await session.run('drop table located')
}

const writeExamples = (session: Session, table: string, from: string): Promise<void> =>
  session.run(
    `update quality_finding q set examples = l.examples
     from (
       select rule, store_id, business_date,
         to_json(list({key: key, found: found, expected: expected, file: file, row: row_no} order by nth))::varchar as examples
       from ${from} group by all) l
     where q.table_name = '${table}' and q.rule = l.rule and q.store_id is not distinct from l.store_id
       and q.business_date is not distinct from l.business_date`,
  )

/**
 * Before the findings of a snapshot are renewed: puts aside the places that its examples name, and takes all of them out, for
 * others may be the newest in the end. Examples of `anew`, tables that are read whole again, are looked up again.
 */
export const keepPlaces = async (session: Session, anew: readonly TableName[]): Promise<void> => {
  const others = `table_name not in (${list(['', ...anew].map(literal))})`
  await session.run(
    `create temp table known_place as select distinct table_name, key, file, row_no from (${examplesOf(others)})`,
  )
  const tables = await session.rows(
    `select distinct table_name from quality_finding where contains(examples, '"file":"')`,
  )
  for (const { table_name } of tables) {
    await session.run(
      `create temp table bare as
       select rule, store_id, business_date, nth, e ->> 'found' as found, e ->> 'expected' as expected,
         (e -> 'key')::varchar[] as key, null::varchar as file, null::bigint as row_no
       from (
         select rule, store_id, business_date, unnest(examples::json[]) as e, generate_subscripts(examples::json[], 1) as nth
         from quality_finding where table_name = ${literal(String(table_name))} and contains(examples, '"file":"'))`,
    )
    await writeExamples(session, String(table_name), 'bare')
    await session.run('drop table bare')
  }
}

/** Writes the places that were put aside into the examples that are the newest now; `locateExamples` does the others. */
export const givePlaces = async (session: Session): Promise<void> => {
  const tables = await session.rows('select distinct table_name from known_place where file is not null')
  for (const { table_name } of tables) {
    const table = literal(String(table_name))
    await session.run(
      `create temp table given as
       select w.rule, w.store_id, w.business_date, w.nth, w.found, w.expected, w.key, k.file, k.row_no
       from (${examplesOf(`table_name = ${table}`)}) w left join known_place k on k.table_name = ${table} and k.key = w.key`,
    )
    await writeExamples(session, String(table_name), 'given')
    await session.run('drop table given')
  }
}

/** Some example is of a row that is there, and its file was not read: where it stands is not known. Ends what `keepPlaces` began. */
export const losesPlaces = async (session: Session, anew: readonly TableName[]): Promise<boolean> => {
  await session.run(
    `create temp table unplaced as
     select table_name, key from (${examplesOf('true')}) w where file is null
     and not exists (select 1 from known_place k where k.table_name = w.table_name and k.key = w.key)`,
  )
  let lost = false
  for (const { table_name } of await session.rows('select distinct table_name from unplaced')) {
    const table = String(table_name)
    if (!isTableName(table) || anew.includes(table)) continue
    const keys = tableOf(table).key.map((column) => `t.${identifier(column)}`)
    const there = await session.rows(
      `select 1 as x from main.${table} t where ${keys[0]} in (select key[1] from unplaced where table_name = '${table}')
       and [${list(keys.map((key) => `${key}::varchar`))}] in (select key from unplaced where table_name = '${table}') limit 1`,
    )
    lost ||= there.length > 0
  }
  await session.run('drop table unplaced')
  await session.run('drop table known_place')
  return lost
}
