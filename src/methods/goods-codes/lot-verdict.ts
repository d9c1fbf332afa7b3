import { type BusinessDate, daysBetween, isBusinessDate } from '../../core/business-date.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { NEAR_EXPIRY, nearExpiryDays } from '../replenishment/near-expiry.ts'
import { unusable } from '../unusable.ts'

export const VERDICTS = ['accept', 'sell-first', 'mark-down', 'refuse', 'look'] as const
export type Verdict = (typeof VERDICTS)[number]
export type LotRule =
  | 'expired'
  | 'too-old-to-receive'
  | 'last-half-of-near-expiry'
  | 'near-expiry'
  | 'in-date'
  | 'no-date'

export interface LotFacts {
  readonly today: BusinessDate
  /** Last day it may be sold; null is not known. */
  readonly expires: BusinessDate | null
  /** Days; null is not known, and then as a month's. */
  readonly shelfLife: number | null
  /** Checked as it is delivered, or as it lies on the shelf. */
  readonly at: 'delivery' | 'shelf'
}

export interface LotVerdict {
  readonly verdict: Verdict
  readonly rule: LotRule
  /** Selling days left, today included; 0 has expired, null is not known. */
  readonly daysLeft: number | null
  /** It counts as near expiry from so many days before its end. */
  readonly nearFrom: number
}

/** A delivery must have this share of its life before it: one third may be gone. Configuration. */
export const LIFE_AT_DELIVERY = 2 / 3
const MONTH = 30

/**
 * What to do with a lot, and by which rule. The near-expiry days are those of the `table` by shelf life (retail.md 3.7); in
 * their first half it is sold first, in the second marked down. Advice: on food safety a person decides.
 */
export const lotVerdict = (
  { today, expires, shelfLife, at }: LotFacts,
  table: readonly { readonly life: number; readonly days: number }[] = NEAR_EXPIRY,
): LotVerdict | Fault => {
  if (!isBusinessDate(today)) return fault('value-unusable', { method: 'lot-check', input: 'today', value: today })
  if (expires !== null && !isBusinessDate(expires))
    return fault('value-unusable', { method: 'lot-check', input: 'expires', value: expires })
  const wrong = shelfLife === null ? null : unusable('lot-check', { shelfLife }, 1)
  if (wrong !== null) return wrong
  const nearFrom = nearExpiryDays(shelfLife ?? MONTH, table)
  if (isFault(nearFrom)) return nearFrom
  if (expires === null) return { verdict: 'look', rule: 'no-date', daysLeft: null, nearFrom }
  const daysLeft = Math.max(0, daysBetween(today, expires) + 1)
  const is = (verdict: Verdict, rule: LotRule): LotVerdict => ({ verdict, rule, daysLeft, nearFrom })
  if (daysLeft === 0) return is('refuse', 'expired')
  if (at === 'delivery' && shelfLife !== null && daysLeft < shelfLife * LIFE_AT_DELIVERY)
    return is('refuse', 'too-old-to-receive')
  if (daysLeft <= nearFrom / 2) return is('mark-down', 'last-half-of-near-expiry')
  return daysLeft <= nearFrom ? is('sell-first', 'near-expiry') : is('accept', 'in-date')
}
