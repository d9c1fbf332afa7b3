import { below, pick, type Random } from '../stats/random.ts'
import { plus } from '../truth/days.ts'
import type { World } from '../worlds/world.ts'

/** One of the last fourteen whole days; yesterday every second time, because people ask about yesterday. */
export const pastDay = (world: World, random: Random): string =>
  plus(world.today, random() < 0.5 ? -1 : -1 - below(random, 14))

export const oneStore = (world: World, random: Random) => ({ store: pick(random, world.stores).id })
export const storeAndDay = (world: World, random: Random) => ({
  store: pick(random, world.stores).id,
  day: pastDay(world, random),
})

export const twoStores = (world: World, random: Random): { store: string; other: string } | null => {
  if (world.stores.length < 2) return null
  const first = below(random, world.stores.length)
  const second = (first + 1 + below(random, world.stores.length - 1)) % world.stores.length
  const [store, other] = [world.stores[first]?.id, world.stores[second]?.id]
  return store && other ? { store, other } : null
}

/** Something sold by the piece, so that a stock is a whole number and a day of cover means one thing. */
export const storeAndPiece = (world: World, random: Random): { store: string; product: string } | null => {
  const pieces = world.products.filter((product) => !product.byWeight)
  return pieces.length === 0 ? null : { store: pick(random, world.stores).id, product: pick(random, pieces).id }
}

export const currencyOf = (world: World, store: string | undefined): string =>
  world.stores.find(({ id }) => id === store)?.currency ?? world.stores[0]?.currency ?? ''

export const allStores = (_: unknown, world: World): readonly string[] => world.stores.map(({ id }) => id)
export const ownStore = ({ store }: { store: string }): readonly string[] => [store]
