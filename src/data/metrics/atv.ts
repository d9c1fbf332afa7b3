import { KEPT_LINES, TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Net sales for each transaction. 客单 means this, not the number of receipts. */
export const atv = {
  name: 'atv',
  labels: {
    zh: { name: '客单价', words: ['客单价', '客单', '平均客单价', '笔单价', '每单金额', '平均每单'] },
    en: {
      name: 'average transaction value',
      words: [
        'average transaction value',
        'atv',
        'average basket value',
        'average basket',
        'basket value',
        'average ticket',
        'average receipt',
        'spend per transaction',
        'average spend per transaction',
      ],
    },
  },
  meaning: {
    zh: '净销售额 ÷ 成交小票数。',
    en: 'Net sales divided by transactions.',
  },
  unit: 'currency',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line', 'fact_receipt'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      net_ex_tax as numerator, null as denominator, null as missing
    from fact_line
    where ${KEPT_LINES}
    union all
    select store_id, business_date as day, hour, null as sku_id,
      null as numerator, 1 as denominator, null as missing
    from fact_receipt
    where ${TRANSACTIONS}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        net_ex_tax as numerator, transactions as denominator, null as missing
      from sales_hour`,
  },
} as const satisfies Metric<'atv'>
