import { SOLD_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Of what the range sold in 28 days, the part of goods that are out now: out-of-stocks weighted by what they bring in
 * (retail.md 1.2). Goods that did not sell weigh nothing.
 */
export const oosValueRate = {
  name: 'oos_value_rate',
  labels: {
    zh: { name: '缺货金额占比', words: ['缺货金额占比', '缺货率（按金额）', '金额缺货率', '加权缺货率'] },
    en: {
      name: 'out-of-stock rate by value',
      words: [
        'out-of-stock rate by value',
        'value-weighted oos',
        'weighted out-of-stock rate',
        'oos by value',
        'oos value rate',
      ],
    },
  },
  meaning: {
    zh: '现在缺货的在售商品最近 28 天的销售额 ÷ 全部在售商品同期的销售额。',
    en: 'Sales of 28 days of the active products that are out now, divided by those of all active products.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '0.03', act: '0.05' }],
  unit: 'ratio',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'lower',
  access: SALES_ROLES,
  ratio: true,
  addsMoney: true,
  gap: null,
  trailingDays: 28,

  reads: ['fact_stock_day', 'fact_line'],
  statement: `
    select s.store_id, s.date as day, null as hour, s.sku_id,
      case when closing <= 0 then net else 0 end as numerator, net as denominator, null as missing
    from fact_stock_day as s join dim_product using (sku_id)
      join (select store_id, sku_id, sum(net_ex_tax) as net from fact_line where ${SOLD_LINES} group by store_id, sku_id) as sold
        on sold.store_id = s.store_id and sold.sku_id = s.sku_id
    where coalesce(status, 'active') = 'active' and net > 0`,
} as const satisfies Metric<'oos_value_rate'>
