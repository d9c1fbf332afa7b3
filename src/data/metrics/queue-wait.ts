import { TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Minutes that a buyer waits at the tills, by Little’s law: people in the queue x minutes / transactions, of the hours that
 * cameras counted (Little 1961, L = lambda W). A mean: how long the slowest tenth waits, no count by the hour tells.
 */
export const queueWait = {
  name: 'queue_wait',
  labels: {
    zh: { name: '平均排队时间', words: ['平均排队时间', '排队时间', '排队分钟', '平均等待时间'] },
    en: {
      name: 'mean wait at the tills',
      words: [
        'mean wait at the tills',
        'average wait',
        'queue time',
        'waiting time',
        'average queue time',
        'wait time',
      ],
    },
  },
  meaning: {
    zh: '摄像头计数的排队人数 × 分钟 ÷ 同一小时的成交小票数，单位分钟。',
    en: 'People in the queue times minutes, divided by the transactions of the same hours; in minutes.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '2', act: '4' }],
  unit: 'minutes',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: 'lower',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,

  reads: ['fact_zone', 'fact_receipt'],
  statement: `
    select store_id, business_date as day, hour, null as sku_id,
      queue * minutes as numerator, null as denominator, null as missing
    from fact_zone
    where queue is not null and minutes > 0
    union all
    select store_id, business_date as day, hour, null as sku_id,
      null as numerator, 1 as denominator, null as missing
    from fact_receipt join (select distinct store_id, business_date, hour from fact_zone where queue is not null and minutes > 0)
      using (store_id, business_date, hour)
    where ${TRANSACTIONS}`,
} as const satisfies Metric<'queue_wait'>
