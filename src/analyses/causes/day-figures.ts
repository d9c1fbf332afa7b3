import type { Reading } from '../../data/read-relation.ts'
import { checkReading, onDay, same } from './check.ts'

const against = (sold: string): string => `
  with sold as (${sold}), entered as (
    select store_id, business_date as day, sum(in_cnt - coalesce(staff_cnt, 0))::double as footfall
    from fact_footfall group by store_id, business_date
  ), days as (
    select s.*, e.footfall from sold as s left join entered as e on e.store_id = s.store_id and e.day = s.day
    left join dim_date as d on d.date = s.day
    where ${onDay('s.day')} or (${same('s.day')} and coalesce(d.day_type, 'work') <> 'holiday')
  )
  select store_id,
    max(case when ${onDay('day')} then net_sales end) as net_sales,
    max(case when ${onDay('day')} then transactions end) as transactions,
    max(case when ${onDay('day')} then units end) as units,
    max(case when ${onDay('day')} then footfall end) as footfall,
    max(case when ${onDay('day')} then (costed_net - costed_cost) / nullif(costed_net, 0) end) as margin_rate,
    median(case when ${same('day')} then net_sales end) as base_net_sales,
    median(case when ${same('day')} then transactions end) as base_transactions,
    median(case when ${same('day')} then units end) as base_units,
    median(case when ${same('day')} then footfall end) as base_footfall,
    median(case when ${same('day')} then (costed_net - costed_cost) / nullif(costed_net, 0) end) as base_margin_rate,
    count(distinct case when ${same('day')} then day end)::double as base_days
  from days group by store_id`

/**
 * Each shop's day and, as its base, the median of the four same weekdays before: what sales are a product of. Days on which a
 * shop sold nothing, and holidays, are no base.
 */
export const DAY_FIGURES: Reading = checkReading(
  'cause-figures',
  ['sales_hour', 'fact_footfall'],
  against(`
    select store_id, business_date as day, sum(transactions)::double as transactions, sum(units)::double as units,
      sum(net_ex_tax)::double as net_sales, sum(costed_net)::double as costed_net, sum(costed_cost)::double as costed_cost
    from sales_hour group by store_id, business_date having sum(transactions) > 0`),
  ['fact_footfall'],
)

/** The same of some goods: a transaction is a receipt with one of them, and a day on which a shop sold, none of them is zero. */
export const GOODS_FIGURES: Reading = checkReading(
  'cause-goods-figures',
  ['fact_line', 'sales_hour', 'fact_footfall'],
  against(`
    select o.store_id, o.day, coalesce(l.transactions, 0) as transactions, coalesce(l.units, 0) as units,
      coalesce(l.net_sales, 0) as net_sales, l.costed_net, l.costed_cost
    from (select store_id, business_date as day from sales_hour group by store_id, business_date having sum(transactions) > 0) as o
    left join (
      select store_id, business_date as day, count(distinct receipt_key)::double as transactions, sum(units)::double as units,
        sum(net_ex_tax)::double as net_sales, sum(case when cost is not null then net_ex_tax end)::double as costed_net,
        sum(cost)::double as costed_cost
      from fact_line where line_type = 'sale' and receipt_type = 'sale' and reversed_at is null group by store_id, business_date
    ) as l on l.store_id = o.store_id and l.day = o.day`),
  ['fact_footfall'],
)
