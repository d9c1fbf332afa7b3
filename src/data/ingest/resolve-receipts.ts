import { type TableName, tableOf } from './canonical-tables.ts'
import { identifier } from './sql.ts'
import type { Stage } from './stage.ts'
import { storeTimes } from './store-times.ts'

/** Tables whose rows belong to a receipt and are replaced with it. */
export const isPartOfReceipt = (table: TableName): boolean => tableOf(table).completed === 'receipt'

const notLost = (table: TableName, alias: string) =>
  `not exists (select 1 from stage.loser l where l.tbl = '${table}' and l.file = ${alias}._file and l.rid = ${alias}._rid)`

/**
 * A till gives a number once a business day (retail.md 2.2): the same number under another receipt key is the same
 * receipt again. The newer file's stands; `renumbered` remembers whose lines go with the older. Without a till, a number
 * says nothing: two tills may count alike.
 */
export const keepOneOfEachNumber = async (stage: Stage): Promise<void> => {
  const { session } = stage
  const numbered = `(select receipt_key, _file, _rid, coalesce(source, '') as source, store_id, till_id, receipt_no, business_date
    from ${storeTimes('stage.in_fact_receipt')} where _bad is null and till_id is not null and receipt_no is not null)`
  const number = 'source, store_id, till_id, business_date, receipt_no'
  const [twice] = await session.rows(
    `select count(*)::double - count(distinct hash(${number}))::double as n from ${numbered} t where ${notLost('fact_receipt', 't')}`,
  )
  if (Number(twice?.n) === 0) return
  await session.run(
    `create temp table again as
     select *, first_value(_file) over w as kept_file, row_number() over w as place
     from ${numbered} t where ${notLost('fact_receipt', 't')}
     window w as (partition by ${number} order by _file desc, _rid)
     qualify place > 1`,
  )
  await session.run(
    `insert into stage.loser (tbl, file, rid, outcome, col, reason, key, by_file)
     select 'fact_receipt', _file, _rid, case when _file < kept_file then 'superseded' else 'rejected' end,
       case when _file = kept_file then 'receipt_no' end,
       case when _file = kept_file then 'number already used by this till on this day' end, receipt_key, kept_file
     from again`,
  )
  await session.run('insert into stage.renumbered select receipt_key, kept_file from again where _file < kept_file')
  await session.run('drop table again')
}

/** Which receipts came more than once, and with which import last: what `leaveVanished` asks. */
export const noteRedelivered = (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into stage.redelivered
     select t.receipt_key, f.batch, t._file as by_file
     from stage.live_fact_receipt t join stage.file_batch f on f.file = t._file
     where t.receipt_key in (select key from stage.loser where tbl = 'fact_receipt' and outcome in ('superseded', 'identical'))`,
  )

/**
 * A receipt that comes again with its lines replaces them as a whole: lines of an older import that the newer one does
 * not have are gone. Lines that come alone, without their receipt, replace only those of their own number.
 */
export const leaveVanished = async (stage: Stage, table: TableName): Promise<void> => {
  const { session } = stage
  const [some] = await session.rows('select 1 as x from stage.redelivered limit 1')
  if (!some) return
  const number = identifier(tableOf(table).key[1] ?? '')
  await session.run(
    `insert into stage.loser (tbl, file, rid, outcome, key, by_file)
     with parts as (
       select t._file, t._rid, t._bad, t.receipt_key, t.${number} as number, f.batch, r.batch as newest, r.by_file,
         ${notLost(table, 't')} as stands
       from stage.in_${table} t join stage.redelivered r on r.receipt_key = t.receipt_key
       join stage.file_batch f on f.file = t._file
     ), newer as (select * from parts where batch = newest)
     select '${table}', _file, _rid, 'superseded', receipt_key || '/' || number, by_file
     from parts p where stands and batch < newest
       and receipt_key in (select receipt_key from newer where stands)
       and not exists (select 1 from newer n where n.receipt_key = p.receipt_key and n.number = p.number)`,
  )
}

/** A line that takes back a line which is not there cannot be believed. */
export const rejectOrphanVoids = async (stage: Stage): Promise<void> => {
  const { session } = stage
  const [some] = await session.rows('select 1 as x from stage.in_fact_line where voids_line_no is not null limit 1')
  if (!some) return
  await session.run(
    `insert into stage.loser (tbl, file, rid, outcome, col, reason)
     select 'fact_line', t._file, t._rid, 'rejected', 'voids_line_no', 'not a line of its receipt'
     from stage.in_fact_line t where t.voids_line_no is not null and ${notLost('fact_line', 't')}
       and not exists (select 1 from stage.in_fact_line o
         where o.receipt_key = t.receipt_key and o.line_no = t.voids_line_no and o.line_no <> t.line_no)`,
  )
}
