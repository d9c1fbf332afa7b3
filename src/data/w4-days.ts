import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import { W4_DAYS, W4_WEEKS } from './comparison-base.ts'
import type { DaysOfKind, StoreDays } from './store-days.ts'

/**
 * W4's days for an asked day, newest first, at most four (contracts 4): the same weekday, no holiday, and no closure, which is
 * a day on which none of the stores traded. Stores that are shown together close together.
 */
export const w4Days = (
  asked: BusinessDate,
  stores: readonly StoreEntry[],
  holidays: StoreDays['holidays'],
  kinds: readonly DaysOfKind[],
): readonly BusinessDate[] => {
  const found: BusinessDate[] = []
  for (let week = 1; week <= W4_WEEKS && found.length < W4_DAYS; week++) {
    const day = addDays(asked, -7 * week)
    const open = (store: StoreEntry) => kinds.every((kind) => kind.stores.get(store.id)?.get(day)?.open === true)
    if (!holidays.has(day) && stores.some(open)) found.push(day)
  }
  return found
}
