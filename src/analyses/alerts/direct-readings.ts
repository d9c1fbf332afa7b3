import { checkReading, onDay, same } from '../causes/check.ts'

/** Hours that always sell, without one receipt: their usual receipts, shop by shop. */
export const SILENT_HOURS = checkReading(
  'early-warnings-feed',
  ['sales_hour'],
  `
  with usual as (
    select store_id, hour, median(transactions)::double as typical, count(*) as days from sales_hour
    where ${same('business_date')} group by store_id, hour
  ), now as (
    select store_id, hour, sum(transactions)::double as transactions from sales_hour where ${onDay('business_date')} group by store_id, hour
  )
  select u.store_id, sum(case when coalesce(n.transactions, 0) = 0 then u.typical else 0 end)::double as silent,
    sum(u.typical)::double as usual, sum(coalesce(n.transactions, 0))::double as transactions
  from usual as u left join now as n on n.store_id = u.store_id and n.hour = u.hour
  where u.days >= 2 and u.typical >= 2 group by u.store_id`,
)

/**
 * Goods with stock on record and no sale for so long that chance does not explain it: exp(-expected) below 1 in 100 over all
 * goods of the shop, the days that the shelf was empty left out. Only those that crossed the line within a week.
 */
export const SILENT_GOODS = checkReading(
  'early-warnings-shelf',
  ['fact_stock_day', 'sales_hour'],
  `
  with open as (
    select store_id, business_date as day from sales_hour group by 1, 2 having sum(transactions) > 0
  ), goods as (
    select k.store_id, k.sku_id, max(case when k.qty_out > 0 then k.date end) as last_sold, max(k.date) as last_day,
      sum(case when k.date <= (select to_day from asked) - 10 then k.qty_out end)::double as sold,
      count_if(k.date <= (select to_day from asked) - 10)::double as days, arg_max(k.closing, k.date)::double as closing
    from fact_stock_day as k join open as o on o.store_id = k.store_id and o.day = k.date
    where coalesce(k.stockout_min, 0) <= 60 and k.closing > 0 or k.qty_out > 0
    group by 1, 2
  ), quiet as (
    select g.*, g.sold / nullif(g.days, 0) as rate,
      ((select to_day from asked) - coalesce(g.last_sold, (select from_day from asked)))::double as quiet_days,
      count(*) over (partition by g.store_id) as all_goods
    from goods as g where g.last_day = (select to_day from asked) and g.closing > 0
  )
  select store_id, sku_id, rate, quiet_days, closing from quiet
  where days >= 10 and quiet_days >= 2 and quiet_days * rate > 4.6 + ln(all_goods)
    and (quiet_days - 7) * rate <= 4.6 + ln(all_goods)
  order by rate desc, sku_id`,
)
