import { type CanonicalTable, date, key, money, notNegative, required } from './column.ts'
import { shareOf } from './share-sql.ts'
import { input, type Stage, selectInput } from './stage.ts'

export const MONTH_PLANS = 'month-plans'

/** A shop's plan for a month; `month` is its first day. */
export const MONTH_PLAN = {
  columns: [
    key('store_id'),
    required(date('month')),
    money('net_sales'),
    notNegative({ name: 'footfall', type: 'integer' }),
    notNegative({ name: 'hours', type: 'decimal(10,2)' }),
  ],
  key: ['store_id', 'month'],
  references: {},
  oneOf: ['net_sales', 'footfall', 'hours'],
} as const satisfies CanonicalTable

/** Days of sales that tell how a shop's weekdays differ, and how many of them a shop must have traded. */
const WINDOW = 56
const TRADED = 28
/** Rows of days stand for a month's row: this many to one. */
const MOST_DAYS = 31

/**
 * Weight of each weekday for each shop and month: what it sells on it on average in the eight weeks before the month, or
 * before the data end when the month is still to come; a shop with too few days takes the chain's; without any sales all
 * days are equal. Read when plans are resolved, so sales must be in the snapshot.
 */
const weights = (table: string) => `months as (
    select distinct store_id, month, least(month, (select max(business_date) + 1 from main.fact_line)) as until from stage.${table} where month is not null
  ), days as (
    select m.store_id, m.month, l.store_id as seller, l.business_date, isodow(l.business_date) as dow, sum(l.net_ex_tax) as net
    from (select distinct store_id, month, until from months) m
    join main.fact_line l on l.business_date >= m.until - ${WINDOW} and l.business_date < m.until
    where l.line_type <> 'void' and (l.receipt_type = 'return' or (l.receipt_type = 'sale' and l.reversed_at is null))
    group by all
  ), own as (
    select store_id, month, dow, greatest(avg(net), 0)::decimal(14,2) as weight,
      sum(count(*)) over (partition by store_id, month) as traded
    from days where seller = store_id group by store_id, month, dow
  ), chain as (
    select store_id, month, dow, greatest(sum(net) / count(distinct business_date), 0)::decimal(14,2) as weight,
      sum(count(distinct business_date)) over (partition by store_id, month) as traded
    from days group by store_id, month, dow
  ), weighed as (
    select store_id, month, dow, weight from own where traded >= ${TRADED}
    union all
    select store_id, month, dow, weight from chain c where traded >= ${TRADED}
      and not exists (select 1 from own o where o.store_id = c.store_id and o.month = c.month and o.traded >= ${TRADED})
  )`

const spread = (table: string): string => {
  const part = (column: string, cents: number) =>
    cents === 2
      ? shareOf(column, 'w', 'rowid', 'day')
      : `(${shareOf(`${column}::decimal(14,2) / 100`, 'w', 'rowid', 'day')} * 100)::integer`
  return `(
  with ${weights(table)}, dated as (
    select p.rowid, p.*, unnest(range(p.month::timestamp, p.month::timestamp + interval 1 month, interval 1 day))::date as day
    from stage.${table} p where p._bad is null
  ), weighted as (
    select d.*, coalesce(w.weight, 0) as raw from dated d
    left join weighed w on w.store_id = d.store_id and w.month = d.month and w.dow = isodow(d.day)
  ), safe as (
    select *, case when sum(raw) over (partition by rowid) > 0 then raw else 1 end as w from weighted
  )
  select store_id, day, case when net_sales is not null then ${part('net_sales', 2)} end as net_sales,
    case when footfall is not null then ${part('footfall', 0)} end as footfall,
    case when hours is not null then ${part('hours', 2)} end as hours,
    _file, rowid * ${MOST_DAYS} + day(day) - 1 as rid, _bad from safe
  union all
  select store_id, month, net_sales, footfall, hours, _file, rowid * ${MOST_DAYS}, _bad from stage.${table} where _bad is not null)`
}

/** Adds the days of a file of months to the plans; each day is a row of its own, and sums come out to the cent. */
export const addMonthPlans = async (stage: Stage, file: number, table: string): Promise<void> => {
  const { session } = stage
  await session.run(
    `insert into stage.piece select ${file}, rowid * ${MOST_DAYS} + unnest(range(${MOST_DAYS})), _record from stage.${table}`,
  )
  await session.run(
    `update stage.source_file set read = read + (select coalesce(sum(day(last_day(month)) - 1), 0) from stage.${table} where _bad is null)
     where file = ${file}`,
  )
  await input(stage, 'fact_plan', [
    selectInput('fact_plan', {
      from: spread(table),
      columns: {
        store_id: 'store_id',
        business_date: 'day',
        net_sales: 'net_sales',
        footfall: 'footfall',
        hours: 'hours',
      },
      file: '_file',
      rid: 'rid',
      bad: '_bad',
    }),
  ])
}
