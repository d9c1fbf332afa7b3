import { describe, expect, it } from 'vitest'
import { discoveries } from '../../../src/methods/alerts/discoveries.ts'
import { ewma, ewmaLimit } from '../../../src/methods/alerts/ewma.ts'
import { expectedDays, fromScale } from '../../../src/methods/alerts/expected.ts'
import { overShops } from '../../../src/methods/alerts/figures-of.ts'
import { isMaterial, isPersistent } from '../../../src/methods/alerts/gates.ts'
import { cooled, withinBudget } from '../../../src/methods/alerts/keep.ts'
import { lessPeers, regionZ } from '../../../src/methods/alerts/peers.ts'
import { type Panel, residualsOf } from '../../../src/methods/alerts/residuals.ts'
import { robustZ, spreadOf } from '../../../src/methods/alerts/robust-z.ts'
import { screenDay } from '../../../src/methods/alerts/screen.ts'
import { pOfZ, tTail } from '../../../src/methods/alerts/t-tail.ts'

describe('a robust z', () => {
  it('is 0.6745 (r - median) / MAD', () => {
    const spread = spreadOf([1, 2, 3, 4, 5, 6, 7])
    expect(spread.middle).toBe(4)
    // MAD of 1..7 is 2
    expect(robustZ(8, spread)).toBeCloseTo((0.6745 * 4) / 2, 12)
  })
  it('is no number where nothing ever moved, but for the middle itself; gaps are left out', () => {
    const still = spreadOf([5, 5, Number.NaN, 5])
    expect(still.count).toBe(3)
    expect(robustZ(5, still)).toBe(0)
    expect(robustZ(6, still)).toBeNaN()
    expect(spreadOf([]).middle).toBeNaN()
  })
})

describe('the tail of t', () => {
  it('agrees with tables: two-sided 5 % points', () => {
    for (const [nu, t] of [
      [1, 12.7062],
      [5, 2.5706],
      [30, 2.0423],
      [100, 1.984],
    ] as const)
      expect(tTail(t, nu)).toBeCloseTo(0.05, 5)
    expect(tTail(0, 5)).toBe(1)
    expect(tTail(Number.NaN, 5)).toBeNaN()
  })
  it('makes 6.5 false alarms of 2,400 tests at |z| > 3 if residuals are normal, 56 if they are t with 5, 18 beyond 4', () => {
    expect(2400 * pOfZ(3, 1e6)).toBeCloseTo(6.5, 1)
    expect(2400 * pOfZ(3, 5)).toBeGreaterThan(55)
    expect(2400 * pOfZ(3, 5)).toBeLessThan(56.5)
    expect(2400 * pOfZ(4, 5)).toBeCloseTo(18.4, 0)
  })
})

describe('slow drift', () => {
  it('is told by an average beyond 2.86 sigma sqrt(0.2 / 1.8)', () => {
    expect(ewmaLimit()).toBeCloseTo(2.86 / 3, 12)
    expect(ewmaLimit(0.05)).toBeCloseTo((2.86 * 0.05) / 3, 12)
    expect(ewma([1, 1])).toBeCloseTo(0.36, 12)
    expect(ewma([1, Number.NaN, 1])).toBeCloseTo(0.36, 12)
    // a shift of two sigmas needs four days
    expect(ewma([2, 2])).toBeLessThan(ewmaLimit())
    expect(ewma([2, 2, 2, 2])).toBeGreaterThan(ewmaLimit())
  })
})

describe('many tests at once', () => {
  // the example of Benjamini and Hochberg (1995): 15 p-values, 4 kept at 5 %
  const P = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ]
  it('keep the largest k with p(k) <= k q / m', () => {
    expect(discoveries(P, 0.05)).toEqual([0, 1, 2, 3])
  })
  it('keep fewer when they may depend on each other', () => {
    expect(discoveries(P, 0.05, true)).toEqual([0, 1, 2])
  })
  it('keep nothing of nothing, and do not count what is no number', () => {
    expect(discoveries([])).toEqual([])
    expect(discoveries([Number.NaN, 0.04], 0.05)).toEqual([1])
  })
})

