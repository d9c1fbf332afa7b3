import { addDays, type BusinessDate } from '../../src/core/business-date.ts'
import { isFault } from '../../src/core/fault.ts'
import type { Lot } from '../../src/methods/replenishment/fefo.ts'
import { orderUpTo } from '../../src/methods/replenishment/order-up-to.ts'
import { POLICY, policyOf } from '../../src/methods/replenishment/policy.ts'
import { liftedDemand } from '../../src/methods/replenishment/promo-lift.ts'
import { seenDemand } from '../../src/methods/replenishment/seen-demand.ts'
import type { ServiceClass } from '../../src/methods/replenishment/service-class.ts'
import { lotsOnHand } from '../../src/methods/replenishment/stock-in-lots.ts'

/** What whoever orders knows on a morning: the shelf's record, and what it sold under this very policy. Units. */
export interface Morning {
  readonly today: BusinessDate
  readonly onHand: number
  /** Ordered before, still to come before the delivery that is decided on. */
  readonly coming: number
  /** Days from this morning to the delivery, which comes before opening, and from it to the next. */
  readonly leadDays: number
  readonly reviewDays: number
  readonly pack: number
  readonly life: number
  readonly price: number
  readonly cost: number
  readonly serviceClass: ServiceClass
  /** The days before this morning, oldest first, and whether the shelf was not empty on them. */
  readonly sold: readonly number[]
  readonly whole: readonly boolean[]
  /** What came in the last days, newest last: by day, for lots. */
  readonly arrived: readonly { readonly day: BusinessDate; readonly quantity: number }[]
  /** The shop's days to come beside its last four weeks, from today. */
  readonly shape: readonly number[]
  /** How many times the usual an offer makes of the last four weeks' days, oldest first, and of the days to come; as the product reckons. */
  readonly lifted: readonly number[]
  readonly lifts: readonly number[]
}

export type OrderPolicy = (morning: Morning) => number

const WINDOW = 28

/** What Floorwalker proposes: the very functions behind the tool `what-to-order`. */
export const floorwalkerOrders: OrderPolicy = (morning) => {
  const { today, onHand, coming, leadDays, reviewDays, pack, life, price, cost, shape } = morning
  let [days, sold, squares] = [0, 0, 0]
  const ranOut: number[] = []
  const first = Math.max(0, morning.sold.length - WINDOW)
  for (let at = first; at < morning.sold.length; at += 1) {
    const value = (morning.sold[at] ?? 0) / (morning.lifted[at - first] ?? 1)
    if (!morning.whole[at]) {
      ranOut.push(value)
      continue
    }
    days += 1
    sold += value
    squares += value * value
  }
  const lots: readonly Lot[] =
    life > 30
      ? lotsOnHand(onHand, [])
      : lotsOnHand(
          onHand,
          morning.arrived.map(({ day, quantity }) => ({ id: day, quantity, expiry: addDays(day, life - 1) })),
        )
  const demand = liftedDemand(seenDemand({ days, sold, squares, ranOut }, shape), morning.lifts)
  const rhythm = { reviewDays, leadDays }
  const line = { shelfLife: life, price, cost, demand }
  const order = orderUpTo({
    today,
    demand,
    ...policyOf(line, morning.serviceClass, { ...POLICY, fresh: rhythm, dry: rhythm }),
    pack,
    lots,
    inTransit: coming,
    onOrder: 0,
  })
  if (isFault(order)) throw new Error(JSON.stringify(order))
  return order.quantity
}

/** A par level as shops keep it: the mean of the last four same weekdays of the days to cover, and `safety` mean days more. */
const par =
  (safety: number): OrderPolicy =>
  ({ sold, leadDays, reviewDays, onHand, coming, pack }) => {
    let target = 0
    for (let day = 0; day < leadDays + reviewDays; day += 1) {
      const same = [1, 2, 3, 4].flatMap((week) => sold[sold.length + (day % 7) - 7 * week] ?? [])
      target += same.reduce((sum, value) => sum + value, 0) / Math.max(1, same.length)
    }
    const recent = sold.slice(-WINDOW)
    target += (safety * recent.reduce((sum, value) => sum + value, 0)) / Math.max(1, recent.length)
    return Math.max(0, Math.ceil((target - onHand - coming) / pack - 1e-9)) * pack
  }

export const parOrders = par(1)
export const barePar = par(0)
