import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import type { Factor, Split } from '../../../src/methods/drivers/factors.ts'
import { lmdi } from '../../../src/methods/drivers/lmdi.ts'
import { mixAndRate, type Part } from '../../../src/methods/drivers/mix-and-rate.ts'
import { ratioEffects } from '../../../src/methods/drivers/ratio-effects.ts'
import { shapley } from '../../../src/methods/drivers/shapley.ts'
import { chanceFrom } from '../../support/seeded.ts'

const factors = (base: readonly number[], now: readonly number[]): Factor[] =>
  base.map((value, place) => ({ name: 'FCUP'[place] ?? `x${place}`, base: value, now: now[place] ?? 0 }))
const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const effects = (split: Split | Fault) => sound(split).effects.map(({ effect }) => effect)
const toTheCent = (split: Split | Fault) => effects(split).map((effect) => effect.toFixed(2))

const BASE = [1000, 0.62, 4.8, 12.5]
const NOW = [910, 0.58, 4.9, 12.9]

describe('sales as footfall x conversion x units x price (retail.md 3.5)', () => {
  it('split by LMDI to the cent', () => {
    const split = sound(lmdi(factors(BASE, NOW)))
    expect([split.base.toFixed(2), split.now.toFixed(2)]).toEqual(['37200.00', '33362.24'])
    expect(toTheCent(split)).toEqual(['-3324.10', '-2350.62', '726.75', '1110.21'])
  })

  it('split by Shapley to the cent', () => {
    expect(toTheCent(shapley(factors(BASE, NOW)))).toEqual(['-3325.35', '-2352.09', '727.78', '1111.89'])
  })

  it.each([
    ['LMDI', lmdi],
    ['Shapley', shapley],
  ])('leaves no residual above 1e-6 with %s, for a thousand drawn products with zeros among them', (_, split) => {
    const chance = chanceFrom(35)
    const draw = () => (chance.next() < 0.1 ? 0 : Math.exp(chance.next() * 12 - 6))
    for (let n = 0; n < 1000; n += 1) {
      const count = 1 + chance.below(6)
      const [base, now] = [Array.from({ length: count }, draw), Array.from({ length: count }, draw)]
      const done = sound(split(factors(base, now)))
      const sum = done.effects.reduce((all, { effect }) => all + effect, 0)
      expect(Math.abs(sum - (done.now - done.base)), JSON.stringify([base, now])).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(done.now), Math.abs(done.base)),
      )
    }
  })

  it('takes the limits for zeros: what rose from nothing has the whole change', () => {
    expect(effects(lmdi(factors([0, 2, 3], [5, 4, 3])))).toEqual([60, 0, 0])
    expect(effects(lmdi(factors([5, 4, 3], [0, 2, 3])))).toEqual([-60, 0, 0])
    expect(effects(lmdi(factors([0, 0, 3], [5, 4, 3])))).toEqual([30, 30, 0])
    expect(effects(lmdi(factors([0, 4], [5, 0])))).toEqual([0, 0])
    expect(effects(lmdi(factors([2, 3], [2, 3])))).toEqual([0, 0])
  })

  it('comes close to those limits as a factor goes to zero', () => {
    const [first = 0, second = 0] = effects(lmdi(factors([1e-300, 2, 3], [5, 4, 3])))
    expect(first).toBeGreaterThan(59.8)
    expect(second).toBeLessThan(0.2)
  })

  it.each([
    [[], []],
    [
      [-1, 2],
      [1, 2],
    ],
    [
      [Number.NaN, 2],
      [1, 2],
    ],
    [
      [1, 2],
      [Number.POSITIVE_INFINITY, 2],
    ],
  ])('refuses %j -> %j with LMDI', (base, now) => {
    expect(lmdi(factors(base, now))).toMatchObject({ fault: 'value-unusable' })
  })

  it('splits negative factors by Shapley, and refuses more factors than can be counted', () => {
    expect(effects(shapley(factors([-2, 3], [4, 3])))).toEqual([18, 0])
    expect(shapley(factors(Array(17).fill(1), Array(17).fill(2)))).toMatchObject({ fault: 'value-unusable' })
  })
})

const part = (name: string, base: [number, number], now: [number, number]): Part => ({
  name,
  base: { numerator: base[0], denominator: base[1] },
  now: { numerator: now[0], denominator: now[1] },
})

describe('a ratio', () => {
  it('splits into numerator and denominator without a rest', () => {
    const { base, now, numerator, denominator } = sound(ratioEffects([20, 100], [30, 120]))
    expect([base, now]).toEqual([0.2, 0.25])
    expect(numerator).toBeCloseTo(0.0916667, 7)
    expect(numerator + denominator).toBeCloseTo(0.05, 12)
  })

  it('agrees with Shapley of the product N x 1/D', () => {
    const { numerator, denominator } = sound(ratioEffects([20, 100], [30, 120]))
    const [n = 0, d = 0] = effects(shapley(factors([20, 1 / 100], [30, 1 / 120])))
    expect([numerator, denominator]).toEqual([expect.closeTo(n, 12), expect.closeTo(d, 12)])
  })

  it('without a denominator is refused', () => {
    expect(ratioEffects([20, 100], [30, 0])).toMatchObject({ fault: 'value-unusable' })
    expect(ratioEffects([Number.NaN, 100], [30, 1])).toMatchObject({ fault: 'value-unusable' })
  })

  it('splits into mix and rate: the cheap part grew, and one part earned less', () => {
    // shares 0.5/0.5 -> 0.75/0.25; ratios 0.2/0.4 -> 0.2/0.3; whole 0.3 -> 0.225
    const split = sound(mixAndRate([part('dry', [10, 50], [30, 150]), part('fresh', [20, 50], [15, 50])]))
    expect(split.mix).toBeCloseTo(-0.05, 12)
    expect(split.rate).toBeCloseTo(-0.025, 12)
    expect(split.now - split.base).toBeCloseTo(split.mix + split.rate, 12)
    expect(split.parts[1]?.rate).toBeCloseTo(-0.025, 12)
  })

  it('keeps the identity with parts that came, went, or hold a correction without a denominator', () => {
    const split = sound(
      mixAndRate([
        part('old', [10, 50], [0, 0]),
        part('new', [0, 0], [9, 30]),
        part('kept', [20, 50], [15, 50]),
        part('correction', [1, 0], [-2, 0]),
      ]),
    )
    expect(split.mix + split.rate).toBeCloseTo(split.now - split.base, 12)
  })

  it.each([
    [[]],
    [[part('a', [1, -1], [1, 1])]],
    [[part('a', [1, 1], [1, 0])]],
    [[part('a', [Number.NaN, 1], [1, 1])]],
  ])('refuses %j as parts', (parts) => {
    expect(mixAndRate(parts)).toMatchObject({ fault: 'value-unusable' })
  })
})
