import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import { isFree, nextIndex, previousIndex, type Token } from './token.ts'

/** Small words beside a comparison, a person or a thing that was just said: what they say there, and nowhere else. */

const filler = (token: Token): Token => ({ ...token, type: 'filler', value: '' })

const HOLDS = /^(?:from|on|with|w)$/iu
const LINKS = new Set(['prep', 'and', 'from'])
const OTHER_TIME = /^(?:prev|LY)/
/**
 * "Did the margin move last week from the week before", "units per transaction last week on this time last year", "conversion last week with the
 * week before it": a time that is told by another, behind such a word, is what the first is held against.
 */
const withHeldFrom = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => type === 'cmp' || type === 'base' || type === 'since' || type === 'from')) return tokens
  const times = tokens.filter((token) => token.type === 'against' || isPeriod(token))
  const [first, other] = times
  if (times.length !== 2 || first?.type === 'against' || other?.type !== 'against' || !OTHER_TIME.test(other.value))
    return tokens
  const measure = tokens.findIndex(isMeasure)
  const held = tokens.indexOf(other)
  const link = tokens[held - 1]?.type === 'glue' ? held - 2 : held - 1
  const token = tokens[link]
  const ends = tokens.slice(held + 1).every((one) => isFree(one) || one.type === 'soft' || one.type === 'each')
  if (!token || measure < 0 || measure > held || !ends) return tokens
  return LINKS.has(token.type) && HOLDS.test(token.text)
    ? tokens.map((one, i) => (i === link ? { ...one, type: 'cmp', value: 'than' } : one))
    : tokens
}

/** "Against stores like us in East China": of those peers only some, and no base is. */
const withPeersElsewhere = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const peers = token.type === 'base' && token.value.startsWith('peers')
    const elsewhere = tokens[i + 1]?.type === 'prep' && tokens[i + 2]?.name !== undefined
    return peers && elsewhere ? { ...token, type: 'unknown', value: '' } : token
  })

const IS_IT = /^(?:is|was) (?:it|that|this)$/iu
/** "Yesterday's tickets, how is it to last year?": held against it. */
const withIsItTo = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const asked = IS_IT.test(tokens[i - 1]?.text ?? '') && tokens[i - 2]?.value === 'how'
    return token.type === 'to' && asked && tokens[i + 1]?.value === 'year -1'
      ? { ...token, type: 'cmp', value: 'than' }
      : token
  })

const MOVES = /^(?:move|moved|shift|budge)$/iu
/** "Did the margin rate move last week": a rate moves by changing; goods that move sell. */
const withMoves = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }) => type === 'verb' && MOVES.test(text))
  const before = tokens[previousIndex(tokens, at)]
  const named = before?.name !== undefined ? tokens[previousIndex(tokens, tokens.indexOf(before))] : before
  const compared = tokens.some(({ type }) => type === 'cmp' || type === 'base')
  return at > 0 && compared && (isMeasure(before) || isMeasure(named))
    ? tokens.map((token, i) => (i === at ? filler(token) : token))
    : tokens
}

const TO_US = /^(?:on|to|for|with)$/iu
const FOLLOWS = new Set(['prep', 'from', 'to', 'and', 'sofar'])
const US = /^(?:us|me|you|ye)$/iu
/** "How many are out of stock on us", "who came in the door to us": to whom it happens adds nothing. */
const withOnUs = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const [before, next, after] = [tokens[i - 1], tokens[i + 1], tokens[i + 2]]
    const lone = next && US.test(next.text) && TO_US.test(token.text) && ['prep', 'to', 'glue'].includes(token.type)
    const said = before && (isMeasure(before) || before.type === 'change' || before.name !== undefined)
    const ends = isEdge(after) || FOLLOWS.has(after?.type ?? '') || isPeriod(after)
    return lone && said && ends ? [filler(token)] : [token]
  })

const PREPOSITION = /^(?:in|on|at|of|for)$/iu
/** "What was taken in on the toast bread": the first belongs to its verb. */
const withTwoPrepositions = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]]
    return token.type === 'prep' && /^in$/iu.test(token.text) && before?.type === 'verb' && next?.type === 'prep'
      ? filler(token)
      : token
  })

/** "On the Household side", "on the dairy side of things": of these goods. */
const withSide = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const name = tokens[i - 1]?.name
    const goods = name?.full.length && name.full.every(({ kind }) => kind === 'category')
    const lead = tokens.slice(0, i - 1).findLast(({ type }) => type !== 'glue')
    const on = lead?.type === 'prep' && /^(?:on|in|for)$/iu.test(lead.text)
    return token.type === 'soft' && /^side$/iu.test(token.text) && goods && on && isEdge(tokens[i + 1])
      ? filler(token)
      : token
  })

const COUNTED = new Set(['stock_on_hand', 'out_of_stocks', 'transactions', 'footfall', 'units_sold'])
/** "Need a count on ice cream, on hand": of what is counted anyway. */
const withCount = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  if (measures.length !== 1 || !COUNTED.has(measures[0]?.value ?? '')) return tokens
  return tokens.flatMap((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]]
    const a = before?.type === 'glue' && /^(?:a|the)$/iu.test(before.text)
    if (token.type !== 'soft' || !/^count$/iu.test(token.text) || !a) return [token]
    return isEdge(next) || (next?.type === 'prep' && PREPOSITION.test(next.text)) ? [filler(token)] : [token]
  })
}

/** "By product, every one of them", "the Potato Chips" after "chips": said again by a narrower word. */
const withSaidTwice = (tokens: readonly Token[]): readonly Token[] => {
  const cut = tokens.findIndex(({ type }) => type === 'each')
  return tokens.flatMap((token, i) => {
    const all = token.type === 'each' && /^(?:each|every|all)(?: single)?(?: one)? of (?:them|those|the lot)$/iu
    if (all && cut >= 0 && cut < i && all.test(token.text)) return [filler(token)]
    const text = token.text.toLowerCase()
    const narrower =
      token.name !== undefined &&
      tokens.some(
        ({ name, text: said }, at) =>
          at > i &&
          name !== undefined &&
          said.toLowerCase().endsWith(` ${text}`) &&
          isEdge(tokens[at + 1]) &&
          isEdge(tokens[at - (tokens[at - 1]?.type === 'glue' ? 2 : 1)]),
      )
    return narrower ? [] : [token]
  })
}

/** "Of all the departments", "all products that are out": all of a kind, where "all" could end a clause as tone. */
const withAllOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    if (token.type !== 'aside' || !/^all$/iu.test(token.text)) return token
    const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
    const listed =
      next?.type === 'dim' || (isMeasure(next) && /^(?:products?|items?|lines?|goods)\b/iu.test(next?.text ?? ''))
    return listed ? { ...token, type: 'glue', value: 'the' } : token
  })

/** "Since Monday, to date": it goes on until now as it is. */
const withToDate = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ type }) => type === 'since')
    ? tokens.map((token, i) =>
        token.type === 'since-end' && /^(?:to date|so far|up to now|until now|till now)$/iu.test(token.text)
          ? isEdge(tokens[nextIndex(tokens, i)]) && isEdge(tokens[i - 1])
            ? filler(token)
            : token
          : token,
      )
    : tokens

export const BESIDE_RULES = [
  withHeldFrom,
  withIsItTo,
  withPeersElsewhere,
  withMoves,
  withOnUs,
  withTwoPrepositions,
  withSide,
  withCount,
  withSaidTwice,
  withAllOf,
  withToDate,
]
