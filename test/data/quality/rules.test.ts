import { describe, expect, test } from 'vitest'
import { QUALITY_RULES } from '../../../src/core/quality-rule.ts'
import { RULES } from '../../../src/data/quality/index.ts'
import { recordQuality } from '../../../src/data/quality/record-quality.ts'
import { sixtyDays } from './sixty-days.ts'

/** Which rules found how much, after the statements were run over a chain without a fault. */
const foundAfter = async (...planted: readonly string[]) => {
  const session = await sixtyDays(...planted)
  try {
    await recordQuality(session, { files: false })
    const rows = await session.rows(
      'select rule, n::double as n, store_id, business_date::varchar as day, examples from quality_finding',
    )
    return rows.map(({ rule, n, store_id, day, examples }) => ({
      rule: String(rule),
      n,
      store_id,
      day,
      examples: JSON.parse(String(examples)) as unknown,
    }))
  } finally {
    session.close()
  }
}

const R = "receipt_key = 'S01-0210-4'"
const DAY = "store_id = 'S01' and business_date = '2026-02-10'"
const gone = (where: string, ...tables: string[]) => tables.map((table) => `delete from ${table} where ${where}`)

/** What is planted by rule, and what else it rightly sets off. */
const PLANTED: Readonly<Record<string, { readonly with: readonly string[]; readonly also?: readonly string[] }>> = {
  'day-missing': { with: gone(DAY, 'fact_receipt', 'fact_line', 'fact_tender', 'fact_footfall') },
  'no-sales-while-open': {
    with: [
      ...gone(`${DAY} and hour in (12, 13)`, 'fact_line', 'fact_receipt'),
      `update fact_footfall set in_cnt = 80, out_cnt = 80 where ${DAY} and hour in (12, 13)`,
    ],
    also: ['receipt-number-gap'],
  },
  'lines-not-total': {
    with: [`update fact_receipt set net_ex_tax = 10.02 where ${R}`, `update fact_tender set amount = 10.02 where ${R}`],
  },
  'tenders-not-total': { with: [`update fact_tender set change_amt = 0.02 where ${R}`] },
  'receipt-twice': {
    with: [
      `insert into fact_receipt select * replace ('again' as receipt_key, '0032' as receipt_no, '2026-02-10 11:40:00'::timestamp as ts_utc, '2026-02-10 19:40:00'::timestamp as ts_local, 19 as hour) from fact_receipt where ${R}`,
      `insert into fact_receipt select * replace ('again2' as receipt_key, '0033' as receipt_no, '2026-02-10 11:40:00'::timestamp as ts_utc, '2026-02-10 19:40:00'::timestamp as ts_local, 19 as hour) from fact_receipt where ${R}`,
    ],
  },
  'receipt-number-gap': { with: gone(R, 'fact_receipt', 'fact_line') },
  'date-wrong': {
    with: [`update fact_receipt set business_date = '2031-02-10' where ${R}`],
    also: ['receipt-number-gap'],
  },
  'outside-hours': {
    with: [
      `update fact_receipt set hour = 3, receipt_no = null where ${R}`,
      `update fact_line set hour = 3 where ${R}`,
    ],
    also: ['receipt-number-gap'],
  },
  'till-clock': { with: [`update fact_receipt set ts_utc = ts_utc + interval 45 minutes where ${R}`] },
  'sales-jump': {
    with: gone(`${DAY} and receipt_key not like '%-1_'`, 'fact_receipt', 'fact_line', 'fact_tender'),
    also: ['conversion-low'],
  },
  'price-zero': {
    with: [
      `update fact_line set gross = 0, net_ex_tax = 0 where ${R}`,
      `update fact_receipt set net_ex_tax = 0 where ${R}`,
      `update fact_tender set amount = 0 where ${R}`,
    ],
  },
  'price-outlier': { with: [`update fact_line set gross = 201 where ${R}`] },
  'quantity-outlier': { with: [`update fact_line set qty = 11, gross = 110 where ${R}`] },
  'price-not-active': { with: [`update fact_line set unit_price = 9.50 where ${R}`] },
  'unit-change': {
    with: [
      "update fact_line set qty = 2, gross = 10, unit_price = 10 where sku_id = 'MILK' and business_date >= '2026-02-02'",
    ],
  },
  'cost-missing': { with: [`update fact_line set cost = null where ${R}`] },
  'margin-range': { with: [`update fact_line set cost = 0.1 where sku_id = 'MILK' and ${DAY}`] },
  'conversion-above-one': {
    with: [`update fact_footfall set in_cnt = 2, out_cnt = 2 where ${DAY}`],
  },
  'conversion-low': { with: [`update fact_footfall set in_cnt = 60, out_cnt = 60 where ${DAY}`] },
  'doors-silent': {
    with: [
      `insert into fact_line select fact_line.* replace (line_no + n as line_no, receipt_key || n as receipt_key) from fact_line, range(1, 9) t(n) where ${R}`,
      `update fact_footfall set in_cnt = 0, out_cnt = 0 where ${DAY} and hour = (select hour from fact_receipt where ${R})`,
    ],
  },
  'doors-uneven': { with: [`update fact_footfall set out_cnt = 20 where ${DAY}`] },
  'door-clock': {
    with: [
      `update fact_footfall set hour = hour + 2, ts_utc = ts_utc + interval 2 hours, ts_local = ts_local + interval 2 hours
       where store_id = 'S01' and business_date >= '2026-02-23'`,
    ],
  },
  'stock-not-balanced': {
    with: ["update fact_stock_day set closing = 49 where store_id = 'S01' and sku_id = 'TEA' and date = '2026-02-10'"],
  },
  'stock-negative': {
    with: [
      "update fact_stock_day set opening = -1, closing = -1 where store_id = 'S01' and sku_id = 'TEA' and date = '2026-02-10'",
    ],
  },
  'lot-dates': { with: ["update dim_lot set expiry_date = '2025-12-31'"] },
  'gtin-check': { with: ["update dim_product set gtin = '6901234567893' where sku_id = 'MILK'"] },
  'garbled-text': { with: ["update dim_product set name_zh = '锟斤拷' where sku_id = 'MILK'"] },
  'file-again': { with: ['update ingest_file set identical = read, accepted = 0'] },
}

