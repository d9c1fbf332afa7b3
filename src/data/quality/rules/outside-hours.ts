import { type QualityRule, SALES } from '../quality-rule.ts'

/** Share of a store's trading days on which it sells in an hour, below which the shop is shut then; and days to know it by. */
const SHARE = 0.03
const DAYS = 28

/** No source gives opening hours, so they are what a store keeps: receipts in an hour in which it hardly ever sells. */
export const outsideHours = {
  name: 'outside-hours',
  severity: 'warn',
  table: 'fact_receipt',
  needs: ['fact_receipt', 'sales_hour'],
  concerns: SALES,
  sql: `
    with trading as (select store_id, count(distinct business_date) as days from main.sales_hour where transactions > 0 group by store_id),
    hours as (select store_id, hour, count(distinct business_date) as days from main.sales_hour where transactions > 0 group by all),
    shut as (
      select h.store_id, h.hour from hours h join trading t using (store_id) where t.days >= ${DAYS} and h.days < ${SHARE} * t.days)
    select r.store_id, r.business_date, [r.receipt_key] as key, r.ts_local::varchar as found, null as expected, 1 as n
    from main.fact_receipt r semi join shut s on s.store_id = r.store_id and s.hour = r.hour where r.type = 'sale'`,
} as const satisfies QualityRule<'outside-hours'>
