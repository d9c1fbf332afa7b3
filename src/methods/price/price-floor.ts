import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'
import { unusable } from '../unusable.ts'

/** A competitor's price as it was seen; with tax, as shelves show it. */
export interface CompetitorPrice {
  readonly competitor: string
  readonly price: string
  readonly ageDays: number
}

export interface PriceQuestion {
  /** Ours, with tax. */
  readonly price: string
  /** What a unit costs in the shop, without tax: purchase, freight, duties. */
  readonly landedCost: string
  readonly taxRate: string
  /** Least margin, as a share of the price without tax. */
  readonly minimumMargin: string
  readonly competitors: readonly CompetitorPrice[]
}

export interface PriceAdvice {
  /** The lowest price, with tax, that still earns the minimum margin. */
  readonly floor: string
  /** The lowest price that was seen lately; null when none was. */
  readonly lowest: CompetitorPrice | null
  /** Prices that are too old to follow. */
  readonly stale: readonly CompetitorPrice[]
  /** `below-floor`: ours earns too little already. `hold`: they are below our floor; do not follow. `match`: theirs is lower
   *  and pays. `keep`: ours is the lowest. `unknown`: nothing fresh to compare with. */
  readonly advice: 'below-floor' | 'hold' | 'match' | 'keep' | 'unknown'
  /** The price that the advice comes to. */
  readonly price: string
}

/** Older prices tell what was, not what is. Configuration. */
export const FRESH_DAYS = 7
export const MINIMUM_MARGIN = '0.05'

/** floor = landed cost / (1 - minimum margin), with tax, rounded up to the cent (retail.md 3.7). */
export const priceFloor = (question: PriceQuestion, freshDays = FRESH_DAYS): PriceAdvice | Fault => {
  const { price, landedCost, taxRate, minimumMargin, competitors } = question
  const theirs = Object.fromEntries(competitors.map((one) => [one.competitor, one.price]))
  const wrong =
    notAmount('price-floor', { price, landedCost, taxRate, minimumMargin, ...theirs }, 'zero') ??
    unusable('price-floor', { minimumMargin: Number(minimumMargin) }, 0, 0.99) ??
    unusable('price-floor', Object.fromEntries(competitors.map((one) => [one.competitor, one.ageDays])))
  if (wrong !== null) return wrong
  const floor = new Big(landedCost)
    .div(new Big(1).minus(minimumMargin))
    .times(new Big(1).plus(taxRate))
    .round(2, Big.roundUp)
  const fresh = competitors.filter(({ ageDays }) => ageDays <= freshDays)
  const lowest = fresh.reduce<CompetitorPrice | null>(
    (low, one) => (low === null || new Big(one.price).lt(low.price) ? one : low),
    null,
  )
  const rest = { floor: floor.toFixed(2), lowest, stale: competitors.filter(({ ageDays }) => ageDays > freshDays) }
  const ours = new Big(price)
  if (ours.lt(floor)) return { ...rest, advice: 'below-floor', price: floor.toFixed(2) }
  if (lowest === null) return { ...rest, advice: 'unknown', price: ours.toFixed(2) }
  if (ours.lte(lowest.price)) return { ...rest, advice: 'keep', price: ours.toFixed(2) }
  if (new Big(lowest.price).lt(floor)) return { ...rest, advice: 'hold', price: ours.toFixed(2) }
  return { ...rest, advice: 'match', price: new Big(lowest.price).toFixed(2) }
}
