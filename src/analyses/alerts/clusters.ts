import { ALERT_METRICS, type AlertMetric, watchedOf } from '../../methods/alerts/alert-metrics.ts'
import type { Flagged } from '../../methods/alerts/flagged.ts'
import { EDGES } from '../../methods/cause-graph/edges.ts'
import type { NodeName } from '../../methods/cause-graph/nodes.ts'

/** What a metric can move, by the graph. */
const downstream = (node: NodeName): ReadonlySet<string> => {
  const found = new Set<string>()
  const walk = (from: NodeName) => {
    for (const edge of EDGES)
      if (edge.from === from && !found.has(edge.to)) {
        found.add(edge.to)
        walk(edge.to)
      }
  }
  walk(node)
  return found
}

const REACH = new Map(
  ALERT_METRICS.map((metric) => {
    return [metric, downstream(watchedOf(metric).node)]
  }),
)

/** Whether one metric out of line tells of the other. */
export const tells = (upstream: AlertMetric, other: AlertMetric): boolean => {
  return REACH.get(upstream)?.has(watchedOf(other).node) ?? false
}

export interface Cluster {
  readonly lead: Flagged
  readonly also: readonly Flagged[]
}

/** Flagged metrics of one place put together: the one most upstream leads those that it can move. */
export const clustersOf = (flagged: readonly Flagged[]): Cluster[] => {
  const order = [...flagged].sort((a, b) => ALERT_METRICS.indexOf(a.metric) - ALERT_METRICS.indexOf(b.metric))
  const clusters: { lead: Flagged; also: Flagged[] }[] = []
  for (const one of order) {
    const leader = clusters.find(({ lead }) => tells(lead.metric, one.metric))
    if (leader) leader.also.push(one)
    else clusters.push({ lead: one, also: [] })
  }
  return clusters
}
