import { type QualityRule, SALES } from '../quality-rule.ts'
import { TRADING_DAYS } from '../trading-days.ts'

/** A store of which nothing arrived for a day on which it usually trades: neither receipts nor door counts. */
export const dayMissing = {
  name: 'day-missing',
  severity: 'fail',
  table: 'fact_receipt',
  needs: ['fact_receipt'],
  concerns: SALES,
  sql: `
    with ${TRADING_DAYS}
    select store_id, business_date, [store_id, business_date::varchar] as key, '0' as found, null as expected, 1 as n
    from due where not sold
      and not exists (select 1 from main.fact_footfall f where f.store_id = due.store_id and f.business_date = due.business_date and f.in_cnt > 0)`,
} as const satisfies QualityRule<'day-missing'>
