import { describe, expect, it } from 'vitest'
import { isFault } from '../../../src/core/fault.ts'
import { ELASTICITY_PRIOR, elasticitiesBy, elasticity, type PricePoint } from '../../../src/methods/price/elasticity.ts'

/** A linear congruential generator, so that the draws are the same on every machine. */
const drawsOf = (seed: number) => {
  let state = seed
  const even = () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return (state + 0.5) / 4294967296
  }
  return { even, normal: () => Math.sqrt(-2 * Math.log(even())) * Math.cos(2 * Math.PI * even()) }
}

/**
 * Weeks of stores as in Dominick's orange juice: each store and week its own level, a deal in one week of three, mostly with
 * a leaflet, sometimes with a display, and noise of 0.3 in the log.
 */
const sold = (beta: number, { stores = 20, weeks = 40, seed = 7, noise = 0.3 } = {}): PricePoint[] => {
  const { even, normal } = drawsOf(seed)
  const season = Array.from({ length: weeks }, () => 0.4 * normal())
  return Array.from({ length: stores }, (_, store) => {
    const level = 4 + normal()
    return season.map((week, at): PricePoint => {
      const deal = even() < 0.33
      const ratio = deal ? 0.6 + 0.3 * even() : 1
      const feature = deal && even() < 0.7 ? 1 : 0
      const display = deal && even() < 0.3 ? 1 : 0
      const log = level + week + beta * Math.log(ratio) + 0.5 * feature + 0.3 * display + noise * normal()
      return {
        group: `S${store}`,
        week: `${at}`,
        quantity: Math.exp(log),
        price: 3 * ratio,
        regular: 3,
        feature,
        display,
      }
    })
  }).flat()
}

const sound = (points: readonly PricePoint[], prior?: { mean: number; sd: number }) => {
  const found = elasticity(points, prior)
  if (isFault(found)) throw new Error(JSON.stringify(found))
  return found
}

describe('price elasticity', () => {
  it('is exact where nothing else moves: halved price, four times the units', () => {
    const points = [1, 1, 0.5].map((ratio, at) => ({
      group: 'A',
      week: 'one',
      quantity: 10 * ratio ** -2,
      price: ratio,
      regular: 1,
      ...(at < 0 ? { feature: 1 } : {}),
    }))
    expect(sound(points).value).toBeCloseTo(-2, 6)
  })

  it.each([-1, -1.8, -2.62, -4])('finds a planted %s beside season, leaflet and display', (beta) => {
    const { value, sd, weight } = sound(sold(beta, { stores: 60 }))
    expect(Math.abs(value - beta)).toBeLessThan(3 * sd)
    expect(Math.abs(value - beta)).toBeLessThan(0.15)
    expect(weight).toBeGreaterThan(0.9)
  })

  it('would take leaflet and season for price without their columns', () => {
    const blind = sold(-1.8).map(({ group, quantity, price, regular }) => ({ group, quantity, price, regular }))
    expect(sound(blind).value).toBeLessThan(-2.5)
  })

  it('stays with the prior where the price never moved, and near it where little is known', () => {
    expect(sound(sold(-1, { noise: 0 }).map((one) => ({ ...one, price: one.regular })))).toMatchObject({
      value: ELASTICITY_PRIOR.mean,
      weight: 0,
    })
    const few = sound(sold(-0.5, { stores: 1, weeks: 8, noise: 1.5 }).map(({ week: _, ...rest }) => rest))
    expect(few.weight).toBeLessThan(0.6)
  })

  it('shrinks a product of few weeks to its category and not to the whole world', () => {
    const rich = sold(-4, { stores: 30, seed: 3 })
    const poor = sold(-4, { stores: 1, weeks: 9, seed: 5, noise: 1 })
    const found = elasticitiesBy([
      { product: 'rich', category: 'juice', points: rich },
      { product: 'poor', category: 'juice', points: poor },
      { product: 'none', category: 'juice', points: [] },
    ])
    expect(found.categories.get('juice')?.value).toBeLessThan(-3.7)
    expect(found.products.get('none')?.value).toBeCloseTo(found.categories.get('juice')?.value ?? 0, 6)
    const alone = sound(poor).value
    expect(found.products.get('poor')?.value).toBeLessThan(alone)
  })

  it('is a fault where a value makes no sense, and never NaN', () => {
    const point = { group: 'A', quantity: 1, price: 1, regular: 1 }
    expect(isFault(elasticity([{ ...point, price: Number.NaN }]))).toBe(true)
    expect(isFault(elasticity([{ ...point, display: Number.POSITIVE_INFINITY }]))).toBe(true)
    expect(sound([]).value).toBe(ELASTICITY_PRIOR.mean)
    expect(sound([point, { ...point, quantity: 0 }, { ...point, price: 0 }]).weight).toBe(0)
  })
})
