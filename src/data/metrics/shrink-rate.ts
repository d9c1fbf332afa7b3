import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * (Book - count) / sales: what counts found missing, at cost, counts and adjustments together / net sales. Gains are
 * taken off.
 */
export const shrinkRate = {
  name: 'shrink_rate',
  labels: {
    zh: { name: '损耗率', words: ['损耗率', '盘亏率', '盘点损耗率'] },
    en: {
      name: 'shrink rate',
      words: ['shrink rate', 'shrinkage rate', 'shrink', 'shrinkage', 'shrink %', 'stock loss rate'],
    },
  },
  meaning: {
    zh: '盘点和调整发现的损失（按成本，盘盈抵减）÷ 净销售额。',
    en: 'What counts and adjustments found missing, at cost, gains taken off, divided by net sales.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '0.0067', act: '0.0144' }],
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
    where type in ('count', 'adjust')
    union all
    select store_id, business_date as day, null as hour, sku_id,
      null as numerator, net_ex_tax as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}`,
} as const satisfies Metric<'shrink_rate'>
