import type { AlertMetric } from './alert-metrics.ts'
import type { ShopFigures } from './figures-of.ts'

/** Days of residuals without which nothing is told. */
export const LEAST_HISTORY = 28
/** So far out that nobody waits for a second day. */
export const SEVERE = { p: 1e-4, times: 2 }

/** A shop's (or a whole region's) metric that is out of line today. */
export interface Flagged {
  /** Place in the panel's shops; null where it is the region's. */
  readonly store: number | null
  readonly region: string
  /** Shops that it is about. */
  readonly stores: readonly number[]
  /** Each of them, in the same order. */
  readonly each: readonly ShopFigures[]
  readonly metric: AlertMetric
  readonly actual: number
  readonly expected: number
  /** On the metric's scale, peers taken off. */
  readonly residual: number
  readonly z: number
  readonly p: number
  readonly kind: 'day' | 'drift'
  readonly severe: boolean
  /** Days of the last seven out of line, today among them. */
  readonly since: number
}

/** Every test counts among many; only what `tested` says may be told. */
export interface Test extends Flagged {
  readonly tested: boolean
}
