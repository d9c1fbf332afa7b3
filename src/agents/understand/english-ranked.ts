import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import type { Token } from './token.ts'

/** What English ranks without naming it: what is held the most of, sold the most in money, the worst few of a kind of goods. */

const filler = (token: Token): Token => ({ ...token, type: 'filler', value: '' })
const isGoods = (token: Token | undefined) =>
  token?.name?.full.concat(token.name.short, token.name.part).every(({ kind }) => /product|category/.test(kind)) ??
  false

/** "Who sold the most instant noodles, in dollars", "top three sellers by sales value": of what sells, what it brings in. */
const withMoneySaid = (tokens: readonly Token[]): readonly Token[] =>
  tokens.some(({ type, value }) => type === 'ask' && value === 'money')
    ? tokens.map((token) =>
        token.type === 'topseller' && /[a-z]/iu.test(token.text) && !token.value.includes('money')
          ? { ...token, value: `${token.value.replace('?', '')} money` }
          : token,
      )
    : tokens

const MOST_OF = /^(?:the )?(?:(most)|least|fewest|smallest amount) of$/iu
const HOLDS =
  /^(?:holding|hold|have|have got|has|got|carrying|carry|keeping|keep|sitting on|do we have|have we|have we got)$/iu
/** "Which product are we holding the most of": of stock. */
const withHeldMostOf = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }) => type === 'op' && MOST_OF.test(text))
  const held = tokens.findIndex(
    ({ type, text }, i) => i < at && (type === 'be' || isMeasure(tokens[i])) && HOLDS.test(text),
  )
  const which = tokens.some(({ type }) => type === 'which')
  const others = tokens.some(
    (token, i) => (isMeasure(token) && i !== held) || token.type === 'verb' || token.type === 'rank',
  )
  if (at < 0 || held < 0 || !which || others || !isEdge(tokens[at + 1])) return tokens
  const order = MOST_OF.exec(tokens[at]?.text ?? '')?.[1] ? 'highest' : 'lowest'
  return tokens.map((token, i) => {
    if (i === at) return { ...token, type: 'rank', value: order }
    return i === held ? { ...token, type: 'metric', value: 'stock_on_hand' } : token
  })
}

const HAS_MOST = /^(?:has|have|holds|hold|is holding|are holding) (?:the )?(?:most|least|fewest)$/iu
/** "Which store has the most shampoo": goods that a store has are its stock. */
const withStoreThatHas = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }, i) => type === 'rank' && HAS_MOST.test(text) && isGoods(tokens[i + 1]))
  const stores = tokens.some(({ type, value }) => type === 'which' && value.startsWith('store'))
  const others = tokens.some((token) => isMeasure(token) || token.type === 'verb' || isPeriod(token))
  // "The most shampoo sales", "the most milk customers": the goods only say whose.
  if (at < 0 || !stores || others || !isEdge(tokens[at + 2])) return tokens
  return tokens.flatMap((token, i) =>
    i === at ? [token, { type: 'metric', value: 'stock_on_hand', numbers: [], text: '' }] : [token],
  )
}

const RANKED = /^(?:rank|topseller)$/
/** "Five worst margin-rate snacks": several of a category that stands behind the figure are its goods. */
const withGoodsRanked = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type }) => ['which', 'dim', 'each', 'place', 'when'].includes(type))) return tokens
  return tokens.flatMap((token, i) => {
    const [rank, measure] = [tokens[i - 2], tokens[i - 1]]
    const category = token.name?.full.length === 1 && token.name.full[0]?.kind === 'category' && /s$/iu.test(token.text)
    const counted = rank !== undefined && RANKED.test(rank.type) && (rank.numbers[0] ?? 0) > 1
    return category && counted && isMeasure(measure)
      ? [token, { type: 'dim', value: 'product?', numbers: [], text: 'products' }]
      : [token]
  })
}

/** "Ten products which have the shortest cover": having only joins what is ranked to what it is ranked by. */
const withThatHave = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) =>
    token.type === 'and' &&
    /^(?:which|that) (?:has|have|had)$/iu.test(token.text) &&
    tokens[i - 1]?.type === 'dim' &&
    (tokens[i - 1]?.numbers[0] ?? 0) > 1 &&
    tokens[i + 1]?.type === 'rank'
      ? filler(token)
      : token,
  )

/** "The cover" that goods are ranked by can be no other than that of their days. */
const withCoverRanked = (tokens: readonly Token[]): readonly Token[] => {
  const goods = tokens.some(({ type, value }) => (type === 'dim' || type === 'which') && value.startsWith('product'))
  return goods && tokens.some(({ type }) => type === 'rank')
    ? tokens.map((token) =>
        token.type === 'maybe' && token.value === 'days_of_cover' ? { ...token, type: 'metric' } : token,
      )
    : tokens
}

const EACH = /^(?:each|every)$/iu
/** "How much stock do we hold of each Personal Care product", "cover on each household line": goods by goods. */
const withEachGoods = (tokens: readonly Token[]): readonly Token[] => {
  const isCategory = (token: Token | undefined) =>
    token?.name?.full.length === 1 && token.name.full[0]?.kind === 'category'
  const each = (i: number) => {
    const [token, next, then] = [tokens[i], tokens[i + 1], tokens[i + 2]]
    const goods = then?.type === 'dim' && then.value.startsWith('product') && then.numbers.length === 0
    return token !== undefined && EACH.test(token.text) && isCategory(next) && goods
  }
  return tokens.flatMap((token, i) => {
    if (each(i)) return [{ ...token, type: 'each', value: 'product' }]
    return each(i - 2) ? [] : [token]
  })
}

const WEEK = /^week -\d+$/
const isDay = (token: Token | undefined, day: number) => token?.value === 'dow' && token.numbers[0] === day
/** "Last week (mon to sun)", "full week just finished, Monday to Sunday": said again, from its first day to its last. */
const withWeekSpelled = (tokens: readonly Token[]): readonly Token[] => {
  const week = tokens.findIndex((token) => isPeriod(token) && WEEK.test(token.value))
  const at = tokens.findIndex(
    (token, i) => i > week && isDay(token, 1) && tokens[i + 1]?.type === 'to' && isDay(tokens[i + 2], 7),
  )
  const others = tokens.filter(isPeriod).length !== 3
  if (week < 0 || at < 0 || others || tokens[at - 1]?.type !== 'pause') return tokens
  return tokens.map((token, i) => (i >= at && i <= at + 2 ? filler(token) : token))
}

export const RANKED_RULES = [
  withMoneySaid,
  withHeldMostOf,
  withStoreThatHas,
  withGoodsRanked,
  withThatHave,
  withCoverRanked,
  withEachGoods,
  withWeekSpelled,
]
