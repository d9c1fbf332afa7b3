import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Goods whose book stock is nothing or less at the close of the last whole business day / goods in the range (active
 * goods with a stock row).
 */
export const oosRate = {
  name: 'oos_rate',
  labels: {
    zh: { name: '缺货率', words: ['缺货率', '断货率', '脱销率'] },
    en: {
      name: 'out-of-stock rate',
      words: ['out-of-stock rate', 'out of stock rate', 'oos rate', 'stockout rate', 'oos %'],
    },
  },
  meaning: {
    zh: '期末库存为零或以下的在售商品 ÷ 在售商品。',
    en: 'Active products with a closing stock of zero or less, divided by all active products.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '0.05', act: '0.083' }],
  unit: 'ratio',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'lower',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_stock_day'],
  statement: `
    select store_id, date as day, null as hour, sku_id,
      case when closing <= 0 then 1 else 0 end as numerator, 1 as denominator, null as missing
    from fact_stock_day join dim_product using (sku_id)
    where coalesce(status, 'active') = 'active'`,
} as const satisfies Metric<'oos_rate'>
