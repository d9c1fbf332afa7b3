import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Money for goods without tax, returns taken off: lines that are not void, of returns and of sales that no post_void
 * reversed.
 */
export const netSales = {
  name: 'net_sales',
  labels: {
    zh: { name: '销售额', words: ['销售额', '净销售额', '营业额', '营收', '营业收入', '销售收入', '业绩'] },
    en: { name: 'net sales', words: ['net sales', 'sales', 'revenue', 'takings', 'sales revenue', 'sales value'] },
  },
  meaning: {
    zh: '不含税销售额，已扣除折扣和退货，不含作废的小票。',
    en: 'Sales without tax, after discounts and returns; voided receipts are left out.',
  },
  thresholds: [
    { of: 'relative', base: 'LFL', side: 'below', watch: '-0.03', act: '-0.06' },
    { of: 'relative', side: 'below', watch: '-0.05', act: '-0.10' },
  ],
  unit: 'currency',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: false,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      net_ex_tax as numerator, null as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        net_ex_tax as numerator, null as denominator, null as missing
      from sales_hour`,
  },
  plan: {
    columns: ['net_sales'],
    reads: ['fact_plan'],
    statement: `
      select store_id, business_date as day, null as hour, null as sku_id,
        net_sales as numerator, null as denominator, null as missing
      from fact_plan`,
  },
} as const satisfies Metric<'net_sales'>
