import { type TableName, tableOf } from './ingest/canonical-tables.ts'
import { identifier, list, literal } from './ingest/sql.ts'
import type { Stage } from './ingest/stage.ts'
import { storeCutoff, storeTimes } from './ingest/store-times.ts'
import { settledLines } from './settled-lines.ts'

/** Rows of a file that are looked at as one: fewer than a row group holds, so that order among them does not matter. */
const BUCKET = 20_000
/** Share of buckets that may begin on an earlier day than the one before ended. */
const BACKS = 0.05

/**
 * `order by` for a fact's rows; empty when they come by and large by day, as files of whole days do: looking costs a
 * fraction of sorting. A question about few days then reads few row groups.
 */
const orderOf = async (stage: Stage, table: TableName, day: string, alias = ''): Promise<string> => {
  const [row] = await stage.session.rows(
    `select count(*)::double as n, coalesce(sum(undated), 0)::double as undated,
       (count(*) filter (first_day < before))::double as backs
     from (select *, lag(last_day) over (order by _file, bucket) as before from (
       select _file, _rid // ${BUCKET} as bucket, min(${day}) as first_day, max(${day}) as last_day,
         count(*) - count(${day}) as undated
       from stage.live_${table} group by all))`,
  )
  const dated = Number(row?.undated) === 0
  return dated && Number(row?.backs) <= BACKS * Number(row?.n) ? '' : `order by ${alias}${day}, ${alias}store_id`
}

/** A dimension goes in as it is, in the order of its key. */
const fillDimension = async (stage: Stage, table: TableName): Promise<void> => {
  const columns = list(tableOf(table).columns.map(({ name }) => identifier(name)))
  const key = tableOf(table).key.map(identifier)
  await stage.session.run(
    `insert into main.${table} (${columns}) select ${columns} from (select * ${stored(table)} from stage.live_${table})
     order by ${list(key)}`,
  )
}

/** `replace` for the columns that mean something else in a file than in the table. */
const stored = (table: TableName, more: readonly string[] = []): string => {
  const own = Object.entries(tableOf(table).stored ?? {}).map(
    ([column, sql]) => `${sql.replaceAll('$', column)} as ${column}`,
  )
  const all = [...own, ...more]
  return all.length === 0 ? '' : `replace (${list(all)})`
}

const MADE = '_file, _rid, _bad'
const HOURLY: ReadonlySet<TableName> = new Set(['fact_footfall', 'fact_zone'])

/** Rows that happened at an instant, with the other instant, the business day and the local hour. */
const fillInstants = async (stage: Stage, table: TableName): Promise<void> =>
  stage.session.run(
    `insert into main.${table} by name
     select * exclude (${MADE}, cutoff, store_currency) ${stored(table)}
       ${HOURLY.has(table) ? ', hour(ts_local)::utinyint as hour' : ''}
     from ${storeTimes(`stage.live_${table}`)} order by business_date, store_id`,
  )

// a night shift as a roster writes it, 22:00 to 06:00 of one date
const overnight = (start: string, end: string) =>
  `case when ${end} <= ${start} and ${end} + interval 1 day > ${start} then ${end} + interval 1 day else ${end} end as ${end}`

/** Shifts are local wall time; their business day is that of the start. */
const fillShifts = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.fact_shift by name
     select * exclude (${MADE}, cutoff) replace (
       coalesce(business_date, cast(coalesce(planned_start, actual_start) - cutoff as date)) as business_date,
       ${overnight('planned_start', 'planned_end')}, ${overnight('actual_start', 'actual_end')})
     from ${storeCutoff('stage.live_fact_shift')} order by business_date, store_id`,
  )

const fillStockDays = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.fact_stock_day by name
     select * exclude (${MADE}) from stage.live_fact_stock_day
     ${await orderOf(stage, 'fact_stock_day', 'date')}`,
  )

