import type { Catalogue, ProductEntry } from '../core/catalogue.ts'
import { dataText } from '../core/data-text.ts'

/** Names folded for comparing: as prompts show them; width and case do not matter, nor spaces. */
const fold = (text: string): string => dataText(text).toLowerCase().replace(/\s+/g, '')

interface Index {
  readonly exact: ReadonlyMap<string, ProductEntry>
  readonly folded: readonly { readonly product: ProductEntry; readonly texts: readonly string[] }[]
}

const indexes = new WeakMap<Catalogue, Index>()
const indexOf = (catalogue: Catalogue): Index => {
  const known = indexes.get(catalogue)
  if (known) return known
  const folded = catalogue.products.map((product) => ({
    product,
    texts: [product.id, product.names.zh, product.names.en, product.gtin ?? '', product.brand ?? ''].map(fold),
  }))
  const exact = new Map<string, ProductEntry>()
  // a name that two products share is nobody's
  const shared = new Set<string>()
  for (const { product, texts } of folded)
    for (const text of new Set(texts.slice(1, 4).filter((each) => each !== ''))) {
      if (exact.has(text)) shared.add(text)
      exact.set(text, product)
    }
  for (const text of shared) exact.delete(text)
  for (const product of catalogue.products) exact.set(fold(product.id), product)
  const index = { exact, folded }
  indexes.set(catalogue, index)
  return index
}

/** The product of that id, GTIN or whole name; null when there is none or more than one. */
export const productNamed = (catalogue: Catalogue, text: string): ProductEntry | null =>
  indexOf(catalogue).exact.get(fold(text)) ?? null

/** Products whose id, names, GTIN or brand contain the text: whole names first, then beginnings, then shorter names. */
export const productsLike = (catalogue: Catalogue, text: string, most: number): readonly ProductEntry[] => {
  const wanted = fold(text)
  if (wanted === '') return []
  const found = indexOf(catalogue).folded.flatMap(({ product, texts }) => {
    const hits = texts.filter((each) => each.includes(wanted))
    if (hits.length === 0) return []
    const closeness = Math.min(...hits.map((hit) => (hit === wanted ? 0 : hit.startsWith(wanted) ? 1 : 2)))
    return [{ product, closeness, length: Math.min(...hits.map((hit) => hit.length)) }]
  })
  return found
    .toSorted((a, b) => a.closeness - b.closeness || a.length - b.length || (a.product.id < b.product.id ? -1 : 1))
    .slice(0, most)
    .map(({ product }) => product)
}
