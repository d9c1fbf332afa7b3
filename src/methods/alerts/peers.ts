import { median, type Spread } from './robust-z.ts'

/** Each residual less the median of all the others: what a shop does not share. Fewer than two others: as it is. */
export const lessPeers = (residuals: readonly number[]): number[] =>
  residuals.map((own, at) => {
    const others = residuals.filter((one, other) => other !== at && Number.isFinite(one))
    return others.length < 2 ? own : own - median(others)
  })

/** Shops that a region needs before it is tested as one. */
export const LEAST_REGION = 2

/**
 * Region before shop: the region's median residual against the spread of its own past medians. Null where it has too few shops
 * with a figure, or where not most of them went the same way.
 */
export const regionZ = (residuals: readonly number[], past: Spread): number | null => {
  const there = residuals.filter(Number.isFinite)
  if (there.length < LEAST_REGION || !(past.sigma > 0)) return null
  const middle = median(there)
  // half as far as the middle, at least: one shop alone does not make a region
  const along = there.filter((one) => (one - past.middle) / (middle - past.middle) > 0.5).length
  return along < 0.75 * there.length ? null : (middle - past.middle) / past.sigma
}
