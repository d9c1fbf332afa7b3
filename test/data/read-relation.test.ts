import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../src/core/fault.ts'
import { SALES_ROLES } from '../../src/data/metrics/metric.ts'
import { type Reading, type ReadOptions, readRelation } from '../../src/data/read-relation.ts'
import { READABLE, type ReadableName } from '../../src/data/readable.ts'
import { guardReading } from '../../src/data/statement-guard.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

/** One row a store in every relation: on Monday the 20th, at 10:00 there; and one of S01 that only a later clock sees. */
const PLANT = `
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, net_ex_tax, reversed_at)
  values ('r1', 'S01', '2026-07-20', '2026-07-20 02:00:00', 'sale', 10, null),
    ('r2', 'S02', '2026-07-20', '2026-07-20 02:00:00', 'sale', 20, '2026-07-21 03:00:00'),
    ('r3', 'S07', '2026-07-20', '2026-07-20 02:00:00', 'sale', 40, null),
    ('r4', 'S01', '2026-07-21', '2026-07-21 03:00:00', 'sale', 80, null);
  insert into fact_tender values ('r1', 1, 'S01', '2026-07-20', 'cash', 10, 0), ('r4', 1, 'S01', '2026-07-21', 'cash', 80, 0);
  insert into fact_stock_day (store_id, sku_id, date, closing) values ('S01', 'MILK', '2026-07-20', 5), ('S01', 'COLA', '2026-07-20', 7),
    ('S02', 'MILK', '2026-07-20', 6), ('S01', 'MILK', '2026-07-21', 999);
  insert into dim_lot values ('L1', 'MILK', 'S01', null, '2026-07-25', '2026-07-18', 'X'), ('L2', 'MILK', 'S01', null, '2026-07-28', '2026-07-22', 'X');
  insert into fact_price values ('S01', 'MILK', '2026-07-01', null, 12, 'regular', '2026-07-21 05:00:00', 11),
    ('S01', 'MILK', '2026-08-01', null, 13, 'regular', null, null);
  insert into fact_shift values ('H1', 'E1', 'S01', 'cashier', '2026-07-21', '2026-07-21 08:00:00', '2026-07-21 16:00:00',
    '2026-07-21 08:05:00', '2026-07-21 16:10:00', 60);
  insert into promo_item values ('P1', 'MILK', ''), ('P1', 'MILK', 'S02'), ('P1', 'COLA', 'S07')`

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(PLANT)
})
afterAll(() => warehouse.close())

const WEEK = { from: '2026-07-15', to: '2026-07-21' }
const reading = (reads: readonly ReadableName[], statement: string): Reading => ({
  name: 'planted',
  access: SALES_ROLES,
  reads,
  statement,
})
const read = async (one: Reading, stores = ['S01'], options: Partial<ReadOptions> = {}) => {
  const result = await readRelation(warehouse, scopeOf(stores), one, { at: NOW, period: WEEK, ...options })
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return result
}
const all = (name: ReadableName) => reading([name], `select * from ${name}`)

