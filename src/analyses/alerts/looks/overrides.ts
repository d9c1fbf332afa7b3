import { binomialAtLeast } from '../../../methods/loss-prevention/tails.ts'
import { checkReading } from '../../causes/check.ts'
import { type Look, number, seen } from './look.ts'

/** Over all goods of a shop, so that one in a hundred shop-days is told by chance. */
const CHANCE = 0.01

/**
 * Goods whose price the till corrects again and again: overrides among the lines of two days, against the shop's rate on all goods
 * in the four weeks before. A label that shows another price than the till's makes one of most sales.
 */
export const OVERRIDES: Look = {
  reading: checkReading(
    'early-warnings-overrides',
    ['fact_line'],
    `
  with lines as (
    select store_id, sku_id, business_date > (select to_day from asked) - 2 as now, business_date = (select to_day from asked) as today,
      coalesce(reason = 'price_override', false)::integer as over, discount
    from fact_line where line_type = 'sale' and receipt_type = 'sale'
  ), rates as (
    select store_id, count(*)::double as lines, coalesce(sum(over), 0)::double as overs from lines where not now group by 1
  ), goods as (
    select store_id, sku_id, count_if(now)::double as lines, coalesce(sum(case when now then over end), 0)::double as overs,
      coalesce(sum(case when today then over end), 0)::double as today,
      coalesce(sum(case when now and over = 1 then discount end), 0)::double as money,
      coalesce(avg(case when not now then over end), 0)::double as usual
    from lines group by 1, 2
  )
  select g.*, r.overs as all_overs, r.lines as all_lines, count(*) over (partition by g.store_id)::double as goods
  from goods as g join rates as r on r.store_id = g.store_id
  qualify g.overs >= 2 and g.today > 0 and g.overs >= 0.4 * g.lines and g.usual < 0.2`,
  ),
  back: 28,
  see: (rows) =>
    rows.flatMap((row) => {
      const [overs, lines] = [number(row, 'overs'), number(row, 'lines')]
      const rate = (number(row, 'all_overs') + 1) / (number(row, 'all_lines') + 2)
      const p = binomialAtLeast(overs, lines, rate)
      if (p * number(row, 'goods') > CHANCE) return []
      const line = CHANCE / number(row, 'goods')
      const more = { p, line, products: [String(row.sku_id)], days: 2, money: Math.abs(number(row, 'money')) / 2 }
      return [seen(row.s, 'overridden_goods', overs, lines * rate, more)]
    }),
}
