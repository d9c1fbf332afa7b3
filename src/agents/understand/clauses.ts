import type { Frame } from '../../core/frame.ts'
import { isPurpose } from './purposes.ts'
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

const COMPARES = new Set(['change', 'cmp', 'base', 'against', 'more'])
const isFigure = ({ type }: Token) => type === 'metric' || type === 'maybe'
const ONE = new Set(['it', 'that', 'this', '它', '这个', '那个', '这', '那'])

const TELLING = new Set(['remark', 'op', 'unknown'])
const TURNS = /^(?:so|so then|and so|so please|anyway|anyways|but)$/iu
const ASKS =
  /^(?:can|could|would|will|may|might) (?:you|u|i|we)\b|^(?:please|kindly|pls|plz|just) (?:tell|show|give|send|get|let)|^(?:tell|show|give|send|get|remind) (?:me|us)\b|^i (?:need|want|would like)|^i'd like/iu

/** "I am on the road so just the number please", "reaching Garden can you tell me ...": here speech goes over to asking without a pause. */
const goesOver = (clause: readonly Token[], token: Token, next: Token | undefined): boolean =>
  (token.type === 'filler' || token.type === 'opener') &&
  next !== undefined &&
  next.type !== 'pause' &&
  clause.length > 2 &&
  clause.some(({ type }) => TELLING.has(type)) &&
  (TURNS.test(token.text) || ASKS.test(token.text))

/** The clauses of a question, each with the pause that ends it. An enumerating 、 parts nothing. */
export const clausesOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const clauses: Token[][] = [[]]
  for (const [i, token] of tokens.entries()) {
    if (token.spaced && clauses.at(-1)?.length) clauses.push([])
    if (goesOver(clauses.at(-1) ?? [], token, tokens[i + 1])) clauses.push([])
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

const isInside = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).some(({ type }) => type === 'metric' || type === 'maybe' || type === 'name')

const ANSWERS =
  /^(?:yes|yeah|yep|yup|yo|oi|oh|ah|aha|hm|hmm|k|kk|ok cool|ok great|ok fine|great|cool|nice|perfect|lovely|brilliant|right|well|so|hey you|morning team|mornin|howdy|sorry|anyway|now then|i see|noted|got it|understood|very well|very good|all right|good job|fair enough)$/iu
const ENDS =
  /^(?:hon|hun|pal|buddy|bro|bruv|dude|duck|luv|chief|sir|madam|ma'am|lol|haha|hahaha|x|xx|xxx|innit|tho|though|eh|huh|ah|ay|aye|ya|yeah|yah|hen|pet|bruh|bru|boet|sia|meh|uncle|aunty|auntie|mate|lads|team|love|dear|man|boss|yall|y'all|matey|boss man|guv|petal|sunshine|sweetie|amigo|can you|could you|would you|will you|can u|could u|can ya|if you can|if you could|if you would|if u can|if u could|if possible|if poss|if you please|ta muchly|many thanks|much obliged|thanks in advance)$/iu
const NOUN =
  /^(?:figures?|numbers?|data|dates?|stats?|counts?|statistics|levels?|results?|info|information|reports?|readings?|count|details?|metric|kpi|数据|数字|结果)$/iu

const HAN = /\p{Script=Han}/u
/** Chinese asides that say something where no pause sets them apart. */
const MAY_MEAN =
  /^(?:中|成|行|可以|可|得|好|好的|对|对的|是的|没问题|那个|这个|对|对不对|顶|以上|完毕|报告|明白|了解|机器|AI|ai|助理|老大|领导|经理|店长|哥|姐|急|加急|收到|记得|马上|稍等)$/u
const TALK = new Set(['filler', 'aside', 'glue', 'greeting'])
const atEdge = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).every(({ type }) => TALK.has(type)) || tokens.slice(at + 1).every(({ type }) => TALK.has(type))

/** An aside in the middle of a clause may say something there ("how well did ..."). */
export const withAsides = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    // "Sales figure", "footfall numbers": the noun after a figure is the figure.
    if (
      token.type === 'soft' &&
      NOUN.test(token.text) &&
      ['metric', 'period', 'name'].includes(
        tokens.slice(0, at).findLast(({ type }) => type !== 'glue' && type !== 'filler')?.type ?? '',
      )
    )
      return { ...token, type: 'filler' }
    // "Yes wed", "by hour hon".
    const [first, last] = [at === 0, at > 0 && (at === tokens.length - 1 || tokens[at + 1]?.type === 'pause')]
    if (token.type === 'aside' && ((first && ANSWERS.test(token.text)) || (last && ENDS.test(token.text))))
      return { ...token, type: 'filler' }
    // 昨天客流多少拜托: spoken without a pause, at either end.
    if (token.type === 'aside' && HAN.test(token.text) && !MAY_MEAN.test(token.text) && atEdge(tokens, at))
      return { ...token, type: 'filler' }
    if (token.type === 'aside') return { ...token, type: standsAlone(tokens, at) ? 'filler' : 'soft' }
    // "On hand in Garden and in West Lake" joins; at the start of a turn it goes on from the one before.
    if (token.type === 'follow' && /^and (?:in|at|for|on|the)$/iu.test(token.text) && isInside(tokens, at))
      return { ...token, type: 'and', value: '' }
    return isLaterNow(tokens, at) ? { ...token, type: 'sofar' } : token
  })

