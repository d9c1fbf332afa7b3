import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWorkshop } from '../../../src/data/duckdb.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { openWarehouse } from '../../../src/data/open-warehouse.ts'
import { readPeople } from '../../../src/data/read-people.ts'
import { newestSnapshot } from '../../../src/data/snapshot-manifest.ts'
import { rowsOf, sound } from '../support/opened.ts'
import { csv, type Files, SMALL_CHAIN, scratch, writeFiles } from '../support/small-chain.ts'

const root = scratch()
let made = 0
/** A new data folder and a new folder of files. */
const folders = (files: Files) => {
  made += 1
  const from = join(root, `from-${made}`)
  mkdirSync(from)
  return { from: writeFiles(from, files), data: join(root, `data-${made}`) }
}

describe('a folder of canonical files', () => {
  test('is imported whole, and every row is accounted for', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    const report = sound(await importSource(data, from))
    expect(report.files.every((file) => file.read === file.accepted && file.rejected === 0)).toBe(true)
    expect(report.rows).toMatchObject({ dim_store: 2, fact_receipt: 5, fact_line: 7, fact_stock_day: 2 })
    expect(report.sums.line_net).toBe('36.00')
    expect(newestSnapshot(data)).toBe('chain-v1')
  })

  test('gets its second instant, its business day and its currency from the store', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from)
    const rows = await rowsOf(
      data,
      `select receipt_key, business_date::varchar as day, ts_utc::varchar as utc, hour, currency
       from fact_receipt where receipt_key in ('A1', 'A5') order by 1`,
    )
    expect(rows).toEqual([
      { receipt_key: 'A1', day: '2026-11-20', utc: '2026-11-20 01:15:00', hour: 9, currency: 'CNY' },
      // 02:30 is before this store's cut-off of 06:00
      { receipt_key: 'A5', day: '2026-11-20', utc: '2026-11-20 18:30:00', hour: 2, currency: 'CNY' },
    ])
    const doors = await rowsOf(data, 'select ts_local::varchar as ts, hour, staff_cnt from fact_footfall')
    expect(doors).toEqual([{ ts: '2026-11-20 09:00:00', hour: 9, staff_cnt: 0 }])
  })

  test('knows on each line its receipt, since when it is reversed, and its units', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from)
    const rows = await rowsOf(
      data,
      `select receipt_key || '/' || line_no as line, receipt_type, reversed_at::varchar as reversed, units::varchar as units
       from fact_line order by 1`,
    )
    expect(rows).toEqual([
      { line: 'A1/1', receipt_type: 'sale', reversed: null, units: '2.000' },
      { line: 'A1/2', receipt_type: 'sale', reversed: null, units: '1.000' },
      { line: 'A2/1', receipt_type: 'sale', reversed: '2026-11-20 03:05:00', units: '6.000' },
      { line: 'A3/1', receipt_type: 'post_void', reversed: null, units: '-6.000' },
      { line: 'A4/1', receipt_type: 'return', reversed: null, units: '-1.000' },
      { line: 'A5/1', receipt_type: 'sale', reversed: null, units: '3.000' },
      { line: 'A5/2', receipt_type: 'sale', reversed: null, units: '1.000' },
    ])
  })

  test('gives hourly sales that leave out what was reversed or voided and take returns off', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from)
    const rows = await rowsOf(
      data,
      `select store_id, hour, transactions, units::varchar as units, net_ex_tax::varchar as net,
         costed_net::varchar as costed_net, costed_cost::varchar as costed_cost from sales_hour order by 1, 2`,
    )
    expect(rows).toEqual([
      {
        store_id: 'S01',
        hour: 9,
        transactions: 1,
        units: '3.000',
        net: '27.00',
        costed_net: '20.00',
        costed_cost: '12.00',
      },
      {
        store_id: 'S01',
        hour: 12,
        transactions: 0,
        units: '0.000',
        net: '-10.00',
        costed_net: '-10.00',
        costed_cost: '-6.00',
      },
      {
        store_id: 'S02',
        hour: 2,
        transactions: 1,
        units: '3.000',
        net: '9.00',
        costed_net: '9.00',
        costed_cost: '4.50',
      },
    ])
  })

  test('gets a calendar when it brings none, with last year’s same weekday', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from)
    expect(
      await rowsOf(
        data,
        "select dow, day_type, ly_dow::varchar as ly, holiday_id from dim_date where date = '2026-11-21'",
      ),
    ).toEqual([{ dow: 6, day_type: 'weekend', ly: '2025-11-22', holiday_id: null }])
  })

  test('gets the Chinese calendar, with festivals and worked weekend days, where all its clocks are Chinese, and else weekdays only', async () => {
    const days = (...dates: string[]): Files => ({
      ...SMALL_CHAIN,
      'fact_receipt.csv': csv(
        'receipt_key,store_id,till_id,receipt_no,ts_local,type',
        ...dates.map((day, n) => `A${n},S01,1,${n},${day} 09:15:00,sale`),
      ),
    })
    const ask = `select date::varchar as date, day_type, holiday_id, holiday_offset as k, ly_holiday::varchar as ly from dim_date
      where date in ('2026-02-14', '2026-02-17', '2026-10-01', '2026-02-05') order by date`
    const chinese = folders(days('2026-02-05', '2026-10-02'))
    await importSource(chinese.data, chinese.from)
    expect(await rowsOf(chinese.data, ask)).toEqual([
      { date: '2026-02-05', day_type: 'work', holiday_id: 'spring-festival', k: -12, ly: '2025-01-17' },
      { date: '2026-02-14', day_type: 'makeup', holiday_id: 'spring-festival', k: -3, ly: '2025-01-26' },
      { date: '2026-02-17', day_type: 'holiday', holiday_id: 'spring-festival', k: 0, ly: '2025-01-29' },
      { date: '2026-10-01', day_type: 'holiday', holiday_id: 'national-day', k: 0, ly: '2025-10-01' },
    ])
    // a first shop abroad: the holidays are no longer everybody's
    const abroad = mkdtempSync(join(root, 'abroad-'))
    writeFiles(abroad, {
      'dim_store.csv': csv('store_id,name_en,tz,currency', 'S09,Harbour,Europe/London,GBP'),
    })
    await importSource(chinese.data, abroad)
    expect((await rowsOf(chinese.data, ask)).map(({ day_type, holiday_id }) => [day_type, holiday_id])).toEqual([
      ['work', null],
      ['weekend', null],
      ['work', null],
      ['work', null],
    ])
  })

  test('may be Parquet, with the same result', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    const first = sound(await importSource(data, from))
    const parquet = folders({})
    const session = await openWorkshop()
    for (const name of Object.keys(SMALL_CHAIN))
      await session.run(
        `copy (from read_csv('${join(from, name)}')) to '${join(parquet.from, name.replace('.csv', '.parquet'))}'`,
      )
    session.close()
    const second = sound(await importSource(parquet.data, parquet.from))
    expect(second.rows).toEqual(first.rows)
    expect(second.sums).toEqual(first.sums)
  })

  test('may have its header in any case, a byte order mark, semicolons and Windows line ends', async () => {
    const store = SMALL_CHAIN['dim_store.csv'] ?? ''
    const { from, data } = folders({
      ...SMALL_CHAIN,
      'dim_store.csv': `\uFEFF${store.replace(/^[^\n]+/, (header) => header.toUpperCase()).replaceAll('\n', '\r\n')}`,
      'dim_product.csv': (SMALL_CHAIN['dim_product.csv'] ?? '').replaceAll(',', ';'),
    })
    const report = sound(await importSource(data, from))
    expect(report.rows).toMatchObject({ dim_store: 2, dim_product: 3, fact_line: 7 })
  })

  test('leaves out incident_truth and what is no table, and says so', async () => {
    const { from, data } = folders({
      ...SMALL_CHAIN,
      'incident_truth.csv': csv('incident_id,type', 'I1,phantom stock'),
      'notes.txt': 'hello',
    })
    const report = sound(await importSource(data, from))
    expect(report.ignored).toEqual([
      { file: 'notes.txt', reason: 'neither CSV, Excel, JSON nor Parquet' },
      { file: 'incident_truth.csv', reason: expect.stringMatching(/^no table takes it; its headers: /) },
    ])
  })
})

