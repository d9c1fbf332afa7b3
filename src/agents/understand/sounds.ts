import { pinyin } from 'pinyin-pro'
import type { Atom } from './atoms.ts'
import { lexiconEntries, type PhraseMachine } from './lexicon.ts'

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
/** Syllables without tones. */
export const soundsOf = (chars: readonly string[]): string => chars.map(soundOf).join(' ')

/** The phrases of a pattern that stand whole in it: what is in brackets is a piece of one, and no name. */
const wholePhrases = (pattern: string): readonly string[] => {
  let flat = pattern
  for (let before = ''; before !== flat; ) {
    before = flat
    flat = flat.replace(/\([^()[\]]*\)|\[[^()[\]]*\]/gu, '*')
  }
  return flat.split('|')
}

/** What each name sounds like; null where two figures sound alike. */
const soundsFound = (names: Iterable<readonly [word: string, metric: string]>): ReadonlyMap<string, string | null> => {
  const found = new Map<string, string | null>()
  for (const [word, metric] of names) {
    const chars = [...word]
    if (chars.length < SHORTEST || chars.length > LONGEST || !/^\p{Script=Han}+$/u.test(word)) continue
    const sound = soundsOf(chars)
    const known = found.get(sound)
    found.set(sound, known === undefined || known === metric ? metric : null)
  }
  return found
}

let figures: readonly (readonly [string, string])[] | null = null

/** Each figure's plain Chinese names in the lexicon. */
const figureNames = (): readonly (readonly [string, string])[] => {
  figures ??= lexiconEntries()
    .filter(({ type, language }) => type === 'metric' && language === 'zh')
    .flatMap(({ value, pattern }) => wholePhrases(pattern).map((word) => [word, value] as const))
  return figures
}

const heardBy = new WeakMap<PhraseMachine, ReadonlyMap<string, string | null>>()

/** Lets figures be heard by the names that a registry gives them, beside those of the lexicon. */
export const learnSounds = (machine: PhraseMachine, names: readonly (readonly [word: string, metric: string])[]) => {
  heardBy.set(machine, soundsFound([...figureNames(), ...names]))
}

export interface Heard {
  readonly metric: string
  readonly to: number
}

/** Names of figures as dictation writes them: 客丹价, 转华率 sound as 客单价, 转化率, syllable by syllable. */
export const figuresHeard = (atoms: readonly Atom[], from: number, machine: PhraseMachine): readonly Heard[] => {
  const found: Heard[] = []
  const sounds = heardBy.get(machine)
  const chars: string[] = []
  for (let at = from; at < atoms.length && at - from < LONGEST && atoms[at]?.kind === 'han'; at++) {
    chars.push(atoms[at]?.text ?? '')
    const metric = chars.length >= SHORTEST ? sounds?.get(soundsOf(chars)) : null
    if (metric) found.push({ metric, to: at + 1 })
  }
  return found
}
