import { type QualityRule, SALES } from '../quality-rule.ts'

/**
 * One till, one second, the same money and the same units under two keys: one receipt that came twice. (The same key twice, and
 * the same number twice, ingest settles itself.) A source that gives days only says nothing here.
 */
export const receiptTwice = {
  name: 'receipt-twice',
  severity: 'fail',
  table: 'fact_receipt',
  needs: ['fact_receipt'],
  concerns: SALES,
  byDay: true,
  sql: `
    with timed as (
      select store_id, business_date, till_id, ts_utc, net_ex_tax, units, receipt_key, hash(store_id, till_id, ts_utc, net_ex_tax, units) as h
      from main.fact_receipt
      where type = 'sale' and till_id is not null and net_ex_tax > 0 and units is not null
        and extract('second' from ts_local) + 60 * extract('minute' from ts_local) not in (0, 3599)),
    alike as (
      select store_id, business_date, till_id, ts_utc, net_ex_tax, units, min(receipt_key) as first, count(*) as n,
        max(receipt_key) as another
      from timed where h in (select h from timed group by h having count(*) > 1)
      group by all having count(*) > 1)
    select store_id, business_date, [another] as key, first as found, null as expected, n - 1 as n from alike`,
} as const satisfies QualityRule<'receipt-twice'>
