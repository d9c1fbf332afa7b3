import type { QualityRule } from '../quality-rule.ts'

/** Days of a store before its own median says something. */
const DAYS = 28

/** Less than half of the store's own median (retail.md 2.2): the doors may have counted twice, or sales are missing. */
export const conversionLow = {
  name: 'conversion-low',
  severity: 'warn',
  table: 'fact_footfall',
  needs: ['fact_footfall', 'sales_hour'],
  concerns: ['conversion'],
  sql: `
    with bought as (select store_id, business_date, sum(transactions) as bought from main.sales_hour group by all),
    came as (select store_id, business_date, sum(in_cnt - coalesce(staff_cnt, 0)) as came from main.fact_footfall group by all),
    rates as (
      select store_id, business_date, (bought / came)::double as rate
      from bought join came using (store_id, business_date) where came > 0),
    usual as (select store_id, quantile_disc(rate, 0.5) as median from rates group by store_id having count(*) >= ${DAYS})
    select store_id, business_date, [store_id, business_date::varchar] as key, round(100 * rate, 1)::varchar || ' %' as found,
      round(100 * median, 1)::varchar || ' %' as expected, 1 as n
    from rates join usual using (store_id) where rate < median / 2`,
} as const satisfies QualityRule<'conversion-low'>
