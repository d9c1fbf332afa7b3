import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import { shopClock } from '../data/business-day.ts'

/** Yesterday, as the shops see it; where they lie in several zones, the day that has ended in all of them. */
export const briefedDate = (at: Instant, stores: readonly StoreEntry[]): BusinessDate => {
  const ended = stores.map((store) => shopClock(at, store).lastWhole).sort()
  return ended[0] ?? addDays(at.slice(0, 10), -1)
}
