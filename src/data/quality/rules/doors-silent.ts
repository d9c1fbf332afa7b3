import type { QualityRule } from '../quality-rule.ts'

/** Receipts of a day in hours without a count: a few may be of people who had come before. */
const RECEIPTS = 8

/** Hours in which the shop sold and no door counted anybody, at shops that do have doors that count. */
export const doorsSilent = {
  name: 'doors-silent',
  severity: 'fail',
  table: 'fact_footfall',
  needs: ['fact_footfall', 'sales_hour'],
  concerns: ['fact_footfall'],
  sql: `
    with reach as (select store_id, min(business_date) as first, max(business_date) as last from main.fact_footfall group by store_id),
    counted as (select store_id, business_date, hour, sum(in_cnt) as came from main.fact_footfall group by all)
    select s.store_id, s.business_date, [s.store_id, s.business_date::varchar, s.hour::varchar] as key, coalesce(c.came, 0)::varchar as found,
      '≥ ' || s.transactions::varchar as expected, 1 as n
    from main.sales_hour s
    join reach r on r.store_id = s.store_id and s.business_date between r.first and r.last
    left join counted c on c.store_id = s.store_id and c.business_date = s.business_date and c.hour = s.hour
    where s.transactions > 0 and coalesce(c.came, 0) = 0
    qualify sum(s.transactions) over (partition by s.store_id, s.business_date) >= ${RECEIPTS}`,
} as const satisfies QualityRule<'doors-silent'>
