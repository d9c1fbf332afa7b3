import type { Dimension } from '../../core/dimension.ts'
import { fault } from '../../core/fault.ts'
import type { Frame } from '../../core/frame.ts'
import type { MetricName } from '../../core/ids.ts'
import { CROWD, criterionStands, OWN } from './criterion.ts'
import { goodsListed } from './goods-listed.ts'
import { nameKind } from './joins.ts'
import { countedAll, isGeneric, type Members, NOBODY, ranksShops, withinGoods } from './members.ts'
import { isFree, nextIndex, type Token, Unread } from './token.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How the figure is laid out: one, one for each member, or the highest few. */
export interface Layout {
  /** Alternatives: "when" is an hour or a day. */
  readonly by: readonly (Dimension | null)[]
  readonly rank: Frame['rank']
  /** All members in order. */
  readonly ranksAll: boolean
  readonly certain: boolean
  /** What is ranked was said, whatever the figure: enough after a turn that said the figure. */
  readonly sure?: boolean
  /** What is out is asked for by its names: the figure is certain, too. */
  readonly listsGoods?: boolean
  /** What sold best may be so by pieces or by money. */
  readonly pieces?: boolean
  /** What is ranked was named by its kind: shops, goods, hours. */
  readonly kindSaid?: boolean
  /** A course over time is asked for: by day over days, by hour within one. */
  readonly trend?: boolean
}

const not = (token: Token | undefined) => new Unread(fault('not-understood', { text: token?.text ?? '' }))

/** "Top ten drinks", "which five snacks", "which bakery lines": a category beside the count stands for its products. */
const rankedGoods = (tokens: readonly Token[], rank: Token, dims: readonly Token[]): boolean => {
  const isCategory = (token: Token | undefined) => token?.name !== undefined && nameKind(token) === 'category'
  const after = (token: Token) => tokens.slice(tokens.indexOf(token) + 1).find((next) => !isFree(next))
  const asked = dims.find((token) => token.value === 'goods')
  // "The five snacks with the highest sales".
  const count = tokens.find(({ type }) => type === 'count')
  if (count && isCategory(after(count))) return true
  if (asked && isCategory(after(asked))) return true
  // 卖得最好的饮料是哪个.
  const owns = /的$/u.test(rank.text) || tokens[tokens.indexOf(rank) + 1]?.text === '的'
  if (HAN.test(rank.text) && isCategory(after(rank)) && owns) return dims.every(({ value }) => value === 'store~')
  return rank.type === 'rank' && (rank.numbers[0] ?? 0) > 1 && isCategory(after(rank)) && dims.length === 0
}

/** "Sales of the top 3 stores" may ask for their sum, so it is only offered. */
const isOfSet = (tokens: readonly Token[], rank: Token): boolean => {
  const at = tokens.indexOf(rank)
  const before = tokens.slice(0, at).findLast((token) => token.value !== 'the')
  // "Southgate's top five" is no sum of them.
  return before?.value === 'of' && before.text !== "'s" && (rank.numbers[0] ?? tokens[at + 1]?.numbers[0] ?? 1) > 1
}

/**
 * One ranking, or one said twice: "top 3 best", "which ... had the lowest, bottom 3", "UPT league, worst five stores". The second
 * says no other order, and stands apart: "which of the top five had the highest" ranks within a ranking. Null when they do not agree.
 */
const saidTwice = (
  tokens: readonly Token[],
  ranks: readonly Token[],
  metric: MetricName | undefined,
  vocabulary: Vocabulary,
): Token | null => {
  const [first, second] = ranks
  if (first === undefined || ranks.length > 2) return null
  if (second === undefined) return first
  const [from, to] = [tokens.indexOf(first), tokens.indexOf(second)]
  const isAll = (token: Token) => token.value.includes('all')
  if (first.type === 'rank' && second.type === 'rank' && isAll(first) !== isAll(second))
    return isAll(first) ? second : first
  // 可销天数最短TOP3, 最低的前五家: the first few in that order.
  const firstOf = nextIndex(tokens, from) === to && first.numbers.length === 0 && /^(?:top|前|头)/iu.test(second.text)
  if (firstOf && first.type !== 'busiest' && second.numbers.length > 0 && HAN.test(first.text))
    return { ...first, numbers: second.numbers }
  const apart = tokens.slice(from, to).some(({ type }) => type === 'pause')
  const next = nextIndex(tokens, from) === to && first.numbers.length > 0 && second.numbers.length === 0
  const orders = [first, second].map((token) => orderOf(token, metric, vocabulary))
  if (!(apart || next) || orders[0] !== orders[1] || second.type !== 'rank') return null
  return second.numbers.length > 0 && first.numbers.length === 0 ? { ...first, numbers: second.numbers } : first
}

/** "Who sold more, Riverside or Northgate?": the names are the members, "who" asks no more than that each is shown. */
const comparesMembers = (tokens: readonly Token[]): readonly Token[] => {
  // "Is Riverside or Northgate ahead?" asks so without "which".
  const either = tokens.some((token) => token.type === 'and' && token.value === 'cmp')
  const names = tokens.filter((token) => token.name !== undefined)
  const more = tokens.filter((token) => token.type === 'more')
  const which = tokens.filter((token) => token.type === 'which')
  const kinds = new Set(names.map(nameKind))
  const asks = which.length === 1 || (either && which.length === 0)
  return names.length > 1 && kinds.size === 1 && more.length === 1 && asks ? [...more, ...which] : []
}

