import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { priceCheck } from '../../src/analyses/price/price-check.ts'
import { priceWar } from '../../src/analyses/price/price-war.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

/** One unit price at 10:00 of a day, three units. */
const sale = (store: string, sku: string, day: string, price: number, discount = 0, cost = 1) =>
  `('${store}-${sku}-${day}', 1, '${store}', '${day}', '${sku}', 3, ${3 * price}, ${discount}, ${3 * price}, ${3 * cost}, 'sale', 'sale', '${day} 02:00:00', ${price})`

const PLANT = `
  insert into fact_price values
    ('S01', 'MILK', '2026-07-01', null, 10, 'regular', '2026-07-01 00:00:00', 10),
    ('S01', 'MILK', '2026-07-19', null, 8, 'promo', null, 10),
    ('S01', 'COLA', '2026-07-01', null, 3, 'regular', '2026-07-01 00:00:00', 3),
    ('S01', 'STRAW', '2026-07-10', null, 20, 'regular', '2026-07-10 00:00:00', 18),
    ('S02', 'MILK', '2026-07-01', null, 10, 'regular', null, null),
    ('S02', 'COLA', '2026-07-01', null, 3, 'regular', null, null),
    ('S01', 'OLD', '2026-06-01', '2026-06-30', 5, 'regular', null, 9);
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, cost, line_type, receipt_type, ts_utc, unit_price)
  values ${[
    sale('S01', 'MILK', '2026-07-20', 8),
    sale('S01', 'COLA', '2026-07-19', 3, 0, 2.4),
    sale('S01', 'COLA', '2026-07-20', 2.7, 0.9, 2.4),
    sale('S02', 'MILK', '2026-07-20', 11, 0, 7.6),
    sale('S02', 'COLA', '2026-07-20', 3),
  ].join(', ')};
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type)
  select distinct receipt_key, store_id, business_date, ts_utc, 'sale' from fact_line;
  insert into fact_competitor_price values
    ('S02', 'Rival', 'MILK', '2026-07-18 02:00:00', null, '2026-07-18', 9.5, 'hand'), ('S02', 'Rival', 'MILK', '2026-07-01 02:00:00', null, '2026-07-01', 7, 'hand'),
    ('S01', 'Rival', 'COLA', '2026-07-19 02:00:00', null, '2026-07-19', 2.5, 'file'), ('S01', 'Old Corner', 'COLA', '2026-07-01 02:00:00', null, '2026-07-01', 2, 'file')`

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(PLANT)
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const OPTIONS = { id: 'run.e1', at: NOW }

describe('the price check', () => {
  it('finds where till, label and system disagree, overcharged customers first', async () => {
    const { rows, evidence } = sound(await priceCheck(warehouse, scopeOf(), OPTIONS))
    // STRAW: the label shows 18 for 20, nobody bought yet. MILK in S01: the label still shows 10, the till takes the promotion's 8
    expect(
      rows.map(({ store, product, kind, difference, money }) => [store, product, kind, difference, money]),
    ).toEqual([
      ['S01', 'MILK', 'till-below-shelf', '-2.00', '-6.00'],
      ['S02', 'MILK', 'till-differs', '1.00', '3.00'],
      ['S01', 'STRAW', 'shelf-differs', '2.00', '0.00'],
    ])
    expect(evidence.rows[0]?.cells).toEqual({
      prices_checked: { amount: '5.000', unit: 'count' },
      price_mismatches: { amount: '3.000', unit: 'count' },
    })
    expect(evidence.rows[1]).toMatchObject({
      entity: { store: 'S01', product: 'MILK', subject: 'till-below-shelf' },
      cells: {
        till_price: { amount: '8.00', unit: 'CNY' },
        shelf_price: { amount: '10.00' },
        system_price: { amount: '8.00' },
      },
    })
  })
  it('takes lines with a discount for no price, and ended prices for none', async () => {
    const { rows } = sound(await priceCheck(warehouse, scopeOf(['S01']), OPTIONS))
    expect(rows.map(({ product }) => product)).not.toContain('COLA')
    expect(rows.map(({ product }) => product)).not.toContain('OLD')
  })
  it('says when no prices are there', async () => {
    expect(await priceCheck(warehouse, scopeOf(['S07']), OPTIONS)).toMatchObject({ fault: 'no-rows' })
    const bare = await starWarehouse()
    expect(await priceCheck(bare, scopeOf(), OPTIONS)).toMatchObject({ fault: 'not-collected' })
    await bare.close()
  })
})

describe('the price war', () => {
  it('puts competitors’ newest prices beside ours, with floor and age', async () => {
    const { rows } = sound(await priceWar(warehouse, scopeOf(), OPTIONS))
    // S02 milk: 7.6 / 0.95 * 1.09 = 8.72; theirs 9.50 pays. S01 cola: 2.4 / 0.95 * 1.13 = 2.86 rounded up; 2.50 does not
    expect(rows.map(({ store, product, advice, floor, price }) => [store, product, advice, floor, price])).toEqual([
      ['S01', 'COLA', 'hold', '2.86', '3.00'],
      ['S02', 'MILK', 'match', '8.72', '9.50'],
    ])
    expect(rows[0]?.stale.map(({ competitor, ageDays }) => [competitor, ageDays])).toEqual([['Old Corner', 20]])
    expect(rows[1]?.lowest).toEqual({ competitor: 'Rival', price: '9.50', ageDays: 3 })
  })
  it('is not a clerk’s to see: it holds costs', async () => {
    expect(await priceWar(warehouse, scopeOf(['S01'], 'clerk'), OPTIONS)).toMatchObject({ fault: 'not-allowed-metric' })
  })
})
