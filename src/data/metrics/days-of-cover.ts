import { SOLD_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Stock on hand / mean daily quantity sold of the 28 days that end with the stock's day, returns not taken off.
 * Quantity, not units: weighed goods are stocked and sold in kilograms. 28 is multiplied above instead of divided
 * below, so both sums stay exact.
 */
export const daysOfCover = {
  name: 'days_of_cover',
  labels: {
    zh: { name: '可销天数', words: ['可销天数', '库存可销天数', '库存天数', '够卖几天', '能卖几天'] },
    en: {
      name: 'days of cover',
      words: ['days of cover', 'days cover', 'stock cover', 'days of stock', 'days of supply', 'days of inventory'],
    },
  },
  meaning: {
    zh: '库存 ÷ 最近 28 天的日均销量。',
    en: 'Stock on hand divided by the mean daily units sold of the last 28 days.',
  },
  thresholds: [{ of: 'value', side: 'below', watch: '3', act: '2' }],
  unit: 'days',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: null,
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 28,
  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select store_id, date as day, null as hour, sku_id,
      greatest(closing, 0) * 28 as numerator, null as denominator, null as missing
    from fact_stock_day
    union all
    select store_id, business_date as day, hour, sku_id,
      null as numerator, qty as denominator, null as missing
    from fact_line
    where ${SOLD_LINES}`,
} as const satisfies Metric<'days_of_cover'>
