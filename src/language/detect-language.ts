import type { LanguageCode } from '../core/language-code.ts'

/** The language to answer in: any Han character makes a question Chinese, also one with English words in it. */
export const detectLanguage = (text: string): LanguageCode => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
