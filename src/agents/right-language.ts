import { SLOT } from '../core/draft.ts'
import type { LanguageCode } from '../core/language-code.ts'

const HAN = /\p{Script=Han}/gu
const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const WORD = /\p{Script=Latin}{2,}/gu

/**
 * Is a sentence in the asker's language, by its script? Slots and names of things (which have two languages) do not count.
 * A Chinese sentence may hold a few Latin words, an English one hardly any Han characters (models drift, reliability 2.2).
 */
export const inLanguage = (sentence: string, language: LanguageCode, names: readonly string[]): boolean => {
  let rest = sentence.replace(SLOT, ' ')
  for (const name of names) if (name.length > 1) rest = rest.replaceAll(name, ' ')
  if (OTHER_SCRIPT.test(rest)) return false
  const han = rest.match(HAN)?.length ?? 0
  const words = rest.match(WORD)?.length ?? 0
  if (language === 'zh') return han >= words || (han === 0 && words <= 2)
  return han <= 2 && (han === 0 || words > han)
}
