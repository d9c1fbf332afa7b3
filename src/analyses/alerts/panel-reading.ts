import type { Reading } from '../../data/read-relation.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'

/** Every watched figure of each shop and day in one pass over each relation: the rows that the screening goes through. */
export const PANEL: Reading = {
  name: 'early-warnings',
  access: MANAGER_ROLES,
  reads: ['sales_hour', 'fact_footfall', 'fact_line', 'fact_stock_day', 'fact_zone', 'fact_weather'],
  optional: ['fact_footfall', 'fact_line', 'fact_stock_day', 'fact_zone', 'fact_weather'],
  statement: `
    with sold as (
      select store_id, business_date as day, sum(transactions)::double as transactions, sum(units)::double as units,
        sum(net_ex_tax)::double as net_sales, sum(costed_net)::double as costed_net, sum(costed_cost)::double as costed_cost
      from sales_hour group by 1, 2 having sum(transactions) > 0
    ), doors as (
      select store_id, business_date as day, sum(in_cnt - coalesce(staff_cnt, 0))::double as footfall,
        count_if(quality = 'outage')::double as outages from fact_footfall group by 1, 2
    ), lines as (
      select store_id, business_date as day,
        -sum(case when receipt_type = 'return' and line_type <> 'void' then net_ex_tax end)::double as returned,
        sum(case when receipt_type = 'sale' and reversed_at is null and line_type <> 'void' then net_ex_tax end)::double as bought
      from fact_line group by 1, 2
    ), shelf as (
      select k.store_id, k.date as day, count_if(k.closing <= 0)::double as out_of_stocks, count(*)::double as goods,
        sum(k.waste)::double as waste
      from fact_stock_day as k join dim_product as p on p.sku_id = k.sku_id
      where coalesce(p.status, 'active') = 'active' group by 1, 2
    ), queues as (
      select store_id, business_date as day, sum(queue * minutes)::double as waiting, sum(minutes)::double as watched
      from fact_zone where queue is not null and minutes > 0 group by 1, 2
    )
    select s.store_id, s.day::varchar as day, s.transactions, s.units, s.net_sales, s.costed_net, s.costed_cost,
      d.footfall, d.outages, l.returned, l.bought,
      k.out_of_stocks, k.goods, k.waste, q.waiting, q.watched, w.rain_mm::double as rain_mm,
      -- weeks around a festival are compared with the other shops; only its days off teach nothing
      coalesce(c.day_type = 'holiday' or (c.day_type is null and c.holiday_id is not null), false) as holiday,
      c.holiday_offset is not null and c.day_type <> 'holiday' as season
    from sold as s
    left join doors as d on d.store_id = s.store_id and d.day = s.day
    left join lines as l on l.store_id = s.store_id and l.day = s.day
    left join shelf as k on k.store_id = s.store_id and k.day = s.day
    left join queues as q on q.store_id = s.store_id and q.day = s.day
    left join fact_weather as w on w.store_id = s.store_id and w.date = s.day
    left join dim_date as c on c.date = s.day
    order by s.store_id, s.day`,
}
