import type { BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Period } from '../core/period.ts'
import { endOfBusinessDay } from './business-day.ts'
import { daysOf } from './days-of.ts'
import type { Metric } from './metrics/metric.ts'
import type { Span } from './narrowing.ts'
import type { DaysOfKind, StoreDay, StoreDays } from './store-days.ts'

/**
 * The kinds of rows a metric lives on, by store and day; several when it divides one by another. What lives on neither
 * sales nor doors (queues) has the days on which the shops traded.
 */
export const daysRead = (metric: Metric, days: StoreDays): readonly DaysOfKind[] => {
  const doors = metric.reads.includes('fact_footfall')
  const sales = metric.reads.some((relation) => relation === 'fact_line' || relation === 'fact_receipt') || !doors
  return [...(sales ? [days.sales] : []), ...(doors ? [days.footfall] : [])]
}

const seen = (day: StoreDay | undefined, at: number): day is StoreDay => day !== undefined && day.first <= at

/** True when the store has rows of every kind that the metric reads, on that day, as far as the clock sees. */
export const hasDay = (kinds: readonly DaysOfKind[], store: StoreEntry, day: BusinessDate, at: number): boolean =>
  kinds.every((kind) => seen(kind.stores.get(store.id)?.get(day), at))

/** First and last day of which the chain has rows, as far as the clock sees; null when there are none. */
export const reachOf = (kinds: readonly DaysOfKind[], at: number): Period | null => {
  let reach: Period | null = null
  for (const kind of kinds) {
    const own = kind.settled <= at ? { from: kind.from, to: kind.to } : seenReach(kind, at)
    if (own.from > own.to) return null
    reach = reach === null ? own : { from: max(reach.from, own.from), to: min(reach.to, own.to) }
  }
  return reach
}

const seenReach = (kind: DaysOfKind, at: number): Period => {
  let [from, to] = ['9999-12-31', '0000-01-01']
  for (const days of kind.stores.values())
    for (const [date, day] of days)
      if (seen(day, at)) {
        if (date < from) from = date
        if (date > to) to = date
      }
  return { from, to }
}

/** When a level's day was over in the last of the shops, in ms. */
export const endOfLevel = (stores: readonly StoreEntry[], day: BusinessDate): number =>
  Math.max(...stores.map((store) => endOfBusinessDay(day, store)))

/** The newest row of the stores in those days as far as the clock sees: in ms, and the day when only a scan can tell. */
export const newestRow = (
  kinds: readonly DaysOfKind[],
  stores: readonly StoreEntry[],
  periods: readonly Period[],
  at: number,
): { readonly ms: number | null; readonly running: BusinessDate | null } => {
  let ms: number | null = null
  let running: BusinessDate | null = null
  const look = (date: BusinessDate, day: StoreDay | undefined) => {
    if (!seen(day, at)) return
    if (day.last > at) running = running === null || date > running ? date : running
    else if (ms === null || day.last > ms) ms = day.last
  }
  for (const kind of kinds)
    for (const store of stores) {
      const days = kind.stores.get(store.id)
      if (days) for (const period of periods) for (const date of daysOf(period)) look(date, days.get(date))
    }
  return { ms, running }
}

/** True when every row of the stores in that span is past and no reversal of one is still to come: pre-aggregates hold. */
export const isSettled = (kind: DaysOfKind, stores: readonly StoreEntry[], span: Span, at: number): boolean =>
  kind.settled <= at ||
  stores.every((store) => {
    for (const [date, day] of kind.stores.get(store.id) ?? []) if (day.settled > at && isIn(span, date)) return false
    return true
  })

const isIn = (span: Span, date: BusinessDate): boolean =>
  date >= span.from && date <= span.to && (span.days === null || span.days.includes(date))

export const min = (a: string, b: string): string => (a < b ? a : b)
export const max = (a: string, b: string): string => (a > b ? a : b)
