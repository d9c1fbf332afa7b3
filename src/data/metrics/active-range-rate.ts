import { SOLD_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * 动销率: goods of the range that sold at least once in the 30 days that end with the stock's day / goods of the range
 * (active goods with a stock row).
 */
export const activeRangeRate = {
  name: 'active_range_rate',
  labels: {
    zh: { name: '动销率', words: ['动销率', '商品动销率', '品种动销率'] },
    en: { name: 'active range rate', words: ['active range rate', 'selling range rate', 'share of range selling'] },
  },
  meaning: {
    zh: '30 天内有销售的商品 ÷ 在售商品。',
    en: 'Products that sold within 30 days divided by all active products.',
  },
  thresholds: [{ of: 'value', side: 'below', watch: '0.70', act: '0.60' }],
  unit: 'ratio',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 30,
  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select store_id, max(day) as day, null as hour, sku_id,
      max(sold) as numerator, 1 as denominator, null as missing
    from (
      select store_id, date as day, sku_id, 0 as sold, 1 as ranged
      from fact_stock_day join dim_product using (sku_id)
      where coalesce(status, 'active') = 'active'
      union all
      select store_id, null as day, sku_id, 1 as sold, 0 as ranged
      from fact_line
      where ${SOLD_LINES})
    group by store_id, sku_id
    having max(ranged) = 1`,
} as const satisfies Metric<'active_range_rate'>
