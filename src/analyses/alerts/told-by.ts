import { type Alert, isDirect } from './alert.ts'
import { directTopic, familyOf } from './candidates.ts'
import type { Told } from './find-alerts.ts'

/** The matter of an alert: topics of one family tell of the same thing, each product, aisle and cashier is one of its own. */
export const matterOf = (alert: Pick<Alert, 'topic' | 'products' | 'aisle' | 'employee'>): string =>
  isDirect(alert.topic) ? directTopic({ ...alert, topic: alert.topic }) : familyOf(alert.topic)

/** What rests after an alert: its matter and the figures that it told of beside it; a region's speaks for its shops. */
export const toldBy = (alert: Alert): readonly Told[] => {
  const topics = [...new Set([matterOf(alert), ...alert.also.map(familyOf)])]
  const places = [String(alert.store ?? alert.region), ...(alert.store === null ? alert.stores : [])]
  return places.flatMap((store) => topics.map((topic) => ({ store, topic, date: alert.date })))
}
