import { median } from '../../../methods/alerts/robust-z.ts'
import { checkReading } from '../../causes/check.ts'
import { type Look, number, seen } from './look.ts'

/** Goods that must have been seen, and how far their middle must have fallen against the weeks before. */
const LEAST_GOODS = 5
const FALL = Math.log(0.92)

/**
 * A competitor's prices that came in on the day, each against the middle of the eight weeks before. What the other shops' competitors
 * did as well is the market, and taken off.
 */
export const RIVALS: Look = {
  reading: checkReading(
    'early-warnings-rivals',
    ['fact_competitor_price'],
    `
  with goods as (
    select store_id, competitor, sku_id,
      avg(case when business_date > (select to_day from asked) - 1 then price end)::double as now,
      median(case when business_date < (select to_day from asked) - 3 then price end)::double as before
    from fact_competitor_price group by 1, 2, 3
  )
  select store_id, competitor, count(*)::double as goods, median(ln(now / before))::double as fall,
    count_if(now < 0.95 * before)::double as cheaper
  from goods where now > 0 and before > 0 group by 1, 2`,
  ),
  back: 56,
  see: (rows) =>
    rows.flatMap((row) => {
      const others = rows.filter((one) => one !== row).map((one) => number(one, 'fall'))
      const fall = number(row, 'fall') - (others.length < 3 ? 0 : median(others))
      const [goods, cheaper] = [number(row, 'goods'), number(row, 'cheaper')]
      if (goods < LEAST_GOODS || fall > FALL || cheaper < 0.6 * goods) return []
      return [seen(row.s, 'rival_prices', Math.exp(number(row, 'fall')) - 1, Number.NaN, { days: 1 })]
    }),
}
