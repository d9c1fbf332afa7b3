import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Net sales - cost, in money, over the lines that have a cost; what is without one is not in it. */
export const grossMargin = {
  name: 'gross_margin',
  labels: {
    zh: { name: '毛利额', words: ['毛利额', '毛利润额', '销售毛利额'] },
    en: {
      name: 'gross margin amount',
      words: [
        'gross margin amount',
        'gross profit amount',
        'margin amount',
        'gross margin value',
        'gross profit value',
        'margin in money',
      ],
    },
  },
  meaning: {
    zh: '净销售额 − 成本，只算有成本的商品行。',
    en: 'Net sales less cost, over the lines that have a cost.',
  },
  unit: 'currency',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: false,
  addsMoney: true,
  gap: { flag: 'cost-missing', column: 'fact_line.cost' },
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      case when cost is not null then net_ex_tax - cost end as numerator, null as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        case when costed_net <> 0 or costed_cost <> 0 then costed_net - costed_cost end as numerator, null as denominator, null as missing
      from sales_hour`,
  },
} as const satisfies Metric<'gross_margin'>
