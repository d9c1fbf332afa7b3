import MiniSearch, { type Query, type SearchResult } from 'minisearch'
import type { Catalogue, ProductEntry } from '../../core/catalogue.ts'
import { foldName, goodsWords, nameTokens, pairsOf } from './goods-words.ts'
import { pinyinKeys, typedPinyin } from './pinyin-keys.ts'
import { otherWordings } from './synonyms.ts'

/** A name in the asked language weighs most; how it is typed and its brand less. */
const BOOST = { name: 3, pinyin: 1.5, brand: 1 } as const
type Field = keyof typeof BOOST
const FIELDS = Object.keys(BOOST) as Field[]

const textOf = ({ names, brand }: ProductEntry, field: Field): string[] => {
  if (field === 'pinyin') return pinyinKeys(names.zh)
  if (field === 'brand') return nameTokens(brand ?? '')
  return [...new Set([...nameTokens(names.zh), ...nameTokens(names.en)])]
}

/** One wording of a query as terms; each must be found, or, `loose`, half of them. */
const termsOf = (wording: string): readonly string[] => {
  const { han, words } = goodsWords(wording)
  return [...new Set([...han.flatMap(pairsOf), ...words])]
}

const LATIN = /^[a-z]+$/
const isLatin = (term: string) => LATIN.test(term)

/** Letters that were typed may be mistyped, words may be cut short; figures and Chinese characters are as they are. */
const asQuery = (terms: readonly string[], combineWith: 'AND' | 'OR', weight: number, typos = true): Query => ({
  combineWith,
  queries: [...terms],
  tokenize: (term: string) => [term],
  fuzzy: (term: string) => (typos && isLatin(term) && term.length >= 4 ? 0.25 : false),
  prefix: (term: string) => /^([a-z0-9]{2,}|~[0-9a-f]{4,6})$/.test(term),
  boostTerm: () => weight,
})

/** Products found by their names in any language, by pinyin and brand, with typos and synonyms. */
export class GoodsIndex {
  readonly #search: MiniSearch<ProductEntry>
  readonly #products: ReadonlyMap<string, ProductEntry>

  constructor(catalogue: Catalogue) {
    this.#products = new Map(catalogue.products.map((product) => [product.id, product]))
    this.#search = new MiniSearch<ProductEntry>({
      fields: FIELDS,
      // every field is made of tokens already
      extractField: ((product: ProductEntry, field: string) =>
        field === 'id' ? product.id : textOf(product, field as Field).join('\n')) as (
        product: ProductEntry,
        field: string,
      ) => string,
      tokenize: (text) => text.split('\n').filter((token) => token !== ''),
      processTerm: (term) => term,
      searchOptions: { boost: BOOST, weights: { fuzzy: 0.4, prefix: 0.6 } },
    })
    this.#search.addAll(catalogue.products)
  }

  /** Best first: those with every word, or, when there are none, those with at least half of them. */
  find(text: string): readonly { readonly product: ProductEntry; readonly score: number }[] {
    const asked = foldName(text)
    const wordings = [asked, ...otherWordings(asked)]
    const { han } = goodsWords(asked)
    const typed = han.length === 1 && [...(han[0] ?? '')].length > 1 ? [typedPinyin(han[0] ?? '')] : []
    const whole = wordings
      .map((wording, at) => ({ terms: termsOf(wording), weight: at === 0 ? 1 : 0.8 }))
      .filter(({ terms }) => terms.length > 0)
    if (whole.length === 0) return []
    const strict = this.#search.search({
      combineWith: 'OR',
      queries: [
        // another name is spelt right: 饼干 is a cookie, and not cooking oil
        ...whole.map(({ terms, weight }, at) => asQuery(terms, 'AND', weight, at === 0)),
        // 平果汁 sounds as 苹果汁 does; it is as typed, with no further typo
        ...typed.map((key): Query => asQuery([key], 'AND', 0.5, false)),
      ],
    })
    if (strict.length > 0) return this.#ranked(strict, wordings)
    const [{ terms } = { terms: [] }] = whole
    const loose = this.#search.search(asQuery(terms, 'OR', 1))
    return this.#ranked(
      loose.filter(({ queryTerms }) => terms.length > 1 && new Set(queryTerms).size * 2 >= terms.length),
      wordings,
    )
  }

  /** What is called so comes before what begins so, that before what only holds it, and shorter names before longer. */
  #ranked(found: readonly SearchResult[], wordings: readonly string[]) {
    const bare = wordings.map((wording) => wording.replace(/\s+/g, ''))
    return found
      .flatMap(({ id, score }) => {
        const product = this.#products.get(String(id))
        if (product === undefined) return []
        const names = [product.names.zh, product.names.en].map((name) => foldName(name).replace(/\s+/g, ''))
        const closeness = Math.max(
          ...names.flatMap((name) =>
            bare.map((asked, at) => {
              const near = name === asked ? 4 : name.startsWith(asked) ? 2 : name.includes(asked) ? 1.5 : 1
              return near === 1 || at === 0 ? near : 1 + (near - 1) * 0.8
            }),
          ),
        )
        const length = Math.min(...names.map((name) => [...name].length))
        return [{ product, score: (score * closeness) / (1 + length / 100) }]
      })
      .sort((a, b) => b.score - a.score || (a.product.id < b.product.id ? -1 : 1))
  }
}
