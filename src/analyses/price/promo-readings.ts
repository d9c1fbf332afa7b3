import { SOLD_LINES } from '../../data/metrics/counted.ts'
import { SALES_ROLES } from '../../data/metrics/metric.ts'
import type { Reading } from '../../data/read-relation.ts'
import { MANAGER_ROLES } from '../manager-roles.ts'

/** Units of each article and week, and what part of the full price was paid: the points that an elasticity is fitted on. */
export const WEEKS: Reading = {
  name: 'promotions',
  access: SALES_ROLES,
  reads: ['fact_line'],
  statement: `
    select l.sku_id, p.cat1_en as category, date_trunc('week', l.business_date)::varchar as week, sum(l.qty)::double as qty,
      (1 - sum(coalesce(l.discount, 0)) / sum(l.gross))::double as paid
    from fact_line as l join dim_product as p on p.sku_id = l.sku_id
    where ${SOLD_LINES} and l.qty > 0 and l.gross > 0
    group by l.sku_id, p.cat1_en, date_trunc('week', l.business_date)`,
}

/** A day on which at least this share was taken off is not one at the full price. */
const REDUCED = 0.02

/**
 * Promotions that ended in the period: their articles, and as rivals the others of the same substitution groups; of each what
 * sold while it ran, on the days at full price of the four weeks before, and in the two weeks after.
 */
export const PROMOTIONS: Reading = {
  name: 'promotions',
  access: MANAGER_ROLES,
  reads: ['promo_item', 'fact_line'],
  statement: `
    with daily as (
      select sku_id, business_date as day, sum(qty) as qty, sum(net_ex_tax) as net, sum(cost) as cost,
        sum(case when cost is not null then qty end) as costed,
        sum(coalesce(discount, 0)) >= ${REDUCED} * sum(gross) as reduced
      from fact_line where ${SOLD_LINES} and qty > 0 and gross > 0 group by sku_id, business_date
    ), goods as (
      select distinct promo_id, sku_id, 0 as rival from promo_item
      union all
      select distinct i.promo_id, b.sku_id, 1 as rival
      from promo_item as i join dim_product as a on a.sku_id = i.sku_id
        join dim_product as b on b.subst_group = a.subst_group
        left join promo_item as own on own.promo_id = i.promo_id and own.sku_id = b.sku_id
      where own.sku_id is null and b.subst_group <> ''
    ), ran as (
      select promo_id, name_zh, name_en, start_date, end_date, coalesce(funding, 0) as funding
      from dim_promo, asked where end_date >= from_day and end_date <= to_day
    )
    select r.promo_id, r.start_date::varchar as starts, r.end_date::varchar as ends, r.funding::varchar as funding, g.sku_id, g.rival,
      p.cat1_en as category,
      coalesce(sum(case when d.day between r.start_date and r.end_date then d.qty end), 0)::varchar as sold,
      coalesce(sum(case when d.day between r.start_date and r.end_date then d.net end), 0)::varchar as net,
      coalesce(sum(case when d.day between r.start_date - 28 and r.start_date - 1 and not d.reduced then d.qty end), 0)::varchar as base,
      coalesce(sum(case when d.day between r.start_date - 28 and r.start_date - 1 and not d.reduced then d.net end), 0)::varchar as base_net,
      count_if(d.day between r.start_date - 28 and r.start_date - 1 and d.reduced)::int as reduced_days,
      coalesce(sum(case when d.day between r.end_date + 1 and r.end_date + 14 then d.qty end), 0)::varchar as after,
      coalesce(sum(d.cost), 0)::varchar as cost, coalesce(sum(d.costed), 0)::varchar as costed
    from ran as r join goods as g on g.promo_id = r.promo_id join dim_product as p on p.sku_id = g.sku_id
      join daily as d on d.sku_id = g.sku_id and d.day between r.start_date - 28 and r.end_date + 14
    group by r.promo_id, r.start_date, r.end_date, r.funding, g.sku_id, g.rival, p.cat1_en`,
}

/** What all goods sold a day, so that a busy fortnight is no success of a promotion. */
export const ALL_DAYS: Reading = {
  name: 'promotions',
  access: MANAGER_ROLES,
  reads: ['sales_hour'],
  optional: ['sales_hour'],
  statement: `
    select business_date::varchar as day, sum(units)::double as units from sales_hour group by business_date`,
}
