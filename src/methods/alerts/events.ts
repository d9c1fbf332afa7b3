/**
 * P(X >= count) where `mean` are usual and the variance is `dispersion` times the mean (1: Poisson). More spread is met by scaling
 * both down, so that the ratio of variance to mean is 1 again.
 */
export const eventTail = (count: number, mean: number, dispersion = 1): number => {
  const scale = Math.max(1, dispersion)
  const k = Math.floor(count / scale)
  const lambda = Math.max(mean, 0.05) / scale
  if (k <= 0) return 1
  if (lambda > 500) return Number.NaN
  let term = Math.exp(-lambda)
  let below = 0
  for (let i = 0; i < k; i += 1) {
    below += term
    term *= lambda / (i + 1)
  }
  // far out, 1 - below is lost in rounding: add up the tail itself
  if (k > lambda) {
    let above = 0
    for (let i = k; i < k + 200 && term > 0; i += 1) {
      above += term
      term *= lambda / (i + 1)
    }
    return Math.min(1, above)
  }
  return Math.max(0, 1 - below)
}

/** Variance over mean of past counts, at least 1. */
export const dispersionOf = (past: readonly number[]): number => {
  const n = past.length
  if (n < 2) return 1
  const mean = past.reduce((sum, one) => sum + one, 0) / n
  if (mean === 0) return 1
  return Math.max(1, past.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1) / mean)
}
