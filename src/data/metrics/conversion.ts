import { TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Share of the people who came in that bought. */
export const conversion = {
  name: 'conversion',
  labels: {
    zh: { name: '成交率', words: ['成交率', '转化率', '进店转化率', '客流转化率'] },
    en: { name: 'conversion', words: ['conversion', 'conversion rate'] },
  },
  meaning: {
    zh: '成交小票数 ÷ 进店人数。',
    en: 'Transactions divided by footfall.',
  },
  thresholds: [{ of: 'relative', side: 'below', watch: '-0.05', act: '-0.10' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_receipt', 'fact_footfall'],
  statement: `
    select store_id, business_date as day, hour, null as sku_id,
      1 as numerator, null as denominator, null as missing
    from fact_receipt
    where ${TRANSACTIONS}
    union all
    select store_id, business_date as day, hour, null as sku_id,
      null as numerator, in_cnt - staff_cnt as denominator, null as missing
    from fact_footfall`,
  preaggregated: {
    reads: ['sales_hour', 'fact_footfall'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        transactions as numerator, null as denominator, null as missing
      from sales_hour
      where transactions > 0
      union all
      select store_id, business_date as day, hour, null as sku_id,
        null as numerator, in_cnt - staff_cnt as denominator, null as missing
      from fact_footfall`,
  },
} as const satisfies Metric<'conversion'>
