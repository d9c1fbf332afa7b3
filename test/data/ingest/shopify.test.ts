import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importSource } from '../../../src/data/import-source.ts'
import { counted, fixture, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { scratch } from '../support/small-chain.ts'

const root = scratch()
const data = join(root, 'shopify')
const NEW_YORK = { tz: 'America/New_York' }
const FILES = ['orders_export_1.csv', 'inventory_export_2026-11-20.csv', 'inventory_export_20261121.csv']

describe('Shopify’s exports', () => {
  test('are taken with the currency that they say, and what they cannot say asked for', async () => {
    expect(await importSource(data, fixture('orders_export_1.csv'))).toEqual({
      fault: 'column-missing',
      parameters: { file: 'orders_export_1.csv', column: 'tz' },
    })
    const report = await importFiles(data, FILES, NEW_YORK)
    // eight lines and two refunds; a variant that is not stocked somewhere has no number
    expect(counted(report)).toEqual([
      { file: 'inventory_export_2026-11-20.csv', read: 5, accepted: 4, rejected: 1 },
      { file: 'inventory_export_20261121.csv', read: 1, accepted: 1, rejected: 0 },
      { file: 'orders_export_1.csv', read: 10, accepted: 9, rejected: 1 },
    ])
    expect(rejected(report)).toEqual([
      'inventory_export_2026-11-20.csv 6 closing: missing',
      'orders_export_1.csv 9 Lineitem quantity: not a number in range',
    ])
    expect(report.sums).toMatchObject({ net_sales: '39.00', transactions: '4' })
  })

  test('have an order’s discount and tax on its lines to the cent, but no discount that was off carriage', async () => {
    expect(
      await rowsOf(
        data,
        `select receipt_key, sku_id, qty::varchar as qty, gross::varchar as gross, discount::varchar as off, net_ex_tax::varchar as net,
         tax::varchar as tax, line_type as type from fact_line order by receipt_key, line_no`,
      ),
    ).toEqual([
      {
        receipt_key: '5001',
        sku_id: 'OAT-1',
        qty: '2.000',
        gross: '12.00',
        off: '1.80',
        net: '10.20',
        tax: '0.92',
        type: 'sale',
      },
      {
        receipt_key: '5001',
        sku_id: 'GRA',
        qty: '1.000',
        gross: '8.00',
        off: '1.20',
        net: '6.80',
        tax: '0.61',
        type: 'sale',
      },
      {
        receipt_key: '5002',
        sku_id: 'OAT-1',
        qty: '1.000',
        gross: '6.00',
        off: '0.00',
        net: '6.00',
        tax: '0.54',
        type: 'sale',
      },
      {
        receipt_key: '5002',
        sku_id: 'Bread',
        qty: '1.000',
        gross: '4.00',
        off: '0.00',
        net: '4.00',
        tax: '0.36',
        type: 'sale',
      },
      {
        receipt_key: '5003',
        sku_id: 'GRA',
        qty: '1.000',
        gross: '8.00',
        off: '0.00',
        net: '8.00',
        tax: '0.72',
        type: 'sale',
      },
      {
        receipt_key: '5003/refund',
        sku_id: 'GRA',
        qty: '-1.000',
        gross: '-8.00',
        off: '0.00',
        net: '-8.00',
        tax: '-0.72',
        type: 'return',
      },
      {
        receipt_key: '5004',
        sku_id: 'GRA',
        qty: '1.000',
        gross: '8.00',
        off: '0.00',
        net: '8.00',
        tax: '0.72',
        type: 'sale',
      },
      {
        receipt_key: '5005',
        sku_id: 'GRA',
        qty: '2.000',
        gross: '16.00',
        off: '0.00',
        net: '16.00',
        tax: '1.44',
        type: 'sale',
      },
      {
        receipt_key: '5005/refund',
        sku_id: 'GRA',
        qty: '0.000',
        gross: '-4.00',
        off: '0.00',
        net: '-4.00',
        tax: '-0.36',
        type: 'return',
      },
    ])
  })

  test('keep a cancelled order out of sales, refunds apart, and know the till from the web', async () => {
    expect(
      await rowsOf(
        data,
        `select r.receipt_key, r.store_id, r.channel, r.type, r.ts_local::varchar as at, t.type as tender, t.amount::varchar as paid
         from fact_receipt r left join fact_tender t using (receipt_key) order by r.receipt_key`,
      ),
    ).toEqual([
      {
        receipt_key: '5001',
        store_id: 'Online Store',
        channel: 'online',
        type: 'sale',
        at: '2026-11-20 09:15:22',
        tender: 'Shopify Payments',
        paid: '18.53',
      },
      {
        receipt_key: '5002',
        store_id: 'Main Street',
        channel: 'staff',
        type: 'sale',
        at: '2026-11-20 12:00:00',
        tender: 'cash',
        paid: '10.90',
      },
      {
        receipt_key: '5003',
        store_id: 'Online Store',
        channel: 'online',
        type: 'sale',
        at: '2026-11-20 13:00:00',
        tender: 'Shopify Payments',
        paid: '8.72',
      },
      {
        receipt_key: '5003/refund',
        store_id: 'Online Store',
        channel: 'online',
        type: 'return',
        at: '2026-11-20 13:00:00',
        tender: 'Shopify Payments',
        paid: '-8.72',
      },
      {
        receipt_key: '5004',
        store_id: 'Online Store',
        channel: 'online',
        type: 'cancel',
        at: '2026-11-20 14:00:00',
        tender: null,
        paid: null,
      },
      {
        receipt_key: '5005',
        store_id: 'Online Store',
        channel: 'online',
        type: 'sale',
        at: '2026-11-21 08:00:00',
        tender: 'Shopify Payments',
        paid: '17.44',
      },
      {
        receipt_key: '5005/refund',
        store_id: 'Online Store',
        channel: 'online',
        type: 'return',
        at: '2026-11-21 08:00:00',
        tender: 'Shopify Payments',
        paid: '-4.36',
      },
    ])
  })

  test('give stock in both shapes that circulate, never what is only about to be set', async () => {
    expect(
      await rowsOf(
        data,
        'select store_id, sku_id, date::varchar as date, closing::varchar as closing, in_transit::varchar as coming from fact_stock_day order by 3, 1, 2',
      ),
    ).toEqual([
      { store_id: 'Main Street', sku_id: 'Bread', date: '2026-11-20', closing: '5.000', coming: '0.000' },
      { store_id: 'Main Street', sku_id: 'GRA', date: '2026-11-20', closing: '-1.000', coming: '0.000' },
      { store_id: 'Main Street', sku_id: 'OAT-1', date: '2026-11-20', closing: '41.000', coming: '12.000' },
      { store_id: 'Online Store', sku_id: 'OAT-1', date: '2026-11-20', closing: '3.000', coming: '0.000' },
      { store_id: 'Main Street', sku_id: 'OAT-1', date: '2026-11-21', closing: '30.000', coming: '0.000' },
    ])
  })

  test('change nothing when they come again', async () => {
    expect((await importFiles(data, FILES, NEW_YORK)).changed).toBe(false)
  })

  test('take unit costs from the products export, a line those of the newest list up to its day', async () => {
    const list = (cost: string) =>
      `Handle,Title,Option1 Value,Variant SKU,Variant Price,Image Src,Cost per item\noat-milk,Oat milk,1L,OAT-1,6.00,a.jpg,${cost}\noat-milk,,,,,b.jpg,\n`
    const take = (name: string, day: string, cost: string) =>
      importFiles(
        data,
        [],
        { mapping: { into: 'unit-costs', map: ['Variant SKU=sku_id'], set: [`day=${day}`] } },
        { [name]: list(cost) },
      )
    const costs = () =>
      rowsOf(
        data,
        "select distinct (cost / qty)::decimal(14,2)::varchar as unit from fact_line where sku_id = 'OAT-1' and qty <> 0",
      )
    expect(counted(await take('products_export_1.csv', '2026-11-25', '2.50'))).toEqual([
      { file: 'products_export_1.csv', read: 2, accepted: 1, rejected: 1 },
    ])
    expect(await costs()).toEqual([{ unit: '2.50' }])
    await take('products_export_2.csv', '2026-11-01', '2.25')
    expect(await costs()).toEqual([{ unit: '2.25' }])
  })
})
