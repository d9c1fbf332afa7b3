import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'

/** The running business date of a shop: its wall clock, less the hour at which its day ends. */
export const businessDateAt = (at: Instant, store: Pick<StoreEntry, 'timeZone' | 'dayCutoff'>): BusinessDate => {
  const [hours = 0, minutes = 0] = store.dayCutoff.split(':').map(Number)
  const moved = new Date(Date.parse(at) - (hours * 60 + minutes) * 60_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone: store.timeZone, dateStyle: 'short' }).format(moved)
}

/** Yesterday, as the shops see it; where they lie in several zones, the day that has ended in all of them. */
export const briefedDate = (at: Instant, stores: readonly StoreEntry[]): BusinessDate => {
  const running = stores.map((store) => businessDateAt(at, store)).sort()
  return addDays(running[0] ?? at.slice(0, 10), -1)
}
