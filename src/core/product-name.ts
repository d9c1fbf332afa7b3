import type { Catalogue } from './catalogue.ts'
import type { CategoryId, ProductId } from './ids.ts'
import { LANGUAGE_CODES, type LanguageCode } from './language-code.ts'

type Product = Catalogue['products'][number]

const form = (name: string) => name.trim().toLowerCase()

const shared = new WeakMap<Catalogue, ReadonlySet<string>>()

/** Names, in whatever language, that more than one product has, or a product and a category. Found once for a catalogue. */
const sharedNames = (catalogue: Catalogue): ReadonlySet<string> => {
  const known = shared.get(catalogue)
  if (known) return known
  const owner = new Map<string, ProductId | CategoryId>()
  const found = new Set<string>()
  for (const { id, names } of catalogue.categories) for (const code of LANGUAGE_CODES) owner.set(form(names[code]), id)
  for (const { id, names } of catalogue.products)
    for (const code of LANGUAGE_CODES) {
      const name = form(names[code])
      const first = owner.get(name)
      if (first === undefined) owner.set(name, id)
      else if (first !== id) found.add(name)
    }
  shared.set(catalogue, found)
  return found
}

/** The product's name as it is shown: with the id behind it where it is something else's name too. */
export const productName = (product: Product, catalogue: Catalogue, code: LanguageCode): string => {
  const name = product.names[code]
  return sharedNames(catalogue).has(form(name)) ? `${name.trim()} (${product.id})` : name
}
