import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importSource } from '../../../src/data/import-source.ts'
import { measure } from '../../../src/data/measure.ts'
import { days, frameOf } from '../../support/frames.ts'
import { scopeOf } from '../../support/planted-chain.ts'
import { counted, fixture, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf, withWarehouse } from '../support/opened.ts'
import { scratch } from '../support/small-chain.ts'

const root = scratch()
const data = join(root, 'square')
const ITEMS = ['square-items.csv', 'square-items-2019.csv', 'square-transactions.csv', 'catalog-2026-11-20-1530.csv']

describe('Square’s exports', () => {
  test('say of every row what became of it, and why not', async () => {
    expect(await importSource(data, fixture('square-items.csv'))).toEqual({
      fault: 'column-missing',
      parameters: { file: 'square-items.csv', column: 'currency' },
    })
    const report = await importFiles(data, ITEMS, { currency: 'USD' })
    expect(counted(report)).toEqual([
      { file: 'catalog-2026-11-20-1530.csv', read: 9, accepted: 8, rejected: 1 },
      { file: 'square-items-2019.csv', read: 1, accepted: 1, rejected: 0 },
      { file: 'square-items.csv', read: 7, accepted: 5, rejected: 2 },
      { file: 'square-transactions.csv', read: 6, accepted: 5, rejected: 1 },
    ])
    expect(rejected(report)).toEqual([
      'catalog-2026-11-20-1530.csv 4 closing: not a number in range',
      'square-items.csv 7 receipt_no: missing',
      'square-items.csv 8 qty: not a number in range',
      'square-transactions.csv 6 receipt_key: not in fact_receipt',
    ])
  })

  test('come to the money that their rows say, paid as they say', async () => {
    expect(
      await rowsOf(
        data,
        'select store_id, sum(net_ex_tax)::varchar as net, sum(tax)::varchar as tax, sum(discount)::varchar as off from fact_line group by 1 order by 1',
      ),
    ).toEqual([
      { store_id: 'Harbor', net: '4.50', tax: '0.41', off: '0.00' },
      { store_id: 'Riverside', net: '1263.10', tax: '101.05', off: '0.90' },
    ])
    expect(
      await rowsOf(data, 'select type, sum(amount)::varchar as amount from fact_tender group by 1 order by 1'),
    ).toEqual([
      { type: 'card', amount: '1012.53' },
      { type: 'cash', amount: '346.22' },
      { type: 'voucher', amount: '5.40' },
    ])
  })

  test('keep a refund as a receipt of its own, and each shop’s own clock', async () => {
    expect(
      await rowsOf(
        data,
        'select receipt_key, type, orig_key, channel, business_date::varchar as day, hour, ts_utc::varchar as utc from fact_receipt order by ts_utc',
      ),
    ).toEqual([
      {
        receipt_key: '5kRzT1aaaa',
        type: 'sale',
        orig_key: null,
        channel: 'staff',
        day: '2026-11-20',
        hour: 9,
        utc: '2026-11-20 14:15:22',
      },
      {
        receipt_key: '5kRzT2bbbb',
        type: 'sale',
        orig_key: null,
        channel: 'staff',
        day: '2026-11-20',
        hour: 18,
        utc: '2026-11-20 23:05:01',
      },
      {
        receipt_key: '5kRzT4dddd',
        type: 'sale',
        orig_key: null,
        channel: 'online',
        day: '2026-11-20',
        hour: 18,
        utc: '2026-11-20 23:20:00',
      },
      {
        receipt_key: 'oldH1',
        type: 'sale',
        orig_key: null,
        channel: null,
        day: '2026-11-20',
        hour: 23,
        utc: '2026-11-21 07:30:00',
      },
      {
        receipt_key: '5kRzT1aaaa/refund',
        type: 'return',
        orig_key: '5kRzT1aaaa',
        channel: 'staff',
        day: '2026-11-21',
        hour: 10,
        utc: '2026-11-21 15:00:00',
      },
    ])
    expect(await rowsOf(data, 'select store_id, tz from dim_store order by 1')).toEqual([
      { store_id: 'Harbor', tz: 'America/Los_Angeles' },
      { store_id: 'Riverside', tz: 'America/New_York' },
    ])
  })

  test('have stock by shop from the current column, never from the new one, on the day in the file’s name', async () => {
    expect(
      await rowsOf(
        data,
        'select store_id, sku_id, date::varchar as date, closing::varchar as closing from fact_stock_day order by 1, 2',
      ),
    ).toEqual([
      { store_id: 'Harbor', sku_id: 'CRO', date: '2026-11-20', closing: '-2.000' },
      { store_id: 'Riverside', sku_id: 'CRO', date: '2026-11-20', closing: '24.000' },
      { store_id: 'Riverside', sku_id: 'GRN', date: '2026-11-20', closing: '1003.000' },
      { store_id: 'Riverside', sku_id: 'TKMUG', date: '2026-11-20', closing: '0.000' },
    ])
    expect(await rowsOf(data, "select name_en, status from dim_product where sku_id = 'TKMUG'")).toEqual([
      { name_en: 'Mug', status: 'archived' },
    ])
    expect(await rowsOf(data, "select name_en, cat1_en from dim_product where sku_id = 'LAT-L'")).toEqual([
      { name_en: 'Latte Large', cat1_en: 'Coffee' },
    ])
  })

  test('have the cost of their catalogue where a line says none, and an answer about cost says so', async () => {
    expect(
      await rowsOf(
        data,
        'select sku_id, qty::varchar as qty, cost::varchar as cost from fact_line order by sku_id, qty desc',
      ),
    ).toEqual([
      { sku_id: 'CRO', qty: '1.000', cost: '0.90' },
      { sku_id: 'CRO', qty: '-1.000', cost: '-0.90' },
      { sku_id: 'Custom Amount', qty: '1.000', cost: null },
      { sku_id: 'GRN', qty: '1.000', cost: '800.00' },
      { sku_id: 'LAT-L', qty: '2.000', cost: '2.20' },
      { sku_id: 'LAT-L', qty: '1.000', cost: '1.10' },
    ])
    const flagsOf = (metric: string) =>
      withWarehouse(data, async (warehouse) => {
        const frame = frameOf(metric, days('2026-11-20'), { stores: ['Riverside'] })
        const found = await measure(warehouse, scopeOf(['Riverside']), frame, {
          id: 'run.e1',
          at: '2026-11-23T04:00:00Z',
        })
        return 'flags' in found ? found.flags.filter(({ flag }) => flag === 'cost-from-list') : found
      })
    expect(await flagsOf('margin_rate')).toEqual([
      { flag: 'cost-from-list', parameters: { lines: '5', from: '2026-11-20', to: '2026-11-20' } },
    ])
    expect(await flagsOf('net_sales')).toEqual([])
  })

  test('change nothing when they come again', async () => {
    const again = await importFiles(data, ITEMS, { currency: 'USD' })
    expect(again.changed).toBe(false)
    expect(again.files.every(({ alreadyThere }) => alreadyThere)).toBe(true)
  })
})
