import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Baskets: of all, with A, with B, and with both. */
export interface BasketCounts {
  readonly all: number
  readonly a: number
  readonly b: number
  readonly both: number
}

export interface Lift {
  /** P(AB) / (P(A) P(B)): above 1 they are bought together more often than chance brings them together. */
  readonly lift: number
  /** Lower end of its two-sided 95 % interval. */
  readonly lower: number
}

/** A pair is told only with so many baskets, and a lower bound above this (retail.md 3.7). Configuration. */
export const PAIR_RULE = { support: 30, lower: 1.2 } as const
const Z95 = 1.959964

/**
 * Lift with its interval on the log scale. By the delta method over the four kinds of baskets (Agresti, "Categorical Data
 * Analysis", 3.1), N var(ln lift) = 1/pab - 1/pa - 1/pb + 2 pab/(pa pb) - 1. Null where nothing was bought together.
 */
export const basketLift = ({ all, a, b, both }: BasketCounts): Lift | Fault | null => {
  const wrong = unusable('goes-with', { all, a, b }) ?? unusable('goes-with', { both }, 0, Math.min(a, b, all))
  if (wrong !== null) return wrong
  const wider = unusable('goes-with', { a, b }, 0, all)
  if (wider !== null) return wider
  if (both === 0) return null
  const [pa, pb, pab] = [a / all, b / all, both / all]
  const lift = pab / (pa * pb)
  const variance = Math.max(0, (1 / pab - 1 / pa - 1 / pb + (2 * pab) / (pa * pb) - 1) / all)
  const lower = lift * Math.exp(-Z95 * Math.sqrt(variance))
  return unusable('goes-with', { lift, lower }, Number.NEGATIVE_INFINITY) ?? { lift, lower }
}

export const isPair = (counts: BasketCounts, { lower }: Lift): boolean =>
  counts.both >= PAIR_RULE.support && lower > PAIR_RULE.lower
