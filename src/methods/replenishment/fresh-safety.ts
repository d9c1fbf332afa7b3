import { normalBelow } from '../normal.ts'
import { type DailyDemand, demandOver } from './demand.ts'

export interface FreshLine {
  readonly demand: DailyDemand
  /** Days between two orders, from order to delivery, and that a delivery can be sold on. */
  readonly reviewDays: number
  readonly leadDays: number
  readonly shelfLife: number
  /** Money that a unit too few costs, and one that spoils. */
  readonly under: number
  readonly over: number
}

/**
 * Standard deviations of safety for goods that spoil. A unit more is sold if the days until the next delivery want it, and is
 * thrown away only if all the days that it lives through do not: S is where under P(D[R+L] > S) = over P(D[L+life] < S), demand
 * being normal. For goods that live from one delivery to the next this is the newsvendor, F(S) = under / (under + over); the
 * longer they live, the more may lie on the shelf. At most `most`, what lines that keep are given.
 */
export const freshSafety = (
  { demand, reviewDays, leadDays, shelfLife, under, over }: FreshLine,
  most: number,
): number => {
  const [near, far] = [reviewDays + leadDays, leadDays + Math.max(reviewDays, shelfLife)]
  const spread = demand.sigma * Math.sqrt(near)
  if (!(spread > 0)) return most
  const [soon, late] = [demandOver(demand, near), demandOver(demand, far)]
  const lateSpread = demand.sigma * Math.sqrt(far)
  const pays = (z: number) =>
    under * (1 - normalBelow(z)) - over * normalBelow((soon + z * spread - late) / lateSpread) > 0
  let [low, high] = [-4, most]
  if (pays(high)) return most
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (pays(middle)) low = middle
    else high = middle
  }
  return low
}
