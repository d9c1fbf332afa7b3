import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importSource } from '../../../src/data/import-source.ts'
import { rowsOf, sound } from '../support/opened.ts'
import { csv, type Files, SMALL_CHAIN, scratch, writeFiles } from '../support/small-chain.ts'

const root = scratch()
let made = 0
const folders = (files: Files) => {
  made += 1
  const from = join(root, `from-${made}`)
  mkdirSync(from)
  return { from: writeFiles(from, files), data: join(root, `data-${made}`) }
}

/** The small chain, and a row or two of every other table. */
const WHOLE: Files = {
  ...SMALL_CHAIN,
  'product_barcode.csv': csv('barcode,sku_id,kind', '6901234567892,K1,gtin', '2100001,K2,instore_weight'),
  'planogram.csv': csv(
    'store_id,sku_id,valid_from,aisle,bay,shelf,pos,facings,capacity',
    'S01,K1,2026-11-01,3,2,B,1,4,24',
    'S01,K1,2026-11-01,9,1,A,1,2,12',
  ),
  'dim_employee.csv': csv('emp_id,store_id,name,role,hourly_cost,hours_system', 'E1,S01,王芳,cashier,22.5,standard'),
  'dim_promo.csv': csv(
    'promo_id,name_zh,mechanic,start_date,end_date,depth',
    'P1,可乐八折,price,2026-11-01,2026-11-30,0.2',
  ),
  'promo_item.csv': csv('promo_id,sku_id,store_id', 'P1,K3,', 'P1,K1,S01'),
  'dim_lot.csv': csv('lot_id,sku_id,store_id,mfg_date,expiry_date', 'L1,K1,S01,2026-11-18,2026-11-25'),
  'fact_tender.csv': csv('receipt_key,seq,type,amount,change_amt', 'A1,1,cash,50.00,19.49', 'A5,1,wechat,10.17,'),
  'fact_till_close.csv': csv(
    'store_id,till_id,business_date,cashier_id,ts_local,opening_float,paid_out,counted_cash',
    'S01,1,2026-11-20,E1,2026-11-20 22:10:00,500,0,530.51',
  ),
  'fact_stock_move.csv': csv(
    'move_id,store_id,sku_id,lot_id,ts_utc,ts_local,business_date,type,qty,unit_cost',
    'M1,S01,K1,L1,2026-11-20T00:30:00+00:00,,,receive,24,6.0000',
    'M2,S02,K1,,,2026-11-21 03:00:00,,waste,-2,6',
    'M3,S02,K3,,,,2026-11-20,count,40,',
    'M4,S02,K3,,,,2026-11-20,lost,40,',
  ),
  'fact_zone.csv': csv('store_id,zone_id,ts_local,minutes,people,queue', 'S01,till,2026-11-20 09:01:00,1,7,3'),
  'fact_shift.csv': csv(
    'shift_id,emp_id,store_id,role,planned_start,planned_end',
    'H1,E1,S01,cashier,2026-11-20 08:00:00,2026-11-20 16:00:00',
    'H2,E1,S02,cashier,2026-11-21 02:00:00,2026-11-21 05:00:00',
    'H3,E9,S02,cashier,2026-11-21 02:00:00,2026-11-21 05:00:00',
  ),
  'fact_price.csv': csv(
    'store_id,sku_id,valid_from,price,kind',
    'S01,K1,2026-11-01,11.30,',
    'S01,K1,2026-11-10,9.90,promo',
  ),
  'fact_checkout_event.csv': csv(
    'event_id,store_id,lane_id,lane_kind,ts_local,type,est_value,confidence,outcome',
    'V1,S01,SCO1,sco,2026-11-20 09:16:00,missed,7.00,0.91,self_corrected',
    'V2,S01,SCO1,sco,2026-11-20 09:17:00,missed,7.00,1.91,lost',
  ),
  'fact_plan.csv': csv('store_id,business_date,net_sales,hours', 'S01,2026-11-20,20000.00,96'),
  'fact_weather.csv': csv('store_id,date,temp_c,rain_mm', 'S01,2026-11-20,11.5,0'),
  'fact_check.csv': csv('check_id,store_id,ts_local,kind,result', 'C1,S01,2026-11-20 10:00:00,tag,wrong'),
  'fact_competitor_price.csv': csv(
    'store_id,competitor,sku_id,business_date,price',
    'S01,Across the road,K1,2026-11-20,10.80',
  ),
}

