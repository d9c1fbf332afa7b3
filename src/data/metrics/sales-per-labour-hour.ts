import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Net sales / hours worked without breaks, of days whose shifts are over. Hours to 1/10,000. */
export const salesPerLabourHour = {
  name: 'sales_per_labour_hour',
  labels: {
    zh: { name: '人效', words: ['人效', '每工时销售额', '工时产出', '小时人效'] },
    en: {
      name: 'sales per labour hour',
      words: ['sales per labour hour', 'sales per labor hour', 'splh', 'sales per hour worked', 'sales per staff hour'],
    },
  },
  meaning: {
    zh: '净销售额 ÷ 实际工时（不含休息），只算既有销售又有工时的店日。',
    en: 'Net sales divided by hours worked without breaks, of shop days that have both.',
  },
  thresholds: [{ of: 'relative', side: 'below', watch: '-0.05', act: '-0.10' }],
  unit: 'currency',
  kind: 'flow',
  cuts: ['store', 'region', 'day'],
  better: 'higher',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: { flag: 'hours-missing', column: 'fact_shift' },
  trailingDays: 1,
  reads: ['fact_line', 'fact_shift'],
  statement: `
    select store_id, business_date as day, null as hour, null as sku_id,
      case when hours is not null then net end as numerator, hours as denominator,
      case when hours is null then 1 end as missing
    from (
      select store_id, business_date, sum(net_ex_tax) as net from fact_line where ${KEPT_LINES} group by store_id, business_date
    ) as sold left join (
      select store_id, business_date,
        sum((date_diff('minute', actual_start, actual_end) - coalesce(break_min, 0)) / 60)::decimal(18,4) as hours
      from fact_shift where actual_end > actual_start group by store_id, business_date
    ) as worked using (store_id, business_date)`,
  plan: {
    columns: ['net_sales', 'hours'],
    reads: ['fact_plan'],
    statement: `
      select store_id, business_date as day, null as hour, null as sku_id,
        net_sales as numerator, hours as denominator, null as missing
      from fact_plan`,
  },
} as const satisfies Metric<'sales_per_labour_hour'>
