import { dataText } from '../../core/data-text.ts'

/** A name folded for comparing: as prompts show it; width and case do not matter. */
export const foldName = (text: string): string => dataText(text).toLowerCase()

const HAN_OR_WORD = /(\p{Script=Han}+)|([\p{L}\p{N}]+)/gu

/** One of many is one: `eggs`, `cherries` and `boxes` are found by what they are many of, and the other way round. */
const singular = (word: string): string => {
  if (word.length < 4 || !/^[a-z]+s$/.test(word) || /(ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`
  return /(sh|ch|x|z|to|go)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

export interface GoodsWords {
  /** Runs of Chinese characters. */
  readonly han: readonly string[]
  /** Other words and figures, in the singular. */
  readonly words: readonly string[]
}

/** The words of a folded text. An apostrophe belongs to its word. */
export const goodsWords = (folded: string): GoodsWords => {
  const [han, words]: [string[], string[]] = [[], []]
  for (const [, run, word] of folded.replace(/['’]/g, '').matchAll(HAN_OR_WORD)) {
    if (run !== undefined) han.push(run)
    else if (word !== undefined) words.push(singular(word))
  }
  return { han, words }
}

/**
 * A character as the index keeps it: a mark and four hexadecimal digits. The index looks through all first signs of its terms
 * one by one, so thousands of different ones would cost seconds.
 */
const sign = (character: string): string => `~${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`

/** 牛奶糖 is 牛奶, 奶糖. One character alone is the beginning of its pairs. */
export const pairsOf = (run: string): readonly string[] => {
  const signs = [...run].map(sign)
  return signs.length < 2 ? signs : signs.slice(1).map((next, at) => `${signs[at]}${next}`)
}

const lastOf = (run: string): string => sign([...run].at(-1) ?? '')

/** What a name is found by: pairs of characters, the last character of a run, which begins no pair, and words. */
export const nameTokens = (name: string): string[] => {
  const { han, words } = goodsWords(foldName(name))
  return [...new Set([...han.flatMap(pairsOf), ...han.map(lastOf), ...words])]
}
