import type { Base } from '../core/base.ts'
import { isBusinessDate } from '../core/business-date.ts'
import type { Catalogue, StoreEntry } from '../core/catalogue.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { Scope } from '../core/scope.ts'
import type { Metric } from './metrics/metric.ts'

/** The stores that a frame may read: what it names, within the scope; the whole scope when it names none. */
export const storesAsked = (frame: Frame, scope: Scope, catalogue: Catalogue): readonly StoreEntry[] => {
  const allowed = new Set<string>(scope.stores)
  const [stores, regions] = [new Set<string>(frame.stores), new Set<string>(frame.regions)]
  const all = stores.size + regions.size === 0
  return catalogue.stores.filter(
    (store) => allowed.has(store.id) && (all || stores.has(store.id) || regions.has(store.region)),
  )
}

/** Why a frame has no answer whatever the data are: rights, cuts, bases, names. Null when it may be read. */
export const faultOf = (
  metric: Metric,
  frame: Frame,
  scope: Scope,
  stores: readonly StoreEntry[],
  catalogue: Catalogue,
): Fault | null =>
  rightsFault(metric, frame, scope, stores) ??
  shapeFault(metric, frame, catalogue) ??
  regionFault(metric, frame, stores) ??
  dataFault(metric, frame, stores, catalogue)

const rightsFault = (metric: Metric, frame: Frame, scope: Scope, stores: readonly StoreEntry[]): Fault | null => {
  if (!metric.access.includes(scope.role)) return fault('not-allowed-metric', { metric: metric.name })
  if (scope.stores.length === 0) return fault('no-stores', {})
  if (stores.length > 0) return null
  const named = [...frame.stores, ...frame.regions]
  return named.length > 0 ? fault('not-allowed-store', { stores: named.join(', ') }) : fault('no-stores', {})
}

const shapeFault = (metric: Metric, frame: Frame, catalogue: Catalogue): Fault | null => {
  const cut = (by: Frame['by']) => by !== null && !metric.cuts.includes(by)
  const name = metric.name
  if (frame.by !== null && cut(frame.by)) return fault('cut-not-there', { metric: name, by: frame.by })
  if (frame.categories.length > 0 && cut('category')) return fault('cut-not-there', { metric: name, by: 'category' })
  if (frame.products.length > 0 && cut('product')) return fault('cut-not-there', { metric: name, by: 'product' })
  if (frame.base !== null && !hasBase(metric, frame, frame.base.kind))
    return fault('base-not-there', { metric: name, base: frame.base.kind })
  const periods = [frame.period, ...(frame.base?.kind === 'period' ? [frame.base.period] : [])]
  for (const { from, to } of periods) {
    const wrong = [from, to].find((date) => !isBusinessDate(date)) ?? (from > to ? `${from} - ${to}` : undefined)
    if (wrong !== undefined) return fault('no-such-date', { text: wrong })
  }
  const unknown =
    frame.categories.find((category) => !catalogue.categories.some((entry) => entry.id === category)) ??
    frame.products.find((product) => !catalogue.products.some((entry) => entry.id === product))
  return unknown === undefined ? null : fault('unknown-name', { text: unknown })
}

/** A level has peers only; plans are by store and day; peers are of one store at a time. */
const hasBase = (metric: Metric, frame: Frame, base: Base['kind']): boolean => {
  const { by, categories, products } = frame
  if (base === 'peers') return by === null || by === 'store'
  if (metric.kind === 'level') return false
  if (base !== 'plan') return true
  const whole = by === null || by === 'store' || by === 'region' || by === 'day'
  return metric.plan !== undefined && whole && categories.length + products.length === 0
}

/** A sum by region of stores that have none would be one row without a name, and not the stores' sum. */
const regionFault = (metric: Metric, frame: Frame, stores: readonly StoreEntry[]): Fault | null =>
  frame.by === 'region' && stores.every((store) => store.region === '')
    ? fault('cut-not-there', { metric: metric.name, by: 'region' })
    : null

const dataFault = (metric: Metric, frame: Frame, stores: readonly StoreEntry[], catalogue: Catalogue): Fault | null => {
  const planned = frame.base?.kind === 'plan' ? (metric.plan?.reads ?? []) : []
  const needs = [...metric.reads, ...planned, ...(metric.gap === null ? [] : [metric.gap.column])]
  const empty = needs.find((table) => !catalogue.filled.has(table))
  if (empty !== undefined) return fault('not-collected', { metric: metric.name, table: empty })
  const currencies = new Set(stores.map((store) => store.currency))
  if (metric.addsMoney && currencies.size > 1)
    return fault('mixed-currencies', { currencies: [...currencies].sort().join(', ') })
  return null
}
