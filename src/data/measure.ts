import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'
import type { Evidence } from '../core/evidence.ts'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { Scope } from '../core/scope.ts'
import { comparableStores, leftOut } from './like-for-like.ts'
import { faultOf, storesAsked } from './measure-check.ts'
import { figuresOf } from './measure-figures.ts'
import { flagsOf } from './measure-flags.ts'
import { inOrder, shownOf } from './measure-order.ts'
import { type Plan, planOf } from './measure-plan.ts'
import { rowsOf } from './measure-rows.ts'
import { statementOf } from './measure-statement.ts'
import { metricOf } from './metrics/index.ts'
import type { Metric } from './metrics/metric.ts'
import { FEWEST_PEERS, peersOf } from './peer-stores.ts'
import { plannedStores } from './planned-stores.ts'
import { daysRead, endOfLevel, newestRow } from './reach.ts'
import { guardMetric } from './statement-guard.ts'
import { stockTold } from './stock-told.ts'
import { type StoreDays, storeDays } from './store-days.ts'
import type { Warehouse } from './warehouse.ts'

export interface MeasureOptions {
  /** The evidence's id. */
  readonly id: string
  /** The run's clock: later rows are not there. */
  readonly at: Instant
  readonly signal?: AbortSignal
}

/** Data are old when they end more than two days before the run's clock. */
const STALE_MS = 2 * 86_400_000

/**
 * The only maker of a metric's evidence: the frame's stores within the scope, the asked days as far as there are data and
 * the clock sees, the base, and the statement that was run. What cannot be answered is a fault that says why.
 */
export const measure = async (
  warehouse: Warehouse,
  scope: Scope,
  frame: Frame,
  options: MeasureOptions,
): Promise<Evidence | Fault> => {
  const metric = metricOf(frame.metric)
  return metric === null
    ? fault('unknown-name', { text: frame.metric })
    : measureMetric(warehouse, scope, metric, frame, options)
}

/** The same for a metric that is given, whatever it is: its statement passes the guard before it may run. */
export const measureMetric = async (
  warehouse: Warehouse,
  scope: Scope,
  metric: Metric,
  frame: Frame,
  options: MeasureOptions,
): Promise<Evidence | Fault> => {
  const { catalogue } = warehouse
  if (options.signal?.aborted) return fault('cancelled', {})
  const named = storesAsked(frame, scope, catalogue)
  const unanswerable = faultOf(metric, frame, scope, named, catalogue)
  if (unanswerable !== null) return unanswerable
  const refused = await guardMetric(warehouse, metric)
  if (refused !== null) return fault('statement-refused', { reason: refused })
  const days = await storeDays(warehouse)
  const kinds = daysRead(metric, days)
  try {
    const drawn = await planWithBase(warehouse, scope, metric, frame, named, days, options)
    const level = !isFault(drawn) && metric.kind === 'level'
    const plan = level ? await stockTold(warehouse, drawn, days, options.signal) : drawn
    if (isFault(plan)) return plan
    const { stores } = plan
    const statement = statementOf(plan)
    const [results, newest] = await Promise.all([
      warehouse.query(statement.sql, statement.parameters, options.signal),
      newestOf(warehouse, plan, days),
    ])
    const nothing = plan.metric.kind === 'level' && results.every((result) => result.n === null)
    if (nothing) return fault('no-rows', { metric: metric.name, ...plan.period })
    const ordered = inOrder(frame, figuresOf(plan, results, kinds))
    const shown = ordered.slice(0, shownOf(frame))
    return {
      id: options.id,
      source: metric.name,
      frame,
      rows: rowsOf(plan, shown),
      stores: stores.map((store) => store.id),
      period: plan.period,
      asOf: newest === null ? null : new Date(newest).toISOString(),
      stale: isStale(plan, days),
      truncated: shown.length < ordered.length,
      flags: [...leftOut(frame.base, named, stores), ...flagsOf(plan, shown, results, days, kinds, scope, warehouse)],
      statement: statement.sql,
      parameters: statement.parameters,
      snapshot: catalogue.snapshot,
      inputs: [],
    }
  } catch (error) {
    if (options.signal?.aborted) return fault('cancelled', {})
    throw error
  }
}