describe('what peers share', () => {
  it('is taken off before a shop is judged', () => {
    expect(lessPeers([-0.4, -0.38, -0.42, -0.4])).toEqual([
      expect.closeTo(0, 12),
      expect.closeTo(0.02, 12),
      expect.closeTo(-0.02, 12),
      expect.closeTo(0, 12),
    ])
    expect(lessPeers([-0.4, 0.1])).toEqual([-0.4, 0.1])
  })
  it('is the region’s where most of its shops went the same way', () => {
    const past = { middle: 0, sigma: 0.05, count: 60 }
    expect(regionZ([-0.4, -0.3, -0.5], past)).toBeCloseTo(-8, 12)
    expect(regionZ([-0.4, 0.3, -0.5], past)).toBeNull()
    expect(regionZ([-0.4], past)).toBeNull()
  })
})

describe('the gates', () => {
  it('let through what is worth 500 or 3 % of the day, whichever is more', () => {
    expect(isMaterial(-499, 1000)).toBe(false)
    expect(isMaterial(-500, 1000)).toBe(true)
    expect(isMaterial(1000, 50_000)).toBe(false)
    expect(isMaterial(1500, 50_000)).toBe(true)
  })
  it('wait for two days of three, but not with a severe one', () => {
    expect(isPersistent([true, false, true], false)).toBe(true)
    expect(isPersistent([false, false, true], false)).toBe(false)
    expect(isPersistent([false, false, true], true)).toBe(true)
    expect(isPersistent([true, true, false], true)).toBe(false)
  })
  it('keep a topic quiet for seven days, and a shop at five, a district at ten a day', () => {
    const told = [{ store: 'S1', topic: 'sales', day: 10 }]
    expect(cooled({ store: 'S1', topic: 'sales', day: 16 }, told)).toBe(true)
    expect(cooled({ store: 'S1', topic: 'sales', day: 17 }, told)).toBe(false)
    expect(cooled({ store: 'S2', topic: 'sales', day: 11 }, told)).toBe(false)
    const many = Array.from({ length: 18 }, (_, n) => ({
      store: `S${n % 3}`,
      district: 'D',
      topic: `t${n}`,
      severe: n === 17,
      money: n,
      day: 1,
    }))
    const { told: kept, left } = withinBudget(many)
    expect(kept).toHaveLength(10)
    expect(kept[0]?.severe).toBe(true)
    expect(left).toHaveLength(8)
    expect(withinBudget(many.filter(({ store }) => store === 'S1')).told).toHaveLength(5)
  })
})

/** 140 days of four shops in two regions: a weekday rhythm, a level, a little noise by arithmetic. */
const panelOf = (change: (store: number, day: number) => number): Panel => {
  const wave = (s: number, t: number) => 1 + 0.03 * Math.sin(t * 7.3 + s * 2.1) + 0.02 * Math.cos(t * 3.7 + s)
  const days = Array.from({ length: 140 }, (_, t) => String(t))
  const series = [0, 1, 2, 3].map((s) =>
    Float64Array.from(days, (_, t) => (s + 1) * 1000 * (t % 7 > 4 ? 1.5 : 1) * wave(s, t) * change(s, t)),
  )
  return {
    stores: [0, 1, 2, 3].map((s) => ({ id: `S${s}`, region: s < 2 ? 'R1' : 'R2', district: 'D' })),
    days,
    holiday: days.map(() => false),
    season: days.map(() => false),
    values: { footfall: series },
    weights: {},
    rain: series.map((one) => one.map(() => 0)),
  }
}
const flaggedOn = (panel: Panel) => screenDay(panel, residualsOf(panel), 139)

describe('several shops as one', () => {
  const each = [
    { actual: 40, expected: 50 },
    { actual: 20, expected: 20 },
    { actual: 99, expected: Number.NaN },
  ]
  it('add up counts and money, and leave a shop of which nothing was expected out of both', () => {
    expect(overShops(each, null)).toEqual({ actual: 60, expected: 70 })
  })
  it('take a ratio as sum over sum', () => {
    expect(overShops(each, [300, 100, 500])).toEqual({ actual: 35, expected: 42.5 })
    expect(overShops(each, [300, Number.NaN, 500])).toEqual({ actual: 40, expected: 50 })
  })
  it('know nothing of none', () => {
    expect(overShops([], null).actual).toBeNaN()
    expect(overShops(each, [0, 0, 0]).expected).toBeNaN()
  })
})

