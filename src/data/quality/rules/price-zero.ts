import { type QualityRule, SALES, SOLD } from '../quality-rule.ts'

/** Given away without a promotion or a reason that says so. */
export const priceZero = {
  name: 'price-zero',
  severity: 'warn',
  table: 'fact_line',
  needs: ['fact_line'],
  concerns: SALES,
  fromShare: 0.1,
  byDay: true,
  sql: `
    select store_id, business_date, [receipt_key, line_no::varchar] as key, gross::varchar as found, null as expected, 1 as n
    from main.fact_line where ${SOLD} and gross <= 0 and promo_id is null and reason is null`,
} as const satisfies QualityRule<'price-zero'>
