import type Big from 'big.js'

/** In big.js "half up" means away from zero. */
const ROUND_HALF_UP = 1

/** How a number was written: what kind of thing its own signs say it is, before any unit word beside it is looked at. */
export type NumberKind = 'plain' | 'percent' | 'multiple'

/** A number in a draft's words. */
export interface NumberLiteral {
  /** End of the number in the text, exclusive. */
  readonly end: number
  /** Null when it is a number that cannot be read exactly (`十几`, `1.2e4`, `4,56`): it then matches nothing. */
  readonly value: Big | null
  /** The worth of one in the last place that was written: 100 for `4.56万`, 0.1 for `58.3`. */
  readonly place: Big | null
  readonly kind: NumberKind
}

/** Digits that a number commits itself to; `5万` has one, `45,612` five. */
export const significance = (value: Big, place: Big): number =>
  value.abs().div(place).round(0, 0).toFixed().replace(/^0+/, '').length

/** True where `exact`, rounded half away from zero to the place written, is what was written. Sizes, without signs. */
export const reads = (exact: Big, value: Big, place: Big): boolean =>
  exact.minus(value).abs().lte(place) && exact.div(place).round(0, ROUND_HALF_UP).times(place).eq(value)
