import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whatToCount } from '../../src/analyses/replenishment/count-first.ts'
import { nearExpiry } from '../../src/analyses/replenishment/near-expiry.ts'
import { transfers } from '../../src/analyses/replenishment/transfers.ts'
import { whatToOrder } from '../../src/analyses/replenishment/what-to-order.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { type CategoryId, id } from '../../src/core/ids.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { STOCK_PLANT, sells } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(STOCK_PLANT)
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const OPTIONS = { id: 'run.e1', at: NOW }

describe('what to order', () => {
  it('is whole cases up to S, most money at stake first, with the total', async () => {
    const { rows, evidence } = sound(await whatToOrder(warehouse, scopeOf(['S01']), OPTIONS))
    // fresh, R + L = 2 days of 10, no spread: S 20, 5 there, 15 short at a margin of 4
    expect(rows.map(({ product, cases, quantity, stake }) => [product, cases, quantity, stake])).toEqual([
      ['MILK', 2, 24, 60],
      ['STRAW', 1, 5, 32],
    ])
    expect(evidence.source).toBe('what-to-order')
    expect(evidence.rows[0]).toMatchObject({
      entity: { store: 'S01' },
      cells: { lines_to_order: { amount: '2.000', unit: 'count' }, money_at_stake: { amount: '92.00', unit: 'CNY' } },
    })
    expect(evidence.rows[1]).toMatchObject({
      entity: { store: 'S01', product: 'MILK' },
      cells: { order_quantity: { amount: '24.000' }, money_at_stake: { amount: '60.00', unit: 'CNY' } },
    })
    expect(evidence.asOf).toBe('2026-07-20T16:00:00.000Z')
    expect(evidence.snapshot).toBe('planted')
  })

  it('is the same for a line whoever asks and whatever part of the list they ask for', async () => {
    const of = async (stores: readonly string[], categories: readonly string[] = []) =>
      sound(
        await whatToOrder(warehouse, scopeOf(stores), {
          ...OPTIONS,
          categories: categories.map((one) => id<CategoryId>(one)),
        }),
      )
    const alone = await of(['S01'])
    const among = await of(['S01', 'S02'])
    expect(among.rows.filter(({ store }) => store === 'S01')).toEqual(alone.rows)
    const { category } = warehouse.catalogue.products.find((product) => product.id === 'MILK') ?? {}
    const part = await of(['S01'], [String(category)])
    expect(part.rows).toEqual(alone.rows.filter(({ product }) => product === 'MILK'))
    expect(part.evidence.rows[0]).toMatchObject({
      entity: { store: 'S01', category },
      cells: { lines_to_order: { amount: '1.000' } },
    })
  })

  it('does not count strawberries that end today as stock', async () => {
    const { rows } = sound(await whatToOrder(warehouse, scopeOf(['S01']), OPTIONS))
    expect(rows.find(({ product }) => product === 'STRAW')).toMatchObject({ onHand: 30, wasted: 26, caseCover: 5 / 12 })
  })

  it('orders for an offer that begins, and no more for one that is over', async () => {
    const milkWith = async (from: string, to: string) => {
      const offer = `insert into dim_promo values ('P9', '牛奶八折', 'Milk 20 % off', 'percent', '${from}', '${to}', 0.2, 0);
        insert into promo_item values ('P9', 'MILK', 'S01')`
      const chain = await starWarehouse([STOCK_PLANT, offer].join(';\n'))
      const { rows } = sound(await whatToOrder(chain, scopeOf(['S01']), OPTIONS))
      await chain.close()
      return rows.find(({ product }) => product === 'MILK')
    }
    // 0.8 ^ -2.62 = 1.794 times the usual: S 35.9 in place of 20, and 11.1 where all the days seen had the offer
    const begun = await milkWith('2026-07-21', '2026-08-03')
    expect(begun).toMatchObject({ cases: 3, quantity: 36 })
    expect(begun?.orderUpTo).toBeCloseTo(20 * 0.8 ** -2.62, 6)
    const over = await milkWith('2026-06-20', '2026-07-20')
    expect(over).toMatchObject({ cases: 1, quantity: 12 })
    expect(over?.orderUpTo).toBeCloseTo(20 / 0.8 ** -2.62, 6)
  })

  it('reads the scope’s stores alone, and says when there is nothing to read', async () => {
    const { rows, evidence } = sound(await whatToOrder(warehouse, scopeOf(['S02', 'S07']), OPTIONS))
    expect(rows.every(({ store }) => store !== 'S01')).toBe(true)
    expect(evidence.stores).toEqual(['S02', 'S07'])
    expect(await whatToOrder(warehouse, scopeOf([]), OPTIONS)).toMatchObject({ fault: 'no-stores' })
    const old = { ...OPTIONS, at: '2025-01-01T00:00:00.000Z' }
    expect(await whatToOrder(warehouse, scopeOf(), old)).toMatchObject({ fault: 'no-rows' })
  })
})

