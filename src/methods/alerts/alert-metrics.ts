import type { MeasureName } from '../cause-graph/nodes.ts'
import type { Scale } from './expected.ts'

/** A daily figure of a shop that is watched. */
export interface Watched {
  readonly scale: Scale
  /** Which way is bad; 0: both. */
  readonly adverse: 1 | -1 | 0
  /** The graph's node that explains it. */
  readonly node: MeasureName
  /** Depends on rain. */
  readonly weather?: true
  /** Moves less than this are nobody's business, on its own scale. */
  readonly least: number
}

/** In the order of the graph, upstream first: the first of several that are out of line tells of the others. */
export const WATCHED = {
  footfall: { scale: 'log', adverse: -1, node: 'footfall', weather: true, least: 0.1 },
  queue_length: { scale: 'count', adverse: 1, node: 'queue', least: 0.3 },
  conversion: { scale: 'points', adverse: -1, node: 'conversion', least: 0.02 },
  out_of_stocks: { scale: 'count', adverse: 1, node: 'out_of_stocks', least: 0.3 },
  waste: { scale: 'count', adverse: 1, node: 'waste', least: 0.4 },
  return_rate: { scale: 'points', adverse: 1, node: 'returns', least: 0.004 },
  upt: { scale: 'log', adverse: -1, node: 'upt', least: 0.03 },
  atv: { scale: 'log', adverse: -1, node: 'asp', least: 0.03 },
  margin_rate: { scale: 'points', adverse: -1, node: 'margin_rate', least: 0.005 },
  transactions: { scale: 'log', adverse: -1, node: 'transactions', weather: true, least: 0.05 },
  net_sales: { scale: 'log', adverse: -1, node: 'net_sales', weather: true, least: 0.05 },
} as const satisfies Readonly<Record<string, Watched>>

export type AlertMetric = keyof typeof WATCHED
export const ALERT_METRICS = Object.keys(WATCHED) as AlertMetric[]
export const watchedOf = (metric: AlertMetric): Watched => WATCHED[metric]
