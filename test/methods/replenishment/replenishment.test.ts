import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { normalBelow, normalLoss, normalQuantile } from '../../../src/methods/normal.ts'
import { caseCover } from '../../../src/methods/replenishment/case-cover.ts'
import { countFirst } from '../../../src/methods/replenishment/count-priority.ts'
import { demandOver } from '../../../src/methods/replenishment/demand.ts'
import { type Lot, projectLots } from '../../../src/methods/replenishment/fefo.ts'
import { freshSafety } from '../../../src/methods/replenishment/fresh-safety.ts'
import { markdown } from '../../../src/methods/replenishment/markdown.ts'
import { nearExpiryDays } from '../../../src/methods/replenishment/near-expiry.ts'
import { criticalRatio, demandQuantile } from '../../../src/methods/replenishment/newsvendor.ts'
import { orderUpTo } from '../../../src/methods/replenishment/order-up-to.ts'
import { phantomStock } from '../../../src/methods/replenishment/phantom-stock.ts'
import { POLICY, policyOf } from '../../../src/methods/replenishment/policy.ts'
import { liftedDemand, promoLift } from '../../../src/methods/replenishment/promo-lift.ts'
import { seenDemand } from '../../../src/methods/replenishment/seen-demand.ts'
import { classesByStore, serviceClasses } from '../../../src/methods/replenishment/service-class.ts'
import { expectedShort } from '../../../src/methods/replenishment/stake.ts'
import { lotsOnHand } from '../../../src/methods/replenishment/stock-in-lots.ts'
import { planTransfers, type TransferPlace } from '../../../src/methods/replenishment/transfer.ts'
import { chanceFrom } from '../../support/seeded.ts'

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const TODAY = '2026-07-21'
const steady = (perDay: number, sigma = 0, days = 14) => ({ days: Array<number>(days).fill(perDay), sigma })

describe('the normal distribution', () => {
  it('has the published values', () => {
    expect(normalBelow(1.96)).toBeCloseTo(0.9750021, 7)
    expect(normalBelow(-2.05)).toBeCloseTo(0.0201822, 7)
    expect(normalQuantile(0.98)).toBeCloseTo(2.0537489, 6)
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536, 6)
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815516, 6)
    expect(normalLoss(0)).toBeCloseTo(0.3989423, 7)
    expect(normalLoss(1)).toBeCloseTo(0.0833155, 6)
  })
})

describe('order up to S', () => {
  const base = {
    today: TODAY,
    demand: steady(10, 4),
    reviewDays: 2,
    leadDays: 2,
    z: 2.05,
    pack: 12,
    lots: [{ id: 'a', quantity: 5, expiry: null }],
    inTransit: 0,
    onOrder: 12,
  }

  it('is demand of R + L and z sigma of its root, in whole cases', () => {
    // S = 40 + 2.05 * 4 * 2 = 56.4; IP = 17; (56.4 - 17) / 12 = 3.28 -> 4 cases
    const order = sound(orderUpTo(base))
    expect(order).toMatchObject({ position: 17, cases: 4, quantity: 48, wasted: 0 })
    expect(order.orderUpTo).toBeCloseTo(56.4, 10)
    expect(order.reorderPoint).toBeCloseTo(20 + 2.05 * 4 * Math.sqrt(2), 10)
  })

  it('counts no stock that expires before it can sell', () => {
    // today and tomorrow 10 each: of 30 that expire tomorrow 20 sell
    const order = sound(orderUpTo({ ...base, lots: [{ id: 'a', quantity: 30, expiry: '2026-07-22' }] }))
    expect(order).toMatchObject({ usable: 20, wasted: 10, position: 32 })
  })

  it('orders nothing at S, and not a case for a hair', () => {
    const exact = { ...base, demand: steady(0.1), pack: 1, onOrder: 0, lots: [] }
    expect(sound(orderUpTo({ ...exact, inTransit: 0.30000000000000004 + 0.1 })).cases).toBe(0)
    expect(sound(orderUpTo({ ...base, onOrder: 500 })).quantity).toBe(0)
  })

  it('of bad input says which value', () => {
    expect(orderUpTo({ ...base, pack: 0 })).toMatchObject({ fault: 'value-unusable', parameters: { input: 'pack' } })
    expect(orderUpTo({ ...base, demand: { days: [], sigma: 1 } })).toMatchObject({ fault: 'value-unusable' })
    expect(orderUpTo({ ...base, demand: steady(Number.NaN) })).toMatchObject({ fault: 'value-unusable' })
    expect(orderUpTo({ ...base, lots: [{ id: 'a', quantity: -3, expiry: null }] })).toMatchObject({
      fault: 'value-unusable',
    })
    expect(orderUpTo({ ...base, lots: [{ id: 'a', quantity: 3, expiry: '2026-06-31' }] })).toMatchObject({
      parameters: { input: 'expiry' },
    })
  })
})

