import { type Atom, atomsOf } from './atoms.ts'
import { numeralAt } from './numerals.ts'

/** What a phrase of the lexicon means. */
export interface Meaning {
  readonly type: string
  readonly value: string
}

/** A state of the phrase machine: which atoms and slots lead on, and what has been said when one stops here. */
export interface State {
  readonly words: { readonly word: string; readonly to: State }[]
  readonly slots: { readonly slot: string; readonly to: State }[]
  readonly skips: State[]
  means: Meaning | null
}

export const state = (): State => ({ words: [], slots: [], skips: [], means: null })

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const SHORT = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const SHORT_DAYS = 'mon tue wed thu fri sat sun'.split(' ')
const months = new Map<string, number>([...MONTHS, ...SHORT].map((word, i) => [word, (i % 12) + 1]))
months.set('sept', 9)
const days = new Map<string, number>([...DAYS, ...SHORT_DAYS].map((word, i) => [word, (i % 7) + 1]))
for (const [word, day] of [
  ['tues', 2],
  ['weds', 3],
  ['thur', 4],
  ['thurs', 4],
  ...[...'一二三四五六日'].map((c, i) => [c, i + 1] as const),
  ['天', 7],
] as const)
  days.set(word, day)

/**
 * Slots of a pattern: `{n}` a count, `{o}` one that is ordinal, `{d}` a day of the month (5 or 5th), `{month}` a month's name, `{m}` a count above one, `{y}` a year, `{mon}` one that is no
 * other word ("may" is), `{dow}` a weekday. Gives the number and the place after it.
 */
export const slotAt = (slot: string, atoms: readonly Atom[], at: number): { value: number; end: number } | null => {
  const word = atoms[at]?.text ?? ''
  if (slot === 'month' || slot === 'mon') {
    const value = months.get(word)
    return value === undefined || (slot === 'mon' && word === 'may') ? null : { value, end: at + 1 }
  }
  if (slot === 'dow' || slot === 'zdow') {
    const value = days.get(word) ?? (slot === 'zdow' && /^[1-7]$/.test(word) ? Number(word) : undefined)
    if (slot === 'dow' && atoms[at]?.kind === 'han') return null
    return value === undefined ? null : { value, end: at + 1 }
  }
  const numeral = numeralAt(atoms, at)
  if (numeral === null || (slot === 'n' && numeral.ordinal) || (slot === 'd' && numeral.value > 99)) return null
  if (slot === 'o' && (!numeral.ordinal || numeral.value > 31)) return null
  if (slot === 'm' && (numeral.ordinal || numeral.value < 2)) return null
  if (slot === 'y' && (numeral.value < 1990 || numeral.value > 2100)) return null
  return numeral
}

/** What the literals of all patterns are made of: macros say the same ones again and again. */
const literals = new Map<string, readonly string[]>()
const textsOf = (literal: string): readonly string[] => {
  const known = literals.get(literal) ?? atomsOf(literal).map(({ text }) => text)
  literals.set(literal, known)
  return known
}

/**
 * Adds `a (b|c) [d] <macro> {n}` to the machine: alternatives in round brackets, optional parts in square ones, macros and
 * slots by name. Returns the state after it.
 */
export const addPattern = (from: State, pattern: string, macros: ReadonlyMap<string, string>): State => {
  let at = 0
  const fail = (why: string): never => {
    throw new Error(`lexicon pattern "${pattern}": ${why}`)
  }
  const alternatives = (start: State, close: string): State => {
    const end = state()
    do {
      sequence(start).skips.push(end)
    } while (pattern[at] === '|' && at++ >= 0)
    if (close !== '' && pattern[at++] !== close) fail(`missing ${close}`)
    return end
  }
  const named = (close: string): string => {
    const end = pattern.indexOf(close, at)
    if (end < 0) fail(`missing ${close}`)
    const name = pattern.slice(at, end)
    at = end + 1
    return name
  }
  const sequence = (start: State): State => {
    let current = start
    while (at < pattern.length && !'|)]'.includes(pattern[at] ?? '')) {
      const char = pattern[at]
      if (char === '(' || char === '[') {
        at++
        const end = alternatives(current, char === '(' ? ')' : ']')
        if (char === '[') current.skips.push(end)
        current = end
      } else if (char === '{') {
        at++
        const to = state()
        current.slots.push({ slot: named('}'), to })
        current = to
      } else if (char === '<') {
        at++
        const name = named('>')
        current = addPattern(current, macros.get(name) ?? fail(`no macro ${name}`), macros)
      } else {
        let end = at
        while (end < pattern.length && !'()[]{}<>|'.includes(pattern[end] ?? '')) end++
        for (const word of textsOf(pattern.slice(at, end))) {
          const to = state()
          current.words.push({ word, to })
          current = to
        }
        at = end
      }
    }
    return current
  }
  const end = alternatives(from, '')
  if (at < pattern.length) fail(`stray ${pattern[at]}`)
  return end
}
