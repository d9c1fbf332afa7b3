import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'

/** The allergens of the schema; a file may hold no others. */
export const ALLERGENS = ['milk', 'egg', 'gluten', 'nut', 'peanut', 'soy', 'fish', 'crustacean'] as const

/** What is known of an article when another shall stand in for it. */
export interface Traits {
  readonly product: string
  /** Articles of one group stand in for each other; null belongs to none. */
  readonly group: string | null
  /** Null is unknown, which is never the same as none. */
  readonly allergens: ReadonlySet<string> | null
  readonly attributes: ReadonlySet<string>
}

export interface Candidate extends Traits {
  /** A piece or a kilogram, a decimal; null is unknown. */
  readonly price: string | null
  readonly available: number
}

export interface Wish {
  /** What whoever eats it must not get. */
  readonly freeOf: readonly string[]
  /** What it has to be: `sugar-free`. */
  readonly attributes: readonly string[]
}

export interface Substitute extends Candidate {
  /** Its price over the other's, less 1. */
  readonly priceGap: string
  /** Allergens that it brings and the other has not; null where they are unknown. */
  readonly brings: readonly string[] | null
  /** Attributes of the other that it lacks. */
  readonly lacks: readonly string[]
}

/** Within this share of the price (retail.md 3.7). Configuration. */
export const PRICE_BAND = '0.3'

/** Whether it may be given to somebody who must not get these: only what is known may. */
export const isFreeOf = (allergens: ReadonlySet<string> | null, freeOf: readonly string[]): boolean =>
  freeOf.length === 0 || (allergens !== null && freeOf.every((one) => !allergens.has(one)))

/**
 * What may stand in for an article: of its group, there, and within 30 % of its price. Where an allergen is named, only what is
 * known to be free of it and brings no allergen that the other had not; of an article whose allergens are unknown that means
 * none at all. Best first: no new allergens, then nothing lacking, then the nearest price.
 */
export const substitutesFor = (
  target: Candidate,
  candidates: readonly Candidate[],
  wish: Wish,
): readonly Substitute[] | Fault => {
  const wrong = notAmount('substitutes', { price: target.price }, 'zero')
  if (wrong !== null) return wrong
  if (target.group === null || target.price === null || new Big(target.price).eq(0)) return []
  const found: Substitute[] = []
  for (const one of candidates) {
    if (one.product === target.product || one.group !== target.group || one.price === null || !(one.available > 0))
      continue
    const unusablePrice = notAmount('substitutes', { price: one.price }, 'zero')
    if (unusablePrice !== null) return unusablePrice
    const gap = new Big(one.price).div(target.price).minus(1)
    if (gap.abs().gt(PRICE_BAND)) continue
    if (!wish.attributes.every((attribute) => one.attributes.has(attribute))) continue
    const brings =
      one.allergens === null ? null : [...one.allergens].filter((allergen) => target.allergens?.has(allergen) !== true)
    if (!isFreeOf(one.allergens, wish.freeOf)) continue
    if (wish.freeOf.length > 0 && (brings === null || brings.length > 0)) continue
    const lacks = [...target.attributes].filter((attribute) => !one.attributes.has(attribute))
    found.push({ ...one, priceGap: gap.toFixed(4), brings, lacks })
  }
  const risk = ({ brings }: Substitute) => (brings === null ? 2 : brings.length > 0 ? 1 : 0)
  return found.sort(
    (a, b) =>
      risk(a) - risk(b) ||
      a.lacks.length - b.lacks.length ||
      new Big(a.priceGap).abs().cmp(new Big(b.priceGap).abs()) ||
      (a.product < b.product ? -1 : 1),
  )
}