const orderOf = (rank: Token, metric: MetricName | undefined, vocabulary: Vocabulary): 'highest' | 'lowest' | null => {
  const [word = ''] = rank.value.replace('?', '').split(' ')
  if (word === 'highest' || word === 'lowest') return word
  const better = metric === undefined ? 'higher' : vocabulary.get(metric)?.better
  if (better == null) return null
  return (word === 'best') === (better === 'higher') ? 'highest' : 'lowest'
}

/** 果蔬这个品类, "Riverside and Northgate stores": the kind of what was just named. */
const isKindOfName = (tokens: readonly Token[], dim: Token): boolean => {
  const before = tokens.slice(0, tokens.indexOf(dim)).findLast((token) => !isFree(token) && token.type !== 'pron')
  return dim.numbers.length === 0 && before?.name !== undefined && nameKind(before) === dim.value.replace('?', '')
}

/** "Best sellers" without a number: as many as one looks at. */
const SEVERAL_GOODS = 10
const HAN = /\p{Script=Han}/u
const isHan = (text: string) => HAN.test(text)
const isLatin = (text: string) => /[a-z]/iu.test(text)
const isPlural = ({ value, text }: Token) => value.includes('some') && (isLatin(text) || /[品款]$|[滞畅]销/u.test(text))

const isShop = ({ value }: Token): boolean => value === 'store~'

const namesOf = (tokens: readonly Token[], kind: string): number =>
  tokens.filter((token) => token.name !== undefined && nameKind(token) === kind).length

