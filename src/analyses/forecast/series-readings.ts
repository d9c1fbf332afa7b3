import { SOLD_LINES } from '../../data/metrics/counted.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import type { Reading } from '../../data/read-relation.ts'

/** What is forecast for a store; the names are those of the metrics. */
export const FORECAST_METRICS = ['footfall', 'net_sales', 'transactions'] as const
export type ForecastMetric = (typeof FORECAST_METRICS)[number]
export type Grain = 'day' | 'hour'

const FOOTFALL = 'sum(in_cnt - staff_cnt)'
const reading = (metric: ForecastMetric, grain: Grain): Reading => {
  const footfall = metric === 'footfall'
  const table = footfall ? 'fact_footfall' : 'sales_hour'
  const value = footfall ? FOOTFALL : metric === 'net_sales' ? 'sum(net_ex_tax)' : 'sum(transactions)'
  return {
    name: `forecast-${metric}-${grain}`,
    access: SALES_ROLES,
    reads: [table],
    statement: `
      select store_id, business_date::varchar as step,${grain === 'hour' ? ' hour,' : ''} (${value})::varchar as value
      from ${table} group by store_id, business_date${grain === 'hour' ? ', hour' : ''}
      order by store_id, step${grain === 'hour' ? ', hour' : ''}`,
  }
}

/** Values of a store's days, or of its hours (`hour` beside `step`, the day). */
export const SERIES: Readonly<Record<ForecastMetric, Readonly<Record<Grain, Reading>>>> = {
  footfall: { day: reading('footfall', 'day'), hour: reading('footfall', 'hour') },
  net_sales: { day: reading('net_sales', 'day'), hour: reading('net_sales', 'hour') },
  transactions: { day: reading('transactions', 'day'), hour: reading('transactions', 'hour') },
}

/**
 * Units of each line and day. A day on which the shelf was empty for over an hour tells of supply, not of demand
 * (retail.md 3.2): its value is null, which is "not known". A day with a stock record and no sale is a day of zero.
 */
export const UNITS: Reading = {
  name: 'forecast-units',
  access: SALES_ROLES,
  reads: ['fact_line', 'fact_stock_day'],
  optional: ['fact_stock_day'],
  statement: `
    with sold as (
      select store_id, sku_id, business_date as day, sum(qty) as qty
      from fact_line where ${SOLD_LINES} group by store_id, sku_id, business_date
    ), shelf as (
      select store_id, sku_id, date as day, coalesce(stockout_min, 0) > 60 as empty from fact_stock_day
    )
    select coalesce(sold.store_id, shelf.store_id) as store_id, coalesce(sold.sku_id, shelf.sku_id) as sku_id,
      coalesce(sold.day, shelf.day)::varchar as step,
      (case when coalesce(shelf.empty, false) then null else coalesce(sold.qty, 0) end)::varchar as value
    from sold full join shelf
      on sold.store_id = shelf.store_id and sold.sku_id = shelf.sku_id and sold.day = shelf.day
    order by 1, 2, 3`,
}

/**
 * The whole chain's store x product x weekday in one pass over the lines (G9): the weekday's mean over the days on which the
 * shelf was not empty, days without a sale counted as zero, drawn towards the line's mean shaped by the shop's weekdays,
 * as if that had been seen on eight more days. `variance` is that of the line's days.
 */
export const WEEKDAY_UNITS: Reading = {
  name: 'forecast-weekday-units',
  access: SALES_ROLES,
  reads: ['fact_line', 'fact_stock_day'],
  statement: `
    with sold as (
      select store_id, sku_id, business_date as day, sum(qty)::double as qty
      from fact_line where ${SOLD_LINES} group by store_id, sku_id, business_date
    ), cells as (
      select shelf.store_id, shelf.sku_id, isodow(shelf.date) as weekday, count(*) as days, sum(coalesce(sold.qty, 0)) as units,
        sum(coalesce(sold.qty * sold.qty, 0)) as squares, bool_and(coalesce(sold.qty = floor(sold.qty), true)) as whole
      from fact_stock_day as shelf left join sold
        on sold.store_id = shelf.store_id and sold.sku_id = shelf.sku_id and sold.day = shelf.date
      where coalesce(shelf.stockout_min, 0) <= 60
      group by shelf.store_id, shelf.sku_id, isodow(shelf.date)
    ), beside as (
      select *, sum(units) over line / sum(days) over line as mean, sum(squares) over line / sum(days) over line as square,
        bool_and(whole) over line as counted,
        (sum(units) over shop_weekday / sum(days) over shop_weekday) / nullif(sum(units) over shop / sum(days) over shop, 0) as shape
      from cells window line as (partition by store_id, sku_id), shop_weekday as (partition by store_id, weekday),
        shop as (partition by store_id)
    )
    select store_id, sku_id, weekday, days::int as days,
      ((units + 8 * mean * coalesce(shape, 1)) / (days + 8))::double as units,
      greatest(0, square - mean * mean)::double as variance, counted as whole
    from beside`,
}
