import type { QualityRule } from '../quality-rule.ts'

/** opening + in − out + adjust − waste = closing, to a thousandth; days whose parts the source does not give are left out. */
export const stockNotBalanced = {
  name: 'stock-not-balanced',
  severity: 'fail',
  table: 'fact_stock_day',
  needs: ['fact_stock_day'],
  concerns: ['fact_stock_day'],
  byDay: true,
  sql: `
    select store_id, date as business_date, [store_id, sku_id, date::varchar] as key, closing::varchar as found,
      (opening + qty_in - qty_out + coalesce(adjust, 0) - coalesce(waste, 0))::varchar as expected, 1 as n
    from main.fact_stock_day
    where abs(opening + qty_in - qty_out + coalesce(adjust, 0) - coalesce(waste, 0) - closing) > 0.001`,
} as const satisfies QualityRule<'stock-not-balanced'>