describe('wrong rows', () => {
  const dirty = (): Files => ({
    ...SMALL_CHAIN,
    'fact_line.csv': csv(
      'receipt_key,line_no,sku_id,qty,net_ex_tax,cost',
      'A1,1,K1,2,20.00,12.00',
      'A1,2,K2,a lot,7.00,',
      'A1,3,K9,1,7.00,',
      'A1,4,K1,1',
      'A7,1,K1,1,7.00,',
      'A1,1,K1,2,20.00,12.00',
      'A1,1,K1,3,20.00,12.00',
      'A4,1,K1,-1,-10.00,-6.00',
      ',1,K1,1,7.00,',
    ),
    'fact_footfall.csv': csv('store_id,door_id,ts_utc,in_cnt', 'S01,1,2026-11-20T01:00:00Z,-4', 'S01,1,2026-02-30,4'),
    'fact_receipt.csv': `${SMALL_CHAIN['fact_receipt.csv']}A9,S77,1,9,2026-11-20 09:15:00,sale,\nA8,S01,1,9,2026-11-20 09:15:00,gift,\n`,
  })

  test('are kept with file, row, column, reason and the row as it came', async () => {
    const { from, data } = folders(dirty())
    const report = sound(await importSource(data, from))
    const shown = report.rejects.map(({ file, row, column, reason }) => ({ file, row, column, reason }))
    expect(shown).toEqual([
      { file: 'fact_footfall.csv', row: 2, column: 'in_cnt', reason: 'negative' },
      { file: 'fact_footfall.csv', row: 3, column: 'ts_utc', reason: 'not a date and time' },
      { file: 'fact_line.csv', row: 3, column: 'qty', reason: 'not a number in range' },
      { file: 'fact_line.csv', row: 4, column: 'sku_id', reason: 'not in dim_product' },
      { file: 'fact_line.csv', row: 5, column: 'net_ex_tax', reason: 'too few columns' },
      { file: 'fact_line.csv', row: 6, column: 'receipt_key', reason: 'not in fact_receipt' },
      { file: 'fact_line.csv', row: 8, column: 'receipt_key, line_no', reason: 'key already used in this file' },
      { file: 'fact_line.csv', row: 10, column: 'receipt_key', reason: 'missing' },
      { file: 'fact_receipt.csv', row: 7, column: 'store_id', reason: 'not in dim_store' },
      {
        file: 'fact_receipt.csv',
        row: 8,
        column: 'type',
        reason: 'not one of sale, return, no_sale, cancel, post_void, suspend, training',
      },
    ])
    expect(JSON.parse(report.rejects[2]?.raw ?? '')).toMatchObject({
      receipt_key: 'A1',
      qty: 'a lot',
      net_ex_tax: '7.00',
    })
    expect(JSON.parse(report.rejects[4]?.raw ?? '')).toEqual({ line: 'A1,4,K1,1' })
    const lines = report.files.find((file) => file.table === 'fact_line')
    expect(lines).toMatchObject({ read: 9, accepted: 2, rejected: 6, identical: 1, superseded: 0 })
    expect(await rowsOf(data, 'select count(*)::integer as n from rejected_row')).toEqual([{ n: 10 }])
  })

  test('of a Parquet file are numbered from its first record', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    const session = await openWorkshop()
    await session.run(
      `copy (select * from (values ('S01', 'K1', '2026-11-20', 5), ('S01', 'K1', 'soon', 6)) t(store_id, sku_id, date, closing))
       to '${join(from, 'fact_stock_day.parquet')}'`,
    )
    session.close()
    rmSync(join(from, 'fact_stock_day.csv'))
    const report = sound(await importSource(data, from))
    expect(report.rejects).toMatchObject([
      { file: 'fact_stock_day.parquet', row: 2, column: 'date', reason: 'not a date' },
    ])
  })

  test('a file without a column it needs is refused whole, by name, and nothing is kept', async () => {
    const { from, data } = folders({
      ...SMALL_CHAIN,
      'fact_line.csv': csv('receipt_key,line_no,qty,net_ex_tax', 'A1,1,1,1'),
    })
    expect(await importSource(data, from)).toEqual({
      fault: 'column-missing',
      parameters: { file: 'fact_line.csv', column: 'sku_id' },
    })
    expect(newestSnapshot(data)).toBeNull()
  })

  test('a file that is not what its name says is refused before it is journaled', async () => {
    const { from, data } = folders({ ...SMALL_CHAIN, 'dim_date.parquet': 'no parquet' })
    expect(await importSource(data, from)).toMatchObject({
      fault: 'file-unreadable',
      parameters: { file: 'dim_date.parquet' },
    })
    expect(newestSnapshot(data)).toBeNull()
  })
})

