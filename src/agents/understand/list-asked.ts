import type { Catalogue } from '../../core/catalogue.ts'
import type { CategoryId, ProductId, RegionId, StoreId } from '../../core/ids.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import { forecastAsked } from './forecast-asked.ts'
import { LIST_KINDS, type ListName, type ListPeriod } from './list-kinds.ts'
import { LIST_WORDS, type ListWord } from './list-words.ts'
import { certainly, type NameIndex, nameIndex } from './names.ts'

/** A list that a question asks for, where, of what and of when. */
export interface ListAsked {
  readonly list: ListName
  /** None: all that the asker may see. */
  readonly stores: readonly StoreId[]
  /** Of a region only the stores that the asker may see. */
  readonly regions: readonly RegionId[]
  /** Null: all goods. */
  readonly category: CategoryId | null
  /** What a guide's list is about. */
  readonly product: ProductId | null
  /** The name of several articles where one must be named: which there are is the answer. */
  readonly several: string | null
  readonly period: ListPeriod
}

type Meaning =
  | ListWord
  | { readonly kind: 'store'; readonly id: StoreId }
  | { readonly kind: 'region'; readonly id: RegionId }
  | { readonly kind: 'category'; readonly id: CategoryId }
  | { readonly kind: 'product'; readonly id: ProductId }
  | { readonly kind: 'several'; readonly text: string }

/** Longer questions hold more than the name of a list. */
const LONGEST = 80

/**
 * Reads "哪些东西快过期了", "what should I order in dairy", "昨天的长短款" and "where is Cola 330ml" without a model: a list is named, and
 * every other word is a name that certainly means a store, a category or an article that the list can be of, a period that it
 * can be of, or adds nothing. One word that is none of these and there is no reading; nor where two lists, periods, categories
 * or articles are named. The time grows with the length of the text alone.
 */
export const listAsked = (text: string, language: LanguageCode, catalogue: Catalogue): ListAsked | null => {
  const plain = fold(text, language)
  if (plain.length === 0 || plain.length > LONGEST) return null
  const said = meaningsOf(plain, language, nameIndex(catalogue))
  if (said === null) return null
  const lists = new Set(said.flatMap((one) => (one.kind === 'list' ? [one.list] : [])))
  const periods = new Set(said.flatMap((one) => (one.kind === 'period' ? [one.period] : [])))
  const stores = new Set(said.flatMap((one) => (one.kind === 'store' ? [one.id] : [])))
  const regions = new Set(said.flatMap((one) => (one.kind === 'region' ? [one.id] : [])))
  const categories = new Set(said.flatMap((one) => (one.kind === 'category' ? [one.id] : [])))
  const products = new Set(said.flatMap((one) => (one.kind === 'product' ? [one.id] : [])))
  const several = said.flatMap((one) => (one.kind === 'several' ? [one.text] : []))
  const [named] = lists
  const articles = products.size + several.length
  if (lists.size > 1 || periods.size > 1) return null
  const [saidPeriod] = periods
  const forecast = named === undefined ? forecastAsked({ ...aheadOf(said), period: saidPeriod, articles }) : null
  if (forecast === null && said.some(isAheadOnly)) return null
  // "Is salmon on offer": of one article its price says so.
  const list = forecast?.list ?? (named === 'on-offer' && articles > 0 ? 'price-now' : named)
  if (list === undefined) return null
  const kind = LIST_KINDS[list]
  const period = forecast?.period ?? saidPeriod ?? kind.periods[0]
  if (!kind.periods.includes(period) || categories.size > (kind.categories ? 1 : 0)) return null
  if (articles !== (kind.product ? 1 : 0) || (kind.store === 'own' && stores.size > 1)) return null
  // a rota is of one shop, and where to find an article begins at one
  if (kind.store !== undefined && regions.size > 0) return null
  const [category = null] = categories
  const [product = null] = products
  return { list, stores: [...stores], regions: [...regions], category, product, several: several[0] ?? null, period }
}

const aheadOf = (said: readonly Meaning[]) => ({
  figures: new Set(said.flatMap((one) => (one.kind === 'figure' ? [one.figure] : []))),
  tones: new Set(said.flatMap((one) => (one.kind === 'tone' ? [one.tone] : one.kind === 'figure' ? one.tones : []))),
})

/** "will", "sales": no words of any list but a forecast. */
const isAheadOnly = (one: Meaning): boolean => one.kind === 'figure' || (one.kind === 'tone' && !one.light)

const fold = (text: string, language: LanguageCode): string => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[,.!?;:，。！？；：、~～]/g, ' ')
  return language === 'zh' ? plain.replace(/\s+/g, '') : plain.replace(/[-\s]+/g, ' ').trim()
}

/** Every word of the text, the longest first; null where one says nothing that is known here. */
const meaningsOf = (plain: string, language: LanguageCode, names: NameIndex): readonly Meaning[] | null => {
  const said: Meaning[] = []
  for (let at = 0; at < plain.length; ) {
    const found = longestAt(plain, at, language, names)
    if (found === null) return null
    said.push(found.meaning)
    at += found.length
    if (language === 'en') while (plain[at] === ' ') at += 1
  }
  return said
}

const longestAt = (
  text: string,
  at: number,
  language: LanguageCode,
  names: NameIndex,
): { readonly meaning: Meaning; readonly length: number } | null => {
  for (let length = text.length - at; length > 0; length -= 1) {
    const next = text[at + length]
    if (language === 'en' && next !== undefined && next !== ' ') continue
    const words = text.slice(at, at + length)
    const known = LIST_WORDS[language]
    const meaning = known.get(words) ?? ofPeriod(known.get(words.replace(/'s$/, ''))) ?? nameOf(words, names)
    if (meaning) return { meaning, length }
  }
  return null
}

/** "Tomorrow's", "next week's". */
const ofPeriod = (word: ListWord | undefined): ListWord | undefined => (word?.kind === 'period' ? word : undefined)

/** What a name certainly means; a district is asked about with a model. */
const nameOf = (words: string, { readings }: NameIndex): Meaning | null => {
  const reading = readings.get(words.replace(/'s$/, '').replaceAll(' ', ''))
  if (reading === undefined) return null
  const { full, short, part, group } = reading
  // "dairy" of "dairy & eggs": the answer's first line says which category it took
  const [only] = part
  const piece = only?.kind === 'category' && part.length === 1 && full.length + short.length === 0 && !group
  const named = piece ? only : certainly(reading)
  const all = [...full, ...short, ...part]
  if (named === null && (group || all.length > 0) && all.every(({ kind }) => kind === 'product'))
    return { kind: 'several', text: words }
  return named === null || named.kind === 'district' ? null : named
}