describe('a reading', () => {
  it('sees the scope’s stores alone', async () => {
    const sums = reading(['fact_receipt'], 'select sum(net_ex_tax)::varchar as net from fact_receipt')
    expect((await read(sums)).rows).toEqual([{ net: '10.00' }])
    expect((await read(sums, ['S01', 'S02'])).rows).toEqual([{ net: '30.00' }])
    expect((await read(all('dim_store'), ['S02'])).rows.map((row) => row.store_id)).toEqual(['S02'])
    expect((await read(all('promo_item'))).rows).toHaveLength(1)
  })

  it.each(Object.keys(READABLE) as ReadableName[])(
    'reads nothing of %s for stores that are not in it',
    async (name) => {
      const { rows } = await read({ ...all(name), optional: [name] }, ['S02'])
      expect(rows.every((row) => row.store_id === 'S02' || row.store_id === '')).toBe(true)
    },
  )

  it('knows nothing that came after the clock', async () => {
    expect((await read(all('fact_receipt'))).rows).toHaveLength(1)
    expect((await read(all('fact_tender'))).rows.map((row) => row.receipt_key)).toEqual(['r1'])
    expect((await read(all('dim_lot'))).rows.map((row) => row.lot_id)).toEqual(['L1'])
    const later = { at: '2026-07-22T03:30:00.000Z' }
    expect((await read(all('fact_receipt'), ['S01'], later)).rows).toHaveLength(2)
    expect((await read(all('fact_tender'), ['S01'], later)).rows).toHaveLength(2)
    const reversed = reading(['fact_receipt'], 'select reversed_at is null as stands from fact_receipt')
    expect((await read(reversed, ['S02'])).rows).toEqual([{ stands: true }])
    expect((await read(reversed, ['S02'], later)).rows).toEqual([{ stands: false }])
  })

  it('of a day’s stock sees whole days', async () => {
    const closing = reading(['fact_stock_day'], 'select closing::varchar as closing from fact_stock_day order by 1')
    expect((await read(closing)).rows).toEqual([{ closing: '5.000' }, { closing: '7.000' }])
  })

  it('knows plans ahead, but not yet when a shift really ended or a label answered', async () => {
    const shift = reading(
      ['fact_shift'],
      'select planned_end is null as p, actual_start is null as s, actual_end is null as e from fact_shift',
    )
    expect((await read(shift)).rows).toEqual([{ p: false, s: false, e: true }])
    const price = reading(
      ['fact_price'],
      'select price::varchar as price, esl_ack_utc is null as silent from fact_price',
    )
    expect((await read(price)).rows).toEqual([{ price: '12.0000', silent: true }])
  })

  it('is narrowed to named goods, and each relation to its own days', async () => {
    const goods = reading(['fact_stock_day'], 'select count(*)::int as n from fact_stock_day')
    const milk = { products: ['MILK' as never] }
    expect((await read(goods, ['S01'], milk)).rows).toEqual([{ n: 1 }])
    expect((await read(goods, ['S01'], { categories: ['Drinks' as never] })).rows).toEqual([{ n: 1 }])
    const earlier = { periods: { fact_stock_day: { from: '2026-07-01', to: '2026-07-19' } } }
    expect((await read(goods, ['S01'], earlier)).rows).toEqual([{ n: 0 }])
  })

  it('says how fresh its rows are', async () => {
    const fresh = await read(all('fact_receipt'))
    expect([fresh.asOf, fresh.stale]).toEqual(['2026-07-20T02:00:00.000Z', false])
    const old = await read(all('fact_receipt'), ['S07'], { at: '2026-07-25T00:00:00.000Z' })
    expect([old.asOf, old.stale]).toEqual(['2026-07-20T02:00:00.000Z', true])
    expect((await read(all('fact_stock_day'))).asOf).toBe('2026-07-20T16:00:00.000Z')
  })

  it('is refused to other roles, to no stores, and where nothing is collected', async () => {
    const clerk = { ...all('fact_receipt'), access: ['area-manager'] as const }
    const options = { at: NOW, period: WEEK }
    expect(await readRelation(warehouse, scopeOf(), clerk, options)).toMatchObject({ fault: 'not-allowed-metric' })
    expect(await readRelation(warehouse, scopeOf([]), all('fact_receipt'), options)).toMatchObject({
      fault: 'no-stores',
    })
    expect(await readRelation(warehouse, scopeOf(), all('fact_zone'), options)).toMatchObject({
      fault: 'not-collected',
    })
    expect((await read({ ...all('fact_zone'), optional: ['fact_zone'] })).rows).toEqual([])
  })

  it.each([
    'select * from main.fact_receipt',
    'select * from fact_line',
    'select * from main.dim_store',
    'with dim_store as (select 1 as x) select * from dim_store',
    'with asked as (select 1 as x) select * from asked',
    "select * from read_csv('x.csv')",
    'select * from snapshot_info',
  ])('may not say: %s', async (statement) => {
    expect(await guardReading(warehouse, statement, ['fact_receipt'])).not.toBeNull()
    const refused = await readRelation(warehouse, scopeOf(), reading(['fact_receipt'], statement), {
      at: NOW,
      period: WEEK,
    })
    expect(refused).toMatchObject({ fault: 'statement-refused' })
  })

  it('may say what figures need', async () => {
    const statement = `select store_id, (to_day - from_day) as days, row_number() over (partition by store_id order by ts_utc) as n,
        median(net_ex_tax) over () as middle from fact_receipt, asked where net_ex_tax is not null`
    expect(await guardReading(warehouse, statement, ['fact_receipt'])).toBeNull()
  })
})
