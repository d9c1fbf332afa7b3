import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { priceCheck } from '../../src/analyses/price/price-check.ts'
import { priceWar } from '../../src/analyses/price/price-war.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { PRICE_PLANT } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(PRICE_PLANT)
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
    const { rows, evidence } = sound(await priceWar(warehouse, scopeOf(), OPTIONS))
    // S02 milk: 7.6 / 0.95 * 1.09 = 8.72; theirs 9.50 pays. S01 cola: 2.4 / 0.95 * 1.13 = 2.86 rounded up; 2.50 does not
    expect(rows.map(({ store, product, advice, floor, price }) => [store, product, advice, floor, price])).toEqual([
      ['S01', 'COLA', 'hold', '2.86', '3.00'],
      ['S02', 'MILK', 'match', '8.72', '9.50'],
    ])
    expect(rows[0]?.stale.map(({ competitor, ageDays }) => [competitor, ageDays])).toEqual([['Old Corner', 20]])
    expect(evidence.stale).toBe(false)
    expect(rows[1]?.lowest).toEqual({ competitor: 'Rival', price: '9.50', ageDays: 3 })
  })
  it('is not a clerk’s to see: it holds costs', async () => {
    expect(await priceWar(warehouse, scopeOf(['S01'], 'clerk'), OPTIONS)).toMatchObject({ fault: 'not-allowed-metric' })
  })
})