/** 停电那会儿, 系统卡的时候: says when, and of whom nobody. */
const SAYS_WHEN = /(?:的?时候|那会儿?|那阵子?|那段时间|期间)$/u

const isRemark = (clause: readonly Token[]): boolean =>
  !SAYS_WHEN.test(clause.findLast(({ type }) => type !== 'pause')?.text ?? '') &&
  clause.some((token) => token.type === 'remark' && token.value === 'does') &&
  clause.every((token) => REMARK.has(token.type))

const BACK = /^(?:it|that|this|them|those|these|they)$/iu
const AHEAD = new Set(['pause', 'filler', 'period', 'sofar', 'follow', 'cmp', 'aside', 'wish', 'each'])
const CHOICE = new Set(['rank', 'topseller', 'busiest', 'which', 'dim', 'more', 'set'])
/** "And days of cover on that?", "how many of them are in stock": the one thing that the turn before was about, for another figure. */
const pointsBack = (tokens: readonly Token[], at: number, previous: Frame): boolean => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.type !== 'pron' || !BACK.test(token.text) || !(before?.type === 'prep' || before?.value === 'of'))
    return false
  const ends = next === undefined || AHEAD.has(next.type) || next.type === 'be'
  const about = previous.categories.length + previous.products.length || previous.stores.length
  const own = tokens.some(({ name, type }) => name !== undefined || CHOICE.has(type))
  return ends && !own && tokens.some(isFigure) && (about === 1 || (about === 0 && /^(?:for|on)$/iu.test(before.text)))
}

/**
 * "It" and "them" say nothing new after the thing they stand for: a name in the same question, or the turn before when that
 * was about one thing. Elsewhere they stay unread.
 */
export const withReferences = (tokens: readonly Token[], previous: Frame | null): readonly Token[] => {
  // "The same store" of no turn before is nobody's.
  if (previous === null && tokens.some(({ type, value }) => type === 'ref' && value === 'turn'))
    return tokens.map((token) => (token.type === 'ref' ? { ...token, type: 'unknown' } : token))
  if (!tokens.some((token) => token.type === 'pron')) return tokens
  const single = previous !== null && previous.rank === null && previous.by === null
  return tokens.map((token, i) => {
    const earlier = tokens.slice(0, i)
    const isOne = token.type === 'pron' && ONE.has(token.text.toLowerCase())
    // After one figure "that" is this figure, in the next turn or in the same breath ("... and how's that against last year?").
    // "The stock of it" is another it: a thing, not the figure.
    // "Compare last week with that of the week before", "those on Monday": the figure again.
    const next = tokens[i + 1]
    if (
      token.type === 'pron' &&
      /^(?:that|those|the one|the ones)$/iu.test(token.text) &&
      (next?.value === 'of' || (next?.type === 'prep' && !next.text.startsWith('with'))) &&
      (earlier.some(isFigure) || single)
    )
      return { ...token, type: 'ref' }
    // "Did they rise on March?" after one figure.
    const asksOfIt = single && /^(?:they|it)$/iu.test(token.text) && earlier.at(-1)?.type === 'be'
    if (token.type === 'pron' && asksOfIt && !tokens.some(isFigure) && tokens.some(({ type }) => COMPARES.has(type)))
      return { ...token, type: 'ref', value: 'turn' }
    if (single && pointsBack(tokens, i, previous)) return { ...token, type: 'ref', value: 'turn' }
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

const isTime = ({ type }: Token) => type === 'period' || type === 'figure-date' || type === 'feast'
/** "We've got a visit today. Sales yesterday?": what is left of a remark is its own time, where the asking has another. */
const isDated = (clause: readonly Token[], clauses: readonly (readonly Token[])[]): boolean => {
  const led = ledBy(clause)
  const rest = clause.slice(led)
  return (
    led > 0 &&
    rest.some(isTime) &&
    rest.every((token) => isTime(token) || isFree(token)) &&
    clauses.some((other) => other !== clause && other.some(isTime))
  )
}

/**
 * The question without the clauses that say why one asks or who waits for it. Such a clause is a closed world of its own:
 * every word of it is one of asking, waiting, meeting and reporting, so it cannot hold a condition, a name or a figure.
 */
export const withoutRemarks = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => token.type === 'remark')) return tokens
  const clauses = clausesOf(tokens)
  const kept = clauses
    .filter((clause) => !isRemark(clause))
    .map((clause) => (isPurpose(clause) || isDated(clause, clauses) ? clause : clause.slice(ledBy(clause))))
  return kept.length > 0 ? kept.flat() : tokens
}
