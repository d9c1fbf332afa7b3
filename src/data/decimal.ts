import Big from 'big.js'

/** Exact to 20 decimals, half away from zero; null when there is nothing to divide by. */
export const quotient = (numerator: string, denominator: string): string | null => {
  const divisor = new Big(denominator)
  return divisor.eq(0) ? null : new Big(numerator).div(divisor).toFixed()
}

export const minus = (a: string, b: string): string => new Big(a).minus(b).toFixed()
export const times = (a: string, b: string): string => new Big(a).times(b).toFixed()
export const compare = (a: string, b: string): number => new Big(a).cmp(b)

/** (value - base) / |base|; null when the base is 0. */
export const relativeTo = (value: string, base: string): string | null =>
  quotient(minus(value, base), new Big(base).abs().toFixed())

/** The middle value, or half the sum of the two in the middle; of no values 0. */
export const median = (values: readonly string[]): Big => {
  const sorted = values.map((value) => new Big(value)).sort((a, b) => a.cmp(b))
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? new Big(0) : low.plus(high).times('0.5')
}

export const sum = (values: readonly string[]): string =>
  values.reduce((total, value) => total.plus(value), new Big(0)).toFixed()
