import { type QualityRule, SALES } from '../quality-rule.ts'

/** Of all receipts: when more than this come "from the future", it is the importing machine's clock that is wrong. */
const SHARE = 0.01

/** Receipts of days that had not come when their file was imported, or from before the store opened, after it closed, before 2000. */
export const dateWrong = {
  name: 'date-wrong',
  severity: 'fail',
  table: 'fact_receipt',
  needs: ['fact_receipt'],
  concerns: SALES,
  sql: `
    with known as (select max(imported_at)::date + 1 as until, (select count(*) from main.fact_receipt) as receipts from main.ingest_file),
    ahead as (select count(*) as n from main.fact_receipt where business_date > (select until from known)),
    judged as (
      select r.store_id, r.business_date, r.receipt_key, case
        when r.business_date > k.until and a.n <= ${SHARE} * k.receipts then '≤ ' || k.until::varchar
        when r.business_date < date '2000-01-01' then '≥ 2000-01-01'
        when r.business_date < s.open_date then '≥ ' || s.open_date::varchar
        when r.business_date > s.close_date then '≤ ' || s.close_date::varchar end as expected
      from main.fact_receipt r cross join known k cross join ahead a left join main.dim_store s on s.store_id = r.store_id)
    select store_id, business_date, [receipt_key] as key, business_date::varchar as found, expected, 1 as n from judged where expected is not null`,
} as const satisfies QualityRule<'date-wrong'>
