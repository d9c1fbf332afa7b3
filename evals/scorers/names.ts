import type { World } from '../worlds/world.ts'

export type NameKind = 'store' | 'region' | 'category' | 'product'
export interface NamedAt {
  readonly kind: NameKind
  readonly id: string
  readonly start: number
  readonly end: number
}

const entries = (world: World) => [
  ...world.stores.map((one) => ({ kind: 'store' as const, ...one })),
  ...world.regions.map((one) => ({ kind: 'region' as const, ...one })),
  ...world.categories.map((one) => ({ kind: 'category' as const, ...one })),
  ...world.products.map((one) => ({ kind: 'product' as const, ...one })),
]

/** Every name of the world, in both languages, and every id: what is blanked before numbers are read. */
export const namesOf = (world: World): readonly string[] => entries(world).flatMap(({ id, zh, en }) => [id, zh, en])

/** Where a text names something; a longer name hides a shorter one inside it. */
export const namedIn = (text: string, world: World): readonly NamedAt[] => {
  const found: NamedAt[] = []
  const all = entries(world)
    .flatMap(({ kind, id, zh, en }) => [zh, en, id].map((name) => ({ kind, id, name: name.normalize('NFKC') })))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length)
  for (const { kind, id, name } of all)
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1))
      if (!found.some((one) => start < one.end && start + name.length > one.start))
        found.push({ kind, id, start, end: start + name.length })
  return found.sort((a, b) => a.start - b.start)
}
