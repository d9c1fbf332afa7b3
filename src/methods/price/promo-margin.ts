import Big from 'big.js'
import type { Fault } from '../../core/fault.ts'
import { notAmount } from '../not-amount.ts'

/** A promotion of one product in one store; units and money as decimal strings, money a unit without tax. */
export interface PromoFigures {
  readonly sold: string
  /** Units that would have sold at the regular price. */
  readonly base: string
  readonly regular: string
  readonly price: string
  readonly cost: string
  /** Margin that other products lost to it, and that the two weeks after lacked. */
  readonly cannibalised: string
  readonly pulledForward: string
  /** All that the supplier pays. */
  readonly funding: string
}

export interface PromoMargin {
  readonly extra: string
  readonly givenAway: string
  readonly cannibalised: string
  readonly pulledForward: string
  readonly funding: string
  /** What the promotion earned. */
  readonly incremental: string
}

/** (q - base)(p - c) - base (regular - p) - cannibalised - pulled forward + funding (retail.md 3.7), in exact decimals. */
export const promoMargin = (figures: PromoFigures): PromoMargin | Fault => {
  const wrong = notAmount('promo-margin', { ...figures })
  if (wrong !== null) return wrong
  const { sold, base, regular, price, cost, cannibalised, pulledForward, funding } = figures
  const extra = new Big(sold).minus(base).times(new Big(price).minus(cost))
  const givenAway = new Big(base).times(new Big(regular).minus(price))
  const incremental = extra.minus(givenAway).minus(cannibalised).minus(pulledForward).plus(funding)
  const money = (amount: Big.BigSource) => new Big(amount).toFixed(2)
  return {
    extra: money(extra),
    givenAway: money(givenAway),
    cannibalised: money(cannibalised),
    pulledForward: money(pulledForward),
    funding: money(funding),
    incremental: money(incremental),
  }
}
