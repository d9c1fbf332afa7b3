import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { scratch } from '../support/small-chain.ts'

const root = scratch()
const data = join(root, 'odoo')
const BRUSSELS = { tz: 'Europe/Brussels', currency: 'EUR' }
const FILES = ['pos.order.csv', 'pos.order.line.csv', 'Point of Sale Orders.csv']

describe('Odoo’s point of sale exports', () => {
  test('are taken as orders and lines apart, and as orders with their lines', async () => {
    const report = await importFiles(data, FILES, BRUSSELS)
    expect(counted(report)).toEqual([
      { file: 'Point of Sale Orders.csv', read: 3, accepted: 3, rejected: 0 },
      { file: 'pos.order.csv', read: 3, accepted: 3, rejected: 0 },
      { file: 'pos.order.line.csv', read: 4, accepted: 3, rejected: 1 },
    ])
    expect(rejected(report)).toEqual(['pos.order.line.csv 5 receipt_key: not in fact_receipt'])
    // 20.00 - 10.00 in the north, 3.00 + 4.50 - 1.00 in the south; the cancelled order is none
    expect(report.sums).toMatchObject({ net_sales: '16.50', transactions: '2' })
  })

  test('have UTC turned into the shop’s clock, discounts in per cent, and taxes apart whichever way prices are written', async () => {
    expect(
      await rowsOf(
        data,
        `select r.receipt_no, r.store_id, r.type, r.ts_local::varchar as at, l.sku_id, l.qty::varchar as qty, l.discount::varchar as off,
         l.net_ex_tax::varchar as net, l.tax::varchar as tax, l.cost::varchar as cost
         from fact_line l join fact_receipt r using (receipt_key) order by r.receipt_key, l.line_no`,
      ),
    ).toEqual([
      {
        receipt_no: 'Order 00001-001-0001',
        store_id: 'North Shop',
        type: 'sale',
        at: '2026-11-20 09:15:22',
        sku_id: 'DESK',
        qty: '2.000',
        off: '5.00',
        net: '20.00',
        tax: '4.20',
        cost: '11.00',
      },
      {
        receipt_no: 'Order 00001-001-0002',
        store_id: 'North Shop',
        type: 'return',
        at: '2026-11-20 10:02:10',
        sku_id: 'DESK',
        qty: '-1.000',
        off: '0.00',
        net: '-10.00',
        tax: '-2.10',
        cost: '-5.50',
      },
      {
        receipt_no: 'Order 00001-001-0003',
        store_id: 'North Shop',
        type: 'cancel',
        at: '2026-11-20 10:30:00',
        sku_id: 'DESK',
        qty: '1.000',
        off: '0.00',
        net: '10.00',
        tax: '2.10',
        cost: '5.50',
      },
      {
        receipt_no: 'South/0007',
        store_id: 'South Shop',
        type: 'sale',
        at: '2026-11-20 23:30:00',
        sku_id: 'PEN',
        qty: '3.000',
        off: '0.00',
        net: '3.00',
        tax: '0.63',
        cost: null,
      },
      {
        receipt_no: 'South/0007',
        store_id: 'South Shop',
        type: 'sale',
        at: '2026-11-20 23:30:00',
        sku_id: 'Notebook',
        qty: '1.000',
        off: '0.60',
        net: '4.50',
        tax: '0.95',
        cost: null,
      },
      {
        receipt_no: 'South/0008',
        store_id: 'South Shop',
        type: 'return',
        at: '2026-11-20 23:40:00',
        sku_id: 'PEN',
        qty: '-1.000',
        off: '0.00',
        net: '-1.00',
        tax: '-0.21',
        cost: null,
      },
    ])
  })

  test('change nothing when they come again', async () => {
    expect((await importFiles(data, FILES, BRUSSELS)).changed).toBe(false)
  })
})

