import { type Fault, fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { Asking } from './asked.ts'

/** Why a frame cannot be answered whatever the data: a right that is missing, a cut or a base that the metric lacks. */
export const frameFault = (frame: Frame, { scope, vocabulary, catalogue }: Asking): Fault | null => {
  const metric = vocabulary.get(frame.metric)
  if (!metric) return fault('not-understood', { text: frame.metric })
  if (!metric.access.includes(scope.role)) return fault('not-allowed-metric', { metric: frame.metric })
  // A catalogue without any table is one of names only.
  const empty = catalogue.filled.size > 0 ? metric.reads.find((table) => !catalogue.filled.has(table)) : undefined
  if (empty !== undefined) return fault('not-collected', { metric: frame.metric, table: empty })
  const by = frame.by !== null && !metric.cuts.includes(frame.by) ? frame.by : null
  const goods =
    frame.products.length > 0 ? ('product' as const) : frame.categories.length > 0 ? ('category' as const) : null
  const missing = by ?? (goods !== null && !metric.cuts.includes(goods) ? goods : null)
  if (missing) return fault('cut-not-there', { metric: frame.metric, by: missing })
  const alone =
    (frame.by === 'store' && frame.stores.length === 1) || (frame.by === 'region' && frame.regions.length === 1)
  if (frame.rank && (frame.base || frame.by === null || alone)) return fault('not-understood', { text: '' })
  const levelBase = frame.base?.kind === 'period' || frame.base?.kind === 'peers'
  if (metric.kind === 'level' && frame.base && !levelBase)
    return fault('base-not-there', { metric: frame.metric, base: frame.base.kind })
  if (frame.base?.kind === 'plan' && (metric.plan === undefined || frame.by === 'hour' || goods !== null))
    return fault('base-not-there', { metric: frame.metric, base: 'plan' })
  const members = frame.by === 'store' || frame.by === 'region'
  if (
    members &&
    frame.stores.length + frame.regions.length === 0 &&
    scope.stores.length === 1 &&
    catalogue.stores.length > 1
  )
    return fault('not-allowed-store', {
      stores: catalogue.stores
        .filter((store) => !scope.stores.includes(store.id))
        .map((store) => store.id)
        .join(', '),
    })
  return null
}
