import { type Metric, SALES_ROLES } from './metric.ts'

/** Book stock at the close of the last whole business day: pieces, and kilograms of weighed goods. */
export const stockOnHand = {
  name: 'stock_on_hand',
  labels: {
    zh: { name: '库存', words: ['库存', '库存量', '库存数', '现有库存', '在库', '存货'] },
    en: {
      name: 'stock on hand',
      words: ['stock on hand', 'stock', 'on hand', 'inventory', 'stock level', 'stock levels', 'on-hand stock'],
    },
  },
  meaning: {
    zh: '最近一个完整营业日的期末库存。',
    en: 'Closing stock of the last whole business day.',
  },
  unit: 'count',
  kind: 'level',
  cuts: ['store', 'region', 'category', 'product'],
  better: null,
  access: SALES_ROLES,
  ratio: false,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_stock_day'],
  statement: `
    select store_id, date as day, null as hour, sku_id,
      closing as numerator, null as denominator, null as missing
    from fact_stock_day`,
} as const satisfies Metric<'stock_on_hand'>
