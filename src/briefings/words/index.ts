import type { LanguageCode } from '../../core/language-code.ts'
import type { BriefingWords } from './briefing-words.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const BRIEFING_WORDS: Readonly<Record<LanguageCode, BriefingWords>> = { zh, en }
