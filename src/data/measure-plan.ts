import { type BusinessDate, daysBetween } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { Period } from '../core/period.ts'
import { instantOf, shopClock } from './business-day.ts'
import { type BasePlan, baseDaysOf, daysOf, planBase, spansOf } from './comparison-base.ts'
import type { Metric } from './metrics/metric.ts'
import type { DayCut } from './narrowing.ts'
import { daysRead, hasDay, isSettled, max, min, reachOf } from './reach.ts'
import type { DaysOfKind, StoreDays } from './store-days.ts'
import { weeksNeeded } from './w4-weeks.ts'

/** What is read for a frame: of which stores, which of the asked days there are, and how its base is read. */
export interface Plan {
  readonly metric: Metric
  readonly frame: Frame
  readonly stores: readonly StoreEntry[]
  /** The run's clock, in ms. */
  readonly at: number
  /** The part of the asked period that there is; a level's one day. */
  readonly period: Period
  readonly base: BasePlan | null
  /** The base's days all lie within the data. */
  readonly baseThere: boolean
  /** Asked days that run still: their base days are read only up to the same local time. */
  readonly running: readonly BusinessDate[]
  readonly cuts: readonly DayCut[]
  readonly preaggregated: boolean
}

/** The plan, or why there is nothing to read. */
export const planOf = (
  metric: Metric,
  frame: Frame,
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
): Plan | Fault =>
  metric.kind === 'level' ? planLevel(metric, frame, stores, at, days) : planFlow(metric, frame, stores, at, days)

/** A level is read on the last day that is over in all the shops. Asked for now, an older one is better than none. */
const planLevel = (
  metric: Metric,
  frame: Frame,
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
): Plan | Fault => {
  if (days.stock === null) return fault('not-collected', { metric: metric.name, table: 'fact_stock_day' })
  const clocks = stores.map((store) => shopClock(at, store))
  const lastWhole = clocks.map((clock) => clock.lastWhole).reduce(min)
  const running = clocks.map((clock) => clock.running).reduce(max)
  const reach = { dataFrom: days.stock.from, dataTo: min(days.stock.to, lastWhole) }
  if (frame.period.from > running) return fault('in-future', { from: frame.period.from, dataTo: reach.dataTo })
  const now = frame.period.to >= running
  const day = now ? reach.dataTo : min(frame.period.to, lastWhole)
  if (day > reach.dataTo || day < reach.dataFrom) return fault('outside-data', { ...frame.period, ...reach })
  const period = { from: day, to: day }
  const rest = { base: null, baseThere: true, running: [], cuts: [], preaggregated: false }
  return { metric, frame, stores, at: Date.parse(at), period, ...rest }
}

const planFlow = (
  metric: Metric,
  frame: Frame,
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
): Plan | Fault => {
  const ms = Date.parse(at)
  const kinds = daysRead(metric, days)
  const reach = reachOf(kinds, ms)
  if (reach === null) return fault('no-data', {})
  const clocks = stores.map((store) => shopClock(at, store))
  const today = clocks.map((clock) => clock.running).reduce(max)
  const { from, to } = frame.period
  if (from > today) return fault('in-future', { from, dataTo: reach.to })
  const period = { from: max(from, reach.from), to: min(min(to, reach.to), today) }
  if (period.from > period.to) return fault('outside-data', { from, to, dataFrom: reach.from, dataTo: reach.to })
  if (!stores.some((store) => daysOf(period).some((day) => hasDay(kinds, store, day, ms))))
    return fault('no-rows', { metric: metric.name, from: period.from, to: period.to })
  const planned = frame.base === null ? null : planBase(frame.base, frame.period, period)
  const base =
    planned?.kind === 'median'
      ? { ...planned, weeks: weeksNeeded(period, frame.by, stores, days, w4Kinds(metric, days)) }
      : planned
  const firstRunning = clocks.map((clock) => clock.running).reduce(min)
  const running =
    base === null || (base.kind === 'shifted' && !base.aligned)
      ? []
      : daysOf(period).filter((day) => day >= firstRunning)
  const plan = { metric, frame, stores, at: ms, period, base, baseThere: isThere(base, reach), running }
  const cuts = running.flatMap((day) => cutsOf(base, day, stores, at))
  return { ...plan, cuts, preaggregated: mayPreaggregate(plan, days) }
}

/** W4's days are those on which the shops traded, and, where the metric counts people, the doors did. */
const w4Kinds = (metric: Metric, days: StoreDays): readonly DaysOfKind[] =>
  metric.reads.includes('fact_footfall') ? [days.sales, days.footfall] : [days.sales]

const isThere = (base: BasePlan | null, reach: Period): boolean =>
  base?.kind !== 'shifted' || (base.period.from >= reach.from && base.period.to <= reach.to)

/** For each base day of a running day, the instant at which each shop's clock showed what it shows now. */
const cutsOf = (base: BasePlan | null, asked: BusinessDate, stores: readonly StoreEntry[], at: Instant): DayCut[] => {
  const groups = groupByClock(stores)
  return [...groups.values()].flatMap((group) => {
    const shop = group[0]
    if (base === null || shop === undefined) return []
    const clock = shopClock(at, shop)
    const sinceMidnight = clock.sinceMidnight + daysBetween(asked, clock.running) * 86_400_000
    return baseDaysOf(base, asked).map((day) => ({
      stores: group.map((store) => store.id),
      day,
      until: instantOf(day, sinceMidnight, shop),
    }))
  })
}

/** Pre-aggregates know no goods and no part of a day, and only hold when nothing of the days read is still to come. */
const mayPreaggregate = (
  plan: Pick<Plan, 'metric' | 'frame' | 'stores' | 'at' | 'period' | 'base' | 'running'>,
  days: StoreDays,
): boolean => {
  const { frame, base, period } = plan
  const goods = frame.categories.length + frame.products.length > 0 || frame.by === 'category' || frame.by === 'product'
  if (!plan.metric.preaggregated || goods || plan.running.length > 0) return false
  return spansOf(period, base, true).every((span) => isSettled(days.sales, plan.stores, span, plan.at))
}

/** Shops whose clocks go alike. */
const groupByClock = (stores: readonly StoreEntry[]): ReadonlyMap<string, readonly StoreEntry[]> => {
  const groups = new Map<string, StoreEntry[]>()
  for (const store of stores) {
    const key = `${store.timeZone} ${store.dayCutoff}`
    groups.set(key, [...(groups.get(key) ?? []), store])
  }
  return groups
}
