import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Hours worked without breaks, of days whose shifts are over. Hours to 1/10,000.
 */
export const labourHours = {
  name: 'labour_hours',
  labels: {
    zh: { name: '工时', words: ['工时', '实际工时', '出勤工时', '用工小时'] },
    en: { name: 'hours worked', words: ['hours worked', 'labour hours', 'labor hours', 'staff hours', 'worked hours'] },
  },
  meaning: {
    zh: '实际工时，不含休息，只算已结束的营业日。',
    en: 'Hours worked without breaks, of days that are over.',
  },

  unit: 'count',
  kind: 'flow',
  cuts: ['store', 'region', 'day'],
  better: null,
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: false,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  plan: {
    columns: ['hours'],
    reads: ['fact_plan'],
    statement: `
      select store_id, business_date as day, null as hour, null as sku_id,
        hours as numerator, null as denominator, null as missing
      from fact_plan`,
  },
  reads: ['fact_shift'],
  statement: `
    select store_id, business_date as day, null as hour, null as sku_id,
      ((date_diff('minute', actual_start, actual_end) - coalesce(break_min, 0)) / 60)::decimal(18,4) as numerator,
      null as denominator, null as missing
    from fact_shift
    where actual_end > actual_start`,
} as const satisfies Metric<'labour_hours'>
