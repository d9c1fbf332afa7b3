import type { BusinessDate } from '../../core/business-date.ts'
import type { Evidence } from '../../core/evidence.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { watchedOf } from '../../methods/alerts/alert-metrics.ts'
import { NODES, type NodeName } from '../../methods/cause-graph/nodes.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { EXPLAINED, type Explained } from '../causes/day.ts'
import { explainChange } from '../causes/explain-change.ts'
import { explainRegion } from '../causes/explain-region.ts'
import { type Alert, type AlertCause, type AlertOrigin, type AlertTopic, type DirectTopic, isDirect } from './alert.ts'
import { directCause, originOf } from './direct-origins.ts'

export interface Why {
  readonly kind: Alert['kind']
  readonly causes: readonly AlertCause[]
  readonly drivers: Alert['drivers']
  readonly question: Alert['question']
  readonly evidence: readonly Evidence[]
}

const MOST_CAUSES = 3
/** What the topic itself tells is nearly sure: nothing upstream of it is measured. */
const TOLD = 0.8

/** Origins that the day itself tells of. */
const SEEN: Readonly<Record<DirectTopic, AlertOrigin>> = {
  silent_hours: 'data-gap',
  silent_goods: 'phantom-stock',
  plain_promotion: 'promo-not-set-up',
  aisle_waste: 'cold-chain',
  aisle_empty: 'late-delivery',
  aisle_overstock: 'over-order',
  stopped_deliveries: 'late-delivery',
  silent_detectors: 'sensor-silent',
  overridden_goods: 'wrong-price',
  cashier_voids: 'odd-voids',
  cashier_returns: 'odd-returns',
  rival_prices: 'competitor',
}

const explainedBy = (topic: AlertTopic): Explained | null => {
  if (topic === 'silent_hours') return 'transactions'
  if (isDirect(topic)) return null
  const { node } = watchedOf(topic)
  return EXPLAINED.find((name) => name === node) ?? null
}
const originBy = (topic: AlertTopic): AlertOrigin | null => (isDirect(topic) ? SEEN[topic] : null)

/** Causes of an alert, the likeliest first, and the question that a clerk decides with one look. */
export const whyOf = async (
  warehouse: Warehouse,
  scope: Scope,
  { topic, origin }: { readonly topic: AlertTopic; readonly origin: AlertOrigin | null },
  store: StoreId | null,
  stores: readonly StoreId[],
  options: AnalysisOptions & { readonly date: BusinessDate },
): Promise<Why | Fault> => {
  const told = origin ?? originBy(topic)
  const metric = explainedBy(topic)
  const direct = told === null ? [] : [directCause(told, topic, TOLD)]
  const at = store ?? stores[0]
  if (metric === null || at === undefined) return whyFrom(direct, [], [])
  const asked = { ...options, id: `${options.id}w`, metric }
  const made =
    store === null && stores.length > 1
      ? await explainRegion(warehouse, scope, { ...asked, stores })
      : await explainChange(warehouse, scope, { ...asked, store: at })
  if (isFault(made)) {
    if (made.fault === 'base-not-there' || made.fault === 'no-rows') return whyFrom(direct, [], [])
    return made
  }
  const causes = made.origins.map(({ origin, path, probability }): AlertCause => {
    const { label, action } = originOf(origin)
    return { origin, label, action, probability, path: path.map(named) }
  })
  const all = [...direct, ...causes.filter(({ origin }) => origin !== told)].slice(0, MOST_CAUSES)
  const why = whyFrom(all, made.drivers, made.evidence)
  return told === null ? { ...why, question: made.question ?? why.question } : why
}

const named = (node: string) => ({
  node,
  label: node in NODES ? NODES[node as NodeName].label : { zh: node, en: node },
})

const whyFrom = (causes: readonly AlertCause[], drivers: Alert['drivers'], evidence: readonly Evidence[]): Why => {
  const [first] = causes
  const of = first ? originOf(first.origin) : null
  return {
    kind: of?.kind ?? 'shop',
    causes,
    drivers,
    question: first && of?.question ? { origin: first.origin, text: of.question } : null,
    evidence,
  }
}
