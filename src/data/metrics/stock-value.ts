import { type Metric, SALES_ROLES } from './metric.ts'
import { COST_DAYS, STOCK_AT_COST } from './stock-at-cost.ts'

/**
 * Book stock at the close of the last whole business day, at the mean cost of what sold of it; a record below nothing is
 * nothing.
 */
export const stockValue = {
  name: 'stock_value',
  labels: {
    zh: { name: '库存金额', words: ['库存金额', '库存额', '库存成本', '库存价值', '库存货值', '存货金额'] },
    en: {
      name: 'stock value',
      words: ['stock value', 'stock value at cost', 'inventory value', 'value of stock', 'inventory at cost'],
    },
  },
  meaning: {
    zh: '最近一个完整营业日的期末库存 × 单位成本（180 天内销售的平均成本）。',
    en: 'Closing stock of the last whole business day at cost, by the mean cost of what sold in 180 days.',
  },

  unit: 'currency',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: null,
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: false,
  addsMoney: true,
  gap: { flag: 'stock-cost-missing', column: 'fact_line.cost' },
  trailingDays: 1,
  costDays: COST_DAYS,
  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select store_id, day, null as hour, sku_id, value as numerator, null as denominator, unknown as missing
    from (${STOCK_AT_COST})`,
} as const satisfies Metric<'stock_value'>
