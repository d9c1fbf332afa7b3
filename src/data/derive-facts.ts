import { type TableName, tableOf } from './ingest/canonical-tables.ts'
import { identifier, list, literal } from './ingest/sql.ts'
import type { Stage } from './ingest/stage.ts'

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
export const fillDimension = async (stage: Stage, table: TableName): Promise<void> => {
  const columns = list(tableOf(table).columns.map(({ name }) => identifier(name)))
  const key = tableOf(table).key.map(identifier)
  await stage.session.run(
    `insert into main.${table} (${columns}) select ${columns} from stage.live_${table} order by ${list(key)}`,
  )
}

// what a store adds to a fact: zone, currency, and the minutes after midnight at which its business day ends
const STORES = `(select store_id, tz, currency,
  to_minutes(coalesce(split_part(day_cutoff, ':', 1)::integer * 60 + split_part(day_cutoff, ':', 2)::integer, 0)) as cutoff
  from main.dim_store)`

// each of the two instants stands in for the other, through the store's zone; the business day follows from the local one
const withTimes = (table: string) => `(select * replace (
    coalesce(business_date, cast(ts_local - cutoff as date)) as business_date) from (
  select t.* replace (
    coalesce(t.ts_utc, timezone('UTC', timezone(s.tz, t.ts_local))) as ts_utc,
    coalesce(t.ts_local, timezone(s.tz, timezone('UTC', t.ts_utc))) as ts_local),
    s.cutoff, s.currency as store_currency
  from stage.live_${table} t join ${STORES} s on s.store_id = t.store_id))`

/** Receipts, with the local hour and, when a post_void took one back, since when. */
export const fillReceipts = async (stage: Stage, sourceSet: string): Promise<void> =>
  stage.session.run(
    `insert into main.fact_receipt by name
     with r as (from ${withTimes('fact_receipt')}),
       undone as (select orig_key, min(ts_utc) as reversed_at from r
                  where type = 'post_void' and orig_key is not null group by orig_key)
     select r.* exclude (_file, _rid, _bad, cutoff, store_currency)
         replace (coalesce(r.source, ${literal(sourceSet)}) as source, coalesce(r.currency, r.store_currency) as currency),
       hour(r.ts_local)::utinyint as hour, undone.reversed_at
     from r left join undone on undone.orig_key = r.receipt_key
     ${await orderOf(stage, 'fact_receipt', 'business_date', 'r.')}`,
  )

/** Lines, with what every metric asks of their receipt. A weighed line is one unit, whatever it weighs. */
export const fillLines = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.fact_line by name
     select l.* exclude (_file, _rid, _bad) replace (
         r.store_id as store_id, r.business_date as business_date,
         coalesce(l.line_type, case when l.qty < 0 then 'return' else 'sale' end) as line_type),
       r.ts_utc, r.hour, r.type as receipt_type, r.reversed_at,
       case when p.by_weight then sign(l.qty)::decimal(14,3) else l.qty end as units
     from stage.live_fact_line l
     join main.fact_receipt r on r.receipt_key = l.receipt_key
     left join main.dim_product p on p.sku_id = l.sku_id
     ${await orderOf(stage, 'fact_line', 'business_date', 'r.')}`,
  )

export const fillStockDays = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.fact_stock_day by name
     select * exclude (_file, _rid, _bad) from stage.live_fact_stock_day
     ${await orderOf(stage, 'fact_stock_day', 'date')}`,
  )

export const fillFootfall = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.fact_footfall by name
     select * exclude (_file, _rid, _bad, cutoff, store_currency) replace (coalesce(staff_cnt, 0) as staff_cnt),
       hour(ts_local)::utinyint as hour
     from ${withTimes('fact_footfall')} order by business_date, store_id`,
  )

/** Sales by store, day and hour (definitions: contracts 4), so that most questions read thousands of rows, not millions. */
export const fillSalesHour = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.sales_hour by name
     with receipts as (
       select store_id, business_date, hour, count(*)::integer as transactions
       from main.fact_receipt where type = 'sale' and reversed_at is null group by all
     ), lines as (
       select store_id, business_date, hour,
         sum(units) filter (line_type = 'sale' and receipt_type = 'sale') as units,
         sum(net_ex_tax) as net_ex_tax,
         sum(net_ex_tax) filter (cost is not null) as costed_net, sum(cost) as costed_cost
       from main.fact_line
       where line_type <> 'void' and (receipt_type = 'return' or (receipt_type = 'sale' and reversed_at is null))
       group by all
     )
     select store_id, business_date, hour, coalesce(transactions, 0) as transactions, coalesce(units, 0) as units,
       coalesce(net_ex_tax, 0) as net_ex_tax, coalesce(costed_net, 0) as costed_net, coalesce(costed_cost, 0) as costed_cost
     from receipts full join lines using (store_id, business_date, hour)
     order by business_date, store_id, hour`,
  )

// a month ahead, so that forecasts find their days
const DAYS_AHEAD = 35

/** Every day from the first to the last row has a row in dim_date; what the chain's own calendar says is kept. */
export const fillMissingDates = async (stage: Stage): Promise<void> =>
  stage.session.run(
    `insert into main.dim_date by name
     with reach as (
       select min(d) as first, max(d) as last from (
         select min(business_date) as d from main.fact_receipt union all select max(business_date) from main.fact_receipt
         union all select min(date) from main.fact_stock_day union all select max(date) from main.fact_stock_day
         union all select min(business_date) from main.fact_footfall union all select max(business_date) from main.fact_footfall)
     ), days as (
       select unnest(range(first::timestamp, last::timestamp + interval ${DAYS_AHEAD + 1} day, interval 1 day))::date as date
       from reach where first is not null
     )
     select date, isodow(date)::integer as dow, case when isodow(date) > 5 then 'weekend' else 'work' end as day_type,
       date - 364 as ly_dow
     from days where date not in (select date from main.dim_date) order by date`,
  )