describe('the screening of a day', () => {
  it('expects each weekday’s own share of the level before it', () => {
    const panel = panelOf(() => 1)
    const expected = expectedDays(panel.values.footfall?.[0] as Float64Array, 'log', () => false)
    const actual = panel.values.footfall?.[0]?.[139] as number
    expect(Math.abs(fromScale(expected[139] as number, 'log') / actual - 1)).toBeLessThan(0.08)
    expect(expected[5]).toBeNaN()
  })
  it('flags nothing where nothing is out of line', () => {
    expect(flaggedOn(panelOf(() => 1))).toEqual([])
  })
  it('flags the one shop that fell, on the day', () => {
    expect(flaggedOn(panelOf((s, t) => (s === 2 && t === 139 ? 0.55 : 1)))).toEqual([
      expect.objectContaining({ store: 2, metric: 'footfall', severe: true, kind: 'day' }),
    ])
  })
  it('flags a region once where all its shops fell', () => {
    const flagged = flaggedOn(panelOf((s, t) => (s < 2 && t === 139 ? 0.6 : 1)))
    expect(flagged).toEqual([expect.objectContaining({ store: null, region: 'R1', stores: [0, 1] })])
  })
  it('flags nothing where all shops of the chain fell alike, nor what is better than usual', () => {
    expect(flaggedOn(panelOf((_, t) => (t === 139 ? 0.6 : 1)))).toEqual([])
    expect(flaggedOn(panelOf((s, t) => (s === 1 && t === 139 ? 1.6 : 1)))).toEqual([])
  })
  it('is harder where alerts were dismissed', () => {
    const panel = panelOf((s, t) => (s === 2 && t === 139 ? 0.8 : 1))
    const harder = screenDay(panel, residualsOf(panel), 139, { q: 0.1, strictness: () => 1e12 })
    expect(harder).toEqual([])
  })
  it('flags a second fall of a level, whose first was in the history', () => {
    const falls = (t: number) => t === 138 || t === 139 || (t >= 100 && t < 110)
    expect(flaggedOn(panelOf((s, t) => (s === 2 && falls(t) ? 0.58 : 1)))).toEqual([
      expect.objectContaining({ store: 2, metric: 'footfall' }),
    ])
  })
  it('asks a shop to stand out from a day on which all shops lie apart', () => {
    // six shops, each its own way on the last two days, as around a festival
    const ways = [1.5, 0.6, 1.45, 0.62, 0.65, 1.4]
    const six = (last: (s: number) => number): Panel => {
      const panel = panelOf(() => 1)
      const series = [0, 1, 2, 3, 4, 5].map((s) =>
        Float64Array.from(
          panel.days,
          (_, t) => 1000 * (1 + 0.03 * Math.sin(t * 7.3 + s * 2.1)) * (t >= 138 ? last(s) : 1),
        ),
      )
      const stores = series.map((_, s) => ({ id: `S${s}`, region: `R${s}`, district: `D${s}` }))
      return { ...panel, stores, values: { footfall: series }, rain: series.map((one) => one.map(() => 0)) }
    }
    expect(flaggedOn(six((s) => ways[s] as number))).toEqual([])
    expect(flaggedOn(six((s) => (s === 1 ? 0.6 : 1)))).toHaveLength(1)
  })
  it('learns a weekday from settled weeks, not from those around a festival', () => {
    const days = Float64Array.from({ length: 140 }, (_, t) =>
      t >= 70 && t < 100 ? 100 * (t % 7 > 4 ? 1 : 2) : 100 * (t % 7 > 4 ? 2 : 1),
    )
    const festival = (t: number) => t >= 70 && t < 100
    const error = (expected: Float64Array) => Math.abs((expected[138] as number) - Math.log(days[138] as number))
    expect(error(expectedDays(days, 'log', () => false, festival))).toBeLessThan(0.01)
    expect(error(expectedDays(days, 'log', () => false))).toBeGreaterThan(0.1)
  })
  it('makes nothing of an empty panel', () => {
    expect(flaggedOn({ stores: [], days: [], holiday: [], season: [], values: {}, weights: {}, rain: [] })).toEqual([])
  })
})
