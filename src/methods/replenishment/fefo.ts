import { type BusinessDate, daysBetween, isBusinessDate } from '../../core/business-date.ts'
import { type Fault, fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'
import { type DailyDemand, demandOver } from './demand.ts'

export interface Lot {
  readonly id: string
  /** Units (kilograms for weighed goods). */
  readonly quantity: number
  /** Last day it may be sold; null when it does not expire. */
  readonly expiry: BusinessDate | null
}

export interface LotProjection extends Lot {
  /** Selling days left, today included; 0 when it has expired. Infinity without expiry. */
  readonly daysLeft: number
  /** Units expected to sell in time. */
  readonly sells: number
  /** Units expected to be left when it expires: max(0, quantity - what it can still sell). */
  readonly unsold: number
}

/**
 * What of each lot sells before it expires when the first to expire is sold first (retail.md 3.2). A lot gets the demand up to
 * its last day that earlier lots leave; that is what selling day by day gives, because an earlier lot that is not sold out by
 * its last day has taken all demand until then. First to expire first in the result.
 */
export const projectLots = (
  lots: readonly Lot[],
  demand: DailyDemand,
  today: BusinessDate,
): readonly LotProjection[] | Fault => {
  if (!isBusinessDate(today)) return fault('value-unusable', { method: 'fefo', input: 'today', value: today })
  for (const lot of lots) {
    const wrong = unusable('fefo', { quantity: lot.quantity })
    if (wrong !== null) return wrong
    if (lot.expiry !== null && !isBusinessDate(lot.expiry))
      return fault('value-unusable', { method: 'fefo', input: 'expiry', value: lot.expiry })
  }
  const wrong = unusable('fefo', Object.fromEntries(demand.days.map((day, n) => [`demand ${n}`, day])))
  if (wrong !== null) return wrong
  const left = (lot: Lot) =>
    lot.expiry === null ? Number.POSITIVE_INFINITY : Math.max(0, daysBetween(today, lot.expiry) + 1)
  let taken = 0
  return lots
    .map((lot) => ({ ...lot, daysLeft: left(lot) }))
    .sort((a, b) => (a.daysLeft === b.daysLeft ? (a.id < b.id ? -1 : 1) : a.daysLeft - b.daysLeft))
    .map((lot) => {
      const inTime = lot.daysLeft === Number.POSITIVE_INFINITY ? lot.quantity : demandOver(demand, lot.daysLeft) - taken
      const sells = Math.min(lot.quantity, Math.max(0, inTime))
      taken += sells
      return { ...lot, sells, unsold: lot.quantity - sells }
    })
}
