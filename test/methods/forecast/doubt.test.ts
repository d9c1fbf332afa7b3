import { describe, expect, it } from 'vitest'
import { doubtOf, windowsOf } from '../../../src/methods/forecast/doubt.ts'
import { holidayDoubt, type Missed, missedOf } from '../../../src/methods/forecast/missed.ts'
import type { Prepared } from '../../../src/methods/forecast/prepare-series.ts'
import { chanceFrom } from '../../support/seeded.ts'

const HORIZON = 4
const WINDOWS = 12

const missedBy = (missOf: (at: number) => number): Missed => ({
  relative: Float64Array.from({ length: WINDOWS * HORIZON }, (_, at) => missOf(at)),
  size: 1,
  typical: 10,
  at: Array.from({ length: WINDOWS + 1 }, (_, o) => 20 + o * HORIZON),
  origins: WINDOWS,
  first: 0,
  signed: false,
  plain: 1,
  intermittent: false,
})

describe('how much a table of backtests tells', () => {
  const { next } = chanceFrom(2)
  const normal = () => next() + next() + next() + next() - 2

  it('grows with series that miss each in their own way, and hardly with series that miss together', () => {
    const shock = Array.from({ length: WINDOWS * HORIZON }, normal)
    const alike = Array.from({ length: 50 }, () => missedBy((at) => (shock[at] as number) + 0.2 * normal()))
    const own = Array.from({ length: 50 }, () => missedBy(normal))
    expect(doubtOf([missedBy(normal)], HORIZON)).toBe(1)
    expect(doubtOf(own, HORIZON)).toBeLessThan(0.4)
    expect(doubtOf(alike, HORIZON)).toBeGreaterThan(0.85)
  })

  it('counts windows that share steps for what is new in them', () => {
    const apart = missedBy(normal)
    expect(windowsOf(apart, HORIZON)).toBe(WINDOWS)
    expect(windowsOf({ ...apart, at: apart.at.map((_, o) => 20 + o) }, HORIZON)).toBe(1 + (WINDOWS - 1) / HORIZON)
    expect(windowsOf({ ...apart, origins: 0 }, HORIZON)).toBe(0)
  })

  it('is not told by what holidays missed as if it were of ordinary days', () => {
    const history = { y: new Float64Array(30).fill(100), first: 0, season: 7, nonNegative: true, intermittent: false }
    const factors = new Float64Array(40).fill(1).fill(1.4, 22, 24)
    const prepared = { history, holidays: { factors, came: history.y } } as unknown as Prepared
    const test = {
      prepared,
      horizon: HORIZON,
      origins: [20, 25],
      forecasts: new Map(),
      actual: new Float64Array(8).fill(115),
    }
    const { relative } = missedOf(test, new Float64Array(8).fill(100))
    expect(holidayDoubt(prepared, 22)).toBeGreaterThan(1)
    expect(relative[1]).toBeCloseTo((relative[0] as number) / holidayDoubt(prepared, 22), 9)
    expect(relative[3]).toBe(relative[0])
  })
})
