import { TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/** Transactions at self-checkouts / transactions. */
export const selfCheckoutShare = {
  name: 'self_checkout_share',
  labels: {
    zh: { name: '自助结账占比', words: ['自助结账占比', '自助收银占比', '自助结账率'] },
    en: {
      name: 'self-checkout share',
      words: ['self-checkout share', 'self checkout share', 'sco share', 'share of self-checkout'],
    },
  },
  meaning: {
    zh: '自助结账的小票 ÷ 全部小票。',
    en: 'Receipts at self-checkouts divided by all receipts.',
  },
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'hour', 'day'],
  better: null,
  access: SALES_ROLES,
  ratio: true,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_receipt'],
  statement: `
    select store_id, business_date as day, hour, null as sku_id,
      case when channel = 'sco' then 1 end as numerator, 1 as denominator, null as missing
    from fact_receipt
    where ${TRANSACTIONS}`,
} as const satisfies Metric<'self_checkout_share'>
