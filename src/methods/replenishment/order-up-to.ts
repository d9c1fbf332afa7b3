import type { BusinessDate } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'
import { type DailyDemand, demandOver } from './demand.ts'
import { type Lot, projectLots } from './fefo.ts'

export interface OrderInput {
  readonly today: BusinessDate
  readonly demand: DailyDemand
  /** Days between two orders, and from order to delivery. */
  readonly reviewDays: number
  readonly leadDays: number
  /** Standard deviations of safety (`service-class.ts`, or a newsvendor's quantile). */
  readonly z: number
  /** Units a case; orders are whole cases. */
  readonly pack: number
  readonly lots: readonly Lot[]
  readonly inTransit: number
  readonly onOrder: number
}

export interface Order {
  /** S: what is to be there or on the way after ordering. */
  readonly orderUpTo: number
  /** IP: usable stock, in transit and on order. */
  readonly position: number
  readonly usable: number
  /** On hand, but will not sell before it expires. */
  readonly wasted: number
  readonly reorderPoint: number
  readonly cases: number
  /** Units, whole cases. */
  readonly quantity: number
}

/**
 * (R,S), order up to S (Silver, Pyke, Thomas, "Inventory and Production Management in Supply Chains", 7.9):
 * S = demand of R + L days + z sigma sqrt(R + L); order = ceil((S - IP) / pack) pack. The reorder point is the same over L alone.
 */
export const orderUpTo = (input: OrderInput): Order | Fault => {
  const { demand, reviewDays, leadDays, z, pack, inTransit, onOrder } = input
  const wrong =
    unusable('order-up-to', { reviewDays, leadDays, sigma: demand.sigma, inTransit, onOrder }) ??
    unusable('order-up-to', { pack }, 1e-6) ??
    unusable('order-up-to', { z }, -5, 5) ??
    unusable('order-up-to', { days: demand.days.length }, 1)
  if (wrong !== null) return wrong
  const lots = projectLots(input.lots, demand, input.today)
  if (isFault(lots)) return lots
  const days = reviewDays + leadDays
  const usable = lots.reduce((sum, lot) => sum + lot.sells, 0)
  const onHand = lots.reduce((sum, lot) => sum + lot.quantity, 0)
  const target = Math.max(0, demandOver(demand, days) + z * demand.sigma * Math.sqrt(days))
  const position = usable + inTransit + onOrder
  // a hair of a floating-point error must not order a case
  const cases = Math.max(0, Math.ceil((target - position) / pack - 1e-9))
  return {
    orderUpTo: target,
    position,
    usable,
    wasted: onHand - usable,
    reorderPoint: Math.max(0, demandOver(demand, leadDays) + z * demand.sigma * Math.sqrt(leadDays)),
    cases,
    quantity: cases * pack,
  }
}
