import { checkReading } from '../../causes/check.ts'
import { type Look, number, seen } from './look.ts'

/**
 * Goods with stock on record and no sale for so long that chance does not explain it: with z the share of open days without a sale
 * before (one half day added), a day's rate is -ln z; it is scaled by the shop's buyers of each quiet day, and by how much less of
 * it the other shops sell. The rates of the quiet days add up to -ln p, which must pass 1 in 1,000 over all goods of the
 * shop. Days are counted, not units: one customer may take many. Only those that crossed the line within a week, and only where
 * the shelf was never empty in between.
 */
export const SILENT_GOODS: Look = {
  reading: checkReading(
    'early-warnings-shelf',
    ['fact_stock_day', 'sales_hour'],
    `
  with open as (
    select store_id, business_date as day, sum(transactions)::double as buyers from sales_hour group by 1, 2 having sum(transactions) > 0
  ), busy as (
    select store_id, day, buyers / avg(buyers) over (partition by store_id) as busy from open
  ), days as (
    select k.store_id, k.sku_id, k.date, k.qty_out, k.closing, k.qty_out > 0 as sold, o.busy,
      k.opening > 0 and k.closing > 0 as there,
      max(case when k.qty_out > 0 then k.date end) over (partition by k.store_id, k.sku_id) as last_sold,
      max(k.date) over (partition by k.store_id, k.sku_id) as last_day
    from fact_stock_day as k join busy as o on o.store_id = k.store_id and o.day = k.date
  ), goods as (
    select store_id, sku_id, any_value(last_sold) as last_sold, count_if(date > last_sold)::double as quiet,
      sum(case when date > last_sold then least(busy, 1) end)::double as quiet_busy,
      sum(case when date > last_sold and date <= (select to_day from asked) - 7 then least(busy, 1) end)::double as old_busy,
      bool_and(case when date > last_sold then there else true end) as stayed,
      count_if(date <= last_sold and (there or sold))::double as before,
      count_if(date <= last_sold and there and not sold)::double as idle,
      sum(case when date <= last_sold then qty_out end)::double as units, arg_max(closing, date)::double as closing,
      count_if(date > (select to_day from asked) - 10 and (there or sold))::double as new_days,
      count_if(date > (select to_day from asked) - 10 and sold)::double as new_sold,
      count_if(date <= (select to_day from asked) - 10 and (there or sold))::double as old_days,
      count_if(date <= (select to_day from asked) - 10 and sold)::double as old_sold
    from days where last_day = (select to_day from asked) group by 1, 2
  ), shared as (
    select *,
      (sum(new_sold) over same_goods - new_sold) / nullif(sum(new_days) over same_goods - new_days, 0) as others_now,
      (sum(old_sold) over same_goods - old_sold) / nullif(sum(old_days) over same_goods - old_days, 0) as others_before
    from goods window same_goods as (partition by sku_id)
  ), weighed as (
    select *, -ln((idle + 0.5) / (before + 1)) * least(1, coalesce(ln(1 - least(0.99, others_now)) / ln(1 - least(0.99, nullif(others_before, 0))), 1)) as surprise,
      6.9 + ln(count(*) over (partition by store_id)) as line
    from shared
  )
  select store_id, sku_id, units / nullif(before, 0) as rate, quiet as quiet_days, closing, exp(-quiet_busy * surprise) as p, exp(-line) as p_line from weighed
  where before >= 21 and quiet >= 2 and stayed and quiet_busy * surprise > line and coalesce(old_busy, 0) * surprise <= line
  order by rate desc, sku_id`,
  ),
  back: 70,
  see: (rows) =>
    rows.map((row) => {
      const rate = number(row, 'rate')
      const chance = { p: number(row, 'p'), line: number(row, 'p_line') }
      const more = { ...chance, products: [String(row.sku_id)], days: number(row, 'quiet_days'), units: rate }
      return seen(row.s, 'silent_goods', 0, rate, more)
    }),
}
