import type { Named } from './api.ts'

/** One plain sentence for the receipt of a metric (contracts 4); a metric without one shows its name only. */
export const METRIC_MEANINGS: Readonly<Record<string, Named>> = {
  net_sales: {
    zh: '不含税销售额，已扣除折扣和退货，不含作废的小票。',
    en: 'Sales without tax, after discounts and returns; voided receipts are left out.',
  },
  transactions: { zh: '成交小票数，不含退货和作废。', en: 'Receipts of sales; returns and voids are not counted.' },
  footfall: { zh: '进店人数，已减去员工。', en: 'People who came in, staff taken off.' },
  conversion: { zh: '成交小票数 ÷ 进店人数。', en: 'Transactions divided by footfall.' },
  atv: { zh: '净销售额 ÷ 成交小票数。', en: 'Net sales divided by transactions.' },
  upt: {
    zh: '每张小票的件数；称重商品算一件，不扣退货。',
    en: 'Units on each receipt; a weighed item is one, returns are not taken off.',
  },
  margin_rate: {
    zh: '（净销售额 − 成本）÷ 净销售额，只算有成本的商品行。',
    en: '(Net sales - cost) / net sales, over the lines that have a cost.',
  },
  stock_on_hand: { zh: '最近一个完整营业日的期末库存。', en: 'Closing stock of the last whole business day.' },
  days_of_cover: {
    zh: '库存 ÷ 最近 28 天的日均销量。',
    en: 'Stock on hand divided by the mean daily units sold of the last 28 days.',
  },
  out_of_stocks: {
    zh: '在售商品中期末库存为零或以下的门店商品数。',
    en: 'Active products, store by store, whose closing stock is zero or less.',
  },
}
