import Big from 'big.js'
import type { NumberLiteral } from './number-literal.ts'
import { readChineseNumber } from './numbers-chinese.ts'
import { readEnglishNumber, SCALES } from './numbers-english.ts'

const GROUPED = /\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?!\d)(?:\.\d+)?/y
const PLAIN = /\d+(?:\.\d+)?/y
const SHORT: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9 }
/** What glues itself to digits and makes them something else: `1.2e4`, `4,56`, `45'612`, `3rd`, `5x`, `12_000`. */
const GLUED = /[.,'_:]?\d|[a-z_^]/y

const at = (pattern: RegExp, text: string, start: number): string | null => {
  pattern.lastIndex = start
  return pattern.exec(text)?.[0] ?? null
}

/** `45,612`, `45 612`, `4.56`, with `k`, `m`, `bn` or a scale word behind it. */
const readDigits = (text: string, start: number): NumberLiteral | null => {
  const written = at(GROUPED, text, start) ?? at(PLAIN, text, start)
  if (written === null) return null
  let end = start + written.length
  const digits = written.replace(/[, ]/g, '')
  const suffix = at(/ ?(?:bn|mn|[kmb])(?![a-z0-9])/y, text, end)
  const word = at(/[ -](?:hundred|thousand|million|billion|trillion|dozen)(?![a-z])/y, text, end)
  const factor = suffix ? SHORT[suffix.trim()] : word ? SCALES[word.slice(1)] : 1
  end += (suffix ?? word ?? '').length
  if (!suffix && !word) {
    const glued = at(GLUED, text, end)
    if (glued !== null) {
      const rest = at(/[a-z0-9_.,'^:+-]*[a-z0-9]/y, text, end) ?? glued
      return { end: end + rest.length, value: null, place: null, kind: 'plain' }
    }
  }
  const decimals = digits.split('.')[1]?.length ?? 0
  return {
    end,
    value: new Big(digits).times(factor ?? 1),
    place: new Big(10).pow(-decimals).times(factor ?? 1),
    kind: 'plain',
  }
}

/** Units that follow digits without a space and are no part of the number. */
const UNIT_GLUED = /(?:pp|pts?|rmb|cny|usd|gbp|eur|yuan|days?|ppt|h|hrs?|am|pm)(?![a-z0-9])/y

/** Reads a number in any of the house's forms at `start` of normalised lower-case text, or null where none begins. */
export const readNumber = (text: string, start: number): NumberLiteral | null => {
  const chinese = readChineseNumber(text, start)
  const here = text.charAt(start)
  if (/\d/.test(here)) {
    if (chinese) return chinese
    const plain = at(PLAIN, text, start) ?? ''
    const grouped = at(GROUPED, text, start) ?? plain
    const unit = at(UNIT_GLUED, text, start + grouped.length)
    if (unit !== null) {
      const digits = grouped.replace(/[, ]/g, '')
      const decimals = digits.split('.')[1]?.length ?? 0
      return { end: start + grouped.length, value: new Big(digits), place: new Big(10).pow(-decimals), kind: 'plain' }
    }
    return readDigits(text, start)
  }
  if (chinese) return chinese
  return /[a-z]/.test(here) ? readEnglishNumber(text, start) : null
}
