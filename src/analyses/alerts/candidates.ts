import type { Flagged } from '../../methods/alerts/flagged.ts'
import type { AlertTopic } from './alert.ts'
import { type Cluster, clustersOf } from './clusters.ts'
import type { Direct } from './looks/look.ts'
import type { PanelRead } from './read-panel.ts'
import { isWorthIt, isWorthSeeing, stakeOf, usualSales } from './stake.ts'

/** Topics that tell of the same thing share a cooldown. */
const FAMILY: Readonly<Partial<Record<AlertTopic, string>>> = {
  footfall: 'sales',
  transactions: 'sales',
  net_sales: 'sales',
  atv: 'basket',
  upt: 'basket',
  margin_rate: 'basket',
  queue_length: 'tills',
  conversion: 'tills',
}
export const familyOf = (topic: AlertTopic): string => FAMILY[topic] ?? topic

/** What may become an alert of the day: worth its money, not yet weighed against what was told before. */
export interface Candidate {
  readonly store: string
  readonly district: string
  readonly topic: string
  readonly severe: boolean
  readonly money: number
  readonly day: number
  readonly cluster: Cluster | null
  readonly direct: Direct | null
}
/** Each product, aisle and cashier is a topic of its own; an aisle without deliveries is one before and after it runs empty. */
export const directTopic = (one: Pick<Direct, 'topic' | 'products' | 'aisle' | 'employee'>): string => {
  const name = one.topic === 'aisle_empty' || one.topic === 'stopped_deliveries' ? 'supply' : one.topic
  const of = one.topic === 'silent_goods' || one.topic === 'overridden_goods' ? one.products[0] : one.employee
  return [name, one.aisle?.en ?? of ?? ''].filter((part) => part).join(' ')
}

/** What is out of line on day `t`, put together by place and cause, less what is not worth anybody's time. */
export const candidatesOf = (
  panel: PanelRead,
  flagged: readonly Flagged[],
  direct: readonly Direct[],
  t: number,
): Candidate[] => {
  const gaps = new Set(direct.filter(({ topic }) => topic === 'silent_hours').map(({ s }) => s))
  const places = new Map<string, Flagged[]>()
  for (const one of flagged) {
    // what a gap in the feed explains is not the shop's
    if (one.store !== null && gaps.has(one.store)) continue
    const key = one.store === null ? `region ${one.region}` : String(one.store)
    places.set(key, [...(places.get(key) ?? []), one])
  }
  const clusters = [...places.values()].flatMap(clustersOf)
  const candidates = clusters.flatMap((cluster): Candidate[] => {
    const worth = [cluster.lead, ...cluster.also].map((one) => {
      const stakes = one.stores.map((s) => stakeOf(panel, one, s))
      const stake = stakes.every((each) => each === null)
        ? null
        : stakes.reduce<number>((sum, each) => sum + (each ?? 0), 0)
      const sales = one.stores.reduce((sum, s) => sum + usualSales(panel, s), 0)
      return { stake, worth: isWorthIt(one, stake, sales) }
    })
    if (!worth.some(({ worth: is }) => is)) return []
    const { lead } = cluster
    const first = panel.stores[lead.stores[0] ?? 0]
    return [
      {
        store: lead.store === null ? lead.region : (first?.id ?? ''),
        district: lead.store === null ? lead.region : (first?.district ?? ''),
        topic: familyOf(lead.metric),
        severe: [lead, ...cluster.also].some(({ severe }) => severe),
        money: Math.max(0, ...worth.map(({ stake }) => stake ?? 0)),
        day: t,
        cluster,
        direct: null,
      },
    ]
  })
  for (const one of direct) {
    const price = panel.figure(one.s, t, 'net_sales') / panel.figure(one.s, t, 'units')
    const money = one.money ?? (Number.isFinite(price) ? one.units * price : 0)
    if (!isWorthSeeing(one.topic, money)) continue
    const shop = panel.stores[one.s]
    candidates.push({
      store: (one.region ? shop?.region : shop?.id) ?? '',
      district: (one.region ? shop?.region : shop?.district) ?? '',
      topic: directTopic(one),
      severe: SEVERE.has(one.topic),
      money,
      day: t,
      cluster: null,
      direct: one,
    })
  }
  return candidates
}

const SEVERE: ReadonlySet<AlertTopic> = new Set(['silent_hours', 'aisle_waste', 'stopped_deliveries'])
