import { type QualityRule, SALES, SOLD } from '../quality-rule.ts'
import { valueShares } from '../value-shares.ts'

/** reliability.md 7: ten times what 99 of 100 lines of the product have at most. */
const TIMES = 10
const LINES = 100

export const quantityOutlier = {
  name: 'quantity-outlier',
  severity: 'fail',
  table: 'fact_line',
  needs: ['fact_line'],
  concerns: SALES,
  sql: `
    with ${valueShares('round(qty::double, 1)', SOLD, `${TIMES} * greatest(min(value), 1)`)},
    usual as (select sku_id, greatest(min(value), 1) as most from spread where share >= 0.99 and lines >= ${LINES} group by sku_id)
    select store_id, business_date, [receipt_key, line_no::varchar] as key, qty::varchar as found, '≤ ' || most::varchar as expected, 1 as n
    from main.fact_line join usual using (sku_id) where ${SOLD} and qty > ${TIMES} * most`,
} as const satisfies QualityRule<'quantity-outlier'>