/** Receipts, with the local hour and, when a post_void took one back, since when; it may have come in before its receipt. */
const fillReceipts = async (stage: Stage, sourceSet: string): Promise<void> =>
  stage.session.run(
    `insert into main.fact_receipt by name
     with r as (from ${storeTimes('stage.live_fact_receipt')}),
       undone as (select orig_key, min(ts_utc) as reversed_at from (
           select orig_key, ts_utc, type from r union all select orig_key, ts_utc, type from main.fact_receipt)
         where type = 'post_void' and orig_key is not null group by orig_key)
     select r.* exclude (${MADE}, cutoff, store_currency)
         replace (coalesce(r.source, ${literal(sourceSet)}) as source, coalesce(r.currency, r.store_currency) as currency),
       hour(r.ts_local)::utinyint as hour, undone.reversed_at
     from r left join undone on undone.orig_key = r.receipt_key
     ${await orderOf(stage, 'fact_receipt', 'business_date', 'r.')}`,
  )

/** Lines, with what every metric asks of their receipt. A weighed line is one unit, whatever it weighs. */
const fillLines = async (stage: Stage): Promise<void> => {
  const lines = await settledLines(stage)
  await stage.session.run(
    `insert into main.fact_line by name
     select l.* exclude (${MADE}) replace (
         r.store_id as store_id, r.business_date as business_date,
         coalesce(l.line_type, case when l.qty < 0 then 'return' else 'sale' end) as line_type),
       r.ts_utc, r.hour, r.type as receipt_type, r.reversed_at,
       case when p.by_weight then sign(l.qty)::decimal(14,3) else l.qty end as units
     from ${lines} l
     join main.fact_receipt r on r.receipt_key = l.receipt_key
     left join main.dim_product p on p.sku_id = l.sku_id
     ${await orderOf(stage, 'fact_line', 'business_date', 'r.')}`,
  )
}

const fillTenders = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.fact_tender by name
     select t.* exclude (${MADE}) replace (r.store_id as store_id, r.business_date as business_date)
     from stage.live_fact_tender t join main.fact_receipt r on r.receipt_key = t.receipt_key
     order by r.business_date, r.store_id`,
  )

/** Puts a table's rows that count into the snapshot, with all that is worked out once. Its parents are there already. */
export const fillTable = async (stage: Stage, table: TableName, sourceSet: string): Promise<void> => {
  switch (table) {
    case 'fact_receipt':
      return fillReceipts(stage, sourceSet)
    case 'fact_line':
      return fillLines(stage)
    case 'fact_tender':
      return fillTenders(stage)
    case 'fact_shift':
      return fillShifts(stage)
    case 'fact_stock_day':
      return fillStockDays(stage)
    default:
      return tableOf(table).completed === 'instant' ? fillInstants(stage, table) : fillDimension(stage, table)
  }
}

/**
 * Sales by store, day and hour (definitions: contracts 4), so that most questions read thousands of rows, not millions.
 * `only` is SQL that narrows receipts and lines to some whole days of stores.
 */
export const fillSalesHour = async (stage: Stage, only = 'true'): Promise<void> =>
  stage.session.run(
    `insert into main.sales_hour by name
     with receipts as (
       select store_id, business_date, hour, count(*)::integer as transactions
       from main.fact_receipt where type = 'sale' and reversed_at is null and ${only} group by all
     ), lines as (
       select store_id, business_date, hour,
         sum(units) filter (line_type = 'sale' and receipt_type = 'sale') as units,
         sum(net_ex_tax) as net_ex_tax,
         sum(net_ex_tax) filter (cost is not null) as costed_net, sum(cost) as costed_cost
       from main.fact_line
       where line_type <> 'void' and (receipt_type = 'return' or (receipt_type = 'sale' and reversed_at is null)) and ${only}
       group by all
     )
     select store_id, business_date, hour, coalesce(transactions, 0) as transactions, coalesce(units, 0) as units,
       coalesce(net_ex_tax, 0) as net_ex_tax, coalesce(costed_net, 0) as costed_net, coalesce(costed_cost, 0) as costed_cost
     from receipts full join lines using (store_id, business_date, hour)
     order by business_date, store_id, hour`,
  )
