import { type ColumnSql, type FileShape, type From, mappedSource } from './mapped-source.ts'
import { joinPaymentsByNumber, ORDERS, PAYMENTS, payments } from './odoo-payments.ts'
import { nameIn } from './share-sql.ts'
import { CUT_SHORT } from './typed-columns.ts'

/** Headers of one field: as the screen names them and as a technical export does. */
type Headers = readonly string[]
const number = (text: string) => `try_cast(${text} as decimal(18,6))`

const ORDER = {
  ref: [
    'Order Ref',
    'Name',
    'name',
    'order_id',
    'order_id/name',
    'Receipt Number',
    'pos_reference',
    '订单参考',
    '收据编号',
  ],
  at: ['Date', 'date_order', 'Order Date', 'Order Ref/Date', 'order_id/date_order', '日期', '订单参考/日期'],
  shop: [
    'Point of Sale',
    'config_id',
    'config_id/name',
    'Session/Point of Sale',
    'session_id/config_id',
    'session_id/config_id/name',
    'Order Ref/Point of Sale',
    'order_id/config_id',
    'Order Ref/Session/Point of Sale',
    'order_id/session_id/config_id',
    '销售点',
    '会话/销售点',
    '订单参考/销售点',
  ],
  user: [
    'Cashier',
    'Employee',
    'employee_id',
    'User',
    'user_id',
    'Order Ref/Cashier',
    'order_id/user_id',
    '收银员',
    '用户',
  ],
  partner: ['Customer', 'partner_id', 'Order Ref/Customer', 'order_id/partner_id', '客户'],
  state: ['Status', 'state', 'Order Ref/Status', 'order_id/state', '状态', '订单参考/状态'],
} as const satisfies Record<string, Headers>

const TOTAL: Headers = ['amount_total', 'Total', '总计', '合计']
const TAXES: Headers = ['amount_tax', 'Taxes', '税']

/** A line's headers, plain in an export of lines, behind `Order Lines/` or `lines/` in one of orders. */
const LINE = {
  product: ['Product', 'product_id', 'product_id/name', 'Full Product Name', 'full_product_name', '产品'],
  code: ['Product/Internal Reference', 'product_id/default_code', '产品/内部参考'],
  barcode: ['Product/Barcode', 'product_id/barcode', '产品/条码'],
  category: [
    'Product/Product Category',
    'product_id/categ_id',
    'Product/Point of Sale Category',
    'product_id/pos_categ_id',
    '产品/产品类别',
  ],
  qty: ['Quantity', 'qty', '数量'],
  price: ['Unit Price', 'price_unit', '单价'],
  percent: ['Discount (%)', 'discount', '折扣 (%)'],
  net: ['Subtotal w/o Tax', 'Tax Excl.', 'price_subtotal', '不含税小计'],
  incl: ['Subtotal', 'Tax Incl.', 'price_subtotal_incl', '小计'],
  cost: ['Total Cost', 'Total cost', 'total_cost', '总成本'],
} as const satisfies Record<string, Headers>

const nested = (headers: Headers): Headers =>
  headers.flatMap((name) => [`Order Lines/${name}`, `lines/${name}`, `订单行/${name}`])
type Where = (headers: Headers) => Headers

/** `[FURN_0096] Desk` is how Odoo shows a product with its code. */
const CODED = String.raw`^\[([^\]]+)\]\s*(.+)$`
const goods = (of: Where) => ({
  sku_id: ((column: ColumnSql) =>
    `coalesce(${column(...of(LINE.code))}, nullif(regexp_extract(${column(...of(LINE.product))}, '${CODED}', 1), ''))`) satisfies From,
  product_name: ((column: ColumnSql) =>
    `regexp_replace(${column(...of(LINE.product))}, '${CODED}', '\\2')`) satisfies From,
})

const STATE = (
  state: string,
) => `case when lower(${state}) in ('cancel', 'cancelled', 'canceled', '已取消', '取消') then 'cancel'
  when lower(${state}) in ('draft', 'new', '新建', '新', '草稿') then 'suspend' end`

const money = (of: Where) => {
  const value = (column: ColumnSql, headers: Headers) => number(column(...of(headers)))
  const full = (column: ColumnSql) => `${value(column, LINE.qty)} * ${value(column, LINE.price)}`
  const less = (column: ColumnSql) => `${full(column)} * (100 - coalesce(${value(column, LINE.percent)}, 0)) / 100`
  return {
    gross: ((column: ColumnSql) => full(column)) satisfies From,
    // unit prices hold the tax or not, as the shop is set up: what the line comes to by its price tells which
    amount: ((
      column: ColumnSql,
    ) => `case when abs(${less(column)} - ${value(column, LINE.incl)}) <= abs(${less(column)} - ${value(column, LINE.net)})
      then ${value(column, LINE.incl)} else coalesce(${value(column, LINE.net)}, ${less(column)}) end`) satisfies From,
    net_ex_tax: ((column: ColumnSql, file: FileShape) =>
      file.has(...of(LINE.net)) ? `${value(column, LINE.net)}` : null) satisfies From,
    tax: ((column: ColumnSql, file: FileShape) =>
      file.has(...of(LINE.net)) && file.has(...of(LINE.incl))
        ? `${value(column, LINE.incl)} - ${value(column, LINE.net)}`
        : null) satisfies From,
  }
}

