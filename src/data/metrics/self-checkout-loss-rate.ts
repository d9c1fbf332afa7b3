import { TRANSACTIONS } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * 自助漏扫: value of goods that sensors saw pass a self-checkout unscanned and that nobody corrected / net sales of self-
 * checkouts. What no sensor saw is not in it.
 */
export const selfCheckoutLossRate = {
  name: 'self_checkout_loss_rate',
  labels: {
    zh: { name: '自助漏扫率', words: ['自助漏扫率', '漏扫率', '自助收银漏扫率', '自助结账漏扫率'] },
    en: {
      name: 'self-checkout loss rate',
      words: [
        'self-checkout loss rate',
        'self checkout loss rate',
        'sco loss rate',
        'missed scan rate',
        'non-scan rate',
      ],
    },
  },
  meaning: {
    zh: '自助收银漏扫且无人纠正的金额 ÷ 自助收银销售额。',
    en: 'Value of goods that passed self-checkouts unscanned and uncorrected, divided by their net sales.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '0.004', act: '0.005' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'day'],
  better: 'lower',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_checkout_event', 'fact_receipt'],
  statement: `
    select store_id, business_date as day, null as hour, null as sku_id,
      est_value as numerator, null as denominator, null as missing
    from fact_checkout_event
    where lane_kind = 'sco' and outcome = 'lost'
    union all
    select store_id, business_date as day, null as hour, null as sku_id,
      null as numerator, net_ex_tax as denominator, null as missing
    from fact_receipt
    where channel = 'sco' and ${TRANSACTIONS} and store_id in (select store_id from fact_checkout_event where lane_kind = 'sco')`,
} as const satisfies Metric<'self_checkout_loss_rate'>
