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
    zh: '成交小票数 ÷ 进店人数，只算既有销售又有客流计数的店日。',
    en: 'Transactions divided by footfall, of shop days that have both sales and door counts.',
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
    from fact_receipt semi join fact_footfall using (store_id, business_date)
    where ${TRANSACTIONS}
    union all
    select store_id, business_date as day, hour, null as sku_id,
      null as numerator, in_cnt - staff_cnt as denominator, null as missing
    from fact_footfall semi join fact_receipt using (store_id, business_date)`,
  preaggregated: {
    reads: ['sales_hour', 'fact_footfall'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        transactions as numerator, null as denominator, null as missing
      from sales_hour semi join fact_footfall using (store_id, business_date)
      where transactions > 0
      union all
      select store_id, business_date as day, hour, null as sku_id,
        null as numerator, in_cnt - staff_cnt as denominator, null as missing
      from fact_footfall semi join sales_hour using (store_id, business_date)`,
  },
} as const satisfies Metric<'conversion'>
