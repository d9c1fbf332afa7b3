import { useEffect, useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'

const KEY = 'floorwalker.language'

const first = (): LanguageCode => {
  const kept = localStorage.getItem(KEY)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** The language of the pages: the tablet's own until somebody switches, then that. */
export const useLanguage = (): readonly [LanguageCode, () => void] => {
  const [language, setLanguage] = useState<LanguageCode>(first)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return [
    language,
    () => {
      const other = language === 'zh' ? 'en' : 'zh'
      localStorage.setItem(KEY, other)
      setLanguage(other)
    },
  ]
}
