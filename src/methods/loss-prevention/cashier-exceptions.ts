import { type Fault, isFault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'
import { type FunnelPoint, funnel } from './funnel-plot.ts'

/**
 * What is looked at, and what an event could have happened in (retail.md 3.6). Every finding says "review": an unusual
 * figure is a reason to look at receipts and video, never a judgement about a person.
 */
export const INDICATORS = {
  void_lines: 'receipts',
  refunds: 'receipts',
  no_sales: 'receipts',
  price_overrides: 'receipts',
  manual_discounts: 'receipts',
  negative_margins: 'receipts',
  keyed_items: 'items',
  abandoned: 'receipts',
  voids_after_tender: 'receipts',
  same_member: 'receipts',
  /** Sweethearting: receipts scanned slower than nineteen in twenty of the shop's: goods may have passed beside the scanner. */
  slow_scans: 'receipts',
  /** Sweethearting: heavy bags weighed as one of the cheapest goods. */
  cheap_weighed: 'items',
} as const
export type Indicator = keyof typeof INDICATORS

/** A cashier's events of one indicator over the period. */
export interface CashierEvents {
  readonly cashier: string
  readonly events: number
  readonly exposure: number
  /** Different weeks with an event. */
  readonly weeks: number
  /** Money of the events. */
  readonly money: number
}

export interface ReviewThresholds {
  readonly p: number
  readonly weeks: number
  readonly money: number
}
/** p below .001, in two weeks or more, and worth somebody's time. Configuration. */
export const REVIEW: ReviewThresholds = { p: 0.001, weeks: 2, money: 200 }
/** Opening the drawer without a sale has no money of its own. */
const WITHOUT_MONEY: ReadonlySet<Indicator> = new Set(['no_sales'])

export interface Review extends FunnelPoint {
  readonly indicator: Indicator
  readonly weeks: number
  readonly money: number
  /** All three thresholds are passed. */
  readonly review: boolean
}

/** All cashiers of one peer group for one indicator, least likely first. */
export const reviewCashiers = (
  indicator: Indicator,
  cashiers: readonly CashierEvents[],
  thresholds: ReviewThresholds = REVIEW,
): readonly Review[] | Fault => {
  const wrong =
    unusable('cashier-review', { p: thresholds.p }, 0, 1) ?? unusable('cashier-review', { money: thresholds.money })
  if (wrong !== null) return wrong
  for (const { weeks, money } of cashiers) {
    const bad = unusable('cashier-review', { weeks }) ?? unusable('cashier-review', { money }, Number.NEGATIVE_INFINITY)
    if (bad !== null) return bad
  }
  const points = funnel(
    cashiers.map(({ cashier, events, exposure }) => ({ id: cashier, events, exposure })),
    'binomial',
  )
  if (isFault(points)) return points
  return points
    .map((point, at): Review => {
      const { weeks = 0, money = 0 } = cashiers[at] ?? {}
      const review =
        point.p < thresholds.p &&
        weeks >= thresholds.weeks &&
        (WITHOUT_MONEY.has(indicator) || money >= thresholds.money)
      return { ...point, indicator, weeks, money, review }
    })
    .sort((a, b) => a.p - b.p || b.money - a.money)
}