describe('the whole star', () => {
  test('is taken in, each row with its instants and its business day', async () => {
    const { from, data } = folders(WHOLE)
    const report = sound(await importSource(data, from))
    expect(report.rejects.map(({ file, row, column }) => `${file}:${row}:${column}`)).toEqual([
      'fact_checkout_event.csv:3:confidence',
      'fact_shift.csv:4:emp_id',
      'fact_stock_move.csv:5:type',
    ])
    expect(report.rows).toMatchObject({
      product_barcode: 2,
      planogram: 2,
      promo_item: 2,
      fact_tender: 2,
      fact_till_close: 1,
      fact_stock_move: 3,
      fact_shift: 2,
      fact_price: 2,
      fact_checkout_event: 1,
      fact_competitor_price: 1,
    })
    expect(report.sums).toMatchObject({ tendered: '40.68', cash_counted: '530.51', planned_net: '20000.00' })
    expect(
      await rowsOf(
        data,
        'select move_id, ts_utc::varchar as utc, ts_local::varchar as local, business_date::varchar as day from fact_stock_move order by 1',
      ),
    ).toEqual([
      { move_id: 'M1', utc: '2026-11-20 00:30:00', local: '2026-11-20 08:30:00', day: '2026-11-20' },
      // this store's day ends at 06:00
      { move_id: 'M2', utc: '2026-11-20 19:00:00', local: '2026-11-21 03:00:00', day: '2026-11-20' },
      // only the day is known: seen when it is over
      { move_id: 'M3', utc: '2026-11-20 21:59:59', local: '2026-11-21 05:59:59', day: '2026-11-20' },
    ])
    expect(await rowsOf(data, 'select shift_id, business_date::varchar as day from fact_shift order by 1')).toEqual([
      { shift_id: 'H1', day: '2026-11-20' },
      { shift_id: 'H2', day: '2026-11-20' },
    ])
    expect(await rowsOf(data, 'select sku_id, store_id from promo_item order by 1')).toEqual([
      { sku_id: 'K1', store_id: 'S01' },
      { sku_id: 'K3', store_id: '' },
    ])
    expect(
      await rowsOf(data, 'select receipt_key, store_id, business_date::varchar as day from fact_tender order by 1'),
    ).toEqual([
      { receipt_key: 'A1', store_id: 'S01', day: '2026-11-20' },
      { receipt_key: 'A5', store_id: 'S02', day: '2026-11-20' },
    ])
    expect(await rowsOf(data, 'select hour, queue from fact_zone')).toEqual([{ hour: 9, queue: 3 }])
  })
})

const RECEIPT = 'receipt_key,store_id,till_id,receipt_no,ts_local,type,order_discount'
const LINE = 'receipt_key,line_no,sku_id,qty,gross,net_ex_tax,tax,line_type,voids_line_no'
const SALES = `select receipt_type, sum(units)::varchar as units, sum(net_ex_tax)::varchar as net, count(*) filter (line_type = 'void')::integer as voids
  from fact_line where line_type <> 'x' group by all`

