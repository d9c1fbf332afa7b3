import { NUMBER, type QualityRule, SALES } from '../quality-rule.ts'

/** A till whose numbers usually are this dense within a day counts its own receipts; others share a counter, and gaps mean nothing. */
const DENSE = 0.98

/** Numbers of a till that are missing between the first and the last of a day: receipts that did not arrive. */
export const receiptNumberGap = {
  name: 'receipt-number-gap',
  severity: 'warn',
  table: 'fact_receipt',
  needs: ['fact_receipt'],
  concerns: SALES,
  sql: `
    with numbered as (
      select store_id, till_id, business_date, ${NUMBER} as number
      from main.fact_receipt where till_id is not null and receipt_no is not null),
    days as (
      select store_id, till_id, business_date, count(distinct number) as there, max(number) - min(number) + 1 as span,
        min(number) as first, max(number) as last
      from numbered where number is not null group by all),
    dense as (select store_id, till_id from days group by all having quantile_disc(there / span, 0.5) >= ${DENSE})
    select store_id, business_date, [till_id, first::varchar || '-' || last::varchar] as key, there::varchar as found, span::varchar as expected,
      span - there as n
    from days semi join dense using (store_id, till_id) where span > there`,
} as const satisfies QualityRule<'receipt-number-gap'>
