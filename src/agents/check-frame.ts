import { isBusinessDate } from '../core/business-date.ts'
import { type Fault, fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { METRICS } from '../data/metrics/index.ts'
import type { Metric } from '../data/metrics/metric.ts'
import type { Run } from './run.ts'

const metricOf = (name: string): Metric | undefined =>
  Object.hasOwn(METRICS, name) ? (METRICS as Readonly<Record<string, Metric>>)[name] : undefined

/** May this person have this frame, and does all that it names exist? A tapped frame came over the network. */
export const checkFrame = (run: Run, frame: Frame): Fault | null => {
  const { scope } = run.question
  const { catalogue } = run.context
  const metric = metricOf(frame.metric)
  if (!metric) return fault('unknown-name', { text: frame.metric })
  if (scope.stores.length === 0) return fault('no-stores', {})
  if (!metric.access.includes(scope.role)) return fault('not-allowed-metric', { metric: frame.metric })
  const unknown = [
    ...missing(frame.stores, catalogue.stores),
    ...missing(frame.regions, catalogue.regions),
    ...missing(frame.categories, catalogue.categories),
    ...missing(frame.products, catalogue.products),
  ]
  if (unknown[0] !== undefined) return fault('unknown-name', { text: unknown[0] })
  const dates = [frame.period, ...(frame.base?.kind === 'period' ? [frame.base.period] : [])]
  const wrong = dates.flatMap((period) => [period.from, period.to]).find((date) => !isBusinessDate(date))
  return wrong === undefined ? null : fault('no-such-date', { text: wrong })
}

const missing = (ids: readonly string[], entries: readonly { readonly id: string }[]): string[] => {
  if (ids.length === 0) return []
  const known = new Set(entries.map((entry) => entry.id))
  return ids.filter((id) => !known.has(id))
}

/** Stores and regions that a frame names and the asker may not see at all, in their own words' names. */
export const outsideScope = (run: Run, frame: Frame): readonly string[] => {
  const { catalogue } = run.context
  const mine = new Set<string>(run.question.scope.stores)
  const regions = new Set(catalogue.stores.filter((store) => mine.has(store.id)).map((store) => store.region as string))
  return [
    ...frame.stores.filter((store) => !mine.has(store)),
    ...frame.regions.filter((region) => !regions.has(region)),
  ]
}
