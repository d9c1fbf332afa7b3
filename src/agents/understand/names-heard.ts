import type { Atom } from './atoms.ts'
import { atomsOf } from './atoms.ts'
import type { NameIndex } from './names.ts'
import { soundsOf } from './sounds.ts'

const SHORTEST = 2
const LONGEST = 6
const HAN = /^\p{Script=Han}+$/u

const indexes = new WeakMap<NameIndex, ReadonlyMap<string, string | null>>()

/** What each Chinese name of the chain sounds like, without tones; null where two names sound alike. */
const soundsOfNames = (names: NameIndex): ReadonlyMap<string, string | null> => {
  const known = indexes.get(names)
  if (known) return known
  const found = new Map<string, string | null>()
  for (const name of names.readings.keys()) {
    const chars = [...name]
    if (chars.length < SHORTEST || chars.length > LONGEST || !HAN.test(name)) continue
    const sound = soundsOf(chars)
    found.set(sound, found.has(sound) ? null : name)
  }
  indexes.set(names, found)
  return found
}

/**
 * The text with a name as dictation wrote it put right: 西虎店 sounds as 西湖店, 酸乃 as 酸奶, syllable by syllable. Only over characters of
 * which one at least was not read, so that no word that says something is heard away; null where nothing sounds like a name. What was put
 * right so is offered, never answered.
 */
export const nameHeard = (text: string, unread: ReadonlySet<string>, names: NameIndex): string | null => {
  const atoms: readonly Atom[] = atomsOf(text)
  let best: { readonly from: number; readonly to: number; readonly name: string } | null = null
  for (let from = 0; from < atoms.length; from++) {
    const chars: string[] = []
    for (let at = from; at < atoms.length && at - from < LONGEST && atoms[at]?.kind === 'han'; at++) {
      chars.push(atoms[at]?.text ?? '')
      if (chars.length < SHORTEST || !chars.some((char) => unread.has(char))) continue
      const name = soundsOfNames(names).get(soundsOf(chars))
      const longer = best === null || at + 1 - from > best.to - best.from
      if (name && name !== chars.join('') && longer) best = { from, to: at + 1, name }
    }
  }
  if (best === null) return null
  const [first, last] = [atoms[best.from], atoms[best.to - 1]]
  return text.slice(0, first?.start ?? 0) + best.name + text.slice(last?.end ?? text.length)
}
