import { createContext, use } from 'react'
import { en } from './en.ts'
import type { Words } from './words.ts'
import { zh } from './zh.ts'

export const WORDS = { zh, en } as const

export const WordsContext = createContext<Words>(en)
export const useWords = (): Words => use(WordsContext)
