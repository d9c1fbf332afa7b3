import { clausesOf } from '../understand/clauses.ts'
import { isFree, type Token } from '../understand/token.ts'
import { ACCOUNTS, BINDS } from '../understand/told.ts'

/** Types that fill no slot. All others, operators first, may not be left aside. */
const ASIDE = new Set(['unknown', 'remark', 'pron', 'aside', 'verb', 'like', 'follow', 'wish'])
const NUMBER =
  /\p{N}|[零〇一二两三四五六七八九十百千万亿半双倍几]|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million|dozen|half|double|twice|once|third|quarter|both|all|every|each|none|most|least|some|any|per|percent)$/iu

/** "Trafford" inside a line may be a shop, "for grommets" goods; at the head of a clause a capital may be just a first word. */
const isNameLike = (token: Token, at: number, clause: readonly Token[]) => {
  const before = clause
    .slice(0, at)
    .filter(({ type, value }) => type !== 'pause' && !(type === 'glue' && value !== 'of'))
  const of = before.at(-1)
  return (
    token.type === 'unknown' &&
    (of?.type === 'prep' || of?.value === 'of' || (/^\p{Lu}\p{Ll}/u.test(token.text) && before.length > 0))
  )
}

/** In a clause that only tells, these are of the story. */
const TOLD = new Set([
  'name',
  'period',
  'figure-date',
  'metric',
  'maybe',
  'more',
  'change',
  'and',
  'to',
  'sofar',
  'when',
  'feast',
])
/** Operators that often tell of the teller ("I can't find it", 没来); all others restrict or except. */
const TELLING = new Set(['no', 'modal', 'circumstance', 'loose', 'because', 'clock', 'future'])

const isUnread = ({ type }: Token) => type === 'unknown' || type === 'pron' || type === 'soft' || type === 'remark'

/** Words that bind what stands beside them to what is asked: nobody may leave them aside. */
const binds = (token: Token): boolean =>
  (isUnread(token) && (BINDS.test(token.text) || ACCOUNTS.test(token.text))) ||
  (token.type === 'op' && !TELLING.has(token.value)) ||
  (token.type !== 'op' && !isFree(token) && !ASIDE.has(token.type) && !TOLD.has(token.type))

/** A value of its own: a name, a day, a number, a figure. */
const isValue = (token: Token, clause: readonly Token[]): boolean => {
  if (isFree(token)) return false
  if (!ASIDE.has(token.type) || token.name !== undefined || token.numbers.length > 0) return true
  if (token.type !== 'unknown' && token.type !== 'pron') return false
  return NUMBER.test(token.text) || isNameLike(token, clause.indexOf(token), clause)
}

/**
 * Whether something that may alter the question hides among the words that a model leaves aside, whatever it calls them: an
 * operator that restricts, a word of counting in or out, or a value (name, day, number, figure) outside a clause of its own.
 * `words` are those left aside, `all` the whole question in order.
 */
export const hidesAmong = (words: readonly Token[], all: readonly Token[]): boolean => {
  if (words.some(binds)) return true
  const aside = new Set(words)
  return clausesOf(all).some((clause) => {
    const toldWhole =
      clause.every((token) => aside.has(token) || isFree(token)) && !clause.some(({ type }) => type === 'ask')
    return !toldWhole && clause.some((token) => aside.has(token) && isValue(token, clause))
  })
}
