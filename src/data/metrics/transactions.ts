import { TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Sale receipts that no post_void reversed. Not people: 来客数 and "customers" mean receipts to one asker and entrants
 * to the next.
 */
export const transactions = {
  name: 'transactions',
  labels: {
    zh: {
      name: '客单数',
      words: ['客单数', '交易笔数', '交易数', '交易量', '成交笔数', '小票数', '单数', '订单数', '开单数'],
    },
    en: {
      name: 'transactions',
      words: [
        'transactions',
        'number of transactions',
        'transaction count',
        'receipts',
        'baskets',
        'tickets',
        'orders',
        'checkouts',
      ],
    },
  },
  meaning: {
    zh: '成交小票数，不含退货和作废。',
    en: 'Receipts of sales; returns and voids are not counted.',
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
  reads: ['fact_receipt'],
  statement: `
    select store_id, business_date as day, hour, null as sku_id,
      1 as numerator, null as denominator, null as missing
    from fact_receipt
    where ${TRANSACTIONS}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        transactions as numerator, null as denominator, null as missing
      from sales_hour
      where transactions > 0`,
  },
} as const satisfies Metric<'transactions'>
