import { fault } from '../../core/fault.ts'
import type { MetricName } from '../../core/ids.ts'
import { type Token, Unread } from './token.ts'

/** Which figure is asked for; several when the words leave it open, none when none is said. */
export interface Measured {
  readonly metrics: readonly MetricName[]
  readonly certain: boolean
  /** Several are named side by side. */
  readonly listed?: boolean
  /** Goods were sold, and nothing says whether money or pieces are asked for. */
  readonly pieces?: boolean
  /** A word asks how things went without naming a figure. */
  readonly overview: boolean
}

/** What is told in money. */
const MONEY = new Set(['net_sales', 'atv', 'gross_margin', 'stock_value', 'asp'])
/** What goes through a till. */
const TAKEN = new Set(['net_sales', 'transactions'])
/** Of several verbs the strongest says what is meant: in "do we sell" it is selling. */
const STRENGTH = ['sell', 'take', 'make', 'do']
const not = (text: string) => new Unread(fault('not-understood', { text }))

const names = (text: string) => text.split(' ') as readonly string[] as readonly MetricName[]
const HOW =
  /^(?:how(?:'s|s| is| are| do| does| did| we| r)?\b(?! (?:much|many|long|mch|mny))|where|status|update|any news|latest)/iu

/**
 * Names that stand for more than one figure where nothing says which: "yesterday's receipts" are slips or takings, "how is stock" asks for
 * pieces, for cover or for what is out.
 */
const openNamed = (
  tokens: readonly Token[],
  named: readonly MetricName[],
  counted: boolean,
): readonly MetricName[] | null => {
  if (counted || named.length !== 1) return null
  const said = tokens.filter(({ type }) => type === 'metric').map(({ text }) => text.toLowerCase())
  if (said.every((text) => text === 'receipts')) return names('transactions net_sales')
  const bare = said.every((text) => /^(?:stocks?|stock levels?|inventory|inventories|inventory levels?)$/.test(text))
  return bare && tokens.some(({ type, text }) => ['ask', 'filler', 'opener'].includes(type) && HOW.test(text))
    ? names('stock_on_hand days_of_cover out_of_stocks')
    : null
}

/** The metric by its name, or by a verb of selling with "how much". A number of pieces is no metric, so "how many ... sold" is not read. */
export const measured = (tokens: readonly Token[], used: Set<Token>, goodsSaid: boolean): Measured | Unread => {
  const of = (type: string) => tokens.filter((token) => token.type === type)
  const named = [...new Set(of('metric').map((token) => token.value))] as MetricName[]
  const open = of('maybe')
  const verbs = of('verb')
  const sellers = of('topseller')
  const asks = of('ask')
  for (const token of [...of('metric'), ...open, ...verbs, ...sellers, ...of('overview'), ...of('busiest')])
    used.add(token)
  const overview = of('overview').length > 0
  const sold = [...verbs.filter((verb) => verb.value === 'sell'), ...sellers]
  const taken = verbs.filter((verb) => verb.value === 'take')
  if (sold.length > 0 && (named.some((name) => name !== 'net_sales') || open.length > 0))
    return not(sold[0]?.text ?? '')
  if (taken.length > 0 && (named.some((name) => !TAKEN.has(name)) || open.length > 0)) return not(taken[0]?.text ?? '')
  // 库存多少钱 asks what the stock is worth, which no metric says.
  const money = asks.find((ask) => ask.value === 'money')
  // 毛利多少钱: of the two that 毛利 may be, the one in money.
  const amount = open.find((token) => token.value.split(',').includes('gross_margin'))
  // "Average basket in money" is no number of pieces.
  if (money && named.length === 0 && open.length === 1 && open[0]?.value.split(',').includes('atv'))
    return { metrics: names('atv'), certain: true, overview }
  if (money && amount && named.length === 0 && open.length === 1)
    return { metrics: ['gross_margin' as MetricName], certain: true, overview }
  if (money && [...named, ...open.flatMap((token) => token.value.split(','))].some((name) => !MONEY.has(name)))
    return not(money.text)
  if (named.length > 0) {
    // 还能卖几天,可销天数: the open word is said again by a name.
    const unsaid = open.find((token) => !named.some((name) => token.value.split(',').includes(name)))
    if (unsaid) return not(unsaid.text)
    const many = asks.some((ask) => ask.value === 'many')
    const several = openNamed(tokens, named, many || goodsSaid)
    if (several) return { metrics: several, certain: false, overview }
    if (many && sold.length > 0) return not(sold[0]?.text ?? '')
    // "How many sales" counts receipts to one asker and money to the next.
    if (many && named.length === 1 && named[0] === 'net_sales')
      return {
        metrics: ['transactions', 'net_sales'] as readonly string[] as readonly MetricName[],
        certain: false,
        overview,
      }
    return { metrics: named, certain: named.length === 1, listed: named.length > 1, overview }
  }
  if (open.length > 1) return not(open[1]?.text ?? '')
  // Of named goods "how many are left" asks for their stock, and "how many days" for its cover.
  // 各品类还能卖多少天: of the goods in each.
  const each =
    open[0]?.value === 'days_of_cover' &&
    tokens.some(({ type, value }) => type === 'each' && /category|product/.test(value))
  const ofGoods = (goodsSaid || each) && (open[0]?.value === 'stock_on_hand' || open[0]?.value === 'days_of_cover')
  if (open[0]) {
    const pieces = open[0].value === 'net_sales' && /[卖销沽]|\bsell(?!.?through)|\bsold\b/iu.test(open[0].text)
    return { metrics: open[0].value.split(',') as MetricName[], certain: ofGoods, overview, pieces }
  }
  if (of('busiest').length > 0)
    return {
      metrics: ['footfall', 'transactions'] as readonly string[] as readonly MetricName[],
      certain: false,
      overview,
    }
  if (sellers.length > 0)
    return {
      metrics: ['net_sales' as MetricName],
      certain:
        (!goodsSaid || sellers.every((token) => token.value.includes('money'))) &&
        sellers.every((token) => !token.value.includes('?')),
      overview,
    }
  const [verb] = [...verbs].sort((a, b) => STRENGTH.indexOf(a.value) - STRENGTH.indexOf(b.value))
  if (verb === undefined) return { metrics: [], certain: true, overview }
  // "How many croissants did we sell": pieces; without goods it may be anything that is counted.
  if (asks.some((ask) => ask.value === 'many'))
    return verb.value === 'sell' && /[a-z]/iu.test(verb.text)
      ? { metrics: names('units_sold'), certain: goodsSaid, overview }
      : not(verb.text)
  const asked = asks.some((ask) => ask.value === 'much' || ask.value === 'what' || ask.value === 'money')
  if (verb.value === 'do' && !asked) return { metrics: [], certain: true, overview: true }
  const certain =
    money !== undefined ||
    (verb.value === 'take' && asked) ||
    (verb.value === 'do' && asks.some((ask) => ask.value === 'much') && !goodsSaid)
  return { metrics: ['net_sales' as MetricName], certain, overview, pieces: verb.value === 'sell' && !certain }
}
