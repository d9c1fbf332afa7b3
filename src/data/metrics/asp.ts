import { KEPT_LINES, SOLD_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Average selling price: net sales (returns taken off) / units sold, without tax. */
export const asp = {
  name: 'asp',
  labels: {
    zh: { name: '件单价', words: ['件单价', '平均单价', '平均售价'] },
    en: {
      name: 'average selling price',
      words: ['average selling price', 'asp', 'average unit price', 'average price per unit', 'average item price'],
    },
  },
  meaning: {
    zh: '净销售额 ÷ 卖出件数。',
    en: 'Net sales divided by units sold.',
  },
  unit: 'currency',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: null,
  access: SALES_ROLES,
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      net_ex_tax as numerator,
      case when ${SOLD_LINES} then units end as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        net_ex_tax as numerator, case when transactions > 0 then units end as denominator, null as missing
      from sales_hour`,
  },
} as const satisfies Metric<'asp'>
