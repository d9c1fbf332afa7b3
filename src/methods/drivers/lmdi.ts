import { type Fault, isFault } from '../../core/fault.ts'
import { type Factor, finiteSplit, product, type Split, unusable } from './factors.ts'

/**
 * Additive LMDI-I: effect of x = L(S1, S0) ln(x1 / x0), L(a, b) = (a - b) / (ln a - ln b), L(a, a) = a; exact, no residual
 * (Ang 2004). Factors must not be negative; for zeros the analytic limits hold, all zeros going to 0 together (Wood and
 * Lenzen 2006): where k factors rise from 0, each has 1/k of the change, and likewise where k fall to 0; where the product
 * is 0 before and now, no factor has any.
 */
export const lmdi = (factors: readonly Factor[]): Split | Fault => {
  const refused = unusable('lmdi', factors, 'not negative')
  if (isFault(refused)) return refused
  const base = product(factors.map((factor) => factor.base))
  const now = product(factors.map((factor) => factor.now))
  const split = (effectOf: (factor: Factor) => number): Split | Fault =>
    finiteSplit('lmdi', {
      base,
      now,
      effects: factors.map((factor) => ({ name: factor.name, effect: effectOf(factor) })),
    })
  if (base > 0 && now > 0) {
    const log = (factor: Factor) => Math.log(factor.now / factor.base)
    const mean = logarithmicMean(
      now,
      base,
      factors.reduce((sum, factor) => sum + log(factor), 0),
    )
    return split((factor) => mean * log(factor))
  }
  const zero = (factor: Factor) => (now > 0 ? factor.base === 0 : factor.now === 0)
  const zeros = factors.filter(zero).length
  if (base === now || zeros === 0) return split(() => 0)
  return split((factor) => (zero(factor) ? (now - base) / zeros : 0))
}

/** L(now, base) from the sum of the factors' logs, so that nothing is lost where the two are close or far apart. */
const logarithmicMean = (now: number, base: number, logs: number): number => {
  if (logs === 0) return base
  return Math.abs(logs) < 1 ? (base * Math.expm1(logs)) / logs : (now - base) / logs
}
