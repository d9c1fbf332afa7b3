import { type QualityRule, SOLD } from '../quality-rule.ts'

/** Margin rates outside these are rather a wrong cost or price than a bargain (retail.md 2.2). */
const [LEAST, MOST] = [-0.5, 0.9]

/**
 * Of a product's sales of one store and day, so that one basket's discount is no finding. The rate of the day is between those of
 * its lines: only where a line is outside, or has no rate, is there anything to add up.
 */
export const marginRange = {
  name: 'margin-range',
  severity: 'warn',
  table: 'dim_product',
  needs: ['fact_line'],
  concerns: ['gross_margin', 'margin_rate'],
  byDay: true,
  sql: `
    with doubtful as (
      select distinct store_id, business_date, sku_id from main.fact_line
      where cost is not null and ${SOLD}
        and (net_ex_tax <= 0 or 1 - cost / net_ex_tax not between ${LEAST} and ${MOST}))
    select store_id, business_date, [sku_id] as key, round(100 * (1 - sum(cost) / sum(net_ex_tax)), 1)::varchar || ' %' as found, null as expected, 1 as n
    from main.fact_line semi join doubtful using (store_id, business_date, sku_id) where cost is not null and ${SOLD}
    group by store_id, business_date, sku_id
    having sum(net_ex_tax) > 0 and 1 - sum(cost) / sum(net_ex_tax) not between ${LEAST} and ${MOST}`,
} as const satisfies QualityRule<'margin-range'>
