import { type Fault, fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import { metricOf } from '../data/metrics/index.ts'
import type { Run } from './run.ts'

/**
 * May this person have this frame, and do its places exist? A tapped frame came over the network. Goods, dates, cuts and
 * bases are the measurement's to check.
 */
export const checkFrame = (run: Run, frame: Frame): Fault | null => {
  const { scope } = run.question
  const { stores, regions } = run.context.catalogue
  const metric = metricOf(frame.metric)
  if (!metric) return fault('unknown-name', { text: frame.metric })
  if (!metric.access.includes(scope.role)) return fault('not-allowed-metric', { metric: frame.metric })
  const unknown =
    frame.stores.find((store) => !stores.some((entry) => entry.id === store)) ??
    frame.regions.find((region) => !regions.some((entry) => entry.id === region))
  return unknown === undefined ? null : fault('unknown-name', { text: unknown })
}

/** Stores and regions that a frame names of which the asker may see nothing. */
export const outsideScope = (run: Run, frame: Frame): readonly string[] => {
  const mine = new Set<string>(run.question.scope.stores)
  const seen = run.context.catalogue.stores.filter((store) => mine.has(store.id))
  return [
    ...frame.stores.filter((store) => !mine.has(store)),
    ...frame.regions.filter((region) => !seen.some((store) => store.region === region)),
  ]
}

/** Regions that a frame names of which the asker may see some stores and not all. */
export const regionsInPart = (run: Run, frame: Frame): readonly string[] => {
  const mine = new Set<string>(run.question.scope.stores)
  return frame.regions.filter((region) => {
    const stores = run.context.catalogue.stores.filter((store) => store.region === region)
    return stores.some((store) => mine.has(store.id)) && stores.some((store) => !mine.has(store.id))
  })
}