describe('the newsvendor', () => {
  it('of price 6, cost 4, salvage 1 has the critical ratio 0.40', () => {
    expect(criticalRatio({ price: 6, cost: 4, salvage: 1 })).toBeCloseTo(0.4, 12)
    expect(criticalRatio({ price: 6, cost: 4, salvage: 1, goodwill: 1 })).toBeCloseTo(0.5, 12)
  })
  it('has no quantity for goods that earn nothing', () => {
    expect(isFault(criticalRatio({ price: 4, cost: 4, salvage: 1 }))).toBe(true)
    expect(isFault(criticalRatio({ price: 6, cost: 4, salvage: 4 }))).toBe(true)
  })
  it('takes the quantity from a forecast’s quantiles or from days that were seen', () => {
    const skewed = { p10: 8, p50: 10, p90: 16 }
    expect(demandQuantile(skewed, 0.1)).toBeCloseTo(8, 6)
    expect(demandQuantile(skewed, 0.5)).toBeCloseTo(10, 6)
    expect(demandQuantile(skewed, 0.9)).toBeCloseTo(16, 6)
    expect(demandQuantile({ samples: [4, 1, 3, 2, 5] }, 0.4)).toBeCloseTo(2.6, 12)
    expect(isFault(demandQuantile({ samples: [] }, 0.4))).toBe(true)
    expect(isFault(demandQuantile({ p10: 5, p50: 4, p90: 6 }, 0.4))).toBe(true)
  })
})

describe('first to expire, first out', () => {
  const lots: readonly Lot[] = [
    { id: 'none', quantity: 7, expiry: null },
    { id: 'late', quantity: 30, expiry: '2026-07-23' },
    { id: 'early', quantity: 15, expiry: '2026-07-21' },
    { id: 'gone', quantity: 4, expiry: '2026-07-20' },
  ]

  it('leaves what demand cannot take by its last day', () => {
    // 10 a day: early sells 10 of 15 today; late has two more days: 20 of 30; gone nothing; what never expires all
    const projected = sound(projectLots(lots, steady(10), TODAY))
    expect(projected.map(({ id, sells, unsold }) => [id, sells, unsold])).toEqual([
      ['gone', 0, 4],
      ['early', 10, 5],
      ['late', 20, 10],
      ['none', 7, 0],
    ])
  })

  it('equals selling day by day', () => {
    const random = (n: number) => (n * 7919) % 13
    for (let trial = 1; trial < 200; trial += 1) {
      const days = Array.from({ length: 6 }, (_, day) => random(trial + day))
      const some = Array.from({ length: 4 }, (_, n) => ({
        id: String(n),
        quantity: random(trial * 3 + n),
        expiry: `2026-07-${21 + ((trial + n * 2) % 6)}`,
      }))
      const left = some
        .map((lot) => ({ ...lot }))
        .sort((a, b) => (a.expiry < b.expiry ? -1 : a.expiry > b.expiry ? 1 : 0))
      for (const [day, demand] of days.entries()) {
        let open = demand
        for (const lot of left.filter(({ expiry }) => expiry >= `2026-07-${21 + day}`)) {
          const sold = Math.min(open, lot.quantity)
          lot.quantity -= sold
          open -= sold
        }
      }
      const unsold = (list: readonly { readonly id: string; readonly quantity: number }[]) =>
        list.reduce((sum, { quantity }) => sum + quantity, 0)
      const projected = sound(projectLots(some, { days, sigma: 0 }, TODAY))
      expect(projected.reduce((sum, lot) => sum + lot.unsold, 0)).toBeCloseTo(unsold(left), 9)
    }
  })

  it('takes a recorded stock to be the newest of what came', () => {
    expect(lotsOnHand(40, lots).map(({ id, quantity }) => [id, quantity])).toEqual([
      ['early', 3],
      ['late', 30],
      ['none', 7],
    ])
    expect(lotsOnHand(60, [{ id: 'a', quantity: 50, expiry: '2026-07-23' }])).toContainEqual({
      id: '',
      quantity: 10,
      expiry: null,
    })
    expect(lotsOnHand(-5, lots)).toEqual([])
  })

  it('beyond the forecast goes on with its mean', () => {
    expect(demandOver({ days: [10, 20], sigma: 0 }, 4)).toBe(60)
    expect(demandOver({ days: [10, 20], sigma: 0 }, 1.5)).toBe(20)
  })
})

