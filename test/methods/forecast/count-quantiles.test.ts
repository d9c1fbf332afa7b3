import { expect, it } from 'vitest'
import { countQuantiles } from '../../../src/methods/forecast/count-quantiles.ts'

it.each([
  // Poisson of mean 4: P(X <= 1) = 0.092, P(X <= 2) = 0.238, P(X <= 3) = 0.433, P(X <= 4) = 0.629, P(X <= 6) = 0.889, P(X <= 7) = 0.949
  ['Poisson', 4, 4, { p10: 2, p50: 4, p90: 7 }],
  // negative binomial r = 1, p = 0.5: P(X <= k) = 1 - 0.5^(k + 1)
  ['negative binomial', 1, 2, { p10: 0, p50: 0, p90: 3 }],
  ['less varied than chance', 4, 1, { p10: 2, p50: 4, p90: 7 }],
  ['nothing', 0, 3, { p10: 0, p50: 0, p90: 0 }],
  ['no number', Number.NaN, 3, { p10: 0, p50: 0, p90: 0 }],
] as const)('quantiles of a count that is %s', (_, mean, variance, expected) => {
  expect(countQuantiles(mean, variance, true)).toEqual(expected)
})

it('quantiles of weights and of large counts are those of a normal distribution, never below zero', () => {
  const { p10, p50, p90 } = countQuantiles(100, 400, true)
  expect([p10, p50, p90].map(Math.round)).toEqual([74, 100, 126])
  expect(countQuantiles(0.4, 1, false).p10).toBe(0)
})
