import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPlan } from '../../../src/data/demo/demo-plan.ts'
import { generateChain } from '../../../src/data/demo/generate-chain.ts'
import { INCIDENT_TYPES } from '../../../src/data/demo/incident-types.ts'
import { openWorkshop, type Session } from '../../../src/data/duckdb.ts'
import { CANONICAL_TABLES } from '../../../src/data/ingest/canonical-tables.ts'

let chain: Session
const rows = (sql: string) => chain.rows(sql)
const number = async (sql: string) => Number((await rows(`select (${sql})::double as n`))[0]?.n)

beforeAll(async () => {
  chain = await openWorkshop()
  // From September, so that a Spring Festival and all kinds of incident are in it.
  await generateChain(demoPlan({ size: 'ci', until: '2026-03-31', days: 200 }), chain)
})
afterAll(() => chain.close())

describe('the rows of the demo chain', () => {
  test('lie in tables of exactly the canonical columns', async () => {
    for (const [table, { columns }] of Object.entries(CANONICAL_TABLES)) {
      const there = await rows(`select column_name as name from information_schema.columns
        where table_name = '${table}' order by ordinal_position`)
      expect([table, there.map(({ name }) => name)]).toEqual([table, columns.map(({ name }) => name)])
    }
  })

  test('leave nothing but those tables behind', async () => {
    expect(await number("select count(*) from information_schema.tables where table_schema = 'sim'")).toBe(0)
  })

  test('sum to their receipts, cent for cent', async () => {
    expect(
      await number(`select count(*) from (
        select r.receipt_key from fact_receipt r left join fact_line l on l.receipt_key = r.receipt_key and line_type != 'void'
        group by r.receipt_key, r.net_ex_tax, r.tax
        having coalesce(sum(l.net_ex_tax), 0) != r.net_ex_tax or coalesce(sum(l.tax), 0) != r.tax)`),
    ).toBe(0)
    expect(await number('select count(*) from fact_line where gross - discount != net_ex_tax + tax')).toBe(0)
  })

  test('have keys that nobody shares, and references that lead somewhere', async () => {
    expect(await number('select count(*) - count(distinct receipt_key) from fact_receipt')).toBe(0)
    expect(await number('select count(*) - count(distinct (receipt_key, line_no)) from fact_line')).toBe(0)
    expect(
      await number(
        'select count(*) - count(distinct (store_id, till_id, business_date, receipt_no)) from fact_receipt',
      ),
    ).toBe(0)
    expect(await number('select count(*) from fact_line anti join fact_receipt using (receipt_key)')).toBe(0)
    expect(
      await number(`select count(*) from fact_receipt r anti join fact_receipt o on o.receipt_key = r.orig_key
        where r.type in ('return', 'post_void') and r.orig_key is not null`),
    ).toBe(0)
    expect(
      await number("select count(*) from fact_receipt where (orig_key is null) = (type in ('return', 'post_void'))"),
    ).toBe(0)
  })

  test('take stock from each opening to its closing, day after day, without a gap', async () => {
    expect(
      await number('select count(*) from fact_stock_day where opening + qty_in - qty_out + adjust - waste != closing'),
    ).toBe(0)
    expect(
      await number(`select count(*) from (select opening, lag(closing) over (partition by store_id, sku_id order by date) as before
        from fact_stock_day) where opening != before`),
    ).toBe(0)
    expect(await number('select count(*) from fact_stock_day where least(opening, qty_in, waste, closing) < 0')).toBe(0)
    expect(await number('select count(*) from fact_stock_day')).toBe(4 * 150 * 200)
  })

  test('sell what leaves the shelf, and never more than was there', async () => {
    expect(
      await number(`select count(*) from fact_stock_day full join (
          select store_id, sku_id, business_date as date, sum(qty) as sold from fact_line where line_type != 'void' group by all
        ) using (store_id, sku_id, date) where coalesce(sold, 0) != coalesce(qty_out, 0)`),
    ).toBe(0)
    expect(
      await number(`select count(*) from fact_stock_day join (
          select store_id, sku_id, business_date as date, sum(qty) as sold from fact_line
          where line_type = 'sale' and qty > 0 group by all
        ) using (store_id, sku_id, date) where sold > opening + qty_in`),
    ).toBe(0)
  })

  test('keep instants eight hours behind the shop clock, inside opening hours', async () => {
    expect(await number('select count(*) from fact_receipt where ts_local - ts_utc != interval 8 hours')).toBe(0)
    expect(await number('select count(*) from fact_receipt where ts_local::date != business_date')).toBe(0)
    expect(await number('select count(*) from fact_receipt where hour(ts_local) not between 7 and 23')).toBe(0)
  })

  test('weigh in grams and count in pieces', async () => {
    const [row] = await rows(`select max(case when by_weight then 0 else qty - floor(qty) end)::double as pieces,
      count(*) filter (by_weight and qty != floor(qty))::double as weighed from fact_line join dim_product using (sku_id)`)
    expect(row?.pieces).toBe(0)
    expect(Number(row?.weighed)).toBeGreaterThan(1000)
  })

  test('leave a few lines without a cost', async () => {
    const share = await number('select avg((cost is null)::integer) from fact_line')
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.03)
  })
})

