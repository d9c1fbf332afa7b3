import type { LanguageCode } from '../core/language-code.ts'
import { tables as en } from './en/tables.ts'
import { tables as zh } from './zh/tables.ts'

const WORDS: Readonly<Record<LanguageCode, Readonly<Record<string, string>>>> = { zh, en }

/** What a shop calls a table of its chain; one without a word here is said by its own name. */
export const tableName = (table: string, language: LanguageCode): string => WORDS[language][table] ?? table
