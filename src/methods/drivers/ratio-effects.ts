import { type Fault, fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

export interface RatioChange {
  readonly base: number
  readonly now: number
  /** Shapley effects of numerator and denominator; they add up to now - base. */
  readonly numerator: number
  readonly denominator: number
}

/**
 * Shapley's closed form for N / D: numerator (N1 - N0) (1/D0 + 1/D1) / 2, denominator (N0 + N1) (1/D1 - 1/D0) / 2.
 * A denominator of zero is a fault.
 */
export const ratioEffects = (base: readonly [number, number], now: readonly [number, number]): RatioChange | Fault => {
  const [n0, d0] = base
  const [n1, d1] = now
  for (const value of [n0, d0, n1, d1])
    if (!Number.isFinite(value))
      return fault('value-unusable', { method: 'ratio', input: 'value', value: String(value) })
  if (d0 === 0 || d1 === 0) return fault('value-unusable', { method: 'ratio', input: 'denominator', value: '0' })
  const change = {
    base: n0 / d0,
    now: n1 / d1,
    numerator: ((n1 - n0) * (1 / d0 + 1 / d1)) / 2,
    denominator: ((n0 + n1) * (1 / d1 - 1 / d0)) / 2,
  }
  return unusable('ratio', change, Number.NEGATIVE_INFINITY) ?? change
}
