import { type Metric, SALES_ROLES } from './metric.ts'

/** Active goods of a store whose book stock is nothing or less at the close of the last whole business day. */
export const outOfStocks = {
  name: 'out_of_stocks',
  labels: {
    zh: { name: '缺货数', words: ['缺货数', '缺货', '断货', '缺货商品数', '缺货品项', '断货数', '脱销'] },
    en: {
      name: 'out-of-stocks',
      words: ['out-of-stocks', 'out of stocks', 'out of stock', 'out-of-stock', 'stockouts', 'stock-outs', 'oos'],
    },
  },
  meaning: {
    zh: '在售商品中期末库存为零或以下的门店商品数。',
    en: 'Active products, store by store, whose closing stock is zero or less.',
  },
  thresholds: [{ of: 'value', side: 'above', watch: '5', act: '10' }],
  unit: 'count',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: 'lower',
  access: SALES_ROLES,
  ratio: false,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_stock_day'],
  statement: `
    select store_id, date as day, null as hour, sku_id,
      case when closing <= 0 then 1 else 0 end as numerator, null as denominator, null as missing
    from fact_stock_day join dim_product using (sku_id)
    where coalesce(status, 'active') = 'active'`,
} as const satisfies Metric<'out_of_stocks'>
