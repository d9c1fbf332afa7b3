import { describe, expect, it } from 'vitest'
import { bias, coverage, mase, pinball, wape } from '../../../src/methods/forecast/accuracy.ts'

describe('measures of a forecast', () => {
  const actual = [10, 20, 30, 40]
  const forecast = [12, 18, 33, 40]

  it('are the sums of retail.md 3.1', () => {
    expect(wape(actual, forecast)).toBeCloseTo(7 / 100, 12)
    expect(bias(actual, forecast)).toBeCloseTo(3 / 100, 12)
    expect(pinball([10], [8], 0.9)).toBeCloseTo(1.8, 12)
    expect(pinball([10], [12], 0.9)).toBeCloseTo(0.2, 12)
    expect(coverage([1, 2, 3, 4], [1, 3, 3, 0], [1, 4, 5, 3])).toBe(0.5)
  })

  it('scale an error by the steps of one season in the history, unknown steps left out', () => {
    // pairs one season of 2 apart: |3-1|, |4-2|; the pair with the unknown step is left out
    expect(mase([10], [13], [1, 2, 3, 4, Number.NaN], 2)).toBeCloseTo(1.5, 12)
  })

  it('are null where there is nothing to measure by', () => {
    expect(wape([0, 0], [1, 1])).toBeNull()
    expect(bias([0], [1])).toBeNull()
    expect(mase([1], [1], [5, 5, 5], 1)).toBeNull()
    expect(pinball([], [], 0.5)).toBeNull()
    expect(coverage([], [], [])).toBeNull()
  })
})
