import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Net sales / planned net sales of the same days. Of a running day: what is sold so far of the whole day's plan. */
export const planAttainment = {
  name: 'plan_attainment',
  labels: {
    zh: { name: '达成率', words: ['达成率', '计划达成率', '完成率', '目标达成率', '业绩达成率', '销售达成率'] },
    en: {
      name: 'plan attainment',
      words: [
        'plan attainment',
        'attainment',
        'attainment rate',
        'target attainment',
        'achievement rate',
        'percent of plan',
        '% of plan',
        'percent of target',
        'sales against plan',
        'sales vs plan',
        'sales against target',
      ],
    },
  },
  meaning: {
    zh: '净销售额 ÷ 同一天的计划。',
    en: 'Net sales divided by the plan of the same days.',
  },
  thresholds: [{ of: 'value', side: 'below', watch: '0.95', act: '0.90' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: true,
  gap: { flag: 'plan-missing', column: 'fact_plan' },
  trailingDays: 1,
  reads: ['fact_line', 'fact_plan'],
  statement: `
    select store_id, business_date as day, null as hour, null as sku_id,
      case when planned.store_id is not null then net_ex_tax end as numerator, null as denominator, null as missing
    from fact_line left join (select distinct store_id, business_date from fact_plan where net_sales is not null) as planned using (store_id, business_date)
    where ${KEPT_LINES}
    union all
    select store_id, business_date as day, null as hour, null as sku_id,
      null as numerator, null as denominator, 1 as missing
    from (select distinct store_id, business_date from fact_line where ${KEPT_LINES})
      anti join (select store_id, business_date from fact_plan where net_sales is not null) as planned using (store_id, business_date)
    union all
    select store_id, business_date as day, null as hour, null as sku_id,
      null as numerator, net_sales as denominator, null as missing
    from fact_plan`,
} as const satisfies Metric<'plan_attainment'>
