import { describe, expect, it } from 'vitest'
import { isFault } from '../../../src/core/fault.ts'
import { basketLift, isPair } from '../../../src/methods/recommendation/basket-lift.ts'
import { type Candidate, substitutesFor } from '../../../src/methods/recommendation/substitutes.ts'
import { chanceFrom } from '../../support/seeded.ts'

describe('the lift of two articles in one basket', () => {
  it('is P(AB)/(P(A)P(B)), with the delta method’s interval', () => {
    // 0.05/(0.1*0.2) = 2.5; N var = 20 - 10 - 5 + 5 - 1 = 9; 2.5 * exp(-1.96 * sqrt(9/1000)) = 2.0758
    const found = basketLift({ all: 1000, a: 100, b: 200, both: 50 })
    if (isFault(found) || found === null) throw new Error('no lift')
    expect(found.lift).toBeCloseTo(2.5, 10)
    expect(found.lower).toBeCloseTo(2.5 * Math.exp(-1.959964 * Math.sqrt(0.009)), 10)
    expect(isPair({ all: 1000, a: 100, b: 200, both: 50 }, found)).toBe(true)
  })
  it('covers the truth in 95 of 100 draws', () => {
    const chance = chanceFrom(11)
    let below = 0
    for (let round = 0; round < 400; round++) {
      const counts = { all: 800, a: 0, b: 0, both: 0 }
      for (let basket = 0; basket < counts.all; basket++) {
        const [a, b] = [chance.next() < 0.3, chance.next() < 0.4]
        counts.a += a ? 1 : 0
        counts.b += b ? 1 : 0
        counts.both += a && b ? 1 : 0
      }
      const found = basketLift(counts)
      if (found !== null && !isFault(found) && found.lower > 1) below++
    }
    // 2.5 % are expected above
    expect(below / 400).toBeLessThan(0.055)
  })
  it('needs thirty baskets, and tells none where nothing was bought together', () => {
    const few = { all: 1000, a: 29, b: 29, both: 29 }
    const found = basketLift(few)
    expect(found !== null && !isFault(found) && isPair(few, found)).toBe(false)
    expect(basketLift({ all: 10, a: 1, b: 1, both: 0 })).toBeNull()
    for (const bad of [{ both: 3 }, { all: -1 }, { a: Number.NaN }, { b: 11 }])
      expect(isFault(basketLift({ all: 10, a: 2, b: 2, both: 1, ...bad }))).toBe(true)
  })
})

describe('substitutes', () => {
  const one = (product: string, more: Partial<Candidate> = {}): Candidate => ({
    product,
    group: 'milk',
    price: '10.00',
    available: 5,
    allergens: new Set(['milk']),
    attributes: new Set(),
    ...more,
  })
  const names = (
    candidates: readonly Candidate[],
    freeOf: readonly string[] = [],
    attributes: readonly string[] = [],
  ) => {
    const found = substitutesFor(one('T'), candidates, { freeOf, attributes })
    if (isFault(found)) throw new Error(found.fault)
    return found.map(({ product }) => product)
  }
  it('are of the same group, there, and within 30 % of the price', () => {
    expect(
      names([
        one('T'),
        one('dear', { price: '13.01' }),
        one('edge', { price: '13.00' }),
        one('cheap', { price: '6.99' }),
        one('other', { group: 'tea' }),
        one('none', { group: null }),
        one('gone', { available: 0 }),
        one('unpriced', { price: null }),
        one('near', { price: '10.50' }),
      ]),
    ).toEqual(['near', 'edge'])
  })
  it('never hold an allergen that was named, nor unknown ones, nor a new one', () => {
    const all = [
      one('milk'),
      one('nuts', { allergens: new Set(['nut']) }),
      one('unknown', { allergens: null }),
      one('none', { allergens: new Set() }),
    ]
    expect(names(all, ['nut'])).toEqual(['milk', 'none'])
    expect(names(all, ['milk'])).toEqual(['none'])
    const soy = one('soy', { allergens: new Set(['soy']) })
    // free of nuts, but soy is new to whoever took the other
    expect(names([soy], ['nut'])).toEqual([])
    expect(names([soy, ...all])).toEqual(['milk', 'none', 'nuts', 'soy', 'unknown'])
  })
  it('of an article of unknown allergens are only those without any, when one is named', () => {
    const found = substitutesFor(one('T', { allergens: null }), [one('milk'), one('none', { allergens: new Set() })], {
      freeOf: ['nut'],
      attributes: [],
    })
    expect(!isFault(found) && found.map(({ product }) => product)).toEqual(['none'])
  })
  it('have what was wished for', () => {
    expect(names([one('plain'), one('free', { attributes: new Set(['sugar-free']) })], [], ['sugar-free'])).toEqual([
      'free',
    ])
  })
  it('of bad figures are a fault', () => {
    expect(isFault(substitutesFor(one('T', { price: 'NaN' }), [], { freeOf: [], attributes: [] }))).toBe(true)
    expect(substitutesFor(one('T', { price: '0' }), [one('a')], { freeOf: [], attributes: [] })).toEqual([])
  })
})
