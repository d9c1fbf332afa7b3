import { type QualityRule, SALES, SOLD } from '../quality-rule.ts'
import { valueShares } from '../value-shares.ts'

/** reliability.md 7 */
const TIMES = 20
/** Lines of a product before its median says something. */
const LINES = 20

/** A price more than twenty times the product's median: a comma, a unit or a quantity in the wrong place. */
export const priceOutlier = {
  name: 'price-outlier',
  severity: 'fail',
  table: 'fact_line',
  needs: ['fact_line'],
  concerns: SALES,
  sql: `
    with ${valueShares('round((gross / qty)::double, 2)', `${SOLD} and gross > 0`, `${TIMES} * min(value)`)},
    usual as (select sku_id, min(value) as median from spread where share >= 0.5 and lines >= ${LINES} group by sku_id)
    select store_id, business_date, [receipt_key, line_no::varchar] as key, (gross / qty)::decimal(14, 2)::varchar as found, median::varchar as expected, 1 as n
    from main.fact_line join usual using (sku_id) where ${SOLD} and gross / qty > ${TIMES} * median`,
} as const satisfies QualityRule<'price-outlier'>
