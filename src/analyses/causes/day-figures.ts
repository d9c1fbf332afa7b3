import type { Reading } from '../../data/read-relation.ts'
import { checkReading, onDay, same } from './check.ts'

/**
 * Each shop's day and, as its base, the median of the four same weekdays before: what sales are a product of. Days on which a
 * shop sold nothing, and holidays, are no base.
 */
export const DAY_FIGURES: Reading = checkReading(
  'cause-figures',
  ['sales_hour', 'fact_footfall'],
  `
  with sold as (
    select store_id, business_date as day, sum(transactions)::double as transactions, sum(units)::double as units,
      sum(net_ex_tax)::double as net_sales, sum(costed_net)::double as costed_net, sum(costed_cost)::double as costed_cost
    from sales_hour group by store_id, business_date
  ), entered as (
    select store_id, business_date as day, sum(in_cnt - coalesce(staff_cnt, 0))::double as footfall
    from fact_footfall group by store_id, business_date
  ), days as (
    select s.*, e.footfall from sold as s left join entered as e on e.store_id = s.store_id and e.day = s.day
    left join dim_date as d on d.date = s.day
    where ${onDay('s.day')} or (${same('s.day')} and coalesce(d.day_type, 'work') <> 'holiday' and s.transactions > 0)
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
  from days group by store_id`,
  ['fact_footfall'],
)