describe('fresh goods', () => {
  it('have the case cover of a case over the demand of their life', () => {
    expect(caseCover(12, 2, 4)).toBe(1.5)
    expect(caseCover(12, 0, 4)).toBeNull()
    expect(isFault(caseCover(0, 2, 4))).toBe(true)
  })
  it('are near expiry by their shelf life', () => {
    expect([400, 365, 200, 100, 30, 16, 15, 7, 3, 1].map((life) => nearExpiryDays(life))).toEqual([
      45, 45, 20, 15, 10, 5, 4, 2, 1, 1,
    ])
    expect(isFault(nearExpiryDays(0))).toBe(true)
  })
})

describe('safety of goods that spoil', () => {
  const line = { demand: { days: [10], sigma: 3 }, reviewDays: 1, leadDays: 1, shelfLife: 1, under: 2, over: 3 }

  it('is the newsvendor’s where a delivery lives until the next: price 6, cost 4, salvage 1 give the 0.40 quantile', () => {
    expect(freshSafety(line, 2.05)).toBeCloseTo(normalQuantile(0.4), 6)
  })

  it('grows with their life, up to what lines that keep are given', () => {
    const lives = [1, 2, 3, 5, 12].map((shelfLife) => freshSafety({ ...line, shelfLife }, 2.05))
    expect(lives).toEqual(lives.toSorted((a, b) => a - b))
    expect(lives[1]).toBeGreaterThan(0.5)
    expect(lives.at(-1)).toBe(2.05)
  })

  it('is less where taking spoilt goods away costs money, and the class’s where nothing is earned', () => {
    const goods = { shelfLife: 2, price: 6, cost: 4, demand: line.demand }
    const dear = policyOf(goods, 'A', { ...POLICY, disposal: 5 }).z
    expect(dear).toBeLessThan(policyOf(goods, 'A').z)
    expect(policyOf({ ...goods, price: 4 }, 'A').z).toBe(2.05)
    expect(policyOf({ ...goods, demand: { days: [10], sigma: 0 } }, 'A').z).toBe(2.05)
  })
})

describe('demand out of sales', () => {
  const sums = (sales: readonly number[]) => ({
    days: sales.length,
    sold: sales.reduce((sum, value) => sum + value, 0),
    squares: sales.reduce((sum, value) => sum + value * value, 0),
  })

  it('is the sales’ mean and spread where the shelf never ran out, shaped by the days to come', () => {
    const { days, sigma } = seenDemand(sums([2, 4, 6, 4]), [0.5, 2])
    expect(days).toEqual([2, 8])
    expect(sigma).toBeCloseTo(Math.SQRT2, 9)
  })

  it('does not shrink when the shelf runs out on busy days', () => {
    const { next } = chanceFrom(7)
    const wanted = Array.from({ length: 4000 }, () => 10 + 3 * normalQuantile(next()))
    const stock = 11
    const seen = sums(wanted.filter((value) => value <= stock))
    const ranOut = wanted.filter((value) => value > stock).map(() => stock)
    const { days, sigma } = seenDemand({ ...seen, ranOut }, [1])
    expect(days[0]).toBeCloseTo(10, 0)
    expect(sigma).toBeCloseTo(3, 0)
    expect(seen.sold / seen.days).toBeLessThan(9)
  })

  it('learns nothing from days on which the shelf was empty from the morning, and is never no number', () => {
    const seen = sums([9, 10, 11, 12])
    const { days } = seenDemand({ ...seen, ranOut: [0, 0, 0] }, [1])
    expect(days[0]).toBeCloseTo(10.5, 0)
    for (const odd of [
      { days: 0, sold: 0, squares: 0 },
      { days: 0, sold: 0, squares: 0, ranOut: [3, 5] },
      { days: 2, sold: Number.NaN, squares: 1 },
      { days: 3, sold: -9, squares: 27, ranOut: [Number.NaN, -4] },
      { days: 1, sold: 4, squares: 16, ranOut: [1e9] },
    ]) {
      const demand = seenDemand(odd, [1, 2])
      expect(
        [...demand.days, demand.sigma].every((value) => Number.isFinite(value) && value >= 0),
        JSON.stringify(odd),
      ).toBe(true)
    }
    expect(seenDemand({ days: 0, sold: 0, squares: 0, ranOut: [3, 5] }, [1]).days).toEqual([4])
  })
})

