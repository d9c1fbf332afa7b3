import type { WordingContext } from '../../language/language.ts'
import { readTime } from './dates.ts'
import { LEXICON } from './lexicon.ts'
import { namesIn } from './names.ts'
import { readNumber } from './numbers-digits.ts'
import { readPattern } from './patterns.ts'
import { type Meaning, namesBase, plain, type Token } from './token.ts'
import { onlyDay, span, type When } from './when.ts'

const SLOT = /\{\{\s*(e\d+)\.r(\d+)\.([a-z][a-z0-9_]*)\s*\}\}/y
const UP = '↑▲△⬆↗📈'
const DOWN = '↓▼▽⬇↘📉'

const breakOf = (text: string, at: number): Meaning | null => {
  const here = text.charAt(at)
  if ('([（【「'.includes(here)) return { kind: 'break', strength: 'open' }
  if (')]）】」'.includes(here)) return { kind: 'break', strength: 'close' }
  if (here === ':') return { kind: 'break', strength: 'colon' }
  if ('。!?\n'.includes(here) || (here === '.' && !/\d/.test(text.charAt(at + 1))))
    return { kind: 'break', strength: 'end' }
  if (',;、|—•·●○■□★☆✓✔'.includes(here)) return { kind: 'break', strength: 'weak' }
  return null
}