describe('the quality rules', () => {
  test('find nothing in a chain without a fault', async () => {
    expect(await foundAfter()).toEqual([])
  })

  test.each(Object.entries(PLANTED))('find what is planted: %s', async (rule, { with: planted, also = [] }) => {
    const found = await foundAfter(...planted)
    expect([...new Set(found.map((one) => one.rule))].sort()).toEqual([rule, ...also].sort())
  })

  test('are each shown to bite, here or over files', () => {
    const overFiles = QUALITY_RULES.filter((name) => 'fromFiles' in RULES[name])
    expect([...Object.keys(PLANTED), ...overFiles].sort()).toEqual([...QUALITY_RULES].sort())
  })

  test('say how many, where, and show an example with what it should have been', async () => {
    const [finding] = await foundAfter(...(PLANTED['lines-not-total']?.with ?? []))
    expect(finding).toMatchObject({ n: 1, store_id: 'S01', day: '2026-02-10' })
    expect(finding?.examples).toEqual([
      { key: ['S01-0210-4'], found: '10.00', expected: '10.02', file: null, row: null },
    ])
  })

  test('say by how many hours a counter is off the tills, and nothing of a shorter time or of counts by the day', async () => {
    const late = (from: string, hours: number) =>
      `update fact_footfall set hour = (hour + ${hours} + 24) % 24 where store_id = 'S01' and business_date >= '${from}'`
    const clocks = async (...planted: readonly string[]) =>
      (await foundAfter(...planted)).filter(({ rule }) => rule === 'door-clock')
    expect(await clocks(late('2026-02-20', -8))).toMatchObject([
      {
        n: 1,
        store_id: 'S01',
        day: '2026-03-01',
        examples: [{ key: ['S01', 'D1', '2026-03-01'], found: '-8 h', expected: '0 h' }],
      },
    ])
    expect(await clocks(late('2026-02-28', -8))).toEqual([])
    const thin = "delete from fact_footfall where business_date < '2026-02-26'"
    expect(await clocks(thin, late('2026-02-20', -8))).toEqual([])
    expect(await clocks('update fact_footfall set minutes = 1440, hour = 0')).toEqual([])
  })

  test('a rule that lacks its table is not checked, and says which one', async () => {
    const session = await sixtyDays('delete from fact_tender')
    await recordQuality(session, { files: false })
    expect(await session.rows("select checked, lacks from quality_check where rule = 'tenders-not-total'")).toEqual([
      { checked: false, lacks: 'fact_tender' },
    ])
    session.close()
  })
})
