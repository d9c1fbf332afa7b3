import { type QualityRule, SOLD } from '../quality-rule.ts'

/** A pound to a kilogram is the smallest change of unit (斤 to 公斤: two); lines of a week before its mean says something. */
const TIMES = 1.8
const LINES = 20

/** From one week to the next the price of a product goes by a factor and its quantity a line by the inverse: the unit changed. */
export const unitChange = {
  name: 'unit-change',
  severity: 'warn',
  table: 'dim_product',
  needs: ['fact_line'],
  concerns: ['units_sold', 'upt', 'asp'],
  sql: `
    with weeks as (
      select sku_id, date_trunc('week', business_date)::date as week, (sum(gross) / sum(qty))::double as price, (sum(qty) / count(*))::double as size, count(*) as n
      from main.fact_line where ${SOLD} and gross > 0 group by all),
    steps as (
      select *, lag(price) over w as price_before, lag(size) over w as size_before, lag(n) over w as n_before
      from weeks window w as (partition by sku_id order by week))
    select null as store_id, week as business_date, [sku_id] as key, round(price, 2)::varchar as found, round(price_before, 2)::varchar as expected, 1 as n
    from steps
    where least(n, n_before) >= ${LINES} and greatest(price / price_before, price_before / price) >= ${TIMES}
      and (price / price_before) * (size / size_before) between 0.6 and 1.67`,
} as const satisfies QualityRule<'unit-change'>
