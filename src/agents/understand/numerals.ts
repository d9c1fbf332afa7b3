import type { Atom } from './atoms.ts'

/** A number read at some place: its value, and the place after it. */
export interface Numeral {
  readonly value: number
  readonly end: number
  readonly ordinal: boolean
}

const DIGITS = new Map([...'零一二三四五六七八九'].map((char, value) => [char, value]))
for (const [char, value] of [
  ['〇', 0],
  ['两', 2],
  ['俩', 2],
  ['仨', 3],
] as const)
  DIGITS.set(char, value)

const CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60 }
const cardinals = new Map(CARDINALS.split(' ').map((word, value) => [word, value]))
for (const [word, value] of Object.entries(TENS)) cardinals.set(word, value)
const ordinals = new Map(ORDINALS.split(' ').map((word, value) => [word, value]))
ordinals.set('thirtieth', 30)

/** Characters of the longest numeral that a question needs (a year, 一百二十三). */
const LONGEST = 6

const hanNumeral = (atoms: readonly Atom[], from: number): Numeral | null => {
  let end = from
  const chars: string[] = []
  while (
    end < atoms.length &&
    chars.length <= LONGEST &&
    /^[零〇一二三四五六七八九十百两俩仨]$/u.test(atoms[end]?.text ?? '')
  )
    chars.push(atoms[end++]?.text ?? '')
  if (chars.length === 0 || chars.length > LONGEST) return null
  if (!chars.includes('十') && !chars.includes('百')) {
    // A run of digits is a year (二〇二五); anything else of two digits ("三五") is not a number that people mean exactly.
    if (chars.length !== 1 && chars.length !== 4) return null
    return { value: chars.reduce((sum, char) => sum * 10 + (DIGITS.get(char) ?? 0), 0), end, ordinal: false }
  }
  let value = 0
  let digit: number | null = null
  for (const char of chars) {
    if (char === '百') value += (digit ?? 1) * 100
    else if (char === '十') value += (digit ?? 1) * 10
    else if (digit !== null && digit !== 0) return null
    digit = DIGITS.get(char) ?? null
  }
  return { value: value + (digit ?? 0), end, ordinal: false }
}

/** The number that starts here, digits or words of either language; null when there is none. */
export const numeralAt = (atoms: readonly Atom[], from: number): Numeral | null => {
  const atom = atoms[from]
  if (atom === undefined) return null
  if (atom.kind === 'number')
    return /^\d{1,6}$/.test(atom.text) ? { value: Number(atom.text), end: from + 1, ordinal: false } : null
  if (atom.kind === 'han') return hanNumeral(atoms, from)
  const nth = /^(\d{1,2})(st|nd|rd|th)$/.exec(atom.text)
  if (nth) return { value: Number(nth[1]), end: from + 1, ordinal: true }
  const tens = TENS[atom.text]
  const next = atoms[from + 1]?.text ?? ''
  if (tens !== undefined && ordinals.has(next) && (ordinals.get(next) ?? 0) < 10)
    return { value: tens + (ordinals.get(next) ?? 0), end: from + 2, ordinal: true }
  if (tens !== undefined && (cardinals.get(next) ?? 10) < 10)
    return { value: tens + (cardinals.get(next) ?? 0), end: from + 2, ordinal: false }
  const cardinal = cardinals.get(atom.text)
  if (cardinal !== undefined) return { value: cardinal, end: from + 1, ordinal: false }
  const ordinal = ordinals.get(atom.text)
  return ordinal === undefined ? null : { value: ordinal, end: from + 1, ordinal: true }
}
