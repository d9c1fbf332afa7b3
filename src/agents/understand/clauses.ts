import type { Frame } from '../../core/frame.ts'
import { isFree, type Token } from './token.ts'

/** What a clause about the asking itself is made of; `remark:does` says that it is one ("is on the phone", 等着要). */
const REMARK = new Set([
  'filler',
  'glue',
  'prep',
  'ask',
  'be',
  'greeting',
  'opener',
  'soft',
  'aside',
  'remark',
  'pron',
  'pause',
  'like',
])

const isFigure = ({ type }: Token) => type === 'metric' || type === 'maybe'
const ONE = new Set(['it', 'that', 'this', '它', '这个', '那个', '这', '那'])

/** The clauses of a question, each with the pause that ends it. An enumerating 、 parts nothing. */
export const clausesOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    if (token.spaced && clauses.at(-1)?.length) clauses.push([])
    clauses.at(-1)?.push(token)
    if (token.type === 'pause' && token.text !== '、') clauses.push([])
  }
  return clauses.filter((clause) => clause.length > 0)
}

const isPause = (token: Token | undefined) => token === undefined || token.type === 'pause'
const isAside = (token: Token | undefined) => token?.type === 'greeting' || token?.type === 'aside'

/** "Lovely", 快点: a word that is said by itself, between pauses or after a polite one. */
export const standsAlone = (tokens: readonly Token[], at: number): boolean => {
  const [before, after] = [tokens[at - 1], tokens[at + 1]]
  const opens = isPause(before) || tokens[at]?.spaced === true || isAside(before) || before?.type === 'filler'
  return opens && (isPause(after) || after?.spaced === true || isAside(after))
}

/** "Now" opens a turn ("now conversion") and elsewhere says what is so at this moment. */
const isLaterNow = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.type === 'follow' &&
  tokens[at]?.text.toLowerCase() === 'now' &&
  tokens.slice(0, at).some((token) => !isFree(token))

const NOUN =
  /^(?:figures?|numbers?|data|stats?|statistics|levels?|results?|info|information|reports?|readings?|count|details?|metric|kpi|数据|数字|结果)$/iu

/** An aside in the middle of a clause may say something there ("how well did ..."). */
export const withAsides = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    // "Sales figure", "footfall numbers": the noun after a figure is the figure.
    if (
      token.type === 'soft' &&
      NOUN.test(token.text) &&
      tokens.slice(0, at).findLast(({ type }) => type !== 'glue' && type !== 'filler')?.type === 'metric'
    )
      return { ...token, type: 'filler' }
    if (token.type === 'aside') return { ...token, type: standsAlone(tokens, at) ? 'filler' : 'soft' }
    return isLaterNow(tokens, at) ? { ...token, type: 'sofar' } : token
  })

const isRemark = (clause: readonly Token[]): boolean =>
  clause.some((token) => token.type === 'remark' && token.value === 'does') &&
  clause.every((token) => REMARK.has(token.type))

/**
 * "It" and "them" say nothing new after the thing they stand for: a name in the same question, or the turn before when that
 * was about one thing. Elsewhere they stay unread.
 */
export const withReferences = (tokens: readonly Token[], previous: Frame | null): readonly Token[] => {
  if (!tokens.some((token) => token.type === 'pron')) return tokens
  const single = previous !== null && previous.rank === null && previous.by === null
  return tokens.map((token, i) => {
    const earlier = tokens.slice(0, i)
    const isOne = token.type === 'pron' && ONE.has(token.text.toLowerCase())
    // After one figure "that" is this figure, in the next turn or in the same breath ("... and how's that against last year?").
    // "The stock of it" is another it: a thing, not the figure.
    const ofIt = earlier.at(-1)?.type === 'prep' || earlier.at(-1)?.value === 'of'
    const same = !ofIt && earlier.some(isFigure) && !tokens.slice(i).some(isFigure)
    if (isOne && ((single && !earlier.some(isFigure)) || same))
      return { ...token, type: 'ref', value: single ? 'turn' : '' }
    const refers = single ? isOne : earlier.some(({ type }) => type === 'name')
    const dummy = token.text.toLowerCase() === 'it'
    return token.type === 'pron' && (refers || dummy) ? { ...token, type: 'soft' } : token
  })
}

/** "My boss is asking for sales": a whole remark may also lead into what is asked. */
const ledBy = (clause: readonly Token[]): number => {
  let at = 0
  while (at < clause.length && (clause[at]?.value === 'does' || clause[at]?.type === 'filler')) at++
  return clause.slice(0, at).some(({ type }) => type === 'remark') ? at : 0
}

/**
 * The question without the clauses that say why one asks or who waits for it. Such a clause is a closed world of its own:
 * every word of it is one of asking, waiting, meeting and reporting, so it cannot hold a condition, a name or a figure.
 */
export const withoutRemarks = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => token.type === 'remark')) return tokens
  const kept = clausesOf(tokens)
    .filter((clause) => !isRemark(clause))
    .map((clause) => clause.slice(ledBy(clause)))
  return kept.length > 0 ? kept.flat() : tokens
}
