import { type QualityRule, SOLD } from '../quality-rule.ts'

/** Answers about margin say the share themselves (`cost-missing` of measure). */
export const costMissing = {
  name: 'cost-missing',
  severity: 'warn',
  table: 'fact_line',
  needs: ['fact_line'],
  concerns: [],
  byDay: true,
  sql: `
    select store_id, business_date, [receipt_key, line_no::varchar] as key, sku_id as found, null as expected, 1 as n
    from main.fact_line where cost is null and ${SOLD}`,
} as const satisfies QualityRule<'cost-missing'>
