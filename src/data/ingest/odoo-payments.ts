import { wordsFor } from './header-words.ts'
import type { ColumnSql, MappedKind } from './mapped-source.ts'
import type { SourceFile } from './source-format.ts'
import { list } from './sql.ts'
import type { Stage } from './stage.ts'
import { tenderName } from './tender-name.ts'

/** Odoo's `pos.payment` as exported from its list: Date, Payment Method, Order, Amount; in Chinese 日期, 支付方式, 订单, 金额. */
export const PAYMENTS = 'odoo payments'
export const ORDERS = 'odoo orders'

const ORDER = [
  'Order',
  'Order/Order Ref',
  'Order Ref',
  'pos_order_id',
  'pos_order_id/name',
  '订单',
  '订单/订单参考',
  '订单参考',
  'Order/Receipt Number',
  '订单/收据编号',
  'Receipt Number',
  'pos_order_id/pos_reference',
]
const METHOD = ['Payment Method', 'payment_method_id', 'payment_method_id/name', '支付方式', '付款方式']
const AMOUNT = ['Amount', 'amount', '金额']

/** The same whatever the language and the shape of the export. */
const said = (column: ColumnSql) =>
  `concat_ws('/', ${tenderName(column(...METHOD))}, coalesce(try_cast(${column(...AMOUNT)} as decimal(14,2))::varchar, ${column(...AMOUNT)}))`

/**
 * Change given is a payment of its own, below zero, and stays one. The list has no number for a payment, so its way and
 * amount tell it from the others of its order, and of equal ones which of them it is. So it is known again in another
 * order of rows, and beside payments of its order that only another export brought.
 */
export const payments: MappedKind = {
  knownBy: [ORDER, METHOD, AMOUNT],
  // a line of goods that says how it was paid is no payment
  unless: [...wordsFor('sku_id', 'gtin', 'qty'), 'Product', 'Product Name', '商品', '商品名称', '品名', '产品'],
  target: 'fact_tender',
  numbers: AMOUNT,
  fields: {
    receipt_key: ORDER,
    seq: (column) =>
      `('0x' || left(md5(${said(column)}), 6))::integer * 100
        + row_number() over (partition by ${column(...ORDER)}, ${said(column)} order by _n)`,
    type: (column) => tenderName(column(...METHOD)),
    amount: AMOUNT,
  },
}

/**
 * Orders are known by their reference, and where an export has none, by the number on the receipt: payments that name the
 * other of the two find their order by it, if it is one order's only.
 */
export const joinPaymentsByNumber = async (stage: Stage, files: readonly SourceFile[]): Promise<void> => {
  const paid = files.filter(({ kind }) => kind === PAYMENTS)
  if (paid.length === 0) return
  const own = files.filter(({ kind }) => kind === ORDERS)
  const numbers = own.map(({ no }) => `select receipt_key, receipt_no from stage.mapped_${no}_0 where _bad is null`)
  if (stage.hasSales.value)
    numbers.push(
      `select receipt_key, receipt_no from stage.sale_line where _file in (${list(files.map(({ no }) => String(no)))})`,
    )
  if (numbers.length === 0) return
  await stage.session.run(
    `create temp table numbered as select receipt_no, min(receipt_key) as receipt_key from (${numbers.join(' union all ')})
     group by receipt_no having count(distinct receipt_key) = 1`,
  )
  for (const { no } of paid)
    await stage.session.run(
      `update stage.mapped_${no}_0 p set receipt_key = n.receipt_key from numbered n where n.receipt_no = p.receipt_key`,
    )
  await stage.session.run('drop table numbered')
}