describe('a voided line', () => {
  const chain = (...lines: string[]): Files => ({
    'dim_store.csv': SMALL_CHAIN['dim_store.csv'] ?? '',
    'dim_product.csv': SMALL_CHAIN['dim_product.csv'] ?? '',
    'fact_receipt.csv': csv(RECEIPT, 'B1,S01,1,1,2026-11-20 09:15:00,sale,'),
    'fact_line.csv': csv(LINE, ...lines),
  })
  const figures = async (files: Files) => {
    const { from, data } = folders(files)
    const report = sound(await importSource(data, from))
    return {
      sums: report.sums,
      lines: await rowsOf(data, SALES),
      hours: await rowsOf(
        data,
        'select transactions, units::varchar as units, net_ex_tax::varchar as net from sales_hour',
      ),
    }
  }

  test('gives the same figures as a flag and as a reversing line', async () => {
    const flagged = await figures(chain('B1,1,K1,2,20,20.00,2.60,sale,', 'B1,2,K3,1,3,3.00,0.39,void,'))
    const reversed = await figures(
      chain('B1,1,K1,2,20,20.00,2.60,sale,', 'B1,2,K3,1,3,3.00,0.39,sale,', 'B1,3,K3,-1,-3,-3.00,-0.39,void,2'),
    )
    expect(reversed).toEqual(flagged)
    expect(flagged.hours).toEqual([{ transactions: 1, units: '2.000', net: '20.00' }])
  })

  test('taken back in part leaves the rest in the sale', async () => {
    const part = await figures(chain('B1,1,K3,3,9,9.00,1.17,sale,', 'B1,2,K3,-1,-3,-3.00,-0.39,,1'))
    expect(part.hours).toEqual([{ transactions: 1, units: '2.000', net: '6.00' }])
  })

  test('of which there is no original is rejected', async () => {
    const { from, data } = folders(chain('B1,1,K3,3,9,9.00,1.17,sale,', 'B1,2,K3,-1,-3,-3.00,-0.39,,7'))
    const report = sound(await importSource(data, from))
    expect(report.rejects).toMatchObject([{ row: 3, column: 'voids_line_no', reason: 'not a line of its receipt' }])
  })
})

describe('a discount off the whole receipt', () => {
  const chain = (store: string, receipt: string, ...lines: string[]): Files => ({
    'dim_store.csv': csv('store_id,tz,currency,price_incl_tax', store),
    'dim_product.csv': SMALL_CHAIN['dim_product.csv'] ?? '',
    'fact_receipt.csv': csv('receipt_key,store_id,ts_local,type,order_discount,net_ex_tax', receipt),
    'fact_line.csv': csv('receipt_key,line_no,sku_id,qty,gross,net_ex_tax,tax', ...lines),
  })
  const linesOf = async (files: Files) => {
    const { from, data } = folders(files)
    sound(await importSource(data, from))
    return rowsOf(
      data,
      'select line_no, net_ex_tax::varchar as net, tax::varchar as tax, discount::varchar as discount, order_discount::varchar as share from fact_line order by 1',
    )
  }

  test('is spread over its lines by their price, to the cent', async () => {
    expect(
      await linesOf(
        chain(
          'S01,Asia/Shanghai,CNY,false',
          'B1,S01,2026-11-20 09:15:00,sale,1.00,',
          'B1,1,K1,1,3.33,3.33,',
          'B1,2,K2,1,3.33,3.33,',
          'B1,3,K3,1,3.34,3.34,',
        ),
      ),
    ).toEqual([
      { line_no: 1, net: '3.00', tax: null, discount: '0.33', share: '0.33' },
      { line_no: 2, net: '3.00', tax: null, discount: '0.33', share: '0.33' },
      { line_no: 3, net: '3.00', tax: null, discount: '0.34', share: '0.34' },
    ])
  })

  test('takes off net and tax alike where the shelf price holds the tax', async () => {
    expect(
      await linesOf(
        chain('S01,Asia/Shanghai,CNY,true', 'B1,S01,2026-11-20 09:15:00,sale,11.30,', 'B1,1,K1,1,113,100.00,13.00'),
      ),
    ).toEqual([{ line_no: 1, net: '90.00', tax: '11.70', discount: '11.30', share: '11.30' }])
  })

  test('is left alone when the lines already sum to the receipt', async () => {
    expect(
      await linesOf(
        chain('S01,Asia/Shanghai,CNY,false', 'B1,S01,2026-11-20 09:15:00,sale,1.00,9.00', 'B1,1,K1,1,10,9.00,'),
      ),
    ).toEqual([{ line_no: 1, net: '9.00', tax: null, discount: null, share: null }])
  })
})

