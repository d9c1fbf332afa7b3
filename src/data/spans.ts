import { type BusinessDate, daysBetween } from '../core/business-date.ts'
import type { Span } from './narrowing.ts'

/** Days further apart than this are worth a scan of their own; nearer ones share one, for ORed ranges defeat zone maps. */
const GAP_DAYS = 120
/** A longer list of days says no more than its range. */
const LISTED = 40

/** Ranges that enclose the wanted days, each with its days where they are few: what must be scanned, and no more. */
export const spansOf = (days: Iterable<BusinessDate>): readonly Span[] => {
  const groups: BusinessDate[][] = []
  for (const day of [...new Set(days)].sort()) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && daysBetween(last, day) <= GAP_DAYS) group.push(day)
    else groups.push([day])
  }
  return groups.map((group) => {
    const [from, to] = [group[0] ?? '', group.at(-1) ?? '']
    const whole = group.length === daysBetween(from, to) + 1 || group.length > LISTED
    return { from, to, days: whole ? null : group }
  })
}
