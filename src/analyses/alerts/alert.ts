import type { BusinessDate } from '../../core/business-date.ts'
import type { Evidence } from '../../core/evidence.ts'
import type { ProductId, RegionId, StoreId } from '../../core/ids.ts'
import type { Quantity } from '../../core/quantity.ts'
import type { AlertMetric } from '../../methods/alerts/alert-metrics.ts'
import type { OriginName, Words } from '../../methods/cause-graph/nodes.ts'

/** What is looked for in the day itself: no series is needed to see it. */
export const DIRECT_TOPICS = [
  'silent_hours',
  'silent_goods',
  'plain_promotion',
  'aisle_waste',
  'aisle_empty',
  'aisle_overstock',
  'stopped_deliveries',
  'silent_detectors',
  'overridden_goods',
  'cashier_voids',
  'cashier_returns',
  'rival_prices',
] as const
export type DirectTopic = (typeof DIRECT_TOPICS)[number]
/** What an alert is about: a watched figure, or something seen in the day itself. */
export type AlertTopic = AlertMetric | DirectTopic
export const isDirect = (topic: AlertTopic): topic is DirectTopic => DIRECT_TOPICS.some((one) => one === topic)
/** Where a change may begin, those of the graph and the two that only an alert tells. */
export type AlertOrigin = OriginName | 'odd-voids' | 'sensor-silent'

export interface AlertCause {
  readonly origin: AlertOrigin
  readonly label: Words
  /** Names of nodes from the origin to what is out of line, with their labels. */
  readonly path: readonly { readonly node: string; readonly label: Words }[]
  readonly probability: number
  readonly action: Words
}

/** One early warning: what is out of line, by how much, what it costs, and why, as far as data tell. */
export interface Alert {
  /** The same alert has the same key whoever looks: place, topic and day. */
  readonly key: string
  /** Null where it is a whole region's. */
  readonly store: StoreId | null
  readonly region: RegionId
  readonly stores: readonly StoreId[]
  readonly date: BusinessDate
  readonly topic: AlertTopic
  /** Other figures out of line that this one accounts for. */
  readonly also: readonly AlertMetric[]
  /** `data`: the figures are wrong, not the shop. */
  readonly kind: 'shop' | 'data' | 'outside'
  readonly severity: 'severe' | 'warning'
  readonly actual: number
  readonly expected: number
  /** Robust z; null where chance is counted, not measured. */
  readonly z: number | null
  readonly p: number
  /** `drift`: no single day, but the average of many. */
  readonly shape: 'day' | 'drift'
  /** Days of the last seven that were out of line. */
  readonly since: number
  /** Margin or sales at stake a day; null where figures are in doubt, not money. */
  readonly stake: Quantity | null
  readonly products: readonly ProductId[]
  /** The aisle it is about; null where it is the whole shop. */
  readonly aisle: Words | null
  /** Who is to be reviewed: only managers see such an alert. */
  readonly employee: string | null
  readonly causes: readonly AlertCause[]
  readonly drivers: readonly { readonly name: string; readonly effect: number }[]
  readonly question: { readonly origin: AlertOrigin; readonly text: Words } | null
  /** The first holds the alert's own figures. */
  readonly evidence: readonly Evidence[]
}
