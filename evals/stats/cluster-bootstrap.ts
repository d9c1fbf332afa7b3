import type { Interval } from './interval.ts'
import { below, randomFrom } from './random.ts'

/**
 * Percentile interval of the mean over families. Whole families are redrawn, because their wordings pass and fail together;
 * `families` holds one score in [0, 1] (or one difference) each.
 */
export const clusterBootstrap = (
  families: readonly number[],
  { seed = 1, draws = 2000, level = 0.95 }: { seed?: number; draws?: number; level?: number } = {},
): Interval => {
  const n = families.length
  if (n === 0) return { estimate: Number.NaN, low: 0, high: 1 }
  const random = randomFrom(seed)
  const means: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += families[below(random, n)] ?? 0
    means.push(sum / n)
  }
  means.sort((a, b) => a - b)
  const tail = (1 - level) / 2
  const at = (share: number) => means[Math.min(draws - 1, Math.max(0, Math.round(share * (draws - 1))))] ?? Number.NaN
  return { estimate: families.reduce((sum, score) => sum + score, 0) / n, low: at(tail), high: at(1 - tail) }
}
