import { type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { RowsRead } from '../../data/read-relation.ts'
import { promoLift } from '../../methods/replenishment/promo-lift.ts'
import type { SeenSales } from '../../methods/replenishment/seen-demand.ts'

interface Offer {
  /** '' is every shop. */
  readonly store: string
  readonly starts: BusinessDate
  readonly ends: BusinessDate
  readonly depth: number
}

/** Offers of days to come, by product. */
export const offersBy = ({ rows }: RowsRead): ReadonlyMap<string, readonly Offer[]> => {
  const offers = new Map<string, Offer[]>()
  for (const { store_id, sku_id, starts, ends, depth } of rows) {
    const offer = { store: String(store_id ?? ''), starts: String(starts), ends: String(ends), depth: Number(depth) }
    offers.set(String(sku_id), [...(offers.get(String(sku_id)) ?? []), offer])
  }
  return offers
}

/** How many times the usual each day to come sells, the deepest offer counting; `days` of them from `today` on. */
export const liftsAhead = (
  offers: readonly Offer[],
  store: string,
  today: BusinessDate,
  days: number,
  elasticity: number,
): readonly number[] => {
  const lifts = Array<number>(days).fill(1)
  for (const offer of offers) {
    if (offer.store !== '' && offer.store !== store) continue
    const lift = promoLift(offer.depth, elasticity)
    const last = Math.min(days - 1, daysBetween(today, offer.ends))
    for (let day = Math.max(0, daysBetween(today, offer.starts)); day <= last; day += 1)
      lifts[day] = Math.max(lifts[day] ?? 1, lift)
  }
  return lifts
}

/** Sales with those of offers brought down to the usual: `promo` are the days with an offer, of `depth` on average. */
export const usualSales = (
  usual: SeenSales,
  promo: Omit<SeenSales, 'ranOut'> & { readonly depth: number },
  elasticity: number,
): SeenSales => {
  const lift = promoLift(promo.depth, elasticity)
  return {
    ...usual,
    days: usual.days + promo.days,
    sold: usual.sold + promo.sold / lift,
    squares: usual.squares + promo.squares / lift ** 2,
  }
}
