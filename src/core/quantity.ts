import Big from 'big.js'

/** `CNY` and the like are ISO 4217 codes; `ratio` is a share of 1; `pp` are percentage points (0.012 ratio = 1.2 pp). */
export type Unit = string
export const COUNT = 'count'
export const RATIO = 'ratio'
export const PERCENTAGE_POINTS = 'pp'
export const DAYS = 'days'
export const MINUTES = 'minutes'

/** An exact decimal and its unit. `amount` is a plain decimal string, never in exponent form. */
export interface Quantity {
  readonly amount: string
  readonly unit: Unit
}

export const isCurrency = (unit: Unit): boolean => /^[A-Z]{3}$/.test(unit)

/** The one rounding of the house: half away from zero. */
export const round = (amount: string, decimals: number): string =>
  new Big(amount).round(decimals, Big.roundHalfUp).toFixed(decimals)

/** Decimals of a figure in JSON (contracts 7): money 2, counts and days 3, ratios and percentage points 6. */
export const decimalsOf = (unit: Unit): number => {
  if (isCurrency(unit)) return 2
  return unit === RATIO || unit === PERCENTAGE_POINTS ? 6 : 3
}
