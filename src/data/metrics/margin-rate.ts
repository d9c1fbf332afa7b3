import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** (Net sales - cost) / net sales over the lines that have a cost; the share of net sales without one is flagged. */
export const marginRate = {
  name: 'margin_rate',
  labels: {
    zh: { name: '毛利率', words: ['毛利率', '销售毛利率'] },
    en: {
      name: 'margin rate',
      words: [
        'margin rate',
        'gross margin rate',
        'margin percentage',
        'gross margin percentage',
        'margin percent',
        'gm%',
        'margin %',
      ],
    },
  },
  meaning: {
    zh: '（净销售额 − 成本）÷ 净销售额，只算有成本的商品行。',
    en: '(Net sales - cost) / net sales, over the lines that have a cost.',
  },
  thresholds: [{ of: 'points', side: 'below', watch: '-0.5', act: '-1' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: { flag: 'cost-missing', column: 'fact_line.cost' },
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      case when cost is not null then net_ex_tax - cost end as numerator,
      case when cost is not null then net_ex_tax end as denominator,
      case when cost is null then net_ex_tax end as missing
    from fact_line
    where ${KEPT_LINES}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        costed_net - costed_cost as numerator, costed_net as denominator, net_ex_tax - costed_net as missing
      from sales_hour`,
  },
} as const satisfies Metric<'margin_rate'>