const NUMBERS = [LINE.qty, LINE.price, LINE.percent, LINE.net, LINE.incl].flat()

const saleLine = (of: Where, order: (headers: Headers) => From): Readonly<Record<string, From>> => ({
  receipt_no: order(ORDER.ref),
  receipt_key: order(ORDER.ref),
  ts_utc: order(ORDER.at),
  store_id: order(ORDER.shop),
  store_name: order(ORDER.shop),
  cashier_id: order(ORDER.user),
  member: order(ORDER.partner),
  type: (column, file) => {
    const state = order(ORDER.state)
    return typeof state === 'function' ? STATE(state(column, file) ?? 'null') : STATE(column(...state))
  },
  ...goods(of),
  gtin: of(LINE.barcode),
  category: of(LINE.category),
  qty: of(LINE.qty),
  cost: of(LINE.cost),
  ...money(of),
})

const plain: Where = (headers) => headers
const own = { ...goods(plain), ...money(plain) }
const REF = ['Order Ref', 'order_id', 'order_id/name', '订单参考']
const sku: From = (column, file) =>
  `coalesce(${own.sku_id(column)}, ${file.has(...LINE.barcode) ? column(...LINE.barcode) : 'null'}, ${own.product_name(column)})`

/** Of an order with lines, whose own fields stand in its first row: rows up to the next reference are its. */
const ofOrder =
  (headers: Headers): From =>
  (column, file) =>
    file.has(...headers) ? `max(${column(...headers)}) over (partition by m_order)` : null

/** Odoo point of sale: `pos.order` and `pos.order.line` as exported from their lists. Times are UTC. */
export const odoo = mappedSource(
  'odoo',
  {
    [PAYMENTS]: payments,
    'odoo orders with lines': {
      knownBy: [nested(LINE.qty), nested(LINE.product), nested(LINE.price), ORDER.at],
      target: 'sale-lines',
      numbers: nested(NUMBERS),
      pieces: (from, column) =>
        `(select *, 0 as _p, count(${column(...ORDER.ref)}) over (order by _n rows unbounded preceding) as m_order from ${from})`,
      fields: saleLine(nested, ofOrder),
    },
    'odoo lines with orders': {
      knownBy: [REF, LINE.qty, LINE.price, ['Order Ref/Date', 'order_id/date_order', '订单参考/日期']],
      target: 'sale-lines',
      numbers: NUMBERS,
      fields: saleLine(plain, (headers) => headers),
    },
    'odoo lines': {
      knownBy: [REF, LINE.product, LINE.qty, LINE.price, LINE.net],
      target: 'fact_line',
      numbers: NUMBERS,
      fields: {
        receipt_key: REF,
        line_no: (column) => `row_number() over (partition by ${column(...REF)} order by _n)`,
        sku_id: sku,
        qty: LINE.qty,
        gross: own.gross,
        discount: (column) => `${own.gross(column)} - (${own.amount(column)})`,
        net_ex_tax: LINE.net,
        tax: own.tax,
        cost: LINE.cost,
        unit_price: LINE.price,
      },
      also: [
        {
          target: 'dim_product',
          mentioned: true,
          fields: {
            sku_id: sku,
            // a code that a spreadsheet cut short is not known; the line has its goods by their own code
            gtin: (column) =>
              `case when not regexp_matches(${column(...LINE.barcode)}, '${CUT_SHORT}') then ${column(...LINE.barcode)} end`,
            name_zh: (column) => nameIn('zh', own.product_name(column)),
            name_en: (column) => nameIn('en', own.product_name(column)),
            cat1_en: LINE.category,
          },
        },
      ],
    },
    [ORDERS]: {
      knownBy: [
        ['date_order', 'Date', '日期'],
        ['pos_reference', 'Receipt Number', 'session_id', 'Session', '收据编号', '会话'],
        TOTAL,
        ORDER.shop,
      ],
      unless: ['amount_residual'],
      target: 'fact_receipt',
      numbers: [...TOTAL, ...TAXES],
      fields: {
        receipt_key: ORDER.ref,
        receipt_no: ['Receipt Number', 'pos_reference', '收据编号', ...ORDER.ref],
        ts_utc: ORDER.at,
        store_id: ORDER.shop,
        cashier_id: ORDER.user,
        member_hash: (column, file) => (file.has(...ORDER.partner) ? `md5(${column(...ORDER.partner)})` : null),
        type: (column) =>
          `coalesce(${STATE(column(...ORDER.state))}, case when ${number(column(...TOTAL))} < 0 then 'return' else 'sale' end)`,
        tax: TAXES,
        net_ex_tax: (column, file) =>
          file.has(...TAXES) ? `${number(column(...TOTAL))} - ${number(column(...TAXES))}` : null,
      },
      also: [
        {
          target: 'dim_store',
          mentioned: true,
          fields: {
            store_id: ORDER.shop,
            name_zh: (column) => nameIn('zh', column(...ORDER.shop)),
            name_en: (column) => nameIn('en', column(...ORDER.shop)),
          },
        },
      ],
    },
  },
  joinPaymentsByNumber,
)
