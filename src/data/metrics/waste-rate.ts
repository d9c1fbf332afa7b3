import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Waste at cost / net sales. Waste is a stock move of a negative quantity; one without a unit cost is not in it. */
export const wasteRate = {
  name: 'waste_rate',
  labels: {
    zh: { name: '报损率', words: ['报损率', '报废率', '损废率'] },
    en: { name: 'waste rate', words: ['waste rate', 'wastage rate', 'waste %', 'waste percentage', 'spoilage rate'] },
  },
  meaning: {
    zh: '报损（按成本）÷ 净销售额。',
    en: 'Waste at cost divided by net sales.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '0.05', act: '0.08' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'day'],
  better: 'lower',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_stock_move', 'fact_line'],
  statement: `
    select store_id, business_date as day, null as hour, sku_id,
      (-qty * unit_cost)::decimal(18,4) as numerator, null as denominator, null as missing
    from fact_stock_move
    where type = 'waste'
    union all
    select store_id, business_date as day, null as hour, sku_id,
      null as numerator, net_ex_tax as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}`,
} as const satisfies Metric<'waste_rate'>
