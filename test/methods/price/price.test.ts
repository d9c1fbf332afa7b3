import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { elasticity, type PricePoint } from '../../../src/methods/price/elasticity.ts'
import { labelMismatch } from '../../../src/methods/price/label-mismatch.ts'
import { priceFloor } from '../../../src/methods/price/price-floor.ts'
import { promoMargin } from '../../../src/methods/price/promo-margin.ts'

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}

describe('what a promotion earned', () => {
  const figures = {
    sold: '150',
    base: '100',
    regular: '10',
    price: '8',
    cost: '6',
    cannibalised: '20',
    pulledForward: '15',
    funding: '75',
  }
  it('is the extra margin less what was given away, taken from others and from later, plus funding', () => {
    expect(promoMargin(figures)).toEqual({
      extra: '100.00',
      givenAway: '200.00',
      cannibalised: '20.00',
      pulledForward: '15.00',
      funding: '75.00',
      incremental: '-60.00',
    })
    expect(promoMargin({ ...figures, sold: '300' })).toMatchObject({ incremental: '240.00' })
    expect(isFault(promoMargin({ ...figures, sold: 'NaN' }))).toBe(true)
  })
})

describe('the floor in a price war', () => {
  const rival = (price: string, ageDays = 1, competitor = 'R') => ({ competitor, price, ageDays })
  const ask = { price: '12', landedCost: '7.6', taxRate: '0.13', minimumMargin: '0.05', competitors: [rival('11')] }

  it('is landed cost and minimum margin, with tax', () => {
    // 7.6 / 0.95 = 8; 8 * 1.13 = 9.04
    expect(priceFloor(ask)).toMatchObject({ floor: '9.04', advice: 'match', price: '11.00' })
  })
  it('is where to stop following', () => {
    expect(priceFloor({ ...ask, competitors: [rival('9')] })).toMatchObject({ advice: 'hold', price: '12.00' })
    expect(priceFloor({ ...ask, competitors: [rival('12.5')] })).toMatchObject({ advice: 'keep' })
    expect(priceFloor({ ...ask, price: '9' })).toMatchObject({ advice: 'below-floor', price: '9.04' })
  })
  it('follows no old price, and says that it is old', () => {
    const old = sound(priceFloor({ ...ask, competitors: [rival('10', 8), rival('11.5', 7, 'Q')] }))
    expect(old).toMatchObject({ advice: 'match', price: '11.50', lowest: { competitor: 'Q' } })
    expect(old.stale).toEqual([rival('10', 8)])
    expect(priceFloor({ ...ask, competitors: [rival('10', 30)] })).toMatchObject({ advice: 'unknown', lowest: null })
    expect(priceFloor({ ...ask, competitors: [] })).toMatchObject({ advice: 'unknown' })
  })
  it('of bad input says which value', () => {
    expect(priceFloor({ ...ask, landedCost: '-1' })).toMatchObject({ parameters: { input: 'landedCost' } })
    expect(priceFloor({ ...ask, minimumMargin: '1' })).toMatchObject({ parameters: { input: 'minimumMargin' } })
    expect(priceFloor({ ...ask, competitors: [rival('11', Number.NaN)] })).toMatchObject({ parameters: { input: 'R' } })
  })
})

describe('labels and tills', () => {
  const signs = { system: '10', shelf: '10', till: '10', acknowledged: true, hours: 48, units: '30' }
  it('agree to the cent, or say which is wrong and what it cost', () => {
    expect(labelMismatch(signs)).toBeNull()
    expect(labelMismatch({ ...signs, till: '11' })).toEqual({
      kind: 'till-above-shelf',
      difference: '1.00',
      money: '30.00',
    })
    expect(labelMismatch({ ...signs, till: '9.5' })).toMatchObject({ kind: 'till-below-shelf', money: '-15.00' })
    expect(labelMismatch({ ...signs, shelf: null, till: '9.5' })).toMatchObject({ kind: 'till-differs' })
    expect(labelMismatch({ ...signs, shelf: '12', till: null })).toMatchObject({ kind: 'shelf-differs', money: '0.00' })
    expect(labelMismatch({ ...signs, acknowledged: false })).toMatchObject({ kind: 'label-silent' })
    expect(labelMismatch({ ...signs, acknowledged: false, hours: 1 })).toBeNull()
    expect(labelMismatch({ ...signs, acknowledged: null, shelf: null, till: null })).toBeNull()
    expect(labelMismatch({ ...signs, till: 'free' })).toMatchObject({ fault: 'value-unusable' })
  })
})

describe('price elasticity', () => {
  const point = (group: string, price: number, quantity: number): PricePoint => ({
    group,
    quantity,
    price,
    regular: 10,
  })
  const curve = (beta: number, level: number, group: string) =>
    [10, 9, 8, 7, 10, 9].map((price) => point(group, price, level * (price / 10) ** beta))

  it('is found from prices that moved, each product and store with its own level', () => {
    const exact = sound(elasticity([...curve(-3.4, 20, 'a'), ...curve(-3.4, 900, 'b')]))
    expect(exact.value).toBeCloseTo(-3.4, 3)
    expect(exact.weight).toBeCloseTo(1, 6)
  })
  it('falls back on the prior where prices did not move, or were few', () => {
    expect(elasticity([])).toEqual({ value: -2.62, sd: 0.8, weight: 0, points: 0 })
    expect(sound(elasticity([10, 10, 10].map((price) => point('a', price, 5)))).value).toBe(-2.62)
    expect(sound(elasticity([point('a', 10, 5), point('a', 8, 9)])).weight).toBe(0)
  })
  it('is drawn to the prior by noise', () => {
    const noisy = curve(-1, 20, 'a').map((one, n) => ({ ...one, quantity: one.quantity * (n % 2 ? 1.4 : 0.7) }))
    const { value, weight } = sound(elasticity(noisy))
    expect(weight).toBeGreaterThan(0)
    expect(weight).toBeLessThan(0.7)
    expect(value).toBeLessThan(0)
    expect(Math.abs(value - -2.62)).toBeLessThan(2.62)
  })
  it('leaves out days without sales, and refuses what is no number', () => {
    expect(sound(elasticity([...curve(-2, 20, 'a'), point('a', 8, 0)])).points).toBe(6)
    expect(isFault(elasticity([point('a', Number.NaN, 3)]))).toBe(true)
    expect(isFault(elasticity([], { mean: 1, sd: 1 }))).toBe(true)
  })
})
