import { withPacks } from './english-packs.ts'
import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import { isFree, nextIndex, previousIndex, type Token } from './token.ts'

/** What English counts goods and queues by: "number of", a mean that is one already, a share of goods; packs in `english-packs.ts`. */

const filler = (token: Token): Token => ({ ...token, type: 'filler', value: '' })
const isGoods = (token: Token | undefined) =>
  token?.name !== undefined &&
  [...token.name.full, ...token.name.short].every(({ kind }) => kind === 'product' || kind === 'category')

/** "Number of apples sold": how many. */
const withNumberOf = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const next = tokens[i + 1]?.type === 'glue' ? tokens[i + 2] : tokens[i + 1]
    return token.type === 'filler' && /^(?:the )?(?:number|count) of$/iu.test(token.text) && isGoods(next)
      ? { ...token, type: 'ask', value: 'many' }
      : token
  })

const COUNTS = /\b(?:number|count) of$/iu
/** "By number of receipts": slips are counted, and money is not. "The most receipts" may be either. */
const withReceiptsCounted = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const before = tokens[i - 1]
    const counted = before?.type === 'crit' && COUNTS.test(before.text)
    return counted && token.type === 'metric' && /^receipts$/iu.test(token.text)
      ? { ...token, text: `number of ${token.text}` }
      : token
  })

/** Figures that are means by themselves. */
const MEANS = new Set(['atv', 'upt', 'asp', 'queue_wait', 'queue_length'])
/** "How long did people wait on average": the figure is that average. Of a sum it would be another one. */
const withOnAverage = (tokens: readonly Token[]): readonly Token[] => {
  const measures = tokens.filter(isMeasure)
  if (measures.length === 0 || !measures.every(({ value }) => MEANS.has(value))) return tokens
  if (tokens.some(({ type }) => type === 'rank' || type === 'total')) return tokens
  return tokens.map((token) =>
    token.type === 'op' && token.value === 'rate' && /^(?:on (?:the )?average|on avg)$/iu.test(token.text)
      ? filler(token)
      : token,
  )
}

const WENT = /^(?:went|gone|have gone|has gone|walked out|left the shelf|left the shelves)$/iu
/** "How many bananas went yesterday": what went is sold. "Went off", "went bad" are other words. */
const withWent = (tokens: readonly Token[]): readonly Token[] => {
  const counted = tokens.some(({ type, value }) => type === 'ask' && value === 'many') && tokens.some(isGoods)
  if (!counted || tokens.some(isMeasure)) return tokens
  return tokens.map((token, i) => {
    const next = tokens[i + 1]
    const ends = isEdge(next) || isPeriod(next)
    const goods = tokens[previousIndex(tokens, i)]
    return token.type === 'verb' && token.value === 'do' && WENT.test(token.text) && ends && isGoods(goods)
      ? { ...token, value: 'sell' }
      : token
  })
}

const OF = /^of$/iu
const SHARE = /^(?:percent|percentage|per cent|pct|share|proportion|fraction)$/iu
/** "What percent of the drinks is out of stock": the rate of what is out. */
const withShareOut = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ type, text }) => type === 'op' && SHARE.test(text))
  const out = tokens.findIndex(({ type, value }) => type === 'metric' && value === 'out_of_stocks')
  const [ask, of] = [tokens[at - 1], tokens[at + 1]]
  if (at < 1 || out < at || tokens.filter(isMeasure).length !== 1 || !/^(?:what|which)$/iu.test(ask?.text ?? ''))
    return tokens
  const goods = tokens[nextIndex(tokens, at + 1)]
  const between = tokens.slice(at + 2, out).every((one) => isFree(one) || isGoods(one))
  if (!of || !OF.test(of.text) || !isGoods(goods) || !between) return tokens
  if (!isEdge(tokens[out + 1]) && !tokens.slice(out + 1).every((one) => isFree(one) || one.type === 'sofar'))
    return tokens
  return tokens.map((token, i) => (i === at ? filler(token) : i === out ? { ...token, value: 'oos_rate' } : token))
}

const HAVE_WE = /^how (much|many) have we$/iu
/** "How much have we taken today": "have we" belongs to the verb behind it. Without one it asks what is held. */
const withHaveDone = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const many = token.value === 'stock_on_hand' ? HAVE_WE.exec(token.text)?.[1] : undefined
    const done = tokens[nextIndex(tokens, i)]
    return many && done?.type === 'verb' ? { ...token, type: 'ask', value: many.toLowerCase() } : token
  })

export const COUNT_RULES = [
  withWent,
  withHaveDone,
  withPacks,
  withReceiptsCounted,
  withNumberOf,
  withOnAverage,
  withShareOut,
]
