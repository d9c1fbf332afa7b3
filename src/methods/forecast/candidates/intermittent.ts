import type { Forecaster } from '../history.ts'

const WEIGHTS = [0.01, 0.02, 0.05, 0.1, 0.2]

/**
 * Teunter, Syntetos and Babai 2011 (TSB) for demand with many zeros: the chance of a sale and the size of one are smoothed
 * apart, the chance at every step, so that goods that stopped selling fade. Constants by squared error along the history.
 */
export const sparseDemand: Forecaster = (history, origins, horizon) => {
  if (!history.nonNegative || !history.intermittent) return null
  let best = WEIGHTS[1] as number
  let least = Number.POSITIVE_INFINITY
  for (const weight of WEIGHTS) {
    const error = run(history.y, weight, [], null)
    if (error < least) [best, least] = [weight, error]
  }
  const rates = new Float64Array(origins.length)
  run(history.y, best, origins, rates)
  const out = new Float64Array(origins.length * horizon)
  for (let o = 0; o < origins.length; o += 1) out.fill(rates[o] as number, o * horizon, (o + 1) * horizon)
  return out
}

const run = (y: Float64Array, weight: number, origins: readonly number[], rates: Float64Array | null): number => {
  let chance = 0
  let size = 0
  let steps = 0
  let sales = 0
  let error = 0
  let next = 0
  for (let t = 0; t < y.length; t += 1) {
    const value = y[t] as number
    if (!Number.isNaN(value)) {
      const miss = value - chance * size
      if (steps > 20) error += miss * miss
      steps += 1
      chance += Math.max(weight, 1 / steps) * ((value > 0 ? 1 : 0) - chance)
      if (value > 0) {
        sales += 1
        size += Math.max(weight, 1 / sales) * (value - size)
      }
    }
    if (rates !== null && next < origins.length && t === origins[next]) {
      rates[next] = chance * size
      next += 1
    }
  }
  return error
}
