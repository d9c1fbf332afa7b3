import type { Token } from './token.ts'

const EDGE = new Set(['filler', 'aside', 'greeting', 'glue', 'correct'])
const LOOKED_UP = new Set([
  'name',
  'period',
  'figure-date',
  'sofar',
  'metric',
  'maybe',
  'rank',
  'each',
  'place',
  'which',
])
const SEEN = new Set(['name', 'period', 'figure-date', 'sofar', 'each', 'place'])
const SWAPPED = new Set(['name', 'period', 'figure-date', 'metric'])
const LEVELS = new Set(['stock_on_hand', 'days_of_cover', 'out_of_stocks'])
const RATES = new Set(['conversion', 'margin_rate'])
/** 个护也看下, 华南同口径, 零食同理: the turn before, of another. */
const SO_TOO =
  /^(?:也?同理|亦同|也?同样的?|也?一样的?|照旧|照样|也?同口径|也?按(?:这个|同样的?|此)口径|也按这个|也(?:看|查|报|说|来|拉|发|列|给)(?:看|下|一下|一份|个|我|一个|我看看)?)$/u

const isFigure = ({ type }: Token) => type === 'metric' || type === 'maybe'
const isPause = (token: Token | undefined) => token === undefined || token.type === 'pause'
const ranks = ({ type }: Token) => type === 'rank' || type === 'topseller'
const closes = (clause: readonly Token[], from: number) =>
  clause.slice(from).every((one) => isPause(one) || one.type === 'filler' || one.type === 'glue')
const measuresLevel = (tokens: readonly Token[]) => {
  const measures = tokens.filter(isFigure)
  return measures.length > 0 && measures.every(({ value }) => LEVELS.has(value))
}

/** 那要是上周呢: one thing in the place of another, and no condition. */
const isBareSwap = (tokens: readonly Token[]): boolean =>
  tokens.length === 2 && SWAPPED.has(tokens[0]?.type ?? '') && tokens[1]?.text === '呢'

/** Words before what is asked: 查昨天的客流, 帮我调一下上周流水, 看西湖店, 节后库存, 总销售额最低的店. */
const leadsIn = (clause: readonly Token[], i: number, all: readonly Token[]): boolean => {
  const [token, next] = [clause[i], clause[i + 1]]
  if (!token || !next) return false
  const { type, text } = token
  const at = all.indexOf(token)
  // 总 of each that is ranked; behind a ranking it asks for the sum of those.
  if (type === 'total' && text === '总' && isFigure(next))
    return all.slice(at).some(ranks) && !all.slice(0, at).some(ranks)
  if (!clause.slice(0, i).every((one) => EDGE.has(one.type) || one.text === '那')) return false
  if (type === 'remark' && /^[查问调拉翻]$/u.test(text)) return LOOKED_UP.has(next.type)
  if (type === 'crit' && text === '看')
    return (SEEN.has(next.type) || (isFigure(next) && all.length <= 4)) && !all.some((one) => one.type === 'rank')
  // 只看毛利率, a turn of its own; of a time it may mean a part of the one before.
  if (type === 'only' && text.endsWith('看')) return isFigure(next) && all.length <= 4
  if (type !== 'op') return false
  if (/^(?:要是|如果是|假如是)$/u.test(text))
    return isBareSwap(clause.slice(i + 1)) && closes(all, all.indexOf(clause.at(-1) as Token))
  // A stock may be adjusted, a sale that was cannot; and of a stock there is but the newest.
  if (/^.{0,5}调一?[下哈]$/u.test(text))
    return LOOKED_UP.has(next.type) && all.some(isFigure) && !all.some(({ value }) => LEVELS.has(value))
  return /^(?:节|长?假期?)后/u.test(text) && measuresLevel(all)
}

/** Words behind it: 来一份, 要一下, 好吗, 百分比, 也看下. */
const leadsOut = (clause: readonly Token[], i: number, all: readonly Token[]): boolean => {
  const [before, token, next] = [clause[i - 1], clause[i], clause[i + 1]]
  if (!token) return false
  const { type, text } = token
  const alone = clause.filter((one) => one.type !== 'pause').length === 1
  if (type === 'more' && /^(?:好|行|成)(?:吗|么|不|吧)$/u.test(text))
    return alone && all.some((one) => one.type === 'ask' || (isFigure(one) && /[多几]/u.test(one.text)))
  if (type === 'change' && /^百分[比数]$/u.test(text)) return alone && all.some(({ value }) => RATES.has(value))
  const earlier = all.slice(0, all.indexOf(token))
  if (type === 'follow' && SO_TOO.test(text))
    return closes(clause, i + 1) && earlier.some((one) => one.name || isFigure(one) || SEEN.has(one.type))
  if (!earlier.some(isFigure)) return false
  if (type === 'opener') return closes(clause, i + 1)
  if (type === 'op' && text === '要') return next?.text === '一下' && closes(clause, i + 2)
  return type === 'remark' && text === '一下' && before?.text === '要' && closes(clause, i + 1)
}

/**
 * Words of a Chinese question that only carry it to the listener, known by their place: before what is asked, behind it, or beside a name (南门店这边).
 */
export const isCarrier = (clause: readonly Token[], i: number, all: readonly Token[]): boolean => {
  const [before, token] = [clause[i - 1], clause[i]]
  if (!token) return false
  if (token.type === 'place' && token.value === 'mine' && /^[这那]/u.test(token.text))
    return before?.name?.full.some(({ kind }) => kind === 'store') ?? false
  // 零食区: its part of the shop. 昨天的那个客单价: hesitates.
  if (token.type === 'dim' && token.text === '区' && token.numbers.length === 0)
    return before?.name?.full.some(({ kind }) => kind === 'category') ?? false
  if (token.type === 'aside' && /^[那这]个$/u.test(token.text))
    return clause[i + 1]?.type === 'metric' && (before?.text === '的' || SEEN.has(before?.type ?? ''))
  // 每天的客单价变化: its course.
  if (token.type === 'change' && /^(?:变化|变动|波动|起伏)(?:情况)?$/u.test(token.text))
    return (
      all.some(({ type, value }) => type === 'each' && /^(?:day|hour)/.test(value)) &&
      !all.some(({ type }) => ['cmp', 'base', 'against'].includes(type))
    )
  return leadsIn(clause, i, all) || leadsOut(clause, i, all)
}
