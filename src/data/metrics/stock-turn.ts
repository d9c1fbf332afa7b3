import { type Metric, SALES_ROLES } from './metric.ts'
import { COST_DAYS, STOCK_AT_COST, TURN_DAYS, TURN_LINES } from './stock-at-cost.ts'

/**
 * Cost of goods sold a year / average stock at cost: of 28 days, times 365 / 28.
 */
export const stockTurn = {
  name: 'stock_turn',
  labels: {
    zh: { name: '库存周转率', words: ['库存周转率', '周转率', '库存周转次数', '周转次数', '存货周转率'] },
    en: {
      name: 'stock turn',
      words: ['stock turn', 'stock turns', 'inventory turn', 'inventory turnover', 'stock turnover', 'turns'],
    },
  },
  meaning: {
    zh: '28 天销售成本折算成全年 ÷ 28 天平均库存成本。',
    en: 'Cost of goods sold in 28 days, as a year, divided by the average stock at cost.',
  },

  unit: 'ratio',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'higher',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: { flag: 'stock-cost-missing', column: 'fact_line.cost' },
  trailingDays: TURN_DAYS,
  stockOfEachDay: true,
  costDays: COST_DAYS,
  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select store_id, day, null as hour, sku_id, null as numerator, value as denominator, unknown as missing
    from (${STOCK_AT_COST})
    union all
    select store_id, business_date as day, null as hour, sku_id, (cost * 365)::decimal(18,4) as numerator, null as denominator, null as missing
    from fact_line
    where ${TURN_LINES} and cost is not null`,
} as const satisfies Metric<'stock_turn'>
