import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Dimension } from '../core/dimension.ts'
import type { Period } from '../core/period.ts'
import { daysOf, W4_DAYS, W4_WEEKS } from './comparison-base.ts'
import type { DaysOfKind, StoreDays } from './store-days.ts'

/** Longer periods are rare, and working their weeks out would cost more than scanning all twelve. */
const WORTH_DAYS = 31

/**
 * How many weeks back W4 must look so that every member finds its four days: usually four, more around holidays and
 * closures. The statement finds the days itself; this only spares it the weeks that it would not use.
 */
export const weeksNeeded = (
  period: Period,
  by: Dimension | null,
  stores: readonly StoreEntry[],
  days: StoreDays,
  kinds: readonly DaysOfKind[],
): number => {
  const asked = daysOf(period)
  if (asked.length > WORTH_DAYS) return W4_WEEKS
  const open = (store: StoreEntry, day: BusinessDate) =>
    kinds.every((kind) => kind.stores.get(store.id)?.get(day)?.open === true)
  const groups = groupsOf(by, stores)
  let weeks = 1
  for (const day of asked)
    for (const group of groups) {
      let found = 0
      let week = 0
      while (found < W4_DAYS && week < W4_WEEKS) {
        const base = addDays(day, -7 * ++week)
        if (!days.holidays.has(base) && group.some((store) => open(store, base))) found++
      }
      weeks = Math.max(weeks, week)
    }
  return weeks
}

/** Stores that close for themselves: each one, each region, or all together. */
const groupsOf = (by: Dimension | null, stores: readonly StoreEntry[]): readonly (readonly StoreEntry[])[] => {
  if (by === 'store') return stores.map((store) => [store])
  if (by !== 'region') return [stores]
  const regions = [...new Set(stores.map((store) => store.region))]
  return regions.map((region) => stores.filter((store) => store.region === region))
}
