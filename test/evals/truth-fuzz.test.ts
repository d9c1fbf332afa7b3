import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pastDay } from '../../evals/cases/draws.ts'
import { below, pick, type Random, randomFrom } from '../../evals/stats/random.ts'
import { plus } from '../../evals/truth/days.ts'
import { type Raw, rawOver } from '../../evals/truth/raw.ts'
import * as sales from '../../evals/truth/sales.ts'
import { daysOfCover, onHand, outOfStocks } from '../../evals/truth/stock.ts'
import { usual } from '../../evals/truth/usual.ts'
import { openBaseWorld } from '../../evals/worlds/base-world.ts'
import { readWorld } from '../../evals/worlds/read-world.ts'
import type { World } from '../../evals/worlds/world.ts'
import { isFault } from '../../src/core/fault.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import type { Scope } from '../../src/core/scope.ts'
import { measure } from '../../src/data/measure.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'

const DRAWS = 25
/** A base reads many days, so fewer draws. */
const BASE_DRAWS = 8

let warehouse: Warehouse
let raw: Raw
let world: World
beforeAll(async () => {
  warehouse = await openBaseWorld()
  raw = rawOver((sql, parameters) => warehouse.query(sql, parameters))
  const read = await readWorld(raw)
  if (!read) throw new Error('the base world is empty')
  world = read
})
afterAll(() => warehouse.close())

const EMPTY = { regions: [], categories: [], products: [], base: null, by: null, rank: null, wish: null }

/** What the product measures, role by role. */
const measured = async (metric: string, stores: readonly string[], patch: Partial<Frame>) => {
  const scope = {
    person: id<Scope['person']>('fuzz'),
    role: 'regional-manager' as const,
    stores: world.stores.map((store) => id<Frame['stores'][number]>(store.id)),
  }
  const day = plus(world.today, -1)
  const frame: Frame = {
    ...EMPTY,
    metric: id(metric),
    stores: stores.map((store) => id(store)),
    period: { from: day, to: day },
    ...patch,
  }
  const found = await measure(warehouse, scope, frame, { id: 'FUZZ.e1', at: world.at })
  if (isFault(found)) throw new Error(`${metric} ${stores.join('+')}: ${found.fault}`)
  return Object.fromEntries(found.rows.map((row) => [row.role, Number(row.cells[metric]?.amount ?? Number.NaN)]))
}

const span = (random: Random) => {
  const to = pastDay(world, random)
  return { from: plus(to, -below(random, 9)), to }
}
const someStores = (random: Random) => {
  const first = below(random, world.stores.length)
  return world.stores.slice(first, first + 1 + below(random, world.stores.length - first)).map((store) => store.id)
}

const FLOWS = {
  net_sales: sales.netSales,
  transactions: sales.transactions,
  footfall: sales.footfall,
  conversion: sales.conversion,
  atv: sales.atv,
  upt: sales.upt,
  margin_rate: sales.marginRate,
} as const

describe('what is measured is what the separate SQL says', () => {
  test.each(Object.entries(FLOWS))('%s, over drawn stores and days', async (metric, truth) => {
    const random = randomFrom(`fuzz/${metric}`)
    for (let draw = 0; draw < DRAWS; draw++) {
      const period = span(random)
      const stores = someStores(random)
      const expected = await truth(raw, { stores, ...period })
      const { value } = await measured(metric, stores, { period })
      expect(value, `${metric} ${stores.join('+')} ${period.from}..${period.to}`).toBeCloseTo(expected ?? Number.NaN, 4)
    }
  })

  test.each(['net_sales', 'margin_rate'] as const)('%s of a drawn category', async (metric) => {
    const random = randomFrom(`fuzz/category/${metric}`)
    for (let draw = 0; draw < DRAWS; draw++) {
      const period = span(random)
      const stores = someStores(random)
      const category = pick(random, world.categories).id
      const expected = await FLOWS[metric](raw, { stores, category, ...period })
      const { value } = await measured(metric, stores, { period, categories: [id(category)] })
      if (expected === null) continue
      expect(value, `${metric} ${category} ${stores.join('+')} ${period.from}..${period.to}`).toBeCloseTo(expected, 4)
    }
  })

  test.each(['net_sales', 'transactions', 'footfall'] as const)('%s against W4 and last year', async (metric) => {
    const random = randomFrom(`fuzz/base/${metric}`)
    for (let draw = 0; draw < BASE_DRAWS; draw++) {
      const store = pick(random, world.stores).id
      const day = pastDay(world, random)
      const of = (date: string) => FLOWS[metric](raw, { stores: [store], from: date, to: date })
      const w4 = await usual(raw, store, day, of)
      const found = await measured(metric, [store], { period: { from: day, to: day }, base: { kind: 'W4' } })
      const value = (await of(day)) ?? Number.NaN
      expect(found.base, `W4 ${metric} ${store} ${day}`).toBeCloseTo(w4 ?? Number.NaN, 2)
      expect(found.difference).toBeCloseTo(value - (w4 ?? Number.NaN), 2)
      expect(found.relative).toBeCloseTo((value - (w4 ?? Number.NaN)) / (w4 ?? Number.NaN), 4)
      const last = await measured(metric, [store], { period: { from: day, to: day }, base: { kind: 'LY-dow' } })
      expect(last.base, `LY ${metric} ${store} ${day}`).toBeCloseTo((await of(plus(day, -364))) ?? Number.NaN, 2)
    }
  })

  test('stock on hand and days of cover of drawn goods', async () => {
    const random = randomFrom('fuzz/stock')
    const day = plus(world.today, -1)
    const pieces = world.products.filter((product) => !product.byWeight)
    for (let draw = 0; draw < DRAWS; draw++) {
      const store = pick(random, world.stores).id
      const product = pick(random, pieces).id
      const products = [id<Frame['products'][number]>(product)]
      const stock = await measured('stock_on_hand', [store], { products })
      expect(stock.value, `stock ${store} ${product}`).toBeCloseTo(
        (await onHand(raw, [store], product, day)) ?? Number.NaN,
        3,
      )
      const cover = await measured('days_of_cover', [store], { products })
      expect(cover.value, `cover ${store} ${product}`).toBeCloseTo(
        (await daysOfCover(raw, store, product, day)) ?? Number.NaN,
        3,
      )
    }
  })

  test('out of stocks of every store', async () => {
    for (const { store, v } of await outOfStocks(
      raw,
      world.stores.map((one) => one.id),
      plus(world.today, -1),
    ))
      expect((await measured('out_of_stocks', [String(store)], {})).value).toBe(Number(v))
  })
})
