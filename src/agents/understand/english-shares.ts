import { isMeasure } from './english-words.ts'
import type { Token } from './token.ts'
import { asFiller, whereSaid } from './where-said.ts'

/** Rates that are asked for with the goods inside: "what percent of our drinks got returned". Each says what the figure is a share of. */

const LED =
  '\\b(?:what|which) (?:rate|share|percentage|percent|per cent|pct|proportion|fraction) of (?:the |our |all )?@ (?:goods |stuff |products )?'
const WAS = '(?:(?:was|were|got|is|are|gets|get|has been|have been|ended up|actually|really) )*'
const said = (deeds: string) => new RegExp(`${LED}(?:${deeds})(?= )`, 'u')
const SHARES: readonly (readonly [metric: string, words: RegExp])[] = [
  [
    'return_rate',
    said(`${WAS}(?:returned|refunded|(?:sent|brought|taken) back|(?:came|come|comes|coming) back)(?: (?:on|to) us)?`),
  ],
  [
    'waste_rate',
    said(
      `${WAS}(?:wasted|binned|thrown (?:out|away)|tossed|written off|(?:went|gone|going) (?:in the bin|to waste))|did we (?:waste|bin|toss|throw (?:out|away)|write off)`,
    ),
  ],
  ['markdown_rate', said(`sales ${WAS}(?:marked down|discounted|reduced)`)],
  ['oos_rate', said(`${WAS}(?:out of stock|sold out)`)],
]

const isGoods = ({ name }: Token) =>
  name?.full.length === 1 && name.full.every(({ kind }) => kind === 'product' || kind === 'category')
/** The rate whose words stand around the goods; any other figure beside it leaves the question as it is. */
const withShareOfGoods = (tokens: readonly Token[]): readonly Token[] => {
  const goods = tokens.filter(isGoods)
  if (goods.length !== 1) return tokens
  const held = tokens.map((token) => (token === goods[0] ? { ...token, text: '@' } : token))
  const found = SHARES.flatMap(([metric, words]) => {
    const span = whereSaid(held, words)
    return span ? [{ metric, span }] : []
  })[0]
  if (!found) return tokens
  const { metric, span } = found
  const inside = (i: number) => i >= span[0] && i <= span[1]
  if (tokens.some((token, i) => isMeasure(token) && !inside(i))) return tokens
  return tokens.map((token, i) => {
    if (i === span[0]) return { ...asFiller(token), type: 'metric', value: metric }
    return inside(i) && token !== goods[0] ? asFiller(token) : token
  })
}

const STOCK = /^(?:(?:the|our) )?(?:stock|stocks|inventory|stock on hand|inventory on hand)$/iu
/** "Stock by category in money": what it is worth. */
const withStockInMoney = (tokens: readonly Token[]): readonly Token[] => {
  const money = tokens.findIndex(({ type, value, text }) => type === 'ask' && value === 'money' && /^in /iu.test(text))
  const measures = tokens.filter(isMeasure)
  if (money < 0 || measures.length !== 1 || measures[0]?.value !== 'stock_on_hand') return tokens
  if (!STOCK.test(measures[0].text)) return tokens
  return tokens.map((token, i) => {
    if (i === money) return asFiller(token)
    return token === measures[0] ? { ...token, type: 'metric', value: 'stock_value' } : token
  })
}

export const SHARE_RULES = [withShareOfGoods, withStockInMoney]
