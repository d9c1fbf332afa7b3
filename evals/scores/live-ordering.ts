import { addDays, type BusinessDate } from '../../src/core/business-date.ts'
import { isDue, type Shelf, type ShelfMemory, type ShelfSales, sellDay, shelfDay } from '../../src/data/demo/shelf.ts'
import { promoLift } from '../../src/methods/replenishment/promo-lift.ts'
import { classesByStore, type ServiceClass } from '../../src/methods/replenishment/service-class.ts'
import type { OrderPolicy } from './order-policies.ts'
import type { OrderingLine } from './ordering-lines.ts'

/** What a policy did in one shop over the days that count. Money without tax. */
export interface Ordered {
  wanted: number
  sold: number
  freshWanted: number
  freshSold: number
  sales: number
  margin: number
  waste: number
  /** Stock at cost, summed over days. */
  stock: number
  /** From one delivery to the next, by `fresh` or `keeps` and class: how many there were, and in how many all that was wanted was there. */
  readonly cycles: Map<string, { all: number; whole: number }>
}

/** Money a year that money in stock costs. */
const HOLDING = 0.2
export const profitOf = ({ margin, waste, stock }: Ordered): number => margin - waste - (stock * HOLDING) / 365

const nothing = (): Ordered => ({
  wanted: 0,
  sold: 0,
  freshWanted: 0,
  freshSold: 0,
  sales: 0,
  margin: 0,
  waste: 0,
  stock: 0,
  cycles: new Map(),
})
const FRESH = 15
export const rowOf = (fresh: boolean, serviceClass: ServiceClass): string =>
  `${fresh ? 'fresh' : 'keeps'} ${serviceClass}`

/**
 * Lives through the days with one way of ordering, null for what the chain's own planner does: on the same delivery days,
 * with the same wishes, losses and spoilage. The order for a delivery is given on the morning after the chain's own planner
 * gives it, which sees the same evening. `warm` days pass before anything counts, so that all start from stocks of their own.
 */
export const liveOrdering = (
  lines: readonly OrderingLine[],
  from: BusinessDate,
  days: number,
  warm: number,
  policy: OrderPolicy | null,
  shapes: readonly ReadonlyMap<string, readonly number[]>[],
  elasticityOf: (product: string) => number,
): ReadonlyMap<string, Ordered> => {
  const classes = classesByStore(
    lines.map(({ store, sold, price, cost }) => ({
      store,
      value: Math.max(0, price - cost) * sold.reduce((sum, value) => sum + value, 0),
    })),
  )
  const results = new Map<string, Ordered>()
  lines.forEach((line, at) => {
    const { shelf } = line.kept
    const memory: ShelfMemory = { closings: line.kept.memory.closings, received: [...line.kept.memory.received] }
    const sold = [...line.sold]
    const whole = [...line.whole]
    const due = new Map<number, number>()
    const sums = results.get(line.store) ?? nothing()
    results.set(line.store, sums)
    const cycles = entry(sums.cycles, rowOf(shelf.life <= FRESH, classes[at] ?? 'C'))
    /** Whether the cycle that runs has sold all that was wanted; null before the first delivery that counts. */
    let unbroken: boolean | null = null
    for (let n = 0; n < days; n += 1) {
      // this morning's order is for the delivery `lead - 1` days on
      const on = n + shelf.lead - 1
      if (policy !== null && on < days && isDue(shelf, line.day(on).day) && line.day(on).cover > 0) {
        const today = addDays(from, n)
        const quantity = policy({
          today,
          onHand: memory.closings[0] / 1000,
          coming: [...due].reduce((sum, [day, units]) => sum + (day >= n && day < on ? units : 0), 0),
          leadDays: shelf.lead - 1,
          reviewDays: shelf.review,
          pack: shelf.pack / 1000,
          life: shelf.life,
          price: line.price,
          cost: line.cost,
          serviceClass: classes[at] ?? 'C',
          sold,
          whole,
          arrived: arrivals(shelf, memory, today),
          shape: shapes[n]?.get(line.store) ?? Array<number>(28).fill(1),
          lifted: liftsOf(line, n - 28, elasticityOf),
          lifts: liftsOf(line, n, elasticityOf),
        })
        due.set(on, quantity)
      }
      const day = line.day(n)
      const done: ShelfSales =
        policy === null
          ? shelfDay(shelf, memory, day)
          : sellDay(shelf, memory, day, day.events.has('no-delivery') ? 0 : Math.round((due.get(n) ?? 0) * 1000))
      due.delete(n)
      sold.push(done.sold / 1000)
      whole.push(day.wanted <= done.sold)
      if (n < warm) continue
      count(sums, line, day.wanted, done)
      if (isDue(shelf, day.day)) {
        if (unbroken !== null) {
          cycles.all += 1
          cycles.whole += Number(unbroken)
        }
        unbroken = true
      }
      if (unbroken !== null && day.wanted > done.sold) unbroken = false
    }
  })
  return results
}

/** What the offers of four weeks from day n on make of the usual. */
const liftsOf = ({ product, depth }: OrderingLine, n: number, elasticityOf: (product: string) => number): number[] =>
  Array.from({ length: 28 }, (_, day) => promoLift(depth(n + day), elasticityOf(product)))

const entry = (cycles: Ordered['cycles'], row: string) => {
  const found = cycles.get(row) ?? { all: 0, whole: 0 }
  cycles.set(row, found)
  return found
}

const count = (sums: Ordered, { kept, price, cost }: OrderingLine, wanted: number, done: ShelfSales): void => {
  sums.wanted += wanted / 1000
  sums.sold += done.sold / 1000
  if (kept.shelf.life <= FRESH) {
    sums.freshWanted += wanted / 1000
    sums.freshSold += done.sold / 1000
  }
  sums.sales += (done.sold / 1000) * price
  sums.margin += (done.sold / 1000) * (price - cost)
  sums.waste += (done.waste / 1000) * cost
  sums.stock += (done.closing / 1000) * cost
}

/** What came on the last days that can still be on the shelf; the record before the first of them is not told. */
const arrivals = ({ life }: Shelf, { received }: ShelfMemory, today: BusinessDate) => {
  if (life > 30) return []
  return Array.from({ length: Math.min(life, received.length - 1) }, (_, back) => {
    const at = received.length - 1 - back
    return { day: addDays(today, -1 - back), quantity: ((received[at] ?? 0) - (received[at - 1] ?? 0)) / 1000 }
  }).filter(({ quantity }) => quantity > 0)
}