describe('later files', () => {
  test('the same file twice changes nothing', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    const first = sound(await importSource(data, from))
    const ledger = readFileSync(join(data, 'journal', 'ledger.ndjson'), 'utf8')
    const second = sound(await importSource(data, from))
    expect(second).toMatchObject({ changed: false, snapshot: first.snapshot, sums: first.sums })
    expect(second.files.every((file) => file.alreadyThere)).toBe(true)
    expect(readFileSync(join(data, 'journal', 'ledger.ndjson'), 'utf8')).toBe(ledger)
  })

  test('add rows; a row that came before is ignored when equal, and superseded when not', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from)
    const later = folders({
      'fact_stock_day.csv': csv(
        'store_id,sku_id,date,closing',
        'S01,K1,2026-11-20,5',
        'S01,K3,2026-11-20,7',
        'S01,K1,2026-11-21,4',
      ),
    })
    const report = sound(await importSource(data, later.from))
    expect(report.snapshot).toBe('chain-v2')
    expect(
      await rowsOf(
        data,
        'select sku_id, date::varchar as date, closing::varchar as closing from fact_stock_day order by 2, 1',
      ),
    ).toEqual([
      { sku_id: 'K1', date: '2026-11-20', closing: '5.000' },
      { sku_id: 'K3', date: '2026-11-20', closing: '7.000' },
      { sku_id: 'K1', date: '2026-11-21', closing: '4.000' },
    ])
    expect(
      await rowsOf(
        data,
        "select read::integer as read, accepted::integer as accepted, identical::integer as identical, superseded::integer as superseded from ingest_file where kind = 'fact_stock_day' order by file_no",
      ),
    ).toEqual([
      { read: 2, accepted: 0, identical: 1, superseded: 1 },
      { read: 3, accepted: 3, identical: 0, superseded: 0 },
    ])
  })

  test('a good row is not superseded by a newer one that must be rejected', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from)
    const later = folders({ 'fact_line.csv': csv('receipt_key,line_no,sku_id,qty,net_ex_tax', 'A1,1,K99,2,25.00') })
    const report = sound(await importSource(data, later.from))
    expect(report.rejects).toMatchObject([{ row: 2, column: 'sku_id' }])
    expect(report.sums.line_net).toBe('36.00')
  })

  test('a row that was rejected for an unknown product comes in when the product does', async () => {
    const { from, data } = folders({
      ...SMALL_CHAIN,
      'dim_product.csv': csv('sku_id,name_en', 'K1,Milk', 'K2,Bananas'),
    })
    expect(sound(await importSource(data, from)).rows.fact_line).toBe(4)
    const later = folders({ 'dim_product.csv': csv('sku_id,name_en', 'K3,Cola') })
    expect(sound(await importSource(data, later.from)).rows.fact_line).toBe(7)
  })
})

