import { SOLD_LINES } from './counted.ts'
import { type Metric, SALES_ROLES } from './metric.ts'

/**
 * Pieces that went out with a transaction; a weighed line is one, returns are not taken off. Never called 销量, which
 * may mean money.
 */
export const unitsSold = {
  name: 'units_sold',
  labels: {
    zh: { name: '销售件数', words: ['销售件数', '销售数量', '卖出件数', '售出件数'] },
    en: {
      name: 'units sold',
      words: ['units sold', 'unit sales', 'pieces sold', 'items sold', 'quantity sold', 'number of units sold'],
    },
  },
  meaning: {
    zh: '随小票卖出的件数；称重商品算一件，不扣退货。',
    en: 'Pieces that went out with a receipt; a weighed item is one, returns are not taken off.',
  },
  unit: 'count',
  kind: 'flow',
  cuts: ['store', 'region', 'category', 'product', 'hour', 'day'],
  better: 'higher',
  access: SALES_ROLES,
  ratio: false,
  addsMoney: false,
  gap: null,
  trailingDays: 1,
  reads: ['fact_line'],
  statement: `
    select store_id, business_date as day, hour, sku_id,
      units as numerator, null as denominator, null as missing
    from fact_line
    where ${SOLD_LINES}`,
  preaggregated: {
    reads: ['sales_hour'],
    statement: `
      select store_id, business_date as day, hour, null as sku_id,
        units as numerator, null as denominator, null as missing
      from sales_hour
      where transactions > 0`,
  },
} as const satisfies Metric<'units_sold'>
