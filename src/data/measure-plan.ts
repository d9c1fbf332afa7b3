import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { StoreId } from '../core/ids.ts'
import type { Period } from '../core/period.ts'
import { planBaseDays } from './base-days.ts'
import { shopClock } from './business-day.ts'
import { type BasePlan, planBase } from './comparison-base.ts'
import { daysOf } from './days-of.ts'
import type { Metric } from './metrics/metric.ts'
import type { DayCut, Span } from './narrowing.ts'
import { daysRead, hasDay, isSettled, max, min, reachOf } from './reach.ts'
import { spansOf } from './spans.ts'
import type { StoreDays } from './store-days.ts'

/** What is read for a frame: of which stores, which of the asked days there are, and how its base is read. */
export interface Plan {
  readonly metric: Metric
  readonly frame: Frame
  readonly stores: readonly StoreEntry[]
  /** Whose rows are read: the stores, and for the base `peers` theirs too. */
  readonly read: readonly StoreEntry[]
  readonly peers: Peers
  /** The run's clock, in ms. */
  readonly at: number
  /** Last business day that is over in all the stores. */
  readonly wholeTo: BusinessDate
  /** The part of the asked period that there is; a level's one day. */
  readonly period: Period
  readonly base: BasePlan | null
  /** The base's days all lie within the data. */
  readonly baseThere: boolean
  /** Base days of an asked day for the stores of one member. */
  readonly baseDays: (asked: BusinessDate, stores: readonly StoreEntry[]) => readonly BusinessDate[]
  /** Asked days that run still: their base days are read only up to the same local time. */
  readonly running: ReadonlySet<BusinessDate>
  /** Whole days that are scanned, asked and base. */
  readonly spans: readonly Span[]
  readonly cuts: readonly DayCut[]
  readonly preaggregated: boolean
  readonly untold: Untold
}

/** Asked shops that a level leaves out, and days whose sales it leaves out. */
export interface Untold {
  /** Without a stock record of the day. */
  readonly missing: readonly StoreId[]
  /** Not trading for as long as the mean is over. */
  readonly young: readonly StoreId[]
  /** Days within the mean of which a shop has no stock record. */
  readonly unstocked: readonly (readonly [StoreId, BusinessDate])[]
}
const ALL_TOLD: Untold = { missing: [], young: [], unstocked: [] }

/** Days are kept apart only where they are shown or compared with others. */
export const hasDays = (plan: Plan): boolean =>
  (plan.base !== null && plan.base.kind !== 'peers') || plan.frame.by === 'day'

/** For the base `peers`, those of each store. */
export type Peers = ReadonlyMap<StoreId, readonly StoreEntry[]>
const NO_PEERS: Peers = new Map()

/** The plan, or why there is nothing to read. */
export const planOf = (
  metric: Metric,
  frame: Frame,
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
  peers: Peers = NO_PEERS,
): Plan | Fault =>
  metric.kind === 'level'
    ? planLevel(metric, frame, stores, at, days, peers)
    : planFlow(metric, frame, stores, at, days, peers)

/** Each store once. */
const withPeers = (stores: readonly StoreEntry[], peers: Peers): readonly StoreEntry[] =>
  peers.size === 0 ? stores : [...new Set([...stores, ...[...peers.values()].flat()])]

/** A level is read on the last day that is over in all the shops. Asked for now, an older one is better than none. */
const planLevel = (
  metric: Metric,
  frame: Frame,
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
  peers: Peers,
): Plan | Fault => {
  if (days.stock === null) return fault('not-collected', { metric: metric.name, table: 'fact_stock_day' })
  const read = withPeers(stores, peers)
  const clocks = read.map((store) => shopClock(at, store))
  const lastWhole = clocks.map((clock) => clock.lastWhole).reduce(min)
  const running = clocks.map((clock) => clock.running).reduce(max)
  const reach = { dataFrom: days.stock.from, dataTo: min(days.stock.to, lastWhole) }
  if (frame.period.from > running) return fault('in-future', { from: frame.period.from, dataTo: reach.dataTo })
  const now = frame.period.to >= running
  const day = now ? reach.dataTo : min(frame.period.to, lastWhole)
  if (day > reach.dataTo || day < reach.dataFrom) return fault('outside-data', { ...frame.period, ...reach })
  // A mean over days of which some are not there would be too small, and look like any other.
  const first = addDays(day, 1 - metric.trailingDays)
  const trail = metric.trailingDays > 1 ? reachOf(daysRead(metric, days), Date.parse(at)) : null
  if (trail !== null && (first < trail.from || day > trail.to))
    return fault('outside-data', { from: first, to: day, dataFrom: trail.from, dataTo: trail.to })
  if (metric.stockOfEachDay && first < days.stock.from) return fault('outside-data', { from: first, to: day, ...reach })
  return {
    metric,
    frame,
    stores,
    read,
    peers,
    at: Date.parse(at),
    wholeTo: lastWhole,
    period: { from: day, to: day },
    base: peers.size > 0 ? { kind: 'peers', period: { from: day, to: day } } : null,
    baseThere: true,
    baseDays: () => [],
    running: new Set(),
    spans: [],
    cuts: [],
    preaggregated: false,
    untold: ALL_TOLD,
  }
}

const planFlow = (
  metric: Metric,
  frame: Frame,
  stores: readonly StoreEntry[],
  at: Instant,
  days: StoreDays,
  peers: Peers,
): Plan | Fault => {
  const ms = Date.parse(at)
  const kinds = daysRead(metric, days)
  const reach = reachOf(kinds, ms)
  if (reach === null) return fault('no-data', {})
  const today = stores.map((store) => shopClock(at, store).running).reduce(max)
  const { from, to } = frame.period
  if (from > today) return fault('in-future', { from, dataTo: reach.to })
  const period = { from: max(from, reach.from), to: min(min(to, reach.to), today) }
  if (period.from > period.to) return fault('outside-data', { from, to, dataFrom: reach.from, dataTo: reach.to })
  const asked = daysOf(period)
  if (!stores.some((store) => asked.some((day) => hasDay(kinds, store, day, ms))))
    return fault('no-rows', { metric: metric.name, from: period.from, to: period.to })
  const base = frame.base === null ? null : planBase(frame.base, frame.period, period, days)
  const { baseDays, running, whole, cuts } = planBaseDays(metric, frame, base, asked, stores, at, days)
  const spans = spansOf([...asked, ...whole])
  const read = withPeers(stores, peers)
  return {
    metric,
    frame,
    stores,
    read,
    peers,
    at: ms,
    wholeTo: stores.map((store) => shopClock(at, store).lastWhole).reduce(min),
    period,
    base,
    baseThere:
      base === null || base.kind === 'median' || (base.period.from >= reach.from && base.period.to <= reach.to),
    baseDays,
    running,
    spans,
    cuts,
    preaggregated:
      metric.preaggregated !== undefined &&
      !asksForGoods(frame) &&
      cuts.length === 0 &&
      spans.every((span) => isSettled(days.sales, read, span, ms)),
    untold: ALL_TOLD,
  }
}

/** Pre-aggregates know no goods, no part of a day, and nothing that is still to come. */
const asksForGoods = (frame: Frame): boolean =>
  frame.categories.length + frame.products.length > 0 || frame.by === 'category' || frame.by === 'product'
