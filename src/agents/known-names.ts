import type { Catalogue, Names } from '../core/catalogue.ts'
import { dataText } from '../core/data-text.ts'
import type { Scope } from '../core/scope.ts'
import { modelKey } from '../tools/model-key.ts'

/** Beyond these, names would cost more of a small model's context than they are worth. */
const MOST = 40

const named = ({ zh, en }: Names): string => [...new Set([dataText(zh), dataText(en)])].join('/')

/** What the asker may see, by the ids that tools take: names are data, so they are cleaned, marked, and no part of a schema. */
export const knownNames = ({ stores, regions, categories }: Catalogue, scope: Scope): string => {
  const mine = new Set<string>(scope.stores)
  const seen = stores.filter((store) => mine.has(store.id))
  const around = regions.filter((region) => seen.some((store) => store.region === region.id))
  const lines = <E extends Catalogue['regions'][number] | Catalogue['stores'][number]>(
    kind: string,
    all: readonly E[],
    shown: readonly E[],
  ) => (shown.length > MOST ? [] : shown.map((entry) => `${modelKey(kind, all, entry)} ${named(entry.names)}`))
  return [
    `The asker may see ${seen.length} ${seen.length === 1 ? 'store' : 'stores'}. Stores and regions with their ids, then categories:`,
    '<data>',
    ...lines('store', stores, seen),
    ...lines('region', regions, around),
    // cleaned names hold no bar
    ...(categories.length === 0 || categories.length > MOST
      ? []
      : [categories.map(({ names }) => named(names)).join(' | ')]),
    '</data>',
  ].join('\n')
}
