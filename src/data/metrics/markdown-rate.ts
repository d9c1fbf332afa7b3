import { KEPT_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Markdown %: discounts and markdowns, without their tax where shelf prices hold it / net sales (retail.md 1.2). To
 * 1/10,000 of the currency.
 */
export const markdownRate = {
  name: 'markdown_rate',
  labels: {
    zh: { name: '折让率', words: ['折让率', '折扣率', '让利率'] },
    en: {
      name: 'markdown rate',
      words: ['markdown rate', 'discount rate', 'markdown %', 'markdown percentage', 'discount percentage'],
    },
  },
  meaning: {
    zh: '折扣和降价（不含税）÷ 净销售额。',
    en: 'Discounts and markdowns, without tax, divided by net sales.',
  },
  thresholds: [{ of: 'points', side: 'above', watch: '1', act: '2' }],
  unit: 'ratio',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: 'lower',
  access: SALES_ROLES.filter((role) => role !== 'clerk'),
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      case when price_incl_tax then (discount * net_ex_tax / nullif(net_ex_tax + coalesce(tax, 0), 0))::decimal(18,4)
        else discount end as numerator,
      net_ex_tax as denominator, null as missing
    from fact_line join dim_store using (store_id)
    where ${KEPT_LINES}`,
} as const satisfies Metric<'markdown_rate'>
