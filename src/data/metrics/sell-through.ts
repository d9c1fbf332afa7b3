import { SOLD_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Sold / (sold + what is left), quantities of the 28 days that end with the stock's day: sold of what was there or
 * came in, where nothing was lost.
 */
export const sellThrough = {
  name: 'sell_through',
  labels: {
    zh: { name: '售罄率', words: ['售罄率', '售罄'] },
    en: { name: 'sell-through', words: ['sell-through', 'sell through', 'sell-through rate', 'sell through rate'] },
  },
  meaning: {
    zh: '最近 28 天卖出 ÷（卖出 + 剩余）。',
    en: 'Sold in the last 28 days divided by sold and left.',
  },
  unit: 'ratio',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 28,
  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select store_id, date as day, null as hour, sku_id,
      null as numerator, closing as denominator, null as missing
    from fact_stock_day
    where closing > 0
    union all
    select store_id, business_date as day, null as hour, sku_id,
      qty as numerator, qty as denominator, null as missing
    from fact_line
    where ${SOLD_LINES}`,
} as const satisfies Metric<'sell_through'>
