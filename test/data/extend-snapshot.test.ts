import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dataFolder } from '../../src/data/data-folder.ts'
import { importSource } from '../../src/data/import-source.ts'
import { readManifest, writeManifest } from '../../src/data/snapshot-manifest.ts'
import { sound, withWarehouse } from './support/opened.ts'
import { csv, type Files, SMALL_CHAIN, scratch, writeFiles } from './support/small-chain.ts'

const root = scratch()
const RECEIPT = 'receipt_key,store_id,till_id,receipt_no,ts_local,type,orig_key'
const LINE = 'receipt_key,line_no,sku_id,qty,gross,discount,net_ex_tax,tax,cost,line_type'
const STOCK = 'store_id,sku_id,date,closing'

/** The small chain with refused lines, a refused stock day, a calendar and tenders. */
const BASE: Files = {
  ...SMALL_CHAIN,
  'fact_line.csv': `${SMALL_CHAIN['fact_line.csv']}A5,3,K9,1,4,0,4.00,0,,sale\nB9,1,K1,1,4,0,4.00,0,,sale\n`,
  'fact_stock_day.csv': `${SMALL_CHAIN['fact_stock_day.csv']}S01,K7,2026-11-20,x\n`,
  'dim_date.csv': csv('date,dow,day_type', '2026-11-20,5,work', '2026-11-21,6,weekend'),
  'fact_tender.csv': csv('receipt_key,seq,type,amount', 'A1,1,cash,30.51', 'A5,1,card,10.17'),
}

/** A day of both stores. */
const dayOf = (date: string, mark: string): Files => ({
  'fact_receipt.csv': csv(
    RECEIPT,
    `${mark}1,S01,1,1,${date} 09:10:00,sale,`,
    `${mark}2,S01,1,2,${date} 10:10:00,sale,`,
    `${mark}3,S02,1,1,${date} 23:10:00,sale,`,
    `${mark}4,S01,1,3,${date} 11:00:00,post_void,${mark}2`,
  ),
  'fact_line.csv': csv(
    LINE,
    `${mark}1,1,K1,1,11,1,10.00,1.30,6.00,sale`,
    `${mark}1,2,K2,0.420,3,0,3.00,0.39,,sale`,
    `${mark}2,1,K3,2,6,0,6.00,0.78,3.00,sale`,
    `${mark}3,1,K3,1,3,0,3.00,0.39,1.50,sale`,
    `${mark}4,1,K3,-2,-6,0,-6.00,-0.78,-3.00,sale`,
  ),
  'fact_tender.csv': csv('receipt_key,seq,type,amount', `${mark}1,1,cash,14.69`, `${mark}3,1,cash,3.39`),
  'fact_stock_day.csv': csv(STOCK, `S01,K1,${date},4`, `S01,K3,${date},9`),
  'fact_footfall.csv': csv('store_id,door_id,ts_utc,in_cnt', `S01,1,${date}T02:00:00Z,31`),
})
const DAY_2 = dayOf('2026-11-21', 'B')
const DAY_3 = dayOf('2026-11-22', 'C')

const fileOf = (name: string, ...lines: string[]): Files => ({ [name]: csv(...lines) })

/** Deliveries after the base, and for each whether its rows may be added to what is there. */
type History = readonly (readonly [files: Files, added: boolean])[]

