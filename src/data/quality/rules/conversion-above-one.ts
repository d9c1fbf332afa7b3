import type { QualityRule } from '../quality-rule.ts'

/** More buyers than people who came in: the doors counted too few. Staff do not count as visitors. */
export const conversionAboveOne = {
  name: 'conversion-above-one',
  severity: 'fail',
  table: 'fact_footfall',
  needs: ['fact_footfall', 'sales_hour'],
  concerns: ['fact_footfall'],
  byDay: true,
  sql: `
    with bought as (select store_id, business_date, sum(transactions) as bought from main.sales_hour group by all),
    came as (select store_id, business_date, sum(in_cnt - coalesce(staff_cnt, 0)) as came from main.fact_footfall group by all)
    select store_id, business_date, [store_id, business_date::varchar] as key, came::varchar as found, '≥ ' || bought::varchar as expected, 1 as n
    from bought join came using (store_id, business_date) where came > 0 and bought > came`,
} as const satisfies QualityRule<'conversion-above-one'>
