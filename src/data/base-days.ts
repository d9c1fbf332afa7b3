import { addDays, type BusinessDate, daysBetween } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import type { Frame } from '../core/frame.ts'
import { instantOf, shopClock } from './business-day.ts'
import type { BasePlan } from './comparison-base.ts'
import { daysOf } from './days-of.ts'
import type { Metric } from './metrics/metric.ts'
import type { DayCut } from './narrowing.ts'
import { min } from './reach.ts'
import type { StoreDays } from './store-days.ts'
import { w4Days } from './w4-days.ts'

type DaysFor = (asked: BusinessDate, stores: readonly StoreEntry[]) => readonly BusinessDate[]

export interface BaseDays {
  readonly baseDays: DaysFor
  /** Asked days that are not over in every shop. */
  readonly running: ReadonlySet<BusinessDate>
  /** Base days that are read whole. */
  readonly whole: ReadonlySet<BusinessDate>
  /** Base days of running days, read up to the same local time as now. */
  readonly cuts: readonly DayCut[]
}

/** Which days serve as base of the asked days, for each member's stores, and how much of each day is read. */
export const planBaseDays = (
  metric: Metric,
  frame: Frame,
  base: BasePlan | null,
  asked: readonly BusinessDate[],
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
): BaseDays => {
  const none = { baseDays: () => [], running: new Set<BusinessDate>(), whole: new Set<BusinessDate>(), cuts: [] }
  if (base === null) return none
  if (base.kind === 'plan' || base.kind === 'peers') return none
  if (base.kind === 'shifted' && !base.aligned) return { ...none, whole: new Set(daysOf(base.period)) }
  const kinds = metric.reads.includes('fact_footfall') ? [days.sales, days.footfall] : [days.sales]
  const known = new Map<string, readonly BusinessDate[]>()
  const baseDays: DaysFor = (day, group) => {
    if (base.kind === 'shifted') return [addDays(day, -base.days)]
    if (base.kind === 'mapped') return [base.dayOf(day)]
    const key = `${day} ${group.map((store) => store.id).join()}`
    const found = known.get(key) ?? w4Days(day, group, days.holidays, kinds)
    known.set(key, found)
    return found
  }
  const firstRunning = stores.map((store) => shopClock(at, store).running).reduce(min)
  const running = new Set(asked.filter((day) => day >= firstRunning))
  const groups = base.kind === 'median' ? membersOf(frame, stores) : [stores]
  const daysFor = (day: BusinessDate) => new Set(groups.flatMap((group) => baseDays(day, group)))
  const sample = base.kind === 'mapped' ? (base.weekdays?.sample ?? []) : []
  const whole = new Set([...asked.flatMap((day) => (running.has(day) ? [] : [...daysFor(day)])), ...sample])
  const cuts = [...running].flatMap((day) => cutsOf(day, daysFor(day), stores, at))
  return { baseDays, running, whole, cuts }
}

/** Stores that close for themselves: each one where stores are shown, each region's, or all together. */
const membersOf = (frame: Frame, stores: readonly StoreEntry[]): readonly (readonly StoreEntry[])[] => {
  if (frame.by === 'store') return stores.map((store) => [store])
  if (frame.by !== 'region') return [stores]
  return [...groupBy(stores, (store) => store.region).values()]
}

/** For each base day of a running day, the instant at which each shop's clock showed what it shows now. */
const cutsOf = (
  asked: BusinessDate,
  baseDays: ReadonlySet<BusinessDate>,
  stores: readonly StoreEntry[],
  at: Instant,
): readonly DayCut[] =>
  [...groupBy(stores, (store) => `${store.timeZone} ${store.dayCutoff}`).values()].flatMap((group) => {
    const shop = group[0]
    if (shop === undefined) return []
    const clock = shopClock(at, shop)
    const sinceMidnight = clock.sinceMidnight + daysBetween(asked, clock.running) * 86_400_000
    return [...baseDays].map((day) => ({
      stores: group.map((store) => store.id),
      day,
      until: instantOf(day, sinceMidnight, shop),
    }))
  })

const groupBy = (stores: readonly StoreEntry[], keyOf: (store: StoreEntry) => string) => {
  const groups = new Map<string, StoreEntry[]>()
  for (const store of stores) {
    const group = groups.get(keyOf(store))
    if (group) group.push(store)
    else groups.set(keyOf(store), [store])
  }
  return groups
}
