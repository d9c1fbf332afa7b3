import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Prior of price elasticity: mean -2.62 of 1,851 estimates (Bijmolt, van Heerde, Pieters 2005), spread as planted in retail.md 5. */
export const ELASTICITY_PRIOR = { mean: -2.62, sd: 0.8 } as const

/** One product in one store in one week (or day). */
export interface PricePoint {
  /** Product and store: each such pair has its own level of sales. */
  readonly group: string
  readonly quantity: number
  readonly price: number
  readonly regular: number
}

export interface Elasticity {
  readonly value: number
  /** Standard deviation of what is known about it. */
  readonly sd: number
  /** Weight of the data against the prior: 0 is the prior alone. */
  readonly weight: number
  readonly points: number
}

/**
 * ln q = level of the group + beta ln(price / regular): within-group least squares, then shrunk to the prior in proportion to
 * precision, (b / se^2 + m / s^2) / (1 / se^2 + 1 / s^2). Points without sales have no logarithm and are left out (which
 * makes demand look less elastic; the caller says so). Without movement in the price the prior stands.
 */
export const elasticity = (
  points: readonly PricePoint[],
  prior: { readonly mean: number; readonly sd: number } = ELASTICITY_PRIOR,
): Elasticity | Fault => {
  const wrong = unusable('elasticity', { mean: prior.mean }, -20, 0) ?? unusable('elasticity', { sd: prior.sd }, 1e-6)
  if (wrong !== null) return wrong
  for (const { quantity, price, regular } of points) {
    const bad = unusable('elasticity', { quantity }, -1e9) ?? unusable('elasticity', { price, regular })
    if (bad !== null) return bad
  }
  const used = points.filter(({ quantity, price, regular }) => quantity > 0 && price > 0 && regular > 0)
  const { slope, error } = withinGroups(used)
  const alone = { value: prior.mean, sd: prior.sd, weight: 0, points: used.length }
  if (slope === null || error === null) return alone
  const [ours, theirs] = [1 / Math.max(error, 1e-6) ** 2, 1 / prior.sd ** 2]
  const value = (slope * ours + prior.mean * theirs) / (ours + theirs)
  return { value, sd: Math.sqrt(1 / (ours + theirs)), weight: ours / (ours + theirs), points: used.length }
}

const withinGroups = (points: readonly PricePoint[]): { slope: number | null; error: number | null } => {
  const groups = new Map<string, { x: number; y: number }[]>()
  for (const { group, quantity, price, regular } of points)
    groups.set(group, [...(groups.get(group) ?? []), { x: Math.log(price / regular), y: Math.log(quantity) }])
  let [xx, xy, yy] = [0, 0, 0]
  for (const members of groups.values()) {
    const mean = (of: 'x' | 'y') => members.reduce((sum, member) => sum + member[of], 0) / members.length
    const [x0, y0] = [mean('x'), mean('y')]
    for (const { x, y } of members) {
      xx += (x - x0) ** 2
      xy += (x - x0) * (y - y0)
      yy += (y - y0) ** 2
    }
  }
  const free = points.length - groups.size - 1
  if (xx < 1e-9 || free < 1) return { slope: null, error: null }
  const slope = xy / xx
  return { slope, error: Math.sqrt(Math.max(0, yy - slope * xy) / free / xx) }
}
