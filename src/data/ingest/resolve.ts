import { type TableName, tableOf } from './canonical-tables.ts'
import {
  isPartOfReceipt,
  keepOneOfEachNumber,
  leaveVanished,
  noteRedelivered,
  rejectOrphanVoids,
} from './resolve-receipts.ts'
import { identifier, list } from './sql.ts'
import type { Stage } from './stage.ts'

/** Stores and goods are always asked for; other parents only where the chain brings any. */
const ALWAYS_ASKED: ReadonlySet<string> = new Set(['dim_store', 'dim_product'])

/**
 * Decides for every row of a table's input whether it goes in: values, references, one row a key. What does not is a
 * `loser` with its outcome; the view `live_TABLE` is the rest. Parents must be in the snapshot already.
 */
export const resolve = async (stage: Stage, table: TableName): Promise<void> => {
  await rejectWrong(stage, table)
  // without a rejected row, the check of keys need not work out again which rows are bad
  await keepOneOfEachKey(stage, table, (await hasLosers(stage, table)) ? '_bad is null' : 'true')
  if (table === 'fact_receipt') await keepOneOfEachNumber(stage)
  if (isPartOfReceipt(table)) await leaveVanished(stage, table)
  if (table === 'fact_line') await rejectOrphanVoids(stage)
  await stage.session.run(
    `create view stage.live_${table} as ${(await hasLosers(stage, table)) ? living(table) : `from stage.in_${table}`}`,
  )
  if (table === 'fact_receipt') await noteRedelivered(stage)
}

const hasLosers = async (stage: Stage, table: TableName): Promise<boolean> =>
  (await stage.session.rows(`select 1 as x from stage.loser where tbl = '${table}' limit 1`)).length > 0

const living = (table: TableName) =>
  `select * from stage.in_${table} t where not exists
   (select 1 from stage.loser l where l.tbl = '${table}' and l.file = t._file and l.rid = t._rid)`

/** Values first, then references, in one reading of the files. */
const rejectWrong = async (stage: Stage, table: TableName): Promise<void> => {
  const { session } = stage
  const joins: string[] = []
  const faults: string[] = ['when t._bad is not null then t._bad']
  for (const [column, parent] of Object.entries(tableOf(table).references)) {
    const rows = await session.rows(`select 1 as x from main.${parent} limit 1`)
    if (rows.length === 0 && !ALWAYS_ASKED.has(parent)) continue
    const key = tableOf(parent as TableName).key[0]
    joins.push(`left join main.${parent} p_${column} on p_${column}.${key} = t.${column}`)
    faults.push(`when t.${column} is not null and p_${column}.${key} is null then '${column}|not in ${parent}'`)
  }
  const part = isPartOfReceipt(table)
  if (part) {
    joins.push(
      'left join main.fact_receipt r on r.receipt_key = t.receipt_key',
      'left join stage.renumbered n on n.receipt_key = t.receipt_key',
    )
    faults.push(
      "when r.receipt_key is null and n.receipt_key is not null then 'superseded'",
      "when r.receipt_key is null then 'receipt_key|not in fact_receipt'",
      "when t.store_id <> r.store_id then 'store_id|not its receipt''s'",
      "when t.business_date <> r.business_date then 'business_date|not its receipt''s'",
    )
  }
  await session.run(
    `insert into stage.loser (tbl, file, rid, outcome, col, reason, key, by_file)
     select '${table}', _file, _rid, case fault when 'superseded' then fault else 'rejected' end,
       case when fault <> 'superseded' then split_part(fault, '|', 1) end,
       case when fault <> 'superseded' then split_part(fault, '|', 2) end,
       case fault when 'superseded' then key end, case fault when 'superseded' then by_file end
     from (select t._file, t._rid, ${part ? 'n.by_file' : 'null::integer'} as by_file, ${keyText(table)} as key,
       case ${faults.join(' ')} end as fault
       from stage.in_${table} t ${joins.join(' ')})
     where fault is not null`,
  )
}

/** A row's key as one text, for people who look for it. */
const keyText = (table: TableName) =>
  `concat_ws('/', ${list(tableOf(table).key.map((column) => `t.${identifier(column)}::varchar`))})`

/** Of rows with one key: the newest file's first row stays. See docs/decisions on the journal for the rule. */
const keepOneOfEachKey = async (stage: Stage, table: TableName, sound: string): Promise<void> => {
  const { session } = stage
  const { key, columns } = tableOf(table)
  const keys = list(key.map(identifier))
  const same = key.map((column) => `t.${column} is not distinct from k.${column}`).join(' and ')
  // by hash first, which is one number a row; where two are equal, by the keys themselves
  const [twice] = await session.rows(
    `select count(*)::double - count(distinct hash(${keys}))::double as n from stage.in_${table} where ${sound}`,
  )
  if (Number(twice?.n) === 0) return
  await session.run(
    `create temp table repeated as select ${keys} from stage.in_${table} where ${sound} group by all having count(*) > 1`,
  )
  const repeated = await session.rows('select 1 as x from repeated limit 1')
  if (repeated.length > 0)
    await session.run(
      `insert into stage.loser (tbl, file, rid, outcome, col, reason, key, by_file)
       with ranked as (
         select t._file, t._rid, ${list(key.map((column) => `t.${column}`))}, ${keyText(table)} as key_text,
           md5(concat_ws('|', ${list(columns.map(({ name }) => `coalesce(t.${identifier(name)}::varchar, '')`))})) as content,
           l.rid is not null as lost
         from stage.in_${table} t join repeated k on ${same}
         left join stage.loser l on l.tbl = '${table}' and l.file = t._file and l.rid = t._rid
       ), judged as (
         select *, first_value(_file) over w as kept_file, first_value(content) over w as kept_content,
           first_value(lost) over w as none_kept, row_number() over w as place
         from ranked window w as (partition by ${keys} order by lost, _file desc, _rid)
       )
       select '${table}', _file, _rid,
         case when content = kept_content then 'identical' when _file < kept_file then 'superseded' else 'rejected' end,
         case when content <> kept_content and _file = kept_file then '${key.join(', ')}' end,
         case when content <> kept_content and _file = kept_file then 'key already used in this file' end,
         key_text, kept_file
       from judged where place > 1 and not none_kept and (not lost or _file < kept_file)`,
    )
  await session.run('drop table repeated')
  // a row that was refused by reference, but has a newer good version, is superseded and not twice a loser
  await session.run(
    `delete from stage.loser where tbl = '${table}' and outcome = 'rejected' and (file, rid) in
      (select (file, rid) from stage.loser where tbl = '${table}' and outcome <> 'rejected')`,
  )
}
