import type { QualityRule } from '../quality-rule.ts'

/** Share of the ones that came in (retail.md 2.2), and how many people a day must have for it to be no chance. */
const SHARE = 0.1
const PEOPLE = 100

/** Who came in goes out again the same day; a beam that misses one way tells on itself. Doors that count one way only are left out. */
export const doorsUneven = {
  name: 'doors-uneven',
  severity: 'warn',
  table: 'fact_footfall',
  needs: ['fact_footfall'],
  concerns: ['fact_footfall'],
  fromShare: 0.1,
  byDay: true,
  sql: `
    select store_id, business_date, [store_id, business_date::varchar] as key, sum(out_cnt)::varchar as found, sum(in_cnt)::varchar as expected, 1 as n
    from main.fact_footfall group by store_id, business_date
    having sum(in_cnt) >= ${PEOPLE} and sum(out_cnt) > 0 and abs(sum(in_cnt) - sum(out_cnt)) > ${SHARE} * sum(in_cnt)`,
} as const satisfies QualityRule<'doors-uneven'>
