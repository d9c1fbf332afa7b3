import type { LanguageCode } from '../core/language-code.ts'
import { quality as en } from './en/quality.ts'
import type { QualityWords } from './quality-words.ts'
import { quality as zh } from './zh/quality.ts'

const WORDS: Readonly<Record<LanguageCode, QualityWords>> = { zh, en }

/** Rules come out of rows of data as text; one that is not known here is said by its name. */
export const qualityName = (rule: string, language: LanguageCode): string => {
  const words: Readonly<Record<string, string>> = WORDS[language]
  return Object.hasOwn(words, rule) ? (words[rule] ?? rule) : rule
}
