import type { LanguageCode } from '../core/language-code.ts'

/** The terminal's language, as Node takes it from the system. */
export const terminalLanguage = (): LanguageCode =>
  new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en'
