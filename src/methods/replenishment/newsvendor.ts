import { type Fault, fault } from '../../core/fault.ts'
import { normalQuantile } from '../normal.ts'
import { unusable } from '../unusable.ts'

export interface NewsvendorPrices {
  /** Money a unit, without tax. */
  readonly price: number
  readonly cost: number
  /** What a unit that is left over still brings; negative when removing it costs. */
  readonly salvage: number
  /** Worth of a customer not sent away empty-handed. */
  readonly goodwill?: number
}

/**
 * F(Q*) = Cu / (Cu + Co), Cu = price - cost + goodwill (a unit too few), Co = cost - salvage (a unit too many): the newsvendor
 * (Arrow, Harris, Marschak 1951). Price 6, cost 4, salvage 1 give 0.40. Goods that earn nothing have no best quantity.
 */
export const criticalRatio = ({ price, cost, salvage, goodwill = 0 }: NewsvendorPrices): number | Fault => {
  const wrong = unusable('newsvendor', { price, cost, goodwill }) ?? unusable('newsvendor', { salvage }, -1e9)
  if (wrong !== null) return wrong
  const [under, over] = [price - cost + goodwill, cost - salvage]
  if (under <= 0) return fault('value-unusable', { method: 'newsvendor', input: 'price', value: String(price) })
  if (over <= 0) return fault('value-unusable', { method: 'newsvendor', input: 'salvage', value: String(salvage) })
  return under / (under + over)
}

/** Demand as a forecast gives it, or as it was seen on comparable days. */
export type DemandDistribution =
  | { readonly p10: number; readonly p50: number; readonly p90: number }
  | { readonly samples: readonly number[] }

const Z90 = 1.2815515655

/**
 * Units that demand does not exceed with that share: of samples the interpolated quantile (type 7 of Hyndman and Fan 1996); of
 * three quantiles two halves of normals that pass through them, so the spread above may be wider than below. Never below 0.
 */
export const demandQuantile = (distribution: DemandDistribution, share: number): number | Fault => {
  const wrong = unusable('newsvendor', { share }, 0, 1)
  if (wrong !== null) return wrong
  if ('samples' in distribution) {
    const sorted = distribution.samples.filter((value) => Number.isFinite(value)).sort((a, b) => a - b)
    if (sorted.length === 0) return fault('value-unusable', { method: 'newsvendor', input: 'samples', value: '0' })
    const at = share * (sorted.length - 1)
    const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
    return Math.max(0, low + (high - low) * (at - Math.floor(at)))
  }
  const { p10, p50, p90 } = distribution
  const unordered = unusable('newsvendor', { p10, p50, p90 }) ?? unusable('newsvendor', { p50 }, p10, p90)
  if (unordered !== null) return unordered
  const z = normalQuantile(share)
  return Math.max(0, p50 + (z * (z < 0 ? p50 - p10 : p90 - p50)) / Z90)
}