describe('near expiry', () => {
  it('lists what will not sell in time, what it cost, and the markdown that brings most', async () => {
    const { rows } = sound(await nearExpiry(warehouse, scopeOf(), OPTIONS))
    // STRAW: 4 of 30 sell today; 60 % off sells all: 30 * 8 = 240 beside 80. MILK in S02: 2 of 60 sell by tomorrow
    expect(
      rows.map(({ store, product, lot, daysLeft, unsold, waste }) => [store, product, lot, daysLeft, unsold, waste]),
    ).toEqual([
      ['S02', 'MILK', 'L0', 2, 58, 348],
      ['S01', 'STRAW', 'L1', 1, 26, 312],
    ])
    expect(rows[1]).toMatchObject({ markdown: 0.6, gain: 160 })
  })
})

describe('what to count first', () => {
  it('ranks records by how likely they are wrong and what a day without the goods costs', async () => {
    const { rows, evidence } = sound(await whatToCount(warehouse, scopeOf(), OPTIONS))
    expect(rows.slice(0, 3).map(({ store, product, reasons }) => [store, product, reasons])).toEqual([
      ['S01', 'MILK', ['low-stock']],
      ['S02', 'COLA', ['phantom']],
      ['S07', 'COLA', ['negative']],
    ])
    // eight whole days without the one purchase a day
    expect(rows[1]?.p).toBeCloseTo(Math.exp(-8), 9)
    expect(evidence.rows[2]?.entity).toEqual({ store: 'S02', product: 'COLA', subject: 'phantom' })
  })
})

describe('transfers', () => {
  it('bring milk from where it will spoil to where it is short', async () => {
    const { rows } = sound(await transfers(warehouse, scopeOf(['S01', 'S02']), OPTIONS))
    // S01 is short of 5 within its lead time; 5 * 4 margin + 5 * 6 waste - 30 - 1
    expect(rows).toEqual([{ product: 'MILK', currency: 'CNY', from: 'S02', to: 'S01', quantity: 5, benefit: 19 }])
  })
  it('never leave the region', async () => {
    const { rows, evidence } = sound(await transfers(warehouse, scopeOf(['S01', 'S07']), OPTIONS))
    expect(rows).toEqual([])
    expect(evidence.rows).toMatchObject([{ entity: {}, cells: { transfers_proposed: { amount: '0.000' } } }])
  })
})

describe('a warehouse without lots', () => {
  it('orders all the same, and says that expiry is not collected', async () => {
    const bare = await starWarehouse(
      `${sells('S01', 'MILK', 10, 10, 6, 5)} insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type)
       select distinct receipt_key, store_id, business_date, ts_utc, 'sale' from fact_line`,
    )
    expect(sound(await whatToOrder(bare, scopeOf(['S01']), OPTIONS)).rows).toHaveLength(1)
    expect(await nearExpiry(bare, scopeOf(), OPTIONS)).toMatchObject({ fault: 'not-collected' })
    await bare.close()
  })
})
