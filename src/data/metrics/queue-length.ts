import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * People waiting at the tills, mean over the minutes that cameras counted. Zones whose queue was not counted are not
 * in it.
 */
export const queueLength = {
  name: 'queue_length',
  labels: {
    zh: { name: '排队人数', words: ['排队人数', '平均排队人数', '收银排队人数'] },
    en: {
      name: 'queue length',
      words: [
        'queue length',
        'average queue',
        'average queue length',
        'mean queue',
        'people queueing',
        'people in the queue',
      ],
    },
  },
  meaning: {
    zh: '收银处平均排队人数，按摄像头计数的分钟。',
    en: 'People waiting at the tills, mean over the minutes that cameras counted.',
  },
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: 'lower',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_zone'],
  statement: `
    select store_id, business_date as day, hour, null as sku_id,
      queue * minutes as numerator, minutes as denominator, null as missing
    from fact_zone
    where queue is not null and minutes > 0`,
} as const satisfies Metric<'queue_length'>