describe('a staged markdown', () => {
  const lot = { quantity: 100, sells: 50, price: 10, disposal: 0.5, elasticity: -2.62 }
  it('is the step that brings most money', () => {
    // 20 %: 50 * 0.8^-2.62 = 89.7 sell: 717.8 - 5.1 = 712.6; 40 %: all sell: 600; full price: 500 - 25 = 475
    const best = sound(markdown(lot))
    expect(best.depth).toBe(0.2)
    expect(best.sells).toBeCloseTo(50 * 0.8 ** -2.62, 9)
    expect(best.gain).toBeCloseTo(8 * best.sells - 0.5 * (100 - best.sells) - 475, 9)
    expect(sound(markdown({ ...lot, sells: 20 })).depth).toBe(0.4)
    expect(sound(markdown({ ...lot, sells: 8 })).depth).toBe(0.6)
  })
  it('is none for what sells anyhow, or where a lower price brings no more', () => {
    expect(sound(markdown({ ...lot, sells: 100 }))).toMatchObject({ depth: 0, gain: 0 })
    expect(sound(markdown({ ...lot, elasticity: -0.5, disposal: 0 })).depth).toBe(0)
    expect(isFault(markdown({ ...lot, elasticity: 1 }))).toBe(true)
  })
})

describe('transfers between stores', () => {
  const place = (store: string, onHand: number, target: number, short: number, unsold = 0): TransferPlace => ({
    store,
    onHand,
    orderUpTo: target,
    short,
    unsold,
  })
  const worth = { margin: 3, cost: 5 }
  const freight = { freight: 20, freightUnit: 0.5 }
  const planned = (places: readonly TransferPlace[], prices = worth) => planTransfers([{ places, ...prices }], freight)

  it('go where margin saved and waste avoided exceed freight, best first, donors keeping their S', () => {
    const plan = sound(planned([place('A', 60, 40, 0, 15), place('B', 5, 30, 12), place('C', 0, 30, 30)]))
    // A may give 20. To C: 20 * 3 + 15 * 5 - 20 - 10 = 105; nothing is left for B
    expect(plan).toEqual([{ goods: 0, from: 'A', to: 'C', quantity: 20, benefit: 105 }])
  })
  it('do not happen when freight eats the benefit, nor from a store to itself', () => {
    expect(planned([place('A', 46, 40, 0), place('B', 0, 30, 30)])).toEqual([])
    expect(planned([place('A', 60, 40, 30, 15)])).toEqual([])
    expect(planned([])).toEqual([])
    expect(planTransfers([], freight)).toEqual([])
  })
  it('send only what is worth it when the margin does not pay for the way', () => {
    const plan = sound(planned([place('A', 60, 30, 0, 10), place('B', 0, 30, 30)], { ...worth, margin: 0.2 }))
    expect(plan).toEqual([{ goods: 0, from: 'A', to: 'B', quantity: 10, benefit: 10 * 0.2 + 50 - 20 - 5 }])
  })
  it('share a trip: what does not pay for one alone may pay for its place on it', () => {
    const two = [place('A', 46, 40, 0), place('B', 0, 30, 30)]
    // 6 * (3 - 0.5) = 15 each, 30 together, of which the trip's 20 are shared alike
    const plan = sound(
      planTransfers(
        [
          { places: two, ...worth },
          { places: two, ...worth },
        ],
        freight,
      ),
    )
    expect(plan).toEqual([0, 1].map((goods) => ({ goods, from: 'A', to: 'B', quantity: 6, benefit: 5 })))
    // what saves nothing is not taken along
    const idle = { places: two, margin: 0.4, cost: 5 }
    expect(sound(planTransfers([{ places: two, ...worth }, idle, { places: two, ...worth }], freight))).toHaveLength(2)
  })
  it('leave every donor at or above its S, and every receiver within its need, whatever the chain', () => {
    for (let seed = 1; seed < 100; seed += 1) {
      const n = (k: number) => (seed * 31 + k * 17) % 23
      const places = [0, 1, 2, 3, 4].map((k) => place(String(k), n(k) * 3, n(k + 5), n(k + 9), n(k + 11)))
      const plan = sound(planned(places))
      for (const { store, onHand, orderUpTo: target, short } of places) {
        const given = plan.filter(({ from }) => from === store).reduce((sum, { quantity }) => sum + quantity, 0)
        const got = plan.filter(({ to }) => to === store).reduce((sum, { quantity }) => sum + quantity, 0)
        if (given > 0) expect(onHand - given).toBeGreaterThanOrEqual(target - 1e-9)
        expect(got).toBeLessThanOrEqual(short + 1e-9)
      }
      expect(plan.every(({ benefit }) => benefit > 0)).toBe(true)
    }
  })
})