describe('a corrected receipt', () => {
  const receipt = 'receipt_key,store_id,till_id,receipt_no,ts_local,type'
  const line = 'receipt_key,line_no,sku_id,qty,net_ex_tax'
  const first: Files = {
    'dim_store.csv': SMALL_CHAIN['dim_store.csv'] ?? '',
    'dim_product.csv': SMALL_CHAIN['dim_product.csv'] ?? '',
    'fact_receipt.csv': csv(receipt, 'B1,S01,1,1,2026-11-19 09:15:00,sale', 'B2,S01,1,1,2026-11-20 09:15:00,sale'),
    'fact_line.csv': csv(line, 'B1,1,K1,1,10.00', 'B1,2,K3,1,3.00', 'B2,1,K1,1,10.00'),
  }
  const kept = 'select receipt_key, line_no, net_ex_tax::varchar as net from fact_line order by 1, 2'

  test('replaces its lines as a whole, keeps the old rows, and names the day with old and new money', async () => {
    const { from, data } = folders(first)
    sound(await importSource(data, from))
    const later = folders({
      'fact_receipt.csv': csv(receipt, 'B1,S01,1,1,2026-11-19 09:16:00,sale'),
      'fact_line.csv': csv(line, 'B1,1,K1,2,20.00'),
    })
    sound(await importSource(data, later.from))
    expect(await rowsOf(data, kept)).toEqual([
      { receipt_key: 'B1', line_no: 1, net: '20.00' },
      { receipt_key: 'B2', line_no: 1, net: '10.00' },
    ])
    expect(
      await rowsOf(
        data,
        'select table_name, key, row_no::integer as row, superseded_by - file_no > 0 as newer from superseded_row order by 1, 2',
      ),
    ).toEqual([
      { table_name: 'fact_line', key: 'B1/1', row: 2, newer: true },
      { table_name: 'fact_line', key: 'B1/2', row: 3, newer: true },
      { table_name: 'fact_receipt', key: 'B1', row: 2, newer: true },
    ])
    expect(
      await rowsOf(
        data,
        'select store_id, business_date::varchar as day, table_name, rows_changed::integer as n, net_before::varchar as before, net_after::varchar as after from restated_day',
      ),
    ).toEqual([{ store_id: 'S01', day: '2026-11-19', table_name: 'fact_line', n: 2, before: '13.00', after: '20.00' }])
  })

  test('is known by its number when its key has changed', async () => {
    const { from, data } = folders(first)
    sound(await importSource(data, from))
    const later = folders({
      'fact_receipt.csv': csv(receipt, 'X9,S01,1,1,2026-11-19 09:15:00,sale'),
      'fact_line.csv': csv(line, 'X9,1,K1,1,10.00'),
    })
    const report = sound(await importSource(data, later.from))
    expect(await rowsOf(data, kept)).toEqual([
      { receipt_key: 'B2', line_no: 1, net: '10.00' },
      { receipt_key: 'X9', line_no: 1, net: '10.00' },
    ])
    expect(report.rejects).toEqual([])
    expect(await rowsOf(data, 'select sum(superseded)::integer as n from ingest_file')).toEqual([{ n: 3 }])
  })

  test('whose lines come alone keeps the lines that do not come again', async () => {
    const { from, data } = folders(first)
    sound(await importSource(data, from))
    const later = folders({ 'fact_line.csv': csv(line, 'B1,2,K3,2,6.00') })
    sound(await importSource(data, later.from))
    expect(await rowsOf(data, kept)).toEqual([
      { receipt_key: 'B1', line_no: 1, net: '10.00' },
      { receipt_key: 'B1', line_no: 2, net: '6.00' },
      { receipt_key: 'B2', line_no: 1, net: '10.00' },
    ])
  })

  test('is no restatement when the running day only went on, or a new day came', async () => {
    const { from, data } = folders(first)
    sound(await importSource(data, from))
    const later = folders({
      'fact_receipt.csv': csv(receipt, 'B3,S01,1,2,2026-11-20 11:00:00,sale', 'B4,S01,1,1,2026-11-21 11:00:00,sale'),
      'fact_line.csv': csv(line, 'B3,1,K1,1,10.00', 'B4,1,K1,1,10.00'),
    })
    sound(await importSource(data, later.from))
    expect(await rowsOf(data, 'select * from restated_day')).toEqual([])
    const late = folders({
      'fact_receipt.csv': csv(receipt, 'B5,S01,2,9,2026-11-19 20:00:00,sale'),
      'fact_line.csv': csv(line, 'B5,1,K1,1,10.00'),
    })
    sound(await importSource(data, late.from))
    expect(
      await rowsOf(data, 'select business_date::varchar as day, net_after::varchar as after from restated_day'),
    ).toEqual([{ day: '2026-11-19', after: '23.00' }])
  })
})
