import { pinyin } from 'pinyin-pro'
import { foldName, goodsWords } from './goods-words.ts'

/** How a run of characters is typed, a syllable a character, without tones; ü is v, as on keyboards. */
const syllables = (run: string): readonly string[] => pinyin(run, { toneType: 'none', type: 'array', v: true })

/** A run longer than this is no name that anybody types. */
const LONGEST = 12

/** The whole run as typed: 苹果汁 is pingguozhi. */
export const typedPinyin = (run: string): string => syllables(run).join('')

/**
 * Keys from every character to the run's end, in syllables and in initials, so that a prefix search finds what is anywhere in
 * a name: 红富士苹果 by pingguo and by pg.
 */
export const pinyinKeys = (name: string): string[] =>
  goodsWords(foldName(name)).han.flatMap((run) => {
    const parts = syllables(run.slice(0, LONGEST))
    return parts.flatMap((_, at) => {
      const rest = parts.slice(at)
      const initials = rest.map((part) => part.slice(0, 1)).join('')
      return initials.length > 1 ? [rest.join(''), initials] : [rest.join('')]
    })
  })
