import type { QualityRule } from '../quality-rule.ts'

/** More was sold than the record held: the record is wrong, not the shelf. */
export const stockNegative = {
  name: 'stock-negative',
  severity: 'warn',
  table: 'fact_stock_day',
  needs: ['fact_stock_day'],
  concerns: ['fact_stock_day'],
  byDay: true,
  sql: `
    select store_id, date as business_date, [store_id, sku_id, date::varchar] as key, closing::varchar as found, null as expected, 1 as n
    from main.fact_stock_day where closing < 0`,
} as const satisfies QualityRule<'stock-negative'>
