import { checkReading } from '../../causes/check.ts'
import { grouped } from './aisles.ts'
import { aisleOf, type Look, number, seen } from './look.ts'

/** Deliveries that chance would have to leave out before it is a supplier and not a quiet day. */
const MISSED = 8
/** Gaps between deliveries that must have been seen before one is called long. */
const LEAST_GAPS = 3

/**
 * No article of an aisle came to any shop of a region for longer than in six weeks before, though many were due: the supplier, and seen
 * before a shelf is empty. Suppliers have their weekdays, so a gap is held against the aisle's own longest.
 */
export const DELIVERIES: Look = {
  reading: checkReading(
    'early-warnings-deliveries',
    ['fact_stock_day'],
    `
  with shops as (
    select s.store_id, coalesce(s.region_id, '') as region, k.sku_id, coalesce(p.cat2_en, p.cat1_en, '') as aisle,
      coalesce(p.cat2_zh, p.cat1_zh) as aisle_zh, k.date as day, k.qty_in, k.qty_out
    from fact_stock_day as k join dim_store as s on s.store_id = k.store_id join dim_product as p on p.sku_id = k.sku_id
    where coalesce(p.status, 'active') = 'active'
  ), days as (
    select region, aisle, day, count_if(qty_in > 0)::double as landed, sum(qty_out)::double as went, count(distinct store_id) as shops from shops group by 1, 2, 3
  ), landings as (
    select region, aisle, day, day - lag(day) over (partition by region, aisle order by day) as gap from days where landed > 0
  ), gaps as (
    select region, aisle, max(day) as last_day, max(gap)::double as longest, count(gap)::double as gaps from landings group by 1, 2
  ), late as (
    select g.*, ((select to_day from asked) - g.last_day)::double as quiet,
      (select avg(landed) from days as d where d.region = g.region and d.aisle = g.aisle and d.day <= g.last_day)::double as landed,
      (select avg(went) from days as d where d.region = g.region and d.aisle = g.aisle and d.day <= g.last_day)::double as went
    from gaps as g
  )
  select distinct s.store_id, l.region, l.aisle, s.aisle_zh, l.quiet, l.longest, l.landed, l.went
  from late as l join shops as s on s.region = l.region and s.aisle = l.aisle
  where l.quiet > l.longest and l.gaps >= ${LEAST_GAPS} and l.quiet * l.landed >= ${MISSED}
  order by l.region, l.aisle, s.store_id`,
  ),
  back: 42,
  see: (rows) =>
    grouped(rows, (row) => `${row.region} ${String(row.aisle)}`).flatMap((there) => {
      const [first] = there
      if (!first || there.length < 2) return []
      const [days, landed] = [number(first, 'quiet'), number(first, 'landed')]
      return [
        seen(first.s, 'stopped_deliveries', 0, days * landed, {
          stores: there.map(({ s }) => s),
          region: true,
          p: Math.exp(-days * landed),
          line: Math.exp(-MISSED),
          aisle: aisleOf(first),
          days,
          units: number(first, 'went'),
        }),
      ]
    }),
}
