import type { Fault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'

/** One product in one store, when all that could be ordered in time has been. */
export interface TransferPlace {
  readonly store: string
  readonly onHand: number
  /** S: a donor keeps this. */
  readonly orderUpTo: number
  /** Units it will be short of before anything else can come. */
  readonly short: number
  /** Units that will be left when they expire. */
  readonly unsold: number
}

export interface TransferPrices {
  /** Money a unit. */
  readonly margin: number
  readonly cost: number
  /** Money a transfer, and a unit of it. */
  readonly freight: number
  readonly freightUnit: number
}

/** Money a trip between two shops of a region, and a unit on it. Configuration. */
export const FREIGHT = { freight: 30, freightUnit: 0.2 } as const
export type Freight = { readonly [K in keyof typeof FREIGHT]: number }

export interface Transfer {
  readonly from: string
  readonly to: string
  readonly quantity: number
  /** margin saved + waste avoided - freight. */
  readonly benefit: number
}

/**
 * Store-to-store transfers of one product, greedy: the pair with the largest benefit first, as much of it as pays, until none
 * pays (retail.md 3.2). A donor never falls below its order-up-to level; a receiver gets no more than it is short of.
 */
export const planTransfers = (
  places: readonly TransferPlace[],
  prices: TransferPrices,
): readonly Transfer[] | Fault => {
  for (const { onHand, orderUpTo, short, unsold } of places) {
    const wrong = unusable('transfer', { orderUpTo, short, unsold }) ?? unusable('transfer', { onHand }, -1e9)
    if (wrong !== null) return wrong
  }
  const wrong = unusable('transfer', { cost: prices.cost, freight: prices.freight, freightUnit: prices.freightUnit })
  const loss = wrong ?? unusable('transfer', { margin: prices.margin }, -1e9)
  if (loss !== null) return loss
  const state = places.map((place) => ({ ...place, spare: Math.max(0, place.onHand - place.orderUpTo) }))
  const transfers: Transfer[] = []
  for (;;) {
    let best: { from: (typeof state)[number]; to: (typeof state)[number]; quantity: number; benefit: number } | null =
      null
    for (const from of state)
      for (const to of state) {
        const most = Math.min(from.spare, to.short)
        if (from === to || most <= 1e-9) continue
        // a unit saves the same until the donor's own waste is used up, so the best quantity is at one of these two ends
        for (const quantity of [most, Math.min(most, from.unsold)]) {
          const benefit = benefitOf(quantity, from.unsold, prices)
          if (benefit > 1e-9 && (best === null || benefit > best.benefit + 1e-9)) best = { from, to, quantity, benefit }
        }
      }
    if (best === null) return transfers
    const { from, to, quantity, benefit } = best
    transfers.push({ from: from.store, to: to.store, quantity, benefit })
    from.spare -= quantity
    from.unsold = Math.max(0, from.unsold - quantity)
    to.short -= quantity
  }
}

const benefitOf = (quantity: number, unsold: number, { margin, cost, freight, freightUnit }: TransferPrices): number =>
  quantity <= 0 ? 0 : quantity * margin + Math.min(quantity, unsold) * cost - freight - quantity * freightUnit
