import { type QualityRule, SALES } from '../quality-rule.ts'

/** Of a store-day's lines (retail.md 2.2). */
const SHARE = 0.005

/** Lines of goods that the chain's list does not know are kept out of sales: more than half a per cent of a day is a loss. */
export const unknownProduct = {
  name: 'unknown-product',
  severity: 'fail',
  table: 'fact_line',
  needs: ['fact_line', 'dim_product'],
  concerns: SALES,
  fromFiles: true,
  byDay: true,
  sql: `
    with refused as (
      select r.store_id, r.business_date, [t.receipt_key, t.line_no::varchar] as key, t.sku_id as found
      from stage.in_fact_line t
      join stage.loser l on l.tbl = 'fact_line' and l.outcome = 'rejected' and l.col = 'sku_id' and l.file = t._file and l.rid = t._rid
      join main.fact_receipt r on r.receipt_key = t.receipt_key),
    days as (select store_id, business_date, count(*) as lines from main.fact_line group by all),
    many as (select store_id, business_date, count(*) as refused from refused group by all)
    select store_id, business_date, key, found, null as expected, 1 as n
    from refused join many using (store_id, business_date) left join days using (store_id, business_date)
    where refused > ${SHARE} * (refused + coalesce(lines, 0))`,
} as const satisfies QualityRule<'unknown-product'>
