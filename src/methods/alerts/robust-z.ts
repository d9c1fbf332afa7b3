/** Median; NaN of nothing. Values that are no numbers are left out. */
export const median = (values: Iterable<number>): number => {
  const sorted = Float64Array.from([...values].filter(Number.isFinite)).sort()
  const half = sorted.length >> 1
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** 0.6745 is the normal's upper quartile: with it the MAD estimates a standard deviation. */
export const TO_SIGMA = 0.6745

/** Centre and robust spread of a history. */
export interface Spread {
  readonly middle: number
  /** MAD / 0.6745. */
  readonly sigma: number
  readonly count: number
}

export const spreadOf = (history: Iterable<number>): Spread => {
  const used = [...history].filter(Number.isFinite)
  const middle = median(used)
  return { middle, sigma: median(used.map((one) => Math.abs(one - middle))) / TO_SIGMA, count: used.length }
}

/** The value below which a share of the values lies, between neighbours in proportion; NaN of nothing. */
const quantile = (sorted: Float64Array, part: number): number => {
  const place = part * (sorted.length - 1)
  const low = sorted[Math.floor(place)] ?? Number.NaN
  return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low)
}

/**
 * The spread towards one side where that is wider than the MAD says: (90 % quantile - median) / 1.2816. Counts of what seldom
 * happens are still on most days and far out on some; their MAD alone would call every such day strange.
 */
export const spreadTowards = (history: Iterable<number>, side: 1 | -1 | 0): Spread => {
  const used = Float64Array.from([...history].filter(Number.isFinite)).sort()
  const both = spreadOf(used)
  if (side === 0 || used.length === 0) return both
  const out = side * (quantile(used, side > 0 ? 0.9 : 0.1) - both.middle)
  return { ...both, sigma: Math.max(both.sigma, out / 1.2816) }
}

/** 0.6745 (r - median) / MAD (Iglewicz and Hoaglin 1993). Without a spread 0 where r is the middle, else no number. */
export const robustZ = (r: number, { middle, sigma }: Spread): number => {
  if (r === middle) return 0
  return sigma > 0 ? (r - middle) / sigma : Number.NaN
}
