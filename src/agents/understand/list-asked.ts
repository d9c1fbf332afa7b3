import type { Catalogue, Names } from '../../core/catalogue.ts'
import type { StoreId } from '../../core/ids.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../../core/language-code.ts'
import { type ListName, listWords } from './list-words.ts'

/** A list that a question asks for, and where. */
export interface ListAsked {
  readonly list: ListName
  /** None: all that the asker may see. */
  readonly stores: readonly StoreId[]
}

type Meaning =
  | { readonly kind: 'light' }
  | { readonly kind: 'list'; readonly list: ListName }
  | { readonly kind: 'store'; readonly id: StoreId }

/** Longer questions hold more than the name of a list. */
const LONGEST = 80

/**
 * Reads "哪些东西快过期了" and "what should I order today" without a model: a list is named, and every other word is the name of a
 * store, or adds nothing. One word that is none of these and there is no reading; nor where two lists are named. The
 * time grows with the length of the text alone.
 */
export const listAsked = (
  text: string,
  language: LanguageCode,
  catalogue: Pick<Catalogue, 'stores'>,
): ListAsked | null => {
  const plain = fold(text, language)
  if (plain.length === 0 || plain.length > LONGEST) return null
  const words = vocabulary(language, catalogue)
  const longest = Math.max(...[...words.keys()].map((word) => word.length))
  const lists = new Set<ListName>()
  const stores = new Set<StoreId>()
  for (let at = 0; at < plain.length; ) {
    const found = longestAt(plain, at, longest, words, language)
    if (found === null) return null
    const { meaning, length } = found
    if (meaning.kind === 'list') lists.add(meaning.list)
    if (meaning.kind === 'store') stores.add(meaning.id)
    at += length
    if (language === 'en') while (plain[at] === ' ') at += 1
  }
  const [list] = lists
  return list === undefined || lists.size > 1 ? null : { list, stores: [...stores] }
}

const fold = (text: string, language: LanguageCode): string => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[,.!?;:，。！？；：、~～]/g, ' ')
  return language === 'zh' ? plain.replace(/\s+/g, '') : plain.replace(/[-\s]+/g, ' ').trim()
}

const vocabulary = (language: LanguageCode, { stores }: Pick<Catalogue, 'stores'>): ReadonlyMap<string, Meaning> => {
  const spelt = (names: Names) => LANGUAGE_CODES.map((code) => fold(names[code], language))
  return new Map<string, Meaning>([
    ...stores.flatMap(({ id, names }) =>
      [fold(id, language), ...spelt(names)].map((name) => [name, { kind: 'store', id }] as const),
    ),
    ...[...listWords(language)].map(
      ([phrase, list]) => [phrase, list === null ? { kind: 'light' } : { kind: 'list', list }] as [string, Meaning],
    ),
  ])
}

const longestAt = (
  text: string,
  at: number,
  longest: number,
  words: ReadonlyMap<string, Meaning>,
  language: LanguageCode,
): { readonly meaning: Meaning; readonly length: number } | null => {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
    const meaning = words.get(text.slice(at, at + length))
    const next = text[at + length]
    if (meaning && (language === 'zh' || next === undefined || next === ' ')) return { meaning, length }
  }
  return null
}
