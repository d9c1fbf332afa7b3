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

/** One product in all stores of a region. */
export interface TransferGoods {
  readonly places: readonly TransferPlace[]
  /** Money a unit. */
  readonly margin: number
  readonly cost: number
}

/** Money a trip between two shops of a region, whatever goes on it, and a unit on it. Configuration. */
export const FREIGHT = { freight: 30, freightUnit: 0.2 } as const
export type Freight = { readonly [K in keyof typeof FREIGHT]: number }

export interface Transfer {
  /** Place in the list of goods. */
  readonly goods: number
  readonly from: string
  readonly to: string
  readonly quantity: number
  /** margin saved + waste avoided - freight, of which a trip's is shared out by what each of its goods saves. */
  readonly benefit: number
}

interface Load {
  readonly goods: number
  readonly quantity: number
  readonly gain: number
}
interface Trip {
  readonly from: string
  readonly to: string
  readonly loads: readonly Load[]
  readonly gain: number
}
interface Stand {
  readonly spare: number
  readonly short: number
  readonly unsold: number
}

/**
 * Store-to-store transfers, greedy: the trip with the largest benefit first, with all goods that pay their place on it, until no
 * trip pays (retail.md 3.2). A donor never falls below its order-up-to level; a receiver gets no more than it is short of.
 */
export const planTransfers = (goods: readonly TransferGoods[], freight: Freight): readonly Transfer[] | Fault => {
  const wrong = unusable('transfer', { ...freight })
  if (wrong !== null) return wrong
  for (const { places, margin, cost } of goods) {
    const bad = unusable('transfer', { cost }) ?? unusable('transfer', { margin }, -1e9)
    if (bad !== null) return bad
    for (const { onHand, orderUpTo, short, unsold } of places) {
      const ill = unusable('transfer', { orderUpTo, short, unsold }) ?? unusable('transfer', { onHand }, -1e9)
      if (ill !== null) return ill
    }
  }
  const stands = goods.map(
    ({ places }) =>
      new Map<string, Stand>(
        places.map(({ store, onHand, orderUpTo, short, unsold }) => [
          store,
          { spare: Math.max(0, onHand - orderUpTo), short, unsold },
        ]),
      ),
  )
  const stores = [...new Set(goods.flatMap(({ places }) => places.map(({ store }) => store)))]
  const trip = (from: string, to: string): Trip => {
    const loads = goods.flatMap((one, at): Load[] => {
      const [donor, taker] = [stands[at]?.get(from), stands[at]?.get(to)]
      if (donor === undefined || taker === undefined) return []
      const load = loadOf(donor, taker, one, freight)
      return load.gain > 1e-9 && Number.isFinite(load.gain) ? [{ goods: at, ...load }] : []
    })
    return { from, to, loads, gain: loads.reduce((sum, { gain }) => sum + gain, 0) }
  }
  let trips = stores.flatMap((from) => stores.flatMap((to) => (from === to ? [] : [trip(from, to)])))
  const transfers: Transfer[] = []
  for (;;) {
    const best = trips.reduce<Trip | null>((one, other) => (other.gain > (one?.gain ?? 0) + 1e-9 ? other : one), null)
    if (best === null || best.gain - freight.freight <= 1e-9) return transfers
    const { from, to, gain: whole } = best
    for (const { goods: at, quantity, gain } of best.loads) {
      transfers.push({ goods: at, from, to, quantity, benefit: gain - (freight.freight * gain) / whole })
      const [donor, taker] = [stands[at]?.get(from), stands[at]?.get(to)]
      if (donor === undefined || taker === undefined) continue
      const unsold = Math.max(0, donor.unsold - quantity)
      stands[at]?.set(from, { ...donor, spare: donor.spare - quantity, unsold })
      stands[at]?.set(to, { ...taker, short: taker.short - quantity })
    }
    // only what leaves this donor, or comes to this taker, is another trip now
    trips = trips.map((one) => (one.from === from || one.to === to ? trip(one.from, one.to) : one))
  }
}

/** How much of one product goes, and what it saves before the trip's own cost. */
const loadOf = (
  { spare, unsold }: Stand,
  { short }: Stand,
  { margin, cost }: TransferGoods,
  { freightUnit }: Freight,
): { readonly quantity: number; readonly gain: number } => {
  const most = Math.min(spare, short)
  const gainOf = (quantity: number) => quantity * (margin - freightUnit) + Math.min(quantity, unsold) * cost
  // a unit saves the same until the donor's own waste is used up, so the best quantity is at one of these two ends
  return [most, Math.min(most, unsold)]
    .map((quantity) => ({ quantity, gain: quantity <= 1e-9 ? 0 : gainOf(quantity) }))
    .reduce((one, other) => (other.gain > one.gain ? other : one))
}
