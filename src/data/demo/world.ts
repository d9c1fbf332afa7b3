import type { DemoPlan } from './demo-plan.ts'
import { type Incident, incidents } from './incidents.ts'
import { type Store, stores } from './places.ts'
import { type Product, products } from './products.ts'

/** What a plan's chain is made of, before a day has passed. */
export interface World {
  readonly plan: DemoPlan
  readonly stores: readonly Store[]
  readonly products: readonly Product[]
  readonly incidents: readonly Incident[]
}

export const world = (plan: DemoPlan): World => {
  const places = stores(plan.stores)
  const goods = products(plan.products)
  return { plan, stores: places, products: goods, incidents: incidents(plan, places, goods) }
}

/** The same chain with some of its stores only: they trade as they do among all, because nothing passes between stores. */
export const worldOf = (whole: World, storeNos: ReadonlySet<number>): World => {
  const kept = ({ storeNo }: Store) => storeNos.has(storeNo)
  return {
    ...whole,
    stores: whole.stores.filter(kept),
    incidents: whole.incidents.map((incident) => ({ ...incident, stores: incident.stores.filter(kept) })),
  }
}
