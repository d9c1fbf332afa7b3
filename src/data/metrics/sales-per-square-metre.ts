import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** 坪效: net sales / square metres of selling space and trading day, so that a week and a day compare. */
export const salesPerSquareMetre = {
  name: 'sales_per_square_metre',
  labels: {
    zh: { name: '日均坪效', words: ['日均坪效', '坪效', '每平米销售额', '平米效益', '平效'] },
    en: {
      name: 'daily sales per square metre',
      words: [
        'daily sales per square metre',
        'sales per square metre',
        'sales per square meter',
        'sales per sqm',
        'sales per m2',
        'sales density',
      ],
    },
  },
  meaning: {
    zh: '净销售额 ÷ 经营面积和营业天数。',
    en: 'Net sales for each square metre of selling space and trading day.',
  },
  unit: 'currency',
  kind: 'flow',
  cuts: ['store', 'region', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: true,
  gap: { flag: 'area-missing', column: 'fact_line' },
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, null as hour, null as sku_id,
      case when any_value(sqm) > 0 then sum(net_ex_tax) end as numerator, case when any_value(sqm) > 0 then any_value(sqm) end as denominator,
      case when any_value(sqm) > 0 then null else 1 end as missing
    from fact_line join dim_store using (store_id)
    where ${KEPT_LINES}
    group by store_id, business_date`,
} as const satisfies Metric<'sales_per_square_metre'>
