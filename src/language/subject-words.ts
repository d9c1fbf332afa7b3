import type { LanguageCode } from '../core/language-code.ts'
import type { WordingContext } from './language.ts'

/** A kind that an analysis names, `hold` or `till-above-shelf`, has its words among the labels under this name. */
export const subjectLabel = (word: string): string => `subject:${word}`

/** A row's subject in people's words: another store by its name, a kind by its label; codes of lots, tills and people as they are. */
export const subjectWords = (subject: string, { catalogue, labels }: WordingContext, code: LanguageCode): string => {
  const store = catalogue.stores.find(({ id }) => id === subject)
  if (store !== undefined) return store.names[code]
  return subject
    .split(' ')
    .map((word) => labels[subjectLabel(word)]?.[code].name ?? word)
    .join(' ')
}
