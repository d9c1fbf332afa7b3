import { clausesOf } from './clauses.ts'
import { isFree, type Token } from './token.ts'
import { BINDS } from './told.ts'

const MOST_WORDS = 4
const MOST_CHARACTERS = 5
/** A remark of more words than this is a story, and may hold a condition that nobody listed. */
const MOST_IN_CLAUSE = 14

/** Beside these a word is a remark; beside a name, a metric or a preposition it may be part of what is asked. */
const EDGES = new Set([
  'edge',
  'pause',
  'filler',
  'soft',
  'aside',
  'remark',
  'ask',
  'be',
  'period',
  'greeting',
  'opener',
  'wish',
  'correct',
])
/** A clause with one of these may narrow what the other clauses ask. */
const NARROWS = new Set([
  'op',
  'only',
  'each',
  'dim',
  'rank',
  'cmp',
  'from',
  'since',
  'place',
  'crit',
  'topseller',
  'base',
  'against',
  'adds',
  'total',
])

/** Beside these an unknown word is the thing that is asked about. */
const ASKED_OF = new Set(['verb', 'metric', 'maybe', 'topseller', 'be'])

const isHan = (text: string) => /\p{Script=Han}/u.test(text)
const isUnread = (token: Token) => token.type === 'unknown' || token.type === 'remark' || token.type === 'pron'
const isContent = (token: Token) =>
  !isFree(token) && token.type !== 'aside' && token.type !== 'correct' && !isUnread(token)

const isContentBut = (one: Token) => (token: Token) => token.type !== 'op' && token !== one && isContent(token)

const isPlain = (token: Token) => /^[\p{L}']+$/u.test(token.text)

/** "Dave's convinced" is a remark; "Trafford yesterday" may be a shop, so a capital inside a line is no remark where a name could stand. */
const isNameLike = (token: Token, at: number, written: string) =>
  token.type === 'unknown' &&
  /^[A-Z][a-z]/.test(token.text) &&
  at > 0 &&
  !written.startsWith(token.text) &&
  written !== written.toUpperCase()

/** Few unknown words inside what is asked, beside remarks or a period; not where a name, an attribute or a condition stands. */
const inline = (tokens: readonly Token[], written: string): readonly Token[] | null => {
  const unread = tokens.filter(isUnread)
  if (unread.length === 0) return tokens
  const han = unread.filter((token) => token.type === 'unknown' && isHan(token.text)).length
  if (han > MOST_CHARACTERS || unread.length - han > MOST_WORDS) return null
  for (const [i, token] of tokens.entries()) {
    if (!isUnread(token)) continue
    if (token.type === 'pron' || !isPlain(token) || isNameLike(token, i, written)) return null
    let before = i - 1
    while (tokens[before] && isUnread(tokens[before] as Token)) before--
    let after = i + 1
    while (tokens[after] && isUnread(tokens[after] as Token)) after++
    const [left, right] = [tokens[before]?.type ?? 'edge', tokens[after]?.type ?? 'edge']
    if (!EDGES.has(left) || !EDGES.has(right) || tokens[after]?.text === '的') return null
    // 充电宝昨天…: a noun that begins a Chinese question is what it asks about.
    if (isHan(token.text) && (left === 'edge' || left === 'pause') && right === 'period') return null
  }
  return tokens.filter((token) => !isUnread(token))
}

/** 要, 会 and 能 of somebody who waits or asks alter nothing of what is asked. */
const SOMEBODY = new Set(['要', '会', '能', '可以', '快', '想', '没', '不', '得'])

const isSomebodys = (token: Token, clause: readonly Token[]) =>
  SOMEBODY.has(token.text) && clause.some(({ type }) => type === 'remark') && !clause.some(isContentBut(token))

const mayGo = (clause: readonly Token[]): boolean =>
  !BINDS.test(clause.find((token) => !isFree(token))?.text ?? '') &&
  clause.length <= MOST_IN_CLAUSE &&
  clause.every(
    (token) =>
      (!NARROWS.has(token.type) || isSomebodys(token, clause)) &&
      (token.type !== 'unknown' || /^[\p{L}'\d]+$/u.test(token.text)),
  ) &&
  clause.filter((token) => token.type === 'unknown' && !isPlain(token)).length <= 1

/** A clause that asks something itself is a second question, and which of the two is meant nobody knows. */
const asksItself = (clause: readonly Token[]) =>
  clause.some((token) => token.type === 'metric' || token.type === 'maybe') &&
  clause.some((token) => token.type === 'period' || token.type === 'name')

const measures = (tokens: readonly Token[]) => tokens.filter(({ type }) => type === 'metric' || type === 'maybe').length

/** What is asked for does not go with the words around it. */
const isOnlyMeasure = (clause: readonly Token[], tokens: readonly Token[]) =>
  measures(clause) > 0 && measures(clause) === measures(tokens)

/** Whole clauses that hold unread words and nothing that could narrow go; the others keep what they ask. */
const byClause = (tokens: readonly Token[], written: string, keepNames: boolean): readonly Token[] | null => {
  const clauses = clausesOf(tokens)
  if (clauses.length < 2) return null
  const kept: Token[] = []
  for (const clause of clauses) {
    if (!clause.some(isUnread)) {
      kept.push(...clause)
      continue
    }
    const rest = inline(clause, written)
    if (rest?.some(isContent)) {
      kept.push(...rest)
      continue
    }
    if (!mayGo(clause) || asksItself(clause) || isOnlyMeasure(clause, tokens)) return null
    const names = clause.filter((token) => token.type === 'name')
    if (names.length > 0 && !keepNames) return null
    kept.push(...names)
  }
  return kept
}

/** Without commas: what stands before the last unread word, or after the first one, goes when it asks for nothing itself. */
const byEdge = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const first = tokens.findIndex(isUnread)
  const last = tokens.findLastIndex(isUnread)
  const found: (readonly Token[])[] = []
  const head = tokens.slice(0, last + 1)
  const tail = tokens.slice(first)
  const isTalk = (part: readonly Token[]) =>
    mayGo(part) && !part.some(isContent) && part.some((token) => token.type === 'remark' || token.type === 'filler')
  // "Do you know what mince pies took": what stands before the verb is what is asked about.
  const next = tokens.slice(last + 1).find((token) => token.type !== 'glue')?.type ?? ''
  if (isTalk(head) && !ASKED_OF.has(next)) found.push(tokens.slice(last + 1))
  if (isTalk(tail)) found.push(tokens.slice(0, first))
  return found
}

/**
 * The question without unknown words that look as if they alter nothing, in the order of trust. What is read so may be
 * offered, never answered.
 */
export const withoutHarmless = (tokens: readonly Token[], written: string): readonly (readonly Token[])[] => {
  if (!tokens.some(isUnread)) return []
  const ways = [
    inline(tokens, written),
    byClause(tokens, written, false),
    byClause(tokens, written, true),
    ...byEdge(tokens),
  ]
  return ways.filter((rest): rest is readonly Token[] => rest?.some((token) => !isFree(token)) === true)
}
