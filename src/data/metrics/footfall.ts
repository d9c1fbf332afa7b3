import { type Metric, SALES_ROLES } from './metric.ts'

/** People who came in through the doors, staff taken off. */
export const footfall = {
  name: 'footfall',
  labels: {
    zh: { name: '进店客流', words: ['进店客流', '客流', '客流量', '进店人数', '进店客流量', '人流', '人流量'] },
    en: {
      name: 'footfall',
      words: [
        'footfall',
        'foot traffic',
        'store traffic',
        'door count',
        'door counts',
        'visitors',
        'entrants',
        'walk-ins',
      ],
    },
  },
  meaning: {
    zh: '进店人数，已减去员工。',
    en: 'People who came in, staff taken off.',
  },
  unit: 'count',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: false,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_footfall'],
  statement: `
    select store_id, business_date as day, hour, null as sku_id,
      in_cnt - staff_cnt as numerator, null as denominator, null as missing
    from fact_footfall`,
  plan: {
    columns: ['footfall'],
    reads: ['fact_plan'],
    statement: `
      select store_id, business_date as day, null as hour, null as sku_id,
        footfall as numerator, null as denominator, null as missing
      from fact_plan`,
  },
} as const satisfies Metric<'footfall'>
