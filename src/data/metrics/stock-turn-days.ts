import { type Metric, SALES_ROLES } from './metric.ts'
import { COST_DAYS, STOCK_AT_COST, TURN_DAYS, TURN_LINES } from './stock-at-cost.ts'

/**
 * 365 / stock turn: how many days of cost of goods sold the average stock is.
 */
export const stockTurnDays = {
  name: 'stock_turn_days',
  labels: {
    zh: { name: '库存周转天数', words: ['库存周转天数', '周转天数', '存货周转天数'] },
    en: {
      name: 'days of stock turn',
      words: ['stock turn days', 'turnover days', 'days inventory outstanding', 'inventory turnover days', 'dio'],
    },
  },
  meaning: {
    zh: '28 天平均库存成本 ÷ 日均销售成本。',
    en: 'Average stock at cost of 28 days divided by the cost of goods sold a day.',
  },

  unit: 'days',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'lower',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: { flag: 'stock-cost-missing', column: 'fact_line.cost' },
  trailingDays: TURN_DAYS,
  stockOfEachDay: true,
  costDays: COST_DAYS,
  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select store_id, day, null as hour, sku_id, value as numerator, null as denominator, unknown as missing
    from (${STOCK_AT_COST})
    union all
    select store_id, business_date as day, null as hour, sku_id, null as numerator, cost as denominator, null as missing
    from fact_line
    where ${TURN_LINES} and cost is not null`,
} as const satisfies Metric<'stock_turn_days'>
