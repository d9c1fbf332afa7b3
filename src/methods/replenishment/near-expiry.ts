import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** Days before the end from which goods count as near expiry, by shelf life in days (retail.md 3.7 [53]). Configuration. */
export const NEAR_EXPIRY = [
  { life: 365, days: 45 },
  { life: 180, days: 20 },
  { life: 90, days: 15 },
  { life: 30, days: 10 },
  { life: 16, days: 5 },
] as const

/** Shorter lives: 1 to 4 days, in proportion to the life. */
export const nearExpiryDays = (
  shelfLifeDays: number,
  steps: readonly { readonly life: number; readonly days: number }[] = NEAR_EXPIRY,
): number | Fault => {
  const wrong = unusable('near-expiry', { shelfLifeDays }, 1)
  if (wrong !== null) return wrong
  const step = steps.find(({ life }) => shelfLifeDays >= life)
  return step?.days ?? Math.max(1, Math.min(4, Math.ceil((shelfLifeDays * 4) / 15)))
}