describe('stock that may not be there', () => {
  it('is a phantom when nobody bought for long: exp(-sum of rates) < 0.01', () => {
    expect(phantomStock({ onHand: 6, expected: [2, 2, 0.6], seen: 0 })).toMatchObject({ suspect: false })
    const test = sound(phantomStock({ onHand: 6, expected: [2, 2, 0.7], seen: 0 }))
    expect(test.p).toBeCloseTo(Math.exp(-4.7), 12)
    expect(test.suspect).toBe(true)
    expect(phantomStock({ onHand: 0, expected: [9], seen: 0 })).toMatchObject({ suspect: false })
    expect(phantomStock({ onHand: 6, expected: [9], seen: 1 })).toMatchObject({ suspect: false, p: 1 })
    expect(phantomStock({ onHand: 6, expected: [], seen: 0 })).toMatchObject({ suspect: false, p: 1 })
    expect(isFault(phantomStock({ onHand: 6, expected: [Number.NaN], seen: 0 }))).toBe(true)
  })
  it('is counted first where a wrong record costs most a day', () => {
    const line = { onHand: 50, dailyDemand: 4, margin: 2, moves: 10, lastError: 0, phantom: false }
    const first = sound(
      countFirst([
        line,
        { ...line, onHand: 3 },
        { ...line, moves: 90 },
        { ...line, phantom: true },
        { ...line, lastError: -2, moves: 11 },
        { ...line, onHand: -1, dailyDemand: 0 },
      ]),
    )
    expect(first.map(({ line: at, reasons }) => [at, reasons])).toEqual([
      [3, ['phantom']],
      [1, ['low-stock']],
      [2, ['busy']],
      [4, ['wrong-before']],
      [5, ['negative']],
    ])
    expect(first[1]).toMatchObject({ likelihood: 8, stake: 8, score: 64 })
    expect(countFirst([])).toEqual([])
  })
})

describe('the service of a line', () => {
  it('is its class by its part in the value', () => {
    expect(serviceClasses([800, 100, 60, 40, 0, Number.NaN])).toEqual(['A', 'B', 'B', 'C', 'C', 'C'])
    expect(serviceClasses([])).toEqual([])
    const of = (store: string, value: number) => ({ store, value })
    expect(classesByStore([of('S1', 800), of('S2', 8), of('S1', 100), of('S2', 2)])).toEqual(['A', 'A', 'B', 'B'])
  })
  it('falls short by the normal loss', () => {
    expect(expectedShort(steady(10, 5), 4, 40)).toBeCloseTo(10 * 0.3989423, 5)
    expect(expectedShort(steady(10), 4, 30)).toBe(10)
    expect(expectedShort(steady(10), 4, 50)).toBe(0)
    expect(expectedShort(steady(10, 5), 4, -20)).toBe(40)
    expect(isFault(expectedShort(steady(10), -1, 30))).toBe(true)
  })
})

describe('an offer', () => {
  it('sells (1 - depth)^elasticity times the usual, five times at most', () => {
    expect(promoLift(0.3, -2.62)).toBeCloseTo(2.5459, 4)
    expect(promoLift(0.2, -2.62)).toBeCloseTo(1.7943, 4)
    expect([promoLift(0.5, -4), promoLift(0.999, -20)]).toEqual([5, 5])
  })

  it('changes nothing where it makes no sense', () => {
    for (const [depth, elasticity] of [
      [0, -2],
      [-0.2, -2],
      [1, -2],
      [0.2, 0],
      [0.2, 3],
      [Number.NaN, -2],
      [0.2, Number.NaN],
    ] as const)
      expect(promoLift(depth, elasticity)).toBe(1)
  })

  it('lifts its days alone, and the spread by the root of the week’s mean', () => {
    const usual = { days: [4, 4, 4, 4, 4, 4, 4, 4], sigma: 2 }
    const lifted = liftedDemand(usual, [2, 2, 2, 2, 2, 2, 2, 1])
    expect(lifted.days).toEqual([8, 8, 8, 8, 8, 8, 8, 4])
    expect(lifted.sigma).toBeCloseTo(2 * Math.SQRT2, 12)
    expect(liftedDemand(usual, [])).toEqual(usual)
  })
})