/** The plan for the stores that have the asked base. */
const planWithBase = async (
  warehouse: Warehouse,
  scope: Scope,
  metric: Metric,
  frame: Frame,
  named: readonly StoreEntry[],
  days: StoreDays,
  { at, signal }: MeasureOptions,
): Promise<Plan | Fault> => {
  const base = frame.base?.kind ?? null
  const none = fault('base-not-there', { metric: metric.name, base: base ?? '' })
  if (base === 'LFL') {
    const stores = comparableStores(named, frame.period, days)
    return stores.length === 0 ? none : planOf(metric, frame, stores, at, days)
  }
  if (base === 'peers') {
    const visible = storesAsked({ ...frame, stores: [], regions: [] }, scope, warehouse.catalogue)
    const peers = peersOf(named, visible, days)
    const alone = [...peers.values()].every((alike) => alike.length < FEWEST_PEERS)
    return alone || (frame.by === null && named.length > 1) ? none : planOf(metric, frame, named, at, days, peers)
  }
  const plan = planOf(metric, frame, named, at, days)
  if (base !== 'plan' || isFault(plan)) return plan
  const planned = await plannedStores(warehouse, plan, daysRead(metric, days), signal)
  if (planned.length === 0) return none
  return planned.length === named.length ? plan : planOf(metric, frame, planned, at, days)
}

/** Instant of the newest row read, in ms. Only a day that the clock cuts needs a look at the rows themselves. */
const newestOf = async (warehouse: Warehouse, plan: Plan, days: StoreDays): Promise<number | null> => {
  if (plan.metric.kind === 'level') return endOfLevel(plan.read, plan.period.to)
  const periods = [plan.period, ...(plan.base && plan.base.kind !== 'median' ? [plan.base.period] : [])]
  const { ms, running } = newestRow(daysRead(plan.metric, days), plan.read, periods, plan.at)
  if (running === null) return ms
  const tables = plan.metric.reads.includes('fact_footfall') ? ['fact_footfall'] : []
  if (plan.metric.reads.some((relation) => relation !== 'fact_footfall')) tables.push('fact_receipt')
  const places = plan.read.map((_, n) => `$${n + 3}`).join(', ')
  const each = tables.map(
    (table) => `select max(ts_utc) as ts from main.${table}
      where store_id in (${places}) and business_date = $1::date and ts_utc <= $2::timestamp`,
  )
  const rows = await warehouse.query(`select epoch_ms(max(ts))::double as ms from (${each.join(' union all ')})`, [
    running,
    new Date(plan.at).toISOString().slice(0, -1),
    ...plan.read.map((store) => store.id),
  ])
  const seen = rows[0]?.ms == null ? null : Number(rows[0].ms)
  return seen === null || (ms !== null && ms > seen) ? ms : seen
}

/** Where the stores' data end, whatever was asked: an answer about last March is fresh when the data are. */
const isStale = (plan: Plan, days: StoreDays): boolean => {
  const end =
    plan.metric.kind === 'level'
      ? days.stock && Math.min(endOfLevel(plan.stores, days.stock.to), plan.at)
      : dataEnd(plan, days)
  return end === null || plan.at - end > STALE_MS
}

const dataEnd = (plan: Plan, days: StoreDays): number | null => {
  let end: number | null = null
  for (const kind of daysRead(plan.metric, days))
    for (const store of plan.stores)
      for (const day of kind.stores.get(store.id)?.values() ?? [])
        if (day.first <= plan.at) end = Math.max(end ?? 0, Math.min(day.last, plan.at))
  return end
}
