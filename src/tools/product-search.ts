import type { Catalogue, ProductEntry } from '../core/catalogue.ts'
import { isFault } from '../core/fault.ts'
import { gtin14 } from '../methods/goods-codes/gtin.ts'
import { GoodsIndex } from './search/goods-index.ts'
import { foldName } from './search/goods-words.ts'

const fold = (text: string): string => foldName(text).replace(/\s+/g, '')

/** A barcode in any of its spellings as one text; anything else as it is. */
const codeOf = (text: string): string => {
  const gtin = gtin14(text)
  return isFault(gtin) ? text : gtin
}

const exacts = new WeakMap<Catalogue, ReadonlyMap<string, ProductEntry>>()
const exactOf = (catalogue: Catalogue): ReadonlyMap<string, ProductEntry> => {
  const known = exacts.get(catalogue)
  if (known) return known
  const exact = new Map<string, ProductEntry>()
  // a name that two products share is nobody's
  const shared = new Set<string>()
  for (const product of catalogue.products) {
    const texts = [product.names.zh, product.names.en, product.gtin ?? '', product.plu ?? ''].map(fold).map(codeOf)
    for (const text of new Set(texts.filter((each) => each !== ''))) {
      if (exact.has(text)) shared.add(text)
      exact.set(text, product)
    }
  }
  for (const text of shared) exact.delete(text)
  for (const product of catalogue.products) exact.set(fold(product.id), product)
  exacts.set(catalogue, exact)
  return exact
}

/** The product of that id, GTIN, PLU or whole name; null when there is none or more than one. */
export const productNamed = (catalogue: Catalogue, text: string): ProductEntry | null =>
  exactOf(catalogue).get(codeOf(fold(text))) ?? null

/** Made at the first search, once a catalogue: under a second for 20,000 products. */
const indexes = new WeakMap<Catalogue, GoodsIndex>()
const indexOf = (catalogue: Catalogue): GoodsIndex => {
  const known = indexes.get(catalogue)
  if (known) return known
  const index = new GoodsIndex(catalogue)
  indexes.set(catalogue, index)
  return index
}

/** A part of an id, or digits typed off a box; too many different codes for the index, and quickly looked through. */
const withCode = (catalogue: Catalogue, text: string): readonly ProductEntry[] => {
  const asked = fold(text)
  if (!/^(?=.*\d)[a-z0-9._-]{4,}$/.test(asked)) return []
  return catalogue.products.filter(({ id, gtin }) => fold(id).startsWith(asked) || gtin?.endsWith(asked) === true)
}

/** Products for what somebody typed or said, best first: the one of that very id, code or name, codes, then names. */
export const productsLike = (catalogue: Catalogue, text: string, most: number): readonly ProductEntry[] => {
  const exact = productNamed(catalogue, text)
  const named = indexOf(catalogue).find(text)
  const all = [...(exact === null ? [] : [exact]), ...withCode(catalogue, text), ...named.map(({ product }) => product)]
  return [...new Set(all)].slice(0, most)
}
