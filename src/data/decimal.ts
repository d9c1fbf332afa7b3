import Big from 'big.js'

/** A decimal as text in its shortest plain form: `39`, not `39.0000`, and never an exponent. */
export const plain = (decimal: string): string => new Big(decimal).toFixed()

/** Exact to 20 decimals, half away from zero; null when there is nothing to divide by. */
export const quotient = (numerator: string, denominator: string): string | null => {
  const divisor = new Big(denominator)
  return divisor.eq(0) ? null : new Big(numerator).div(divisor).toFixed()
}

export const minus = (a: string, b: string): string => new Big(a).minus(b).toFixed()
export const times = (a: string, b: string): string => new Big(a).times(b).toFixed()
/** (value - base) / |base|; null when the base is 0. */
export const relativeTo = (value: string, base: string): string | null =>
  quotient(minus(value, base), new Big(base).abs().toFixed())
export const compare = (a: string, b: string): number => new Big(a).cmp(b)
