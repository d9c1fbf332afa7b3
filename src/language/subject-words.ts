import type { LanguageCode } from '../core/language-code.ts'
import type { WordingContext } from './language.ts'
import { shelfPlace } from './shelf-place.ts'

/** A kind that an analysis names, `hold` or `till-above-shelf`, has its words among the labels under this name. */
export const subjectLabel = (word: string): string => `subject:${word}`

/** A row's subject in people's words: another store and an offer by their names, a kind by its label; codes of lots, tills and people as they are. */
export const subjectWords = (subject: string, { catalogue, labels }: WordingContext, code: LanguageCode): string => {
  const store = catalogue.stores.find(({ id }) => id === subject)
  if (store !== undefined) return store.names[code]
  const named = (word: string) => catalogue.promotions.get(word)?.[code] ?? labels[subjectLabel(word)]?.[code].name
  const words = subject.split(' ')
  // several kinds are a list; a code beside a kind belongs to it
  const said = (word: string) => named(word) ?? shelfPlace(word, code)
  const joint = words.every((word) => said(word) !== null) ? BETWEEN[code] : ' '
  return words.map((word) => said(word) ?? word).join(joint)
}
const BETWEEN: Readonly<Record<LanguageCode, string>> = { zh: '、', en: ', ' }
