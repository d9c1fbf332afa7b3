/**
 * Quantiles of a count with this mean and variance: negative binomial where it varies more than chance (Poisson) makes it,
 * else, or where the variance is no number, Poisson. Of values that are no counts (weight), or large ones, those of a normal
 * distribution, never below zero. Of a mean that is no number all are 0.
 */
export const countQuantiles = (
  mean: number,
  known: number,
  whole: boolean,
): { readonly p10: number; readonly p50: number; readonly p90: number } => {
  if (!(mean > 0 && mean < Number.POSITIVE_INFINITY)) return { p10: 0, p50: 0, p90: 0 }
  const variance = Number.isFinite(known) ? known : mean
  if (!whole || mean > LARGE) {
    const reach = Z90 * Math.sqrt(Math.max(0, variance))
    return { p10: Math.max(0, mean - reach), p50: mean, p90: mean + reach }
  }
  const over = Math.max(0, variance - mean)
  // the chance of k follows from that of k - 1: of a Poisson mean / k, of a negative binomial with r = mean^2 / over
  const r = over > 1e-9 ? mean ** 2 / over : Number.POSITIVE_INFINITY
  const p = Number.isFinite(r) ? mean / (mean + r) : 0
  let chance = Number.isFinite(r) ? (1 - p) ** r : Math.exp(-mean)
  let below = chance
  const found = [0, 0, 0]
  for (let k = 0; k < MOST; k += 1) {
    LEVELS.forEach((level, at) => {
      if (below < level) found[at] = k + 1
    })
    if (below >= 0.9) break
    chance *= Number.isFinite(r) ? (p * (k + r)) / (k + 1) : mean / (k + 1)
    below += chance
  }
  const [p10 = 0, p50 = 0, p90 = 0] = found
  return { p10, p50, p90 }
}

const LEVELS = [0.1, 0.5, 0.9]
const Z90 = 1.2816
/** Above this mean, a normal distribution is near enough. */
const LARGE = 60
const MOST = 2000