describe('the demo chain behaves like a shop', () => {
  test('with a week, an evening and a price level', async () => {
    const [row] = await rows(`select
      (sum(in_cnt - staff_cnt) filter (dayofweek(business_date) in (0, 6)) / 2.0)
        / (sum(in_cnt - staff_cnt) filter (dayofweek(business_date) in (2, 3)) / 2.0) as weekend from fact_footfall`)
    expect(Number(row?.weekend)).toBeGreaterThan(1.15)
    const ticket = await number("select sum(net_ex_tax) / count(*) from fact_receipt where type = 'sale'")
    expect(ticket).toBeGreaterThan(20)
    expect(ticket).toBeLessThan(60)
  })

  test('with out-of-stocks, fresh waste and returns of a believable size', async () => {
    const gaps = await number(`select avg((closing <= 0)::integer) from fact_stock_day join dim_product using (sku_id)
      where status = 'active'`)
    expect(gaps).toBeGreaterThan(0.03)
    expect(gaps).toBeLessThan(0.12)
    const waste = await number(`select sum(waste) / sum(qty_out) from fact_stock_day join dim_product using (sku_id)
      where shelf_life_days <= 12`)
    expect(waste).toBeGreaterThan(0.02)
    expect(waste).toBeLessThan(0.08)
    const returns =
      await number(`select -sum(net_ex_tax) filter (type = 'return') / sum(net_ex_tax) filter (type = 'sale')
      from fact_receipt`)
    expect(returns).toBeGreaterThan(0.01)
    expect(returns).toBeLessThan(0.03)
  })

  test('with a margin, a promotion share and tax rates of a grocer', async () => {
    const margin = await number('select sum(net_ex_tax - cost) / sum(net_ex_tax) from fact_line where cost is not null')
    expect(margin).toBeGreaterThan(0.18)
    expect(margin).toBeLessThan(0.35)
    const discount = await number('select sum(discount) / sum(gross) from fact_line')
    expect(discount).toBeGreaterThan(0.01)
    expect(discount).toBeLessThan(0.08)
    expect(await rows('select distinct tax_rate::varchar as rate from dim_product order by 1')).toEqual([
      { rate: '0.0900' },
      { rate: '0.1300' },
    ])
  })

  test('with receipts every day, but for one store on the first day of Spring Festival', async () => {
    expect(
      await rows(`select store_id, date::varchar as date from dim_store cross join dim_date anti join fact_receipt
        on fact_receipt.store_id = dim_store.store_id and business_date = date`),
    ).toEqual([{ store_id: 'S02', date: '2026-02-17' }])
  })
})

describe('planted incidents show in the data', () => {
  const truth = (type: string) =>
    `(select * from incident_truth where type = '${type}' and end_date <= date '2026-03-31')`
  /** A figure inside an incident of a type over the same figure in the four weeks before it. */
  const change = (type: string, measure: string, from: string, where = 'true') =>
    number(`select median(inside / outside) from (
      select ${measure.replaceAll('$', 'filter (d between start_date and end_date)')} as inside,
        ${measure.replaceAll('$', 'filter (d between start_date - 28 and start_date - 1)')} as outside
      from ${truth(type)} t join (${from}) f on f.store_id = t.store_id and ${where}
      group by incident_id)`)
  const doors = 'select store_id, business_date as d, hour(ts_local) as h, in_cnt - staff_cnt as n from fact_footfall'
  const sales = "select store_id, business_date as d, hour(ts_local) as h, 1 as n from fact_receipt where type = 'sale'"
  const daily = 'sum(n) $ / count(distinct d) $'

  test('and every type is there', async () => {
    const types = await rows('select distinct type from incident_truth order by 1')
    expect(types.map(({ type }) => type)).toEqual(INCIDENT_TYPES.map(({ type }) => type).sort())
  })

  test('road works keep people away; a faulty counter only seems to', async () => {
    expect(await change('road-works', daily, doors)).toBeLessThan(0.75)
    expect(await change('counter-fault', daily, doors)).toBeLessThan(0.5)
    expect(await change('counter-fault', daily, sales)).toBeGreaterThan(0.75)
  })

  test('an understaffed peak loses receipts in its hours', async () => {
    expect(await change('understaffed-peak', daily, sales, 'f.h between 17 and 20')).toBeLessThan(0.8)
  })

  test('a data gap has people and no receipts', async () => {
    expect(
      await number(`select count(*) from ${truth('data-gap')} t join fact_receipt r on r.store_id = t.store_id
        and business_date = start_date and hour(ts_local) between 11 and 16 and r.type = 'sale'`),
    ).toBe(0)
    expect(await change('data-gap', daily, doors, 'f.h between 11 and 16')).toBeGreaterThan(0.5)
  })

  test('phantom stock is on record and never sold', async () => {
    const [row] = await rows(`select sum(qty_out)::double as sold, min(closing)::double as closing
      from ${truth('phantom-stock')} t join fact_stock_day s on s.store_id = t.store_id
      and s.sku_id = replace(t.scope, 'sku=', '') and date between start_date and end_date - 1
      where closing > 0`)
    expect(Number(row?.sold)).toBeLessThanOrEqual(0)
    expect(Number(row?.closing)).toBeGreaterThan(0)
  })

  test('a supplier without goods empties an aisle of a region', async () => {
    expect(
      await number(`select avg((closing <= 0)::integer) from ${truth('supplier-oos')} t
        join dim_store d on d.region_id = substr(scope, 8, 2)
        join dim_product p on p.cat2_en = split_part(scope, 'aisle=', 2)
        join fact_stock_day s on s.store_id = d.store_id and s.sku_id = p.sku_id and s.date between end_date - 2 and end_date`),
    ).toBeGreaterThan(0.3)
  })

  test('a refund fraud multiplies the returns of its till', async () => {
    const returns =
      "select store_id, business_date as d, 1 as n from fact_receipt where type = 'return' and till_id = 'T2'"
    expect(await change('refund-fraud', 'sum(n) $ / 14.0', returns)).toBeGreaterThan(0.9)
  })
})
