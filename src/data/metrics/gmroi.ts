import { type Metric, SALES_ROLES } from './metric.ts'
import { COST_DAYS, STOCK_AT_COST, TURN_DAYS, TURN_LINES } from './stock-at-cost.ts'

/**
 * Gross margin a year / average stock at cost, over the lines that have a cost: of 28 days, times 365 / 28.
 */
export const gmroi = {
  name: 'gmroi',
  labels: {
    zh: { name: '库存投资毛利回报', words: ['库存投资毛利回报', '库存毛利回报率', '毛利回报率', 'gmroi'] },
    en: {
      name: 'GMROI',
      words: ['gmroi', 'gmroii', 'gross margin return on inventory', 'return on inventory', 'margin return on stock'],
    },
  },
  meaning: {
    zh: '28 天毛利折算成全年 ÷ 28 天平均库存成本。',
    en: 'Gross margin of 28 days, as a year, divided by the average stock at cost.',
  },
  thresholds: [{ of: 'value', side: 'below', watch: '2', act: '1.5' }],
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
    select store_id, business_date as day, null as hour, sku_id, ((net_ex_tax - cost) * 365)::decimal(18,4) as numerator, null as denominator, null as missing
    from fact_line
    where ${TURN_LINES} and cost is not null`,
} as const satisfies Metric<'gmroi'>
