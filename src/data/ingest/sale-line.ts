import {
  type CanonicalTable,
  date,
  instant,
  integer,
  key,
  money,
  notNegative,
  quantity,
  required,
  text,
  truth,
  unitMoney,
} from './column.ts'
import { bareTotal, TOTALS } from './mapped-records.ts'

/**
 * One line of a flat till export or of a delivery platform's orders: receipt, time, shop, goods, money and tender in one
 * row. `sale-inputs.ts` makes receipts, lines, tenders, goods and shops of them.
 *
 * Times: `ts_local` is the shop's wall time, `ts_utc` an instant; one of them. Goods: `sku_id`, else `gtin`, else the name.
 * Money of the line (never of one unit): `gross` before any discount, `amount` as paid, `net_ex_tax` without tax, `tax`;
 * what is missing follows from the others. `order_discount`, `tender_amount` and `tenders` are the receipt's, and may
 * stand in each of its lines or in the first only. `type` is read in zh and en words (sale, return, cancelled).
 */
export const SALE_LINE = {
  columns: [
    key('receipt_no'),
    // unique in the whole chain, for sources that have such a key; else it is made of shop, till, day and number
    text('receipt_key'),
    integer('line_no'),
    key('store_id'),
    text('store_name'),
    // of the shop, where the export says them: an IANA zone, an ISO 4217 code
    text('tz'),
    text('currency'),
    text('till_id'),
    text('lane_id'),
    text('cashier_id'),
    text('member'),
    text('channel'),
    text('type'),
    text('original_no'),
    instant('ts_utc'),
    instant('ts_local'),
    date('business_date'),
    text('sku_id'),
    text('gtin'),
    text('product_name'),
    text('category'),
    text('subcategory'),
    text('brand'),
    text('uom'),
    truth('by_weight'),
    required(quantity('qty')),
    unitMoney('list_price'),
    unitMoney('unit_price'),
    money('gross'),
    money('discount'),
    money('order_discount'),
    money('amount'),
    money('net_ex_tax'),
    money('tax'),
    notNegative({ name: 'tax_rate', type: 'decimal(10,6)' }),
    money('cost'),
    unitMoney('unit_cost'),
    text('line_status'),
    text('reason'),
    text('promo_id'),
    text('tender'),
    money('tender_amount'),
    // amounts by tender where each has a column of its own
    money('tender_cash'),
    money('tender_card'),
    money('tender_wechat'),
    money('tender_alipay'),
    money('tender_voucher'),
    money('tender_other'),
  ],
  key: ['receipt_no'],
  references: {},
  oneOf: ['ts_local', 'ts_utc'],
} as const satisfies CanonicalTable

export const SALE_LINES = 'sale-lines'

/** Groups of fields of which a sale line needs one, with the name of what is missing otherwise. */
export const SALE_NEEDS: readonly (readonly string[])[] = [
  ['sku_id', 'gtin', 'product_name'],
  ['amount', 'net_ex_tax', 'gross', 'unit_price'],
]

/** `column|reason` of a row that is no sale line though each of its values may be right, else null; over `v_` columns. */
export const saleLineBad = (typed: string): string => {
  const missing = SALE_NEEDS.map((group) => {
    const values = group.map((name) => `v_${name}::varchar`).join(', ')
    return `when coalesce(${values}) is null then '${group.join(' / ')}|missing'`
  })
  const total = ['receipt_no', 'store_id', 'store_name', 'sku_id', 'product_name'].map(
    (name) => `regexp_matches(${bareTotal(`v_${name}`)}, '${TOTALS}')`,
  )
  return `case when ${total.join(' or ')} then 'receipt_no|a line of totals' when ${typed} is not null then ${typed}
    ${missing.join(' ')} end`
}