/** Reads breakdown and ranking words; `metrics` are those the question names (the criterion of a ranking). */
export const layout = (
  tokens: readonly Token[],
  used: Set<Token>,
  metrics: readonly MetricName[],
  vocabulary: Vocabulary,
  members: Members = NOBODY,
): Layout | Unread => {
  const of = (...types: string[]) => tokens.filter((token) => types.includes(token.type))
  const ranks = of('rank', 'topseller', 'busiest')
  const each = of('each')
  const dims = of('dim', 'which', 'when').filter((token) => !used.has(token))
  const crits = of('crit')
  if (ranks.length === 0) {
    const compares = comparesMembers(tokens)
    for (const token of compares) used.add(token)
    if (compares.length > 0)
      dims.splice(0, dims.length, ...dims.filter((token) => !compares.includes(token) && isHan(token.text)))
    const listed = goodsListed(tokens, dims, each, metrics)
    if (listed) {
      for (const token of [...dims, ...crits]) used.add(token)
      const by: readonly (Dimension | null)[] = listed.sure ? ['product'] : ['product', null]
      return { by, rank: null, ranksAll: false, certain: listed.sure, listsGoods: listed.sure }
    }
    // 三家店 after three names.
    const counted = dims.filter(
      (token) =>
        (token.type === 'dim' && token.value.startsWith('product') && metrics[0] === 'out_of_stocks') ||
        token.numbers[0] === namesOf(tokens, token.value.replace('?', '')) ||
        isKindOfName(tokens, token) ||
        // 六间店缺货数,逐间列: as many as there are, each of them.
        (token.numbers[0] === members.stores && each.length > 0 && each.every(({ value }) => value === 'store')),
    )
    for (const token of counted) used.add(token)
    const [other] = dims.filter((token) => !counted.includes(token))
    const all = other && each.length === 0 && dims.length === counted.length + 1 ? countedAll(other, members) : null
    if (other && all) {
      for (const token of [other, ...crits]) used.add(token)
      const summed = of('total').length > 0
      const sure = summed || all === 'region' || of('apart', 'wish').length > 0
      return { by: summed ? [null] : sure ? [all] : [all, null], rank: null, ranksAll: false, certain: sure }
    }
    if (dims.length > counted.length) return not(dims.find((token) => !counted.includes(token)))
    // 按天看: at the end it only says how to look.
    const asked = crits.find((token) => tokens.slice(tokens.indexOf(token) + 1).some((next) => !isFree(next)))
    if (asked) return not(asked)
    for (const token of crits) used.add(token)
    const kinds = [...new Set(each.map((token) => token.value.replace(/[?~]/, '')))]
    if (kinds.length > 1) return not(each[1])
    for (const token of each) used.add(token)
    const [kind] = kinds
    // "Sales per store" may be a mean; a stock or a rate per store is each shop's own.
    const open =
      each.every((token) => token.value.endsWith('?')) && each.length > 0 && !metrics.every((name) => OWN.has(name))
    return {
      by: [kind === undefined ? null : (kind as Dimension)],
      rank: null,
      ranksAll: false,
      certain: !open,
      trend: each.length > 0 && each.every((token) => token.value.endsWith('~')),
    }
  }
  const again = saidTwice(tokens, ranks, metrics[0], vocabulary)
  if (again === null) return not(ranks[1])
  const rank = again
  const stands = tokens.includes(rank) ? rank : (ranks[0] ?? rank)
  if (crits.length > 1) return not(crits[1])
  // "The five slowest products on net sales": what it ranks by is said.
  const byMeasure = rank.type === 'rank' || (rank.type === 'busiest' && metrics.some((name) => !CROWD.has(name)))
  if (byMeasure && metrics.length > 0 && !ranks.some((one) => criterionStands(tokens, one)) && !isOfSet(tokens, stands))
    return not(rank)
  for (const token of [...ranks, ...dims, ...each, ...crits]) used.add(token)
  // 品类是哪个: a word that asks "which one" takes the kind that another word says.
  const generic = dims.filter(isGeneric)
  const goodsAsked = rankedGoods(tokens, stands, dims) || withinGoods(tokens, stands, dims, members)
  const said = [...dims, ...each].filter((token) => !generic.includes(token))
  const kinds = [
    ...new Set(
      (said.length > 0 ? said : goodsAsked ? [] : [...dims, ...each]).map((token) =>
        token.type === 'when' ? 'when' : token.value.replace(/[?~]/, ''),
      ),
    ),
  ]
  if (kinds.length > 1) return not(dims[0])
  // "The highest sales of each store" is not a ranking of the stores.
  if (each.some((token) => token.value.endsWith('?'))) return not(each[0])
  // "Three lowest margin rates by category".
  const counted = rank.numbers.length > 0 || rank.value.includes('all') || of('count').length > 0
  if (each.length > 0 && !counted) return not(rank)
  const order = orderOf(rank, metrics[0], vocabulary)
  if (order === null) return not(rank)
  const [kind = goodsAsked ? 'product' : /天$/u.test(stands.text) ? 'day' : undefined] = kinds.filter(
    (one) => one !== 'goods',
  )
  // 上周前三天, 昨天最后两小时, "in the last hour": the first and the last in time rank nothing.
  const timely =
    kinds.some((one) => one === 'day' || one === 'hour') || of('dim').some(({ value }) => /^(?:day|hour)/.test(value))
  const owns = tokens[tokens.indexOf(stands) + 1]?.text === '的'
  const inTime = /^(?:前|头|后|最后|末|末尾|最末|最前).*[^的]$|^(?:in (?:the )?)?(?:first|last)$/iu
  if (timely && !owns && inTime.test(stands.text)) return not(stands)
  const ranksAll = rank.value.includes('all')
  const [count] = of('count')
  const several =
    (rank.value.includes('some') && rank.numbers.length === 0) ||
    (rank.numbers.length === 0 &&
      !ranksAll &&
      count === undefined &&
      dims.every(({ numbers }) => numbers.length === 0) &&
      dims.some((token) => token.value.endsWith('?')))
  const goods = kind === 'category' || kind === 'product'
  const named = tokens.some(({ type, value }) => type === 'metric' && value === 'net_sales')
  if (count) used.add(count)
  const n =
    rank.numbers[0] ??
    count?.numbers[0] ??
    dims.find(({ value }) => value === 'goods')?.numbers[0] ??
    dims.find((token) => token.numbers.length > 0)?.numbers[0] ??
    (several ? (goods || isPlural(rank) ? SEVERAL_GOODS : 3) : 1)
  if (n < 1 || n > 100) return not(rank)
  const ofShops = kind === undefined && ranksShops(tokens, stands, metrics, vocabulary, members)
  // "What's selling best": goods, of one kind or the other. "Best sellers", "slow movers": goods.
  const what = of('ask').some((ask) => ask.value === 'what' && isLatin(ask.text))
  const ofGoods = kind === undefined && !ofShops && rank.type === 'topseller' && (what || isPlural(rank))
  const kinded = (kind ?? (ofGoods ? 'product' : 'store')) as Dimension
  // 上周零食前五名, 卖得最好的饮料: its goods, likelier than the shops that sell them.
  const inCategory =
    kind === undefined && !ofShops && isHan(rank.text) && members.goodsSaid && namesOf(tokens, 'category') === 1
  const by: readonly Dimension[] =
    kind === 'when'
      ? ['hour', 'day']
      : ofGoods && what
        ? ['product', 'category']
        : inCategory
          ? ['product', 'store']
          : [kinded]
  const pieces = rank.type === 'topseller' && (goods || ofGoods) && !rank.value.includes('money') && !named
  return {
    by,
    rank: { order, n },
    ranksAll,
    // Goods that sold best may be so by pieces; a store that did is so by money.
    certain:
      (kind !== undefined || ofShops) &&
      kind !== 'when' &&
      !several &&
      metrics.length > 0 &&
      !isOfSet(tokens, stands) &&
      !pieces &&
      // "Who was worst for conversion": only a shop has one. Who sold most may be somebody at a till.
      (said.length > 0 || goodsAsked || generic.length === 0 || (rank.type === 'rank' && generic.every(isShop))),
    pieces,
    kindSaid: said.length > 0 && kind !== undefined && kind !== 'when',
    sure: kind !== undefined && kind !== 'when' && !several && (said.length > 0 || goodsAsked),
  }
}