const HISTORIES: Readonly<Record<string, History>> = {
  'day after day': [
    [DAY_2, true],
    [DAY_3, true],
  ],
  'a day, and later one before it': [
    [DAY_3, true],
    [DAY_2, true],
  ],
  'a day of one store, then the other store’s': [
    [fileOf('fact_receipt.csv', RECEIPT, 'E1,S01,1,9,2026-11-23 09:00:00,sale,'), true],
    [
      {
        ...fileOf('fact_receipt.csv', RECEIPT, 'E2,S02,1,9,2026-11-23 09:00:00,sale,'),
        ...fileOf('fact_line.csv', LINE, 'E2,1,K1,1,5,0,5.00,0,,sale'),
      },
      true,
    ],
  ],
  'more sales of a day that had been served, which restates it': [
    [DAY_2, true],
    [DAY_3, true],
    [
      {
        ...fileOf(
          'fact_receipt.csv',
          RECEIPT,
          'F1,S01,2,1,2026-11-21 18:00:00,sale,',
          'F2,S01,2,1,2026-11-22 08:00:00,sale,',
        ),
        ...fileOf('fact_line.csv', LINE, 'F1,1,K1,3,30,0,30.00,0,,sale', 'F2,1,K1,1,7,0,7.00,0,,sale'),
        ...fileOf('fact_tender.csv', 'receipt_key,seq,type,amount', 'F1,1,cash,30'),
        ...fileOf('fact_footfall.csv', 'store_id,door_id,ts_utc,in_cnt', 'S01,1,2026-11-20T00:30:00Z,9'),
        ...fileOf('fact_stock_day.csv', STOCK, 'S02,K1,2026-11-20,3'),
      },
      true,
    ],
  ],
  'more sales of a day of which lines had been refused, whose share is judged anew': [
    [
      {
        ...fileOf('fact_receipt.csv', RECEIPT, 'F1,S02,2,1,2026-11-20 18:00:00,sale,'),
        ...fileOf('fact_line.csv', LINE, 'F1,1,K1,3,30,0,30.00,0,,sale'),
      },
      false,
    ],
  ],
  'prices of a day that is there, by which its lines are wrong and must be found in their file': [
    [fileOf('fact_price.csv', 'store_id,sku_id,valid_from,price', 'S01,K1,2026-11-01,9.9'), false],
  ],
  'what the quality rules look for, on days that were there and on new ones': [
    [DAY_2, true],
    [
      {
        ...fileOf(
          'fact_receipt.csv',
          `${RECEIPT},net_ex_tax`,
          'Q1,S01,1,7,2026-11-21 09:00:00,sale,,11.00',
          'Q2,S01,1,9,2026-11-21 08:00:00,sale,,5.00',
          'Q3,S02,1,11,2026-11-22 23:20:07,sale,,5.00',
          'Q4,S02,1,12,2026-11-22 23:20:07,sale,,5.00',
        ),
        ...fileOf(
          'fact_line.csv',
          LINE,
          'Q1,1,K1,1,11,0,10.00,0,9.90,sale',
          'Q2,1,K3,1,5,0,5.00,0,,sale',
          'Q2,2,K9,1,5,0,5.00,0,,sale',
          'Q2,3,K3,x,5,0,5.00,0,,sale',
          'Q3,1,K3,1,5,0,5.00,0,0.10,sale',
          'Q4,1,K3,1,0,0,0.00,0,0.10,sale',
        ),
        ...fileOf('fact_tender.csv', 'receipt_key,seq,type,amount', 'Q1,1,card,77', 'Q3,1,card,5'),
        ...fileOf('fact_stock_day.csv', STOCK, 'S01,K1,2026-11-19,-4', 'S02,K3,2026-11-22,-9'),
        ...fileOf(
          'fact_footfall.csv',
          'store_id,door_id,ts_utc,in_cnt,out_cnt',
          'S01,1,2026-11-22T03:00:00Z,310,12',
          'S02,1,2026-11-22T02:00:00Z,1,0',
        ),
      },
      true,
    ],
    [
      { ...DAY_3, ...fileOf('dim_product.csv', 'sku_id,name_en,gtin', 'K5,Caf\u00c3\u00a9 \ufffd,6901234567893') },
      true,
    ],
    [fileOf('fact_footfall.csv', 'store_id,door_id,ts_utc,in_cnt', 'S02,2,2026-11-22T03:00:00Z,900'), true],
  ],
  'the same rows in another file, which are there already': [
    [DAY_2, true],
    [{ 'fact_stock_day.csv': `${DAY_2['fact_stock_day.csv']}\n` }, false],
  ],
  'a corrected receipt': [
    [DAY_2, true],
    [
      {
        ...fileOf('fact_receipt.csv', RECEIPT, 'B1,S01,1,1,2026-11-21 09:10:00,sale,'),
        ...fileOf('fact_line.csv', LINE, 'B1,1,K1,2,22,2,20.00,2.60,12.00,sale'),
      },
      false,
    ],
    [DAY_3, true],
  ],
  'a till’s number again under another key, then parts of the receipt that it replaced': [
    [DAY_2, true],
    [fileOf('fact_receipt.csv', RECEIPT, 'Z1,S01,1,1,2026-11-21 09:10:00,sale,'), false],
    [fileOf('fact_line.csv', LINE, 'B1,7,K1,2,22,2,20.00,2.60,12.00,sale'), false],
  ],
  'lines of a receipt that is there': [[fileOf('fact_line.csv', LINE, 'A1,7,K1,2,22,2,20.00,2.60,12.00,sale'), false]],
  'a receipt that a refused line had waited for': [
    [fileOf('fact_receipt.csv', RECEIPT, 'B9,S01,1,8,2026-11-20 09:10:00,sale,'), false],
  ],
  'rows that are refused, and good ones': [
    [
      {
        ...fileOf(
          'fact_receipt.csv',
          RECEIPT,
          'G1,S01,1,1,2026-11-24 09:00:00,sale,',
          'G2,S77,1,1,2026-11-24 09:00:00,sale,',
          'G3,S01,1,1,never,sale,',
        ),
        ...fileOf(
          'fact_line.csv',
          LINE,
          'G1,1,K1,1,5,0,5.00,0,,sale',
          'G1,2,K8,1,5,0,5.00,0,,sale',
          'G2,1,K1,1,5,0,5.00,0,,sale',
          'G1,3,K1,"1,5',
          'G1,1,K1,2,5,0,5.00,0,,sale',
        ),
      },
      true,
    ],
    [fileOf('fact_line.csv', LINE, 'G2,1,K1,1,5,0,5.00,0,,sale', 'G2,2,K1,1,5,0,5.00,0,,sale'), false],
  ],
  'a new product, and the day that sells it': [
    [
      {
        ...fileOf(
          'dim_product.csv',
          'sku_id,name_en,cat1_en,by_weight',
          'K1,Fresh Milk 1L,Dairy & Eggs,false',
          'K4,Tea,Drinks,false',
        ),
        ...fileOf('fact_receipt.csv', RECEIPT, 'H1,S01,1,1,2026-11-24 09:00:00,sale,'),
        ...fileOf('fact_line.csv', LINE, 'H1,1,K4,1,5,0,5.00,0,,sale'),
      },
      true,
    ],
    [fileOf('dim_product.csv', 'sku_id,name_en,by_weight', 'K4,Green tea,false'), true],
  ],
  'a product that a refused line had waited for': [[fileOf('dim_product.csv', 'sku_id,name_en', 'K9,Bread'), false]],
  'a product that is weighed from now on': [
    [fileOf('dim_product.csv', 'sku_id,name_en,by_weight', 'K1,Fresh Milk 1L,true'), false],
  ],
  'a new store, a first one abroad that takes the holidays away, and a store in another zone': [
    [
      fileOf(
        'dim_store.csv',
        'store_id,name_en,district_id,region_id,tz,currency,day_cutoff',
        'S03,New,D1,R1,Asia/Urumqi,CNY,04:00',
      ),
      true,
    ],
    [
      fileOf(
        'dim_store.csv',
        'store_id,name_en,district_id,region_id,tz,currency,day_cutoff',
        'S04,Abroad,D1,R1,Asia/Tokyo,JPY,04:00',
      ),
      false,
    ],
    [
      fileOf(
        'dim_store.csv',
        'store_id,name_en,district_id,region_id,tz,currency,day_cutoff',
        'S01,Riverside,D1,R1,Asia/Tokyo,JPY,04:00',
      ),
      false,
    ],
  ],
  'a post_void of an earlier day’s receipt, and one before its receipt': [
    [DAY_2, true],
    [
      {
        ...fileOf(
          'fact_receipt.csv',
          RECEIPT,
          'I1,S01,1,1,2026-11-23 09:00:00,post_void,B1',
          'I2,S01,1,2,2026-11-23 09:01:00,post_void,C1',
          'I3,S01,1,3,2026-11-23 09:02:00,post_void,A2',
          'I4,S01,1,4,2026-11-23 09:03:00,return,B3',
        ),
        ...fileOf(
          'fact_line.csv',
          LINE,
          'I1,1,K1,-1,-11,-1,-10.00,-1.30,-6.00,sale',
          'I4,1,K3,-1,-3,0,-3.00,-0.39,-1.50,return',
        ),
      },
      true,
    ],
    [DAY_3, true],
  ],
  'voids as lines, and a discount off the receipt': [
    [
      {
        ...fileOf(
          'fact_receipt.csv',
          `${RECEIPT},order_discount`,
          'J1,S01,1,1,2026-11-24 09:00:00,sale,,2.00',
          'J2,S01,1,2,2026-11-24 09:05:00,sale,,',
        ),
        ...fileOf(
          'fact_line.csv',
          `${LINE},voids_line_no`,
          'J1,1,K1,1,5,0,5.00,0,,sale,',
          'J1,2,K3,1,3,0,3.00,0,,sale,',
          'J2,1,K1,1,5,0,5.00,0,,sale,',
          'J2,2,K1,-1,-5,0,-5.00,0,,sale,1',
          'J2,3,K1,-1,-5,0,-5.00,0,,sale,9',
        ),
      },
      true,
    ],
  ],
  'more days of the calendar, plans and prices, some of them corrected': [
    [
      {
        ...fileOf('dim_date.csv', 'date,dow,day_type', '2026-11-21,6,holiday', '2026-11-22,7,weekend'),
        ...fileOf('fact_plan.csv', 'store_id,business_date,net_sales', 'S01,2026-11-21,500', 'S01,2026-11-22,600'),
        ...fileOf(
          'fact_price.csv',
          'store_id,sku_id,valid_from,price',
          'S01,K1,2026-11-21,9.9',
          'S99,K1,2026-11-21,9.9',
        ),
      },
      true,
    ],
    [{ ...DAY_3, ...fileOf('fact_plan.csv', 'store_id,business_date,net_sales', 'S01,2026-11-22,650') }, true],
    [fileOf('dim_region.csv', 'region_id,name_zh,name_en', 'R1,华东,East', 'R2,华南,South'), true],
  ],
  'a list that was not there, which is asked from now on': [
    [fileOf('fact_shift.csv', 'shift_id,emp_id,store_id,planned_start', 'W1,P1,S01,2026-11-21T08:00:00'), true],
    [fileOf('dim_employee.csv', 'emp_id,store_id,name', 'P2,S01,Ann'), false],
  ],
}