describe('Odoo’s payments', () => {
  const paid = join(root, 'paid')
  const TENDERS = `select r.receipt_no, t.type, t.amount::varchar as amount from fact_tender t join fact_receipt r using (receipt_key)
    order by r.receipt_no, t.amount desc, t.type`
  const HEADER = '"Date","Payment Method","Order","Amount"'
  const CASH = '"2026-11-20 08:15:22","Cash","Shop/0001","30.00"'
  const CHANGE = '"2026-11-20 08:15:22","Cash","Shop/0001","-5.80"'
  const CARD = '"2026-11-20 09:02:10","Credit Card","Shop/0002","-12.10"'
  const LATER = '"2026-11-21 08:00:00","Gift voucher","South/0007","4.00"'
  const payments = (...rows: string[]) => [HEADER, ...rows, ''].join('\n')
  const ALL = [
    { receipt_no: 'Order 00001-001-0001', type: 'cash', amount: '30.00' },
    { receipt_no: 'Order 00001-001-0001', type: 'cash', amount: '-5.80' },
    { receipt_no: 'Order 00001-001-0002', type: 'card', amount: '-12.10' },
  ]

  test('are tenders of their orders, change given is one below zero; the same again, in any order of rows, changes none', async () => {
    const unknown = '"2026-11-20 10:00:00","Cash","Shop/0009","5.00"'
    const first = await importFiles(paid, FILES, BRUSSELS, { 'pos.payment.csv': payments(CASH, CHANGE, CARD, unknown) })
    expect(rejected(first).filter((one) => one.startsWith('pos.payment'))).toEqual([
      'pos.payment.csv 5 receipt_key: not in fact_receipt',
    ])
    expect(await rowsOf(paid, TENDERS)).toEqual(ALL)
    const again = await importFiles(paid, [], {}, { 'pos.payment.csv': payments(CARD, unknown, CHANGE, CASH) })
    expect(counted(again)).toEqual(
      [{ file: 'pos.payment.csv', read: 4, accepted: 3, rejected: 1, replaces: 0 }].map(
        ({ replaces: _, ...one }) => one,
      ),
    )
    expect(await rowsOf(paid, TENDERS)).toEqual(ALL)
    expect(
      (await importFiles(paid, [], {}, { 'pos.payment.csv': payments(CASH, CHANGE, CARD, unknown) })).changed,
    ).toBe(false)
  })

  test('in Chinese, by the number on the receipt; of another day they add to those of their order; a late order finds its own', async () => {
    const zh =
      '日期,支付方式,订单,金额\n2026-11-20 22:31:00,现金,South/0007,5.08\n2026-11-20 08:15:22,现金,Order 00001-001-0001,30.00\n'
    await importFiles(paid, [], {}, { '支付.csv': zh, 'pos.payment 2.csv': payments(LATER) })
    await importFiles(paid, [], BRUSSELS, {
      'pos.order 2.csv':
        '订单参考,收据编号,日期,销售点,会话,状态,总计,税\nShop/0009,R9,2026-11-20 10:00:00,North Shop,POS/1,已支付,5.00,0.87\n',
      'pos.order.line 2.csv': '订单参考,产品,数量,单价,不含税小计,小计\nShop/0009,[DESK] Desk pad,1.0,4.13,4.13,5.00\n',
    })
    expect(await rowsOf(paid, TENDERS)).toEqual([
      ...ALL,
      { receipt_no: 'R9', type: 'cash', amount: '5.00' },
      { receipt_no: 'South/0007', type: 'cash', amount: '5.08' },
      { receipt_no: 'South/0007', type: 'voucher', amount: '4.00' },
    ])
    expect(
      await rowsOf(
        paid,
        "select sku_id, net_ex_tax::varchar as net, tax::varchar as tax from fact_line where receipt_key = 'Shop/0009'",
      ),
    ).toEqual([{ sku_id: 'DESK', net: '4.13', tax: '0.87' }])
  })
})
