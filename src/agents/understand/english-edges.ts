import { isEdge, isMeasure, isPeriod } from './english-words.ts'
import { isFree, nextIndex, previousIndex, type Token } from './token.ts'

/** What a word means at the edge of a clause, or beside the one word that settles it: in English nearly all small words do both. */

const filler = (token: Token): Token => ({ ...token, type: 'filler', value: '' })

const ENDS_A_CLAUSE = /^(?:like|can)$/iu
/** "In takings like", "net sales last week can?": tone at the end of a clause, as in Dublin and in Singapore. */
const withTone = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const before = tokens[i - 1]
    const tone = token.type === 'like' || (token.type === 'op' && token.value === 'modal')
    if (!tone || !ENDS_A_CLAUSE.test(token.text) || !isEdge(tokens[i + 1])) return token
    const whole = before && (before.name !== undefined || isMeasure(before) || isPeriod(before))
    return whole ? filler(token) : token
  })

const RUNNING = /^(?:day 0|week 0|month 0|quarter 0|year 0)$/
/** "Last week now", "just the Bakery now" in a later turn: beside a time that is over, or where nothing else is said, it is tone. */
const withNowSaid = (tokens: readonly Token[], turns: number): readonly Token[] => {
  const past = tokens.some((token) => isPeriod(token) && !RUNNING.test(token.value))
  const later = turns > 0 && !tokens.some(isMeasure) && !tokens.some(isPeriod)
  if (!past && !later) return tokens
  return tokens.map((token, i) =>
    /^now$/iu.test(token.text) && (token.type === 'follow' || token.type === 'sofar') && i > 0 && isEdge(tokens[i + 1])
      ? filler(token)
      : token,
  )
}

/** "Last week, Monday on": all of a week that was said. */
const withMondayOn = (tokens: readonly Token[]): readonly Token[] => {
  const week = tokens.find((token) => isPeriod(token) && /^week /.test(token.value))
  const at = tokens.findIndex(
    (token, i) =>
      token.value === 'dow' &&
      token.numbers[0] === 1 &&
      /^(?:on|onward|onwards)$/iu.test(tokens[i + 1]?.text ?? '') &&
      isEdge(tokens[i + 2]),
  )
  return week === undefined || at < 0
    ? tokens
    : tokens.map((token, i) => (i === at || i === at + 1 ? filler(token) : token))
}

const TAKES = /^(?:took|takes?|taking|taken|made|makes?|earn(?:s|ed)?|brought in|brings in|rang up|turned over)\b/iu
/** "Which department took the most": what is taken is money. */
const withTaken = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token) =>
    token.type === 'topseller' && /^(?:highest|lowest)$/.test(token.value) && TAKES.test(token.text)
      ? { ...token, value: `${token.value} money` }
      : token,
  )

const EARLIER = /^(?:the )?(?:prior|previous|preceding) (week|month)$/iu
/** "Last week vs prior week", "August against the prior month": behind a comparison the one before the time that was said. */
const withPrior = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, i) => {
    const unit = EARLIER.exec(token.text)?.[1]?.toLowerCase()
    const held = tokens[previousIndex(tokens, i)]
    return unit && isPeriod(token) && held?.type === 'cmp' && tokens.slice(0, i).some(isPeriod)
      ? { ...token, type: 'against', value: `prev-${unit}` }
      : token
  })

const IN_IT = /^(?:in|at|for|of|from)$/iu
/** "The margin rate for the shop", "what did the shop take": the asker's own, where nothing tells which. */
const withTheShop = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.some(({ type, name }) => name?.full.some(({ kind }) => kind === 'store') || type === 'place'))
    return tokens
  const at = tokens.findIndex((token, i) => {
    if (token.type !== 'dim' || !/^(?:store|shop|branch)$/iu.test(token.text) || token.numbers.length > 0) return false
    if (!/^(?:the|this|my|our)$/iu.test(tokens[i - 1]?.text ?? '')) return false
    const [lead, next] = [tokens[i - 2], tokens[i + 1]]
    const ends = isEdge(next) || (next !== undefined && isPeriod(next))
    return (lead && IN_IT.test(lead.text) && ends) || (lead?.type === 'be' && next?.type === 'verb')
  })
  return at < 0 ? tokens : tokens.map((token, i) => (i === at ? { ...token, type: 'place', value: 'mine' } : token))
}

const GOODS_OUT = /^(?:products?|items?|lines?|skus?|goods|articles?|things|stuff)\b/iu
const COUNTED = new Set(['each', 'dim', 'rank', 'total', 'topseller', 'crit', 'base', 'against', 'cmp', 'change'])
const LISTS = /\b(?:show|list|name|see|tell|give|which|what|print|table|send|read|need|want|all)\b/iu
const OUT = /^(?:out|gone|missing|empty)$/iu
const EACH_GOOD: Token = { type: 'each', value: 'product', numbers: [], text: '' }
/** "Show me the products that are out of stock", "which snacks are out": the goods themselves, not their number. */
const withGoodsOut = (tokens: readonly Token[]): readonly Token[] => {
  const which = tokens.findIndex(({ type, value }) => type === 'which' && /^(?:goods|product)/.test(value))
  const out = tokens.findIndex(
    ({ type, text }, i) => type === 'remark' && OUT.test(text) && tokens[i - 1]?.type === 'be',
  )
  if (which >= 0 && out > which && !tokens.some(isMeasure) && isEdge(tokens[nextIndex(tokens, out)]))
    return tokens.flatMap((one, i) =>
      i === out ? [EACH_GOOD, { ...one, type: 'metric', value: 'out_of_stocks' }] : i === which ? [] : [one],
    )
  const at = tokens.findIndex(({ type, value }) => (type === 'metric' || type === 'maybe') && value === 'out_of_stocks')
  const figure = tokens[at]
  if (!figure || tokens.filter(isMeasure).length !== 1 || tokens.some(({ type }) => COUNTED.has(type))) return tokens
  if (tokens.some(({ type, text }) => type === 'which' || (type === 'ask' && !/^what/iu.test(text)))) return tokens
  if (
    tokens.some(
      ({ type, value, text }) => (type === 'wish' && value === 'number') || /\b(?:number|count|many)\b/iu.test(text),
    )
  )
    return tokens
  const asked = tokens
    .slice(0, at)
    .some((one) => (isFree(one) || one.type === 'wish' || one.type === 'apart') && LISTS.test(one.text))
  if (!(GOODS_OUT.test(figure.text) && asked)) return tokens
  return tokens.flatMap((one, i) => (i === at ? [EACH_GOOD, { ...one, type: 'metric' }] : [one]))
}

const HELD = new Set(['stock_on_hand', 'days_of_cover', 'out_of_stocks'])
/** "Have we much toilet paper in stock", "would we be out of stock of many lines": how much is what is asked. */
const withMuch = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some((token) => isMeasure(token) && HELD.has(token.value))) return tokens
  return tokens.map((token, i) =>
    token.type === 'unknown' &&
    /^(?:much|many)$/iu.test(token.text) &&
    tokens.slice(0, i).some(({ type }) => type === 'be')
      ? filler(token)
      : token,
  )
}

export const EDGE_RULES = [withTone, withMondayOn, withTaken, withPrior, withTheShop, withGoodsOut, withMuch]
export { withNowSaid }
