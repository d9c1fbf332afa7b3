import { SOLD_LINES, TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Units for each transaction, returns not taken off; a weighed line is one unit. */
export const upt = {
  name: 'upt',
  labels: {
    zh: { name: '连带率', words: ['连带率', '连带', '每单件数', '客单件', '客单件数'] },
    en: {
      name: 'units per transaction',
      words: [
        'units per transaction',
        'upt',
        'items per transaction',
        'units per basket',
        'items per basket',
        'pieces per transaction',
      ],
    },
  },
  meaning: {
    zh: '每张小票的件数；称重商品算一件，不扣退货。',
    en: 'Units on each receipt; a weighed item is one, returns are not taken off.',
  },
  thresholds: [{ of: 'relative', side: 'below', watch: '-0.03', act: '-0.05' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line', 'fact_receipt'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      units as numerator, null as denominator, null as missing
    from fact_line
    where ${SOLD_LINES}
    union all
    select store_id, business_date as day, hour, null as sku_id,
      null as numerator, 1 as denominator, null as missing
    from fact_receipt
    where ${TRANSACTIONS}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        units as numerator, transactions as denominator, null as missing
      from sales_hour
      where transactions > 0`,
  },
} as const satisfies Metric<'upt'>
