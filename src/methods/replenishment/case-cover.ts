import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/**
 * Fresh case cover: a case over the demand of its shelf life. Above 1, even one case cannot sell in time; it explains 42 % of
 * the differences in waste between products (retail.md 3.2 [34]). Null when nothing sells.
 */
export const caseCover = (pack: number, dailyDemand: number, shelfLifeDays: number): number | null | Fault => {
  const wrong = unusable('case-cover', { dailyDemand }) ?? unusable('case-cover', { pack, shelfLifeDays }, 1e-6)
  if (wrong !== null) return wrong
  const inTime = dailyDemand * shelfLifeDays
  return inTime === 0 ? null : pack / inTime
}
