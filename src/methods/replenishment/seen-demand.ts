import { normalBelow, normalDensity } from '../normal.ts'
import type { DailyDemand } from './demand.ts'

/** A line's daily sales as they were seen. */
export interface SeenSales {
  /** Days on which the shelf was not empty, what they sold in all, and the sum of its squares. */
  readonly days: number
  readonly sold: number
  readonly squares: number
  /** What each day sold on which the shelf ran out: at least so much was wanted. */
  readonly ranOut?: readonly number[]
}

/** Rounds of estimation; it changes by less than a hundredth after them. */
const ROUNDS = 30

/**
 * Demand of a day out of sales, shaped by what the days to come are beside the days seen. A day on which the shelf ran out
 * tells that at least so much was wanted: left out, busy days would be missing and ordering would shrink from week to week.
 * Mean and spread are those of normal demand with such days censored (EM; Schmee and Hahn, "A Simple Method for Regression
 * Analysis with Censored Data", Technometrics 21, 1979). Where it never ran out they are simply the sales', and where it ran
 * out on every day, too: then nothing tells how much more was wanted.
 */
export const seenDemand = ({ days, sold, squares, ranOut = [] }: SeenSales, shape: readonly number[]): DailyDemand => {
  const least = ranOut.filter((value) => Number.isFinite(value)).map((value) => Math.max(0, value))
  const n = days + least.length
  if (!(n > 0) || !Number.isFinite(sold + squares)) return { days: shape.map(() => 0), sigma: 0 }
  const all = least.reduce((sum, value) => sum + value, sold)
  let mean = Math.max(0, all / n)
  let variance = Math.max(0, least.reduce((sum, value) => sum + value ** 2, squares) / n - mean ** 2)
  for (let round = 0; round < ROUNDS && days > 0 && least.length > 0 && variance > 0; round += 1) {
    const sigma = Math.sqrt(variance)
    let [sum, sumSquares] = [sold, squares]
    for (const value of least) {
      const a = (value - mean) / sigma
      const above = 1 - normalBelow(a)
      // far out in the tail, hardly more than was sold is believed
      const hazard = above > 1e-6 ? normalDensity(a) / above : a + 1 / Math.max(1, a)
      const expected = mean + sigma * hazard
      sum += expected
      sumSquares += expected ** 2 + variance * Math.max(0, 1 + a * hazard - hazard ** 2)
    }
    mean = Math.max(0, sum / n)
    variance = Math.max(0, sumSquares / n - mean ** 2)
  }
  // values beyond anything a shop sells overflow, and tell nothing
  if (!Number.isFinite(mean + variance)) return { days: shape.map(() => 0), sigma: 0 }
  return { days: shape.map((of) => mean * of), sigma: Math.sqrt(variance) }
}
