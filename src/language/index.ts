import type { LanguageCode } from '../core/language-code.ts'
import { en } from './en.ts'
import type { Language } from './language.ts'
import { zh } from './zh.ts'

export const LANGUAGES: Readonly<Record<LanguageCode, Language>> = { zh, en }
