import type { DailyDemand } from './demand.ts'

/** No offer is believed to sell more than so many times the usual. */
const MOST = 5
/** Days that the spread is taken over: an offer's second week tells nothing of the next delivery. */
const NEAR = 7

/**
 * How many times its usual demand an article sells while `depth` of its price is off: (1 - depth)^elasticity, the constant
 * elasticity of price/elasticity.ts. 1 where there is no offer, or it makes no sense.
 */
export const promoLift = (depth: number, elasticity: number): number => {
  const lift = depth > 0 && depth < 1 && elasticity < 0 ? (1 - depth) ** elasticity : 1
  return Number.isFinite(lift) ? Math.min(MOST, lift) : MOST
}

/**
 * Usual demand on days of which some have an offer: each day's times its lift, first day first. Counts spread with the root of
 * their mean, so sigma grows with the root of the mean lift of the days that are ordered for.
 */
export const liftedDemand = (demand: DailyDemand, lifts: readonly number[]): DailyDemand => {
  const days = demand.days.map((day, ahead) => day * (lifts[ahead] ?? 1))
  const near = demand.days.slice(0, NEAR).map((_, ahead) => lifts[ahead] ?? 1)
  const mean = near.reduce((sum, lift) => sum + lift, 0) / Math.max(1, near.length)
  return { days, sigma: near.length === 0 ? demand.sigma : demand.sigma * Math.sqrt(mean) }
}
