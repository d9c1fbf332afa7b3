import { checkReading, onDay, same } from '../causes/check.ts'

/** The longest stretch of hours that always sell without one receipt: its usual receipts, shop by shop. */
export const SILENT_HOURS = checkReading(
  'early-warnings-feed',
  ['sales_hour'],
  `
  with usual as (
    select store_id, hour, median(transactions)::double as typical, count(*) as days from sales_hour
    where ${same('business_date')} group by store_id, hour
  ), now as (
    select store_id, hour, sum(transactions)::double as transactions from sales_hour where ${onDay('business_date')} group by store_id, hour
  ), hours as (
    select u.store_id, u.hour, u.typical, coalesce(n.transactions, 0) as transactions from usual as u
    left join now as n on n.store_id = u.store_id and n.hour = u.hour where u.days >= 2
  ), stretches as (
    select store_id, sum(typical) as silent from (
      select store_id, typical, hour - row_number() over (partition by store_id order by hour) as stretch
      from hours where transactions = 0 and typical >= 1
    ) group by store_id, stretch
  )
  select h.store_id, (select max(silent) from stretches as s where s.store_id = h.store_id)::double as silent,
    sum(h.typical)::double as usual, sum(h.transactions)::double as transactions
  from hours as h group by h.store_id`,
)

/**
 * Goods with stock on record and no sale for so many open days that chance does not explain it: with z the share of open days without
 * a sale before (one half day added), z^quiet below 1 in 1,000 over all goods of the shop. Days are counted, not units: one customer
 * may take many. Only those that crossed the line within a week, and only where the shelf was never empty in between.
 */
export const SILENT_GOODS = checkReading(
  'early-warnings-shelf',
  ['fact_stock_day', 'sales_hour'],
  `
  with open as (
    select store_id, business_date as day from sales_hour group by 1, 2 having sum(transactions) > 0
  ), days as (
    select k.store_id, k.sku_id, k.date, k.qty_out, k.closing, k.qty_out > 0 as sold,
      k.opening > 0 and k.closing > 0 as there,
      max(case when k.qty_out > 0 then k.date end) over (partition by k.store_id, k.sku_id) as last_sold,
      max(k.date) over (partition by k.store_id, k.sku_id) as last_day
    from fact_stock_day as k join open as o on o.store_id = k.store_id and o.day = k.date
  ), goods as (
    select store_id, sku_id, any_value(last_sold) as last_sold, count_if(date > last_sold)::double as quiet,
      bool_and(case when date > last_sold then there else true end) as stayed,
      count_if(date <= last_sold and (there or sold))::double as before,
      count_if(date <= last_sold and there and not sold)::double as idle,
      sum(case when date <= last_sold then qty_out end)::double as units, arg_max(closing, date)::double as closing
    from days where last_day = (select to_day from asked) group by 1, 2
  ), weighed as (
    select *, -ln((idle + 0.5) / (before + 1)) as surprise, 6.9 + ln(count(*) over (partition by store_id)) as line from goods
  )
  select store_id, sku_id, units / nullif(before, 0) as rate, quiet as quiet_days, closing from weighed
  where before >= 21 and quiet >= 2 and stayed and quiet * surprise > line and (quiet - 7) * surprise <= line
  order by rate desc, sku_id`,
)

/** Goods of a promotion that runs, sold on this day without it: the offer is not in the till. Shop by shop. */
export const PLAIN_PROMOTIONS = checkReading(
  'early-warnings-promotion',
  ['promo_item', 'fact_line'],
  `
  with running as (
    select distinct i.store_id, i.sku_id from promo_item as i join dim_promo as p on p.promo_id = i.promo_id
    where p.start_date <= (select to_day from asked) and p.end_date >= (select to_day from asked)
  ), sold as (
    select l.store_id, l.sku_id, count(*)::double as lines,
      count_if(l.promo_id is null and coalesce(l.discount, 0) = coalesce(l.order_discount, 0))::double as plain
    from fact_line as l where ${onDay('l.business_date')} and l.line_type = 'sale' and l.receipt_type = 'sale' and l.qty > 0
    group by l.store_id, l.sku_id
  )
  select s.store_id, sum(s.lines)::double as lines, sum(s.plain)::double as plain from sold as s
  where exists (select 1 from running as r where r.sku_id = s.sku_id and (r.store_id = s.store_id or r.store_id = ''))
  group by s.store_id`,
)

/** Each shop's aisles: goods, empty ones, waste, receipts and stock of the day against the four weeks before. */
export const AISLES = checkReading(
  'early-warnings-aisles',
  ['fact_stock_day'],
  `
  with days as (
    select k.store_id, coalesce(p.cat2_en, p.cat1_en, '') as aisle, k.date as day, median(p.shelf_life_days)::double as life, count(*)::double as goods,
      count_if(k.closing <= 0)::double as empty, sum(k.qty_in)::double as came, sum(k.waste)::double as waste,
      sum(greatest(k.opening, 0) + k.qty_in)::double as there, arg_max(k.sku_id, k.waste + k.qty_in) as product
    from fact_stock_day as k join dim_product as p on p.sku_id = k.sku_id
    where coalesce(p.status, 'active') = 'active' group by 1, 2, 3
  )
  select store_id, aisle, max(case when ${onDay('day')} then goods end) as goods, max(life) as life,
    max(case when ${onDay('day')} then product end) as product,
    max(case when ${onDay('day')} then empty end) as empty,
    max(case when day < (select to_day from asked) - 6 then empty end) as most_empty,
    avg(case when day < (select to_day from asked) - 6 then empty end) as base_empty,
    max(case when ${onDay('day')} then waste end) as waste,
    max(case when day < (select to_day from asked) - 1 then waste end) as most_waste,
    median(case when day < (select to_day from asked) then waste end) as base_waste,
    max(case when ${onDay('day')} then there end) as there,
    max(case when day < (select to_day from asked) - 3 then there end) as most_there,
    median(case when day < (select to_day from asked) then there end) as base_there,
    sum(case when day > (select to_day from asked) - 3 then came end) as came,
    avg(case when day <= (select to_day from asked) - 6 then came end) * 3 as base_came
  from days group by 1, 2`,
)