/** A sign stands right before a number or slot and behind nothing that could be subtracted from. */
const signAt = (text: string, at: number): Meaning | null => {
  const here = text.charAt(at)
  const word = /(?:minus|negative|负)\s?(?=[\d¥$£€{一二三四五六七八九十百千两零])/y
  word.lastIndex = at
  if (word.test(text) && !/[a-z]/.test(text.charAt(at - 1))) return { kind: 'sign', sign: '-' }
  if (!/[+\-–]/.test(here) || /[\p{L}\p{N}}%]/u.test(text.charAt(at - 1))) return null
  return /[\d¥$£€{]/.test(text.charAt(at + 1)) ? { kind: 'sign', sign: here === '+' ? '+' : '-' } : null
}

interface Candidate {
  readonly end: number
  readonly meaning: Meaning
}

const rangeOrNeutral = (text: string, at: number): Meaning => {
  const here = text.charAt(at)
  if (/[-–~]/.test(here)) return { kind: 'range' }
  return /["'“”‘’《》]/.test(here) ? { kind: 'neutral' } : { kind: 'unknown' }
}

/** The longest thing that begins here; names first, then times, counted lists, words, numbers. */
const longest = (text: string, at: number, context: WordingContext): Candidate | null => {
  let best: Candidate | null = null
  const offer = (end: number | undefined, meaning: () => Meaning) => {
    if (end !== undefined && end > (best?.end ?? at)) best = { end, meaning: meaning() }
  }
  for (const names of namesIn(context)) {
    const name = names.longest(text, at)
    if (name) offer(name.end, () => name.value)
  }
  const time = readTime(text, at, context.today)
  if (time) {
    const { clock, when } = time
    if (clock) offer(time.end, () => ({ kind: 'clock', ...clock }))
    else if (when) offer(time.end, () => ({ kind: 'when', when }))
  }
  const pattern = readPattern(text, at)
  if (pattern) offer(pattern.end, () => pattern.meaning)
  const word = LEXICON.longest(text, at)
  if (word) offer(word.end, () => meaningOf(word.value, text.slice(at, word.end), context))
  const number = readNumber(text, at)
  if (number) offer(number.end, () => ({ kind: 'number', literal: number }))
  return best
}

const meaningOf = (
  entry: NonNullable<ReturnType<typeof LEXICON.get>>,
  text: string,
  { today }: WordingContext,
): Meaning => {
  if (entry.kind === 'conjunction') return { kind: 'break', strength: 'weak' }
  if (entry.kind === 'unit') return { kind: 'unit', unit: entry.unit }
  if (entry.kind !== 'last-year') return plain(entry.kind)
  const year = Number(today.slice(0, 4)) - 1
  return { kind: 'last-year', when: span(`${year}-01-01`, `${year}-12-31`), linked: /同比|on.year|yoy|y\/y/.test(text) }
}

const scan = (text: string, context: WordingContext): Token[] => {
  const tokens: Token[] = []
  let at = 0
  const push = (end: number, meaning: Meaning) => {
    tokens.push({ ...meaning, start: at, end, text: text.slice(at, end) })
    at = end
  }
  while (at < text.length) {
    const here = text.charAt(at)
    if (here === ' ') {
      at += 1
      continue
    }
    SLOT.lastIndex = at
    const slot = SLOT.exec(text)
    if (slot) {
      push(at + slot[0].length, {
        kind: 'slot',
        slot: { evidence: slot[1] ?? '', row: Number(slot[2]), column: slot[3] ?? '' },
      })
      continue
    }
    const sign = signAt(text, at)
    const found = longest(text, at, context)
    if (sign) {
      push(at + (/^(?:minus|negative)/.exec(text.slice(at, at + 8))?.[0].length ?? 1), sign)
      continue
    }
    if (found) {
      push(found.end, found.meaning)
      continue
    }
    const stop = breakOf(text, at)
    if (stop) {
      push(at + 1, stop)
      continue
    }
    const symbol = String.fromCodePoint(text.codePointAt(at) ?? 0)
    if (UP.includes(symbol)) push(at + symbol.length, { kind: 'up' })
    else if (DOWN.includes(symbol)) push(at + symbol.length, { kind: 'down' })
    else {
      const word = /[a-z\u00c0-\u024f]+(?:n't)?/y
      word.lastIndex = at
      const latin = word.exec(text)?.[0]
      if (latin?.endsWith("n't")) push(at + latin.length, { kind: 'negation' })
      else if (latin !== undefined) push(at + latin.length, { kind: 'unknown' })
      else push(at + symbol.length, rangeOrNeutral(text, at))
    }
  }
  return tokens
}

const isTime = (token: Token | undefined) => token !== undefined && (token.kind === 'when' || namesBase(token))

/** `与上周相比`: before a base, and not between two days, "and" compares; "the same Saturday" says which, not how much. */
const readNeighbours = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, index): Token => {
    const next = tokens[index + 1]
    if (token.text === 'same' && next?.kind === 'when' && next.when.kind === 'weekday')
      return { ...plain('neutral'), start: token.start, end: token.end, text: token.text }
    const compares = /^[与和跟同]$/.test(token.text) && isTime(tokens[index + 1]) && !isTime(tokens[index - 1])
    return compares ? { ...plain('versus'), start: token.start, end: token.end, text: token.text } : token
  })

const CONNECTS = /^(?:to|through|至|到|-|–|~|and)$/

/** Two days with a word between them are the days from one to the other: `19 May to 25 May`. */
const joinRanges = (tokens: readonly Token[]): readonly Token[] => {
  const joined: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    const link = tokens[index + 1]
    const next = tokens[index + 2]
    if (!token) continue
    const from = token.kind === 'when' ? onlyDay(token.when) : null
    const to = next?.kind === 'when' ? onlyDay(next.when) : null
    const between = tokens[index - 1]?.text === 'between'
    const links = link !== undefined && CONNECTS.test(link.text) && (link.text !== 'and' || between)
    if (from !== null && to !== null && next && links && from <= to) {
      const when: When = span(from, to)
      joined.push({
        kind: 'when',
        when,
        start: token.start,
        end: next.end,
        text: `${token.text} ${link.text} ${next.text}`,
      })
      index += 2
    } else joined.push(token)
  }
  return joined
}

/** Everything in a normalised text, in order. What no list knows is `unknown`, never left out. */
export const readTokens = (text: string, context: WordingContext): readonly Token[] =>
  readNeighbours(joinRanges(scan(text, context)))