const withoutTime: Readonly<Record<string, string>> = {
  ingest_file: '* exclude (node, imported_at)',
  restated_day: '* exclude (imported_at)',
  snapshot_info: 'source_set, chain, journal_entries',
}

/** Every row of every table as a text, in an order of its own. */
const allRows = (data: string): Promise<readonly string[]> =>
  withWarehouse(data, async (warehouse) => {
    const tables = await warehouse.query('select table_name as name from duckdb_tables() order by 1', [])
    const all = tables.map(
      ({ name }) =>
        `select '${name} ' || to_json(t)::varchar as row from (select ${withoutTime[String(name)] ?? '*'} from "${name}") t`,
    )
    const rows = await warehouse.query(`${all.join(' union all ')} order by 1`, [])
    return rows.map(({ row }) => String(row))
  })

/** Makes the next import start from all files, as one after many extensions does. */
const wholeNext = (data: string) =>
  writeManifest(
    dataFolder(data),
    readManifest(data).map((record) => ({ ...record, extensions: 1_000 })),
  )

let made = 0
const deliver = async (data: string, files: Files) => {
  made += 1
  const from = join(root, `from-${made}`)
  mkdirSync(from)
  return sound(await importSource(data, writeFiles(from, files)))
}
const copyOf = (data: string): string => {
  made += 1
  const copy = join(root, `data-${made}`)
  cpSync(data, copy, { recursive: true })
  return copy
}

const extensionsOf = (data: string) => readManifest(data)[0]?.extensions
const base = join(root, 'base')

beforeAll(async () => {
  await deliver(base, BASE)
})

describe('rows are added to the newest snapshot only where that is the same as making it of all files', () => {
  test.each(Object.entries(HISTORIES))('%s', async (_, history) => {
    const grown = copyOf(base)
    for (const [n, [files, added]] of history.entries()) {
      // what was not added was made of all files: there is nothing to hold it against
      const whole = added && n === history.length - 1 ? copyOf(grown) : null
      const before = Number(extensionsOf(grown))
      const report = await deliver(grown, files)
      expect(extensionsOf(grown), `delivery ${n + 1}`).toBe(added ? before + 1 : 0)
      if (whole === null) continue
      wholeNext(whole)
      expect(report).toEqual(await deliver(whole, files))
      expect(extensionsOf(whole)).toBe(0)
      expect(await allRows(grown)).toEqual(await allRows(whole))
    }
  })
})