describe('one folder, one chain', () => {
  test('another chain is refused, and taken with replace; then the first one is gone', async () => {
    const { from, data } = folders(SMALL_CHAIN)
    await importSource(data, from, { name: 'First Chain' })
    const other = folders({
      ...SMALL_CHAIN,
      'dim_store.csv': csv('store_id,tz,currency', 'S01,Asia/Shanghai,CNY'),
    })
    expect(await importSource(data, other.from, { name: 'Second Chain' })).toEqual({
      fault: 'other-chain',
      parameters: { chain: 'First Chain', found: 'Second Chain' },
    })
    const report = sound(await importSource(data, other.from, { name: 'Second Chain', replace: true }))
    expect(report).toMatchObject({ sourceSet: 'second-chain', snapshot: 'second-chain-v2', rows: { dim_store: 1 } })
  })

  test('what files lack is given by options, and a wrong option is refused', async () => {
    const { from, data } = folders({ ...SMALL_CHAIN, 'dim_store.csv': csv('store_id', 'S01', 'S02') })
    expect(await importSource(data, from)).toMatchObject({ fault: 'column-missing', parameters: { column: 'tz' } })
    expect(await importSource(data, from, { tz: 'Mars/Olympus' })).toMatchObject({ fault: 'bad-option' })
    const options = { tz: 'Asia/Tokyo', currency: 'JPY', dayCutoff: '10:00' }
    sound(await importSource(data, from, options))
    expect(
      await rowsOf(
        data,
        "select business_date::varchar as day, ts_utc::varchar as utc, currency from fact_receipt where receipt_key = 'A1'",
      ),
    ).toEqual([{ day: '2026-11-19', utc: '2026-11-20 00:15:00', currency: 'JPY' }])
  })

  test('a path that nothing knows is refused', async () => {
    const { from, data } = folders({ 'stuff.csv': csv('a,b', '1,2') })
    expect(await importSource(data, from)).toEqual({
      fault: 'source-unknown',
      parameters: { path: from, found: 'stuff.csv (no table takes it; its headers: a, b)' },
    })
    mkdirSync(join(from, 'north'))
    for (const name of ['~$sales.xlsx', '.~lock.sales.csv#', 'sales.csv.part', 'sales.xls'])
      writeFileSync(join(from, name), 'x')
    expect(await importSource(data, from)).toMatchObject({
      parameters: {
        found: expect.stringMatching(
          /\.~lock\.sales\.csv# \(hidden.*; north \(a folder: import it by itself\); .*sales\.csv\.part \(hidden.*; ~\$sales\.xlsx \(hidden.*; sales\.xls \(an old.*save it as \.xlsx/,
        ),
      },
    })
    expect(await importSource(data, join(from, 'nowhere'))).toMatchObject({ fault: 'source-unknown' })
  })
})

describe('people', () => {
  test('are journaled and read back, never put into a snapshot; wrong ones are reported without their PIN', async () => {
    const { from, data } = folders({
      ...SMALL_CHAIN,
      'people.csv': csv('person_id,name,role,node,pin', 'P001,王芳,clerk,S01,271828', 'P002,Ann,king,S01,314159'),
    })
    const report = sound(await importSource(data, from))
    expect(await readPeople(data)).toEqual([
      { person_id: 'P001', name: '王芳', role: 'clerk', node: 'S01', pin: '271828' },
    ])
    expect(report.rejects).toMatchObject([{ file: 'people.csv', row: 3, column: 'role' }])
    expect(JSON.stringify(report)).not.toContain('314159')
    expect(await rowsOf(data, "select 1 as x from duckdb_tables() where table_name = 'people'")).toEqual([])
  })

  test('of a folder without any are none', async () => {
    expect(await readPeople(join(root, 'nothing'))).toEqual([])
  })
})

test('an empty data folder has no data', async () => {
  const data = join(root, 'empty')
  mkdirSync(data)
  writeFileSync(join(data, 'floorwalker.yaml'), '')
  expect(await openWarehouse(data)).toEqual({ fault: 'no-data', parameters: {} })
})
