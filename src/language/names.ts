import type { Names } from '../core/catalogue.ts'
import type { LanguageCode } from '../core/language-code.ts'
import { productName } from '../core/product-name.ts'
import type { WordingContext } from './language.ts'

type Kind = 'store' | 'region' | 'category' | 'product'

const listOf = (
  { catalogue }: WordingContext,
  kind: Exclude<Kind, 'product'>,
): readonly { readonly id: string; readonly names: Names }[] => {
  if (kind === 'store') return catalogue.stores
  return kind === 'region' ? catalogue.regions : catalogue.categories
}

/** The catalogue's name of an id, or the id itself where the catalogue has none. */
export const nameOf = (kind: Kind, id: string, context: WordingContext, code: LanguageCode): string => {
  if (kind !== 'product') return listOf(context, kind).find((entry) => entry.id === id)?.names[code] ?? id
  const product = context.catalogue.products.find((entry) => entry.id === id)
  return product === undefined ? id : productName(product, context.catalogue, code)
}

/** Names of several ids that came as one text, separated by commas. */
export const namesOf = (kind: Kind, ids: string, context: WordingContext, code: LanguageCode): readonly string[] =>
  ids
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map((id) => nameOf(kind, id, context, code))

/** What a metric or column is called. */
export const metricNameOf = (name: string, context: WordingContext, code: LanguageCode): string =>
  context.labels[name]?.[code].name ?? name.replaceAll('_', ' ')
