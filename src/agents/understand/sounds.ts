import { pinyin } from 'pinyin-pro'
import type { Atom } from './atoms.ts'
import { lexiconEntries } from './lexicon.ts'

/** Fewer syllables are too many other words. */
const SHORTEST = 3
const LONGEST = 5

const syllables = new Map<string, string>()
const soundOf = (char: string): string => {
  const known = syllables.get(char)
  if (known !== undefined) return known
  const sound = pinyin(char, { toneType: 'none', v: true })
  syllables.set(char, sound)
  return sound
}
const soundsOf = (chars: readonly string[]): string => chars.map(soundOf).join(' ')

let figures: ReadonlyMap<string, string | null> | null = null

/** What each figure's plain Chinese name sounds like; null where two figures sound alike. */
const figureSounds = (): ReadonlyMap<string, string | null> => {
  if (figures) return figures
  const found = new Map<string, string | null>()
  for (const { type, value, pattern, language } of lexiconEntries()) {
    if (type !== 'metric' || language !== 'zh') continue
    for (const word of pattern.split('|')) {
      const chars = [...word]
      if (chars.length < SHORTEST || chars.length > LONGEST || !/^\p{Script=Han}+$/u.test(word)) continue
      const sound = soundsOf(chars)
      const known = found.get(sound)
      found.set(sound, known === undefined || known === value ? value : null)
    }
  }
  figures = found
  return found
}

export interface Heard {
  readonly metric: string
  readonly to: number
}

/** Names of figures as dictation writes them: 客丹价, 转华率 sound as 客单价, 转化率, syllable by syllable. */
export const figuresHeard = (atoms: readonly Atom[], from: number): readonly Heard[] => {
  const found: Heard[] = []
  const chars: string[] = []
  for (let at = from; at < atoms.length && at - from < LONGEST && atoms[at]?.kind === 'han'; at++) {
    chars.push(atoms[at]?.text ?? '')
    const metric = chars.length >= SHORTEST ? figureSounds().get(soundsOf(chars)) : null
    if (metric) found.push({ metric, to: at + 1 })
  }
  return found
}
