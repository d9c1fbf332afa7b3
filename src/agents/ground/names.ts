import type { Catalogue } from '../../core/catalogue.ts'
import { LANGUAGE_CODES } from '../../core/language-code.ts'
import { productName } from '../../core/product-name.ts'
import type { WordingContext } from '../../language/language.ts'
import { normalise } from './normal-text.ts'
import type { Meaning } from './token.ts'
import { Trie } from './trie.ts'

/** A name is kept in the form in which drafts are read. */
const key = (name: string) => normalise(name).text.trim()

const addCatalogue = (names: Trie<Meaning>, catalogue: Catalogue) => {
  const add = (name: string, meaning: Meaning) => {
    const form = key(name)
    if (form.length > 1 && names.get(form) === null) names.set(form, meaning)
  }
  for (const store of catalogue.stores) {
    const meaning: Meaning = { kind: 'place', level: 'store', id: store.id, stores: [store.id] }
    for (const name of [store.id, store.names.zh, store.names.en]) add(name, meaning)
    if (/店$/.test(store.names.zh) && store.names.zh.length > 2) add(store.names.zh.slice(0, -1), meaning)
  }
  const under = (kind: 'region' | 'district', id: string) =>
    catalogue.stores.filter((store) => store[kind] === id).map((store) => store.id)
  for (const kind of ['region', 'district'] as const)
    for (const place of kind === 'region' ? catalogue.regions : catalogue.districts) {
      const meaning: Meaning = { kind: 'place', level: 'region', id: place.id, stores: under(kind, place.id) }
      for (const name of [place.id, place.names.zh, place.names.en]) add(name, meaning)
    }
  for (const category of catalogue.categories)
    for (const code of LANGUAGE_CODES)
      add(category.names[code], { kind: 'goods', level: 'category', id: category.id, alike: [] })
  const cases = new Map<string, string[]>()
  for (const { id } of catalogue.products) cases.set(key(id), [...(cases.get(key(id)) ?? []), id])
  for (const product of catalogue.products) {
    const shown = LANGUAGE_CODES.map((code) => productName(product, catalogue, code))
    for (const name of [product.id, product.gtin ?? '', product.names.zh, product.names.en, ...shown])
      add(name, { kind: 'goods', level: 'product', id: product.id, alike: cases.get(key(product.id)) ?? [] })
  }
}

const addMetrics = (names: Trie<Meaning>, labels: WordingContext['labels']) => {
  for (const [column, label] of Object.entries(labels))
    for (const code of LANGUAGE_CODES)
      for (const word of [label[code].name, ...label[code].words]) {
        const form = key(word)
        if (form === '') continue
        const known = names.get(form)
        const columns = known?.kind === 'metric' ? known.columns : []
        names.set(form, { kind: 'metric', columns: columns.includes(column) ? columns : [...columns, column] })
      }
}

const ofCatalogue = new WeakMap<Catalogue, Trie<Meaning>>()
const ofLabels = new WeakMap<WordingContext['labels'], Trie<Meaning>>()

const once = <K extends object>(
  built: WeakMap<K, Trie<Meaning>>,
  key: K,
  add: (names: Trie<Meaning>, from: K) => void,
) => {
  const known = built.get(key)
  if (known) return known
  const names = new Trie<Meaning>()
  add(names, key)
  built.set(key, names)
  return names
}

/** Every name that exists: stores, places, goods, and what is measured. Built once for a catalogue and once for labels. */
export const namesIn = ({ catalogue, labels }: WordingContext): readonly Trie<Meaning>[] => [
  once(ofCatalogue, catalogue, addCatalogue),
  once(ofLabels, labels, addMetrics),
]
