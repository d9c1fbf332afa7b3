import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Goods taken back / goods sold, both in money without tax. */
export const returnRate = {
  name: 'return_rate',
  labels: {
    zh: { name: '退货率', words: ['退货率', '退款率'] },
    en: { name: 'return rate', words: ['return rate', 'returns rate', 'refund rate', 'rate of returns'] },
  },
  meaning: {
    zh: '退货金额 ÷ 销售金额，均不含税。',
    en: 'Goods taken back divided by goods sold, in money without tax.',
  },
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: 'lower',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      case when receipt_type = 'return' then -net_ex_tax end as numerator,
      case when receipt_type = 'sale' then net_ex_tax end as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}`,
} as const satisfies Metric<'return_rate'>
