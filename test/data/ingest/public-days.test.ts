import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { counted, importFiles, rejected } from '../support/import-files.ts'
import { rowsOf } from '../support/opened.ts'
import { scratch } from '../support/small-chain.ts'

const root = scratch()

describe('FreshRetailNet', () => {
  const data = join(root, 'fresh')
  const FILES = ['freshretailnet-train.csv']

  test('is lines by the hour with the day’s amount to the hundredth; a day whose hours do not sum to it is refused', async () => {
    const report = await importFiles(data, FILES)
    expect(counted(report)).toEqual([{ file: 'freshretailnet-train.csv', read: 5, accepted: 3, rejected: 2 }])
    expect(rejected(report)).toEqual([
      'freshretailnet-train.csv 5 sale_amount: not the sum of its hours',
      'freshretailnet-train.csv 6 dt: not a date',
    ])
    expect(report.sums).toMatchObject({ net_sales: '1.70' })
    expect(
      await rowsOf(
        data,
        'select sku_id, hour, qty::varchar as qty, net_ex_tax::varchar as net, gross::varchar as gross, promo_id from fact_line order by 1, 2',
      ),
    ).toEqual([
      { sku_id: '38', hour: 9, qty: '0.100', net: '0.10', gross: '0.13', promo_id: 'activity' },
      { sku_id: '38', hour: 18, qty: '0.500', net: '0.50', gross: '0.63', promo_id: 'activity' },
      { sku_id: '39', hour: 9, qty: '1.100', net: '1.10', gross: '1.10', promo_id: null },
    ])
  })

  test('knows when shelves were empty, the weather, and that its receipts are none', async () => {
    expect(
      await rowsOf(
        data,
        'select sku_id, date::varchar as date, stockout_min, closing::varchar as closing from fact_stock_day order by 2, 1',
      ),
    ).toEqual([
      { sku_id: '38', date: '2024-03-28', stockout_min: 120, closing: '0.000' },
      { sku_id: '39', date: '2024-03-28', stockout_min: 0, closing: null },
      { sku_id: '38', date: '2024-03-29', stockout_min: 1440, closing: '0.000' },
    ])
    expect(await rowsOf(data, 'select rain_mm::varchar as rain from fact_weather order by date')).toEqual([
      { rain: '1.50' },
      { rain: '0.00' },
    ])
    expect(await rowsOf(data, 'select flag, parameters from data_note')).toEqual([
      { flag: 'receipts-are-sums', parameters: '{"each":"hour"}' },
    ])
    expect((await importFiles(data, FILES)).changed).toBe(false)
  })
})

describe('M5', () => {
  const data = join(root, 'm5')
  const FILES = ['sales_train_validation.csv', 'calendar.csv', 'sell_prices.csv']

  test('is units at the week’s price; a product without a price, or with no number for a day, is left out and named', async () => {
    const report = await importFiles(data, FILES)
    expect(counted(report)).toEqual([
      { file: 'calendar.csv', read: 3, accepted: 3, rejected: 0 },
      { file: 'sales_train_validation.csv', read: 5, accepted: 3, rejected: 2 },
      { file: 'sell_prices.csv', read: 3, accepted: 3, rejected: 0 },
    ])
    expect(rejected(report)).toEqual([
      'sales_train_validation.csv 5 d_1: no price in sell_prices.csv',
      'sales_train_validation.csv 6 d_1: not a whole number',
    ])
    // 107 and 182 at 1.25, 3 and 1 at 9.58, 2 at 1.38
    expect(report.sums).toMatchObject({ net_sales: '402.33', line_qty: '295.000' })
    expect(
      await rowsOf(
        data,
        'select store_id, business_date::varchar as day, sum(net_ex_tax)::varchar as net from fact_line group by all order by 1, 2',
      ),
    ).toEqual([
      { store_id: 'CA_1', day: '2011-01-29', net: '133.75' },
      { store_id: 'CA_1', day: '2011-01-30', net: '28.74' },
      { store_id: 'CA_1', day: '2011-01-31', net: '237.08' },
      { store_id: 'TX_1', day: '2011-01-29', net: '2.76' },
    ])
    expect(await rowsOf(data, "select holiday_id from dim_date where date = '2011-01-31'")).toEqual([
      { holiday_id: 'SuperBowl' },
    ])
    expect((await importFiles(data, FILES)).changed).toBe(false)
  })
})
