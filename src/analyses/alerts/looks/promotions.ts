import { checkReading, onDay } from '../../causes/check.ts'
import { type Look, number, seen } from './look.ts'

/** Goods of a promotion that runs, sold on this day without it: the offer is not in the till. Shop by shop. */
export const PLAIN_PROMOTIONS: Look = {
  reading: checkReading(
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
  ),
  back: 1,
  see: (rows) =>
    rows.flatMap((row) => {
      const [lines, plain] = [number(row, 'lines'), number(row, 'plain')]
      return lines < 8 || plain < 0.8 * lines ? [] : [seen(row.s, 'plain_promotion', plain, 0, { units: plain })]
    }),
}
