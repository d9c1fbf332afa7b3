import type { LanguageCode } from '../core/language-code.ts'
import type { QualityRuleName } from '../core/quality-rule.ts'
import { quality as en } from './en/quality.ts'
import { qualityAdvice as enAdvice } from './en/quality-advice.ts'
import { qualityExample as enExample } from './en/quality-example.ts'
import type { QualityExampleWords, QualityWords } from './quality-words.ts'
import { quality as zh } from './zh/quality.ts'
import { qualityAdvice as zhAdvice } from './zh/quality-advice.ts'
import { qualityExample as zhExample } from './zh/quality-example.ts'

const WORDS: Readonly<Record<LanguageCode, QualityWords>> = { zh, en }
const ADVICE: Readonly<Record<LanguageCode, QualityWords>> = { zh: zhAdvice, en: enAdvice }
const EXAMPLE: Readonly<Record<LanguageCode, QualityExampleWords>> = { zh: zhExample, en: enExample }
const INSTEAD: Readonly<Record<LanguageCode, (found: string, expected: string) => string>> = {
  zh: (found, expected) => `${found}，应为 ${expected}`,
  en: (found, expected) => `${found} instead of ${expected}`,
}

/** Rules come out of rows of data as text; one that is not known here is said by its name. */
export const qualityName = (rule: string, language: LanguageCode): string => {
  const words: Readonly<Record<string, string>> = WORDS[language]
  return Object.hasOwn(words, rule) ? (words[rule] ?? rule) : rule
}

/** What to do about what a rule found, a sentence or two. */
export const qualityAdvice = (rule: QualityRuleName, language: LanguageCode): string => ADVICE[language][rule]

/** What is wrong in one example, as a clause; null where there is nothing to say but where it is. */
export const qualityExample = (
  rule: QualityRuleName,
  { found, expected }: { readonly found: string | null; readonly expected: string | null },
  language: LanguageCode,
): string | null => {
  if (found === null) return null
  const own = EXAMPLE[language][rule]
  return own
    ? own(found, expected?.replace('≥ ', '') ?? '')
    : expected === null
      ? found
      : INSTEAD[language](found, expected)
}
