import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * On-shelf availability: places on the shelf that a walk looked at and found filled / places looked at. Of checks of the kind
 * gap alone.
 */
export const shelfAvailability = {
  name: 'shelf_availability',
  labels: {
    zh: { name: '货架有货率', words: ['货架有货率', '在架率', '上架率', '排面有货率'] },
    en: {
      name: 'on-shelf availability',
      words: ['on-shelf availability', 'on shelf availability', 'shelf availability', 'osa'],
    },
  },
  meaning: {
    zh: '巡查时排面有货的次数 ÷ 巡查次数。',
    en: 'Shelf checks that found the place filled, divided by shelf checks.',
  },
  thresholds: [{ of: 'value', side: 'below', watch: '0.95', act: '0.92' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,

  reads: ['fact_check'],
  statement: `
    select store_id, business_date as day, null as hour, sku_id,
      case when result = 'ok' then 1 else 0 end as numerator, 1 as denominator, null as missing
    from fact_check
    where kind = 'gap' and result is not null`,
} as const satisfies Metric<'shelf_availability'>
