import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ImportReport } from '../../../src/data/import-report.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { openWarehouse } from '../../../src/data/open-warehouse.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { sound } from '../support/opened.ts'
import { sharedData } from '../support/shared-data.ts'
import { scratch } from '../support/small-chain.ts'

const root = scratch()
const onlineRetail = sharedData('online-retail')
const completeJourney = sharedData('complete-journey')

// figures that the sets' own description gives, not this house
describe.skipIf(onlineRetail === null)('Online Retail', () => {
  const data = join(root, 'online-retail')
  let report: ImportReport
  let warehouse: Warehouse

  beforeAll(async () => {
    report = sound(await importSource(data, join(onlineRetail ?? '', 'online-retail.parquet')))
    warehouse = sound(await openWarehouse(data))
    return () => warehouse.close()
  })
  const one = async (sql: string) => (await warehouse.query(sql, []))[0]

  test('accounts for all 541,909 rows, and refuses the 2,517 without a price', () => {
    expect(report.files).toMatchObject([{ read: 541_909, accepted: 539_392, rejected: 2_517, identical: 0 }])
  })

  test('adds up to the sums of the source: accepted and rejected to all, its sold rows to 10,666,684.54', async () => {
    const rejected = await one(
      `select sum((raw->>'$.Quantity')::decimal(14,3) * (raw->>'$.UnitPrice')::decimal(14,4))::decimal(14,2)::varchar as net
       from rejected_row`,
    )
    expect([report.sums.line_net, rejected?.net]).toEqual(['9769872.05', '-22124.12'])
    expect(
      await one(
        `select sum(l.net_ex_tax)::varchar as net, count(distinct r.receipt_no)::integer as invoices
         from fact_line l join fact_receipt r using (receipt_key) where l.qty > 0`,
      ),
    ).toEqual({ net: '10666684.54', invoices: 19_960 })
  })

  test('has 9,288 rows of cancellations, and 5,268 repeated rows that are kept', async () => {
    expect(await one("select count(*)::integer as n from fact_line where line_type = 'return'")).toEqual({ n: 9_288 })
    const [note] = report.notes.filter(({ flag }) => flag === 'repeated-lines-kept')
    // all 5,268 but those among the rows without a price
    expect(Number(note?.parameters.lines)).toBeGreaterThan(5_200)
    expect(Number(note?.parameters.lines)).toBeLessThanOrEqual(5_268)
  })

  test('keeps postage, fees and corrections out of sales and out of the goods, and says how much they are', async () => {
    expect(
      await warehouse.query(
        'select type, count(*)::integer as n, sum(net_ex_tax)::varchar as net from fact_receipt group by 1 order by 1',
        [],
      ),
    ).toEqual([
      { type: 'no_sale', n: 2_848, net: '-21478.50' },
      { type: 'return', n: 3_420, net: '-478694.18' },
      { type: 'sale', n: 19_773, net: '10270044.73' },
    ])
    expect(report.sums).toMatchObject({ net_sales: '9791350.55', transactions: '19773' })
    expect(warehouse.caveats(['sales_hour'])).toEqual([
      { flag: 'charges-not-in-sales', parameters: { amount: '-21478.50', currency: 'GBP' } },
    ])
    expect(warehouse.catalogue.products.filter(({ id }) => ['POST', 'M', 'BANK CHARGES'].includes(id))).toEqual([])
  })

  test('is one store in London and has no stock, doors, costs or categories', async () => {
    expect(warehouse.catalogue.stores).toMatchObject([{ id: 'ONLINE', timeZone: 'Europe/London', currency: 'GBP' }])
    expect(warehouse.catalogue).toMatchObject({ dataFrom: '2010-12-01', dataTo: '2011-12-09', categories: [] })
    expect([...warehouse.catalogue.filled].sort()).toEqual(['fact_line', 'fact_receipt', 'sales_hour'])
  })

  test('reads UK wall time: an hour behind in summer', async () => {
    expect(
      await one(
        `select count(*) filter (ts_local - ts_utc <> interval 1 hour)::integer as summer from fact_receipt
         where business_date between '2011-04-01' and '2011-10-01'`,
      ),
    ).toEqual({ summer: 0 })
  })

  test('is the same from the CSV that circulates, which brings nothing new', async () => {
    const again = sound(await importSource(data, join(onlineRetail ?? '', 'online-retail-latin1.csv.gz')))
    expect(again.sums).toEqual(report.sums)
    expect(again.files).toMatchObject([{ read: 541_909, accepted: 539_392, rejected: 2_517 }])
    const fresh = await openWarehouse(data)
    const [old] = await sound(fresh).query(
      'select accepted::integer as accepted, rejected::integer as rejected, superseded::integer as superseded from ingest_file order by file_no limit 1',
      [],
    )
    await sound(fresh).close()
    expect(old).toEqual({ accepted: 0, rejected: 0, superseded: 541_909 })
  }, 120_000)
})

describe.skipIf(completeJourney === null)('Complete Journey', () => {
  const data = join(root, 'complete-journey')
  let report: ImportReport
  let warehouse: Warehouse

  beforeAll(async () => {
    report = sound(await importSource(data, completeJourney ?? ''))
    warehouse = sound(await openWarehouse(data))
    return () => warehouse.close()
  })
  const one = async (sql: string) => (await warehouse.query(sql, []))[0]

  test('takes all 75,000 lines of 47,243 baskets in 293 stores', () => {
    expect(report.rows).toMatchObject({ fact_line: 75_000, fact_receipt: 47_243, dim_store: 293, rejected_row: 0 })
    expect(report.ignored).toEqual([
      { file: 'promotions_sample.parquet', reason: expect.stringMatching(/^no table takes it; its headers: /) },
    ])
  })

  test('adds up to the sums of the source', async () => {
    expect(report.sums).toMatchObject({ line_net: '233935.24', net_sales: '233935.24', line_qty: '7784694.000' })
    expect(
      await one(
        `select count(*) filter (qty = 0)::integer as none, count(*) filter (net_ex_tax <= 0)::integer as free from fact_line`,
      ),
      // 528 in the description: one more is 4e-16 there and 0.00 as money
    ).toEqual({ none: 416, free: 529 })
  })

  test('counts a fill of fuel as one unit, and says so', async () => {
    expect(await one('select sum(units)::varchar as units from fact_line')).toEqual({ units: '98410.000' })
    expect(warehouse.caveats(['fact_line']).map(({ flag }) => flag)).toEqual(['fuel-is-one-unit', 'sample-of-lines'])
  })

  test('keeps the 222 lines of goods that no list names', async () => {
    expect(
      await one(
        'select count(*)::integer as n from fact_line join dim_product using (sku_id) where cat1_en is null and name_en is null',
      ),
    ).toEqual({ n: 222 })
  })

  test('reads New York wall time', async () => {
    expect(
      await one(
        "select distinct epoch(ts_local - ts_utc)::integer as offset_s from fact_receipt where business_date = '2017-07-04'",
      ),
    ).toEqual({ offset_s: -14_400 })
  })
})
