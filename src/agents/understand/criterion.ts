import { nameKind } from './joins.ts'
import { isFree, type Token } from './token.ts'

/** The nearest token beside a ranking word that says something; `which` words and the verb of selling do not stand in the way. */
const beside = (tokens: readonly Token[], from: number, step: 1 | -1): Token | undefined => {
  for (let i = from + step; i >= 0 && i < tokens.length; i += step) {
    const token = tokens[i] as Token
    if (isFree(token) && token.type !== 'prep' && token.value !== 'of') continue
    // 最好的那家店的客流: what follows the shop is asked of the shop, and ranks nothing.
    if (token.type === 'which' && (step === -1 || tokens[i + 1]?.text !== '的')) continue
    if (token.type === 'verb' || token.type === 'period' || token.type === 'figure-date') continue
    // "The lowest snacks revenue", "least Toilet Paper in stock": of these goods.
    if (step === 1 && isGoodsName(token)) continue
    return token
  }
  return undefined
}

/** Figures of which nobody asks a mean over shops or goods. */
export const OWN: ReadonlySet<string> = new Set([
  'stock_on_hand',
  'days_of_cover',
  'out_of_stocks',
  'conversion',
  'margin_rate',
  'atv',
  'upt',
])

const isGoodsName = (token: Token): boolean =>
  token.name !== undefined && (nameKind(token) === 'product' || nameKind(token) === 'category')

/** What "busiest" can rank by. */
export const CROWD: ReadonlySet<string> = new Set(['footfall', 'transactions'])

const isMeasure = (token: Token | undefined) => token?.type === 'metric' || token?.type === 'maybe'

/**
 * A ranking names its criterion where it cannot be mistaken: next to it (`highest sales`, 销售额最高), after its dimension
 * (`top 3 stores by sales`), or in a phrase of its own (`by sales`, 按销售额). "Footfall of the best store" has it elsewhere and is not read.
 */
export const criterionStands = (tokens: readonly Token[], rank: Token): boolean => {
  const at = tokens.indexOf(rank)
  if (rank.type === 'topseller') return true
  // 销售额 按店 从低到高: all in order, by the one figure that is named.
  const orders = rank.value.includes('all')
  if (orders && (/\p{Script=Han}/u.test(rank.text) || tokens.filter(isMeasure).length === 1)) return true
  if (tokens.some((token, i) => token.type === 'crit' && isMeasure(tokens.slice(i + 1).find((next) => !isFree(next)))))
    return true
  if (isMeasure(beside(tokens, at, 1))) return true
  const link0 = beside(tokens, at, 1)
  if (link0?.type === 'prep' && isMeasure(beside(tokens, tokens.indexOf(link0), 1))) return true
  const left = beside(tokens, at, -1)
  const right = beside(tokens, at, 1)
  if (isMeasure(left))
    return !(left?.value !== '' && right?.type === 'dim' && followsMeasure(tokens, tokens.indexOf(right)))
  if (left?.type === 'dim' && isMeasure(beside(tokens, tokens.indexOf(left), -1)) && right === undefined) return true
  if (measuredAfter(tokens, rank)) return true
  if (right?.type !== 'dim') return false
  const dim = tokens.indexOf(right)
  // "Bottom 5 stores net sales": several by their number; "best store footfall" may be by anything.
  const several = (rank.numbers[0] ?? right.numbers[0] ?? 1) > 1 && /^(?:highest|lowest)/.test(rank.value)
  if (several && isMeasure(tokens[dim + 1])) return true
  const isWhen = ({ type }: Token) => type === 'period' || type === 'figure-date'
  const then = tokens
    .slice(dim + 1)
    .findIndex((token) => (!isFree(token) && !isWhen(token)) || token.type === 'prep' || token.type === 'pause')
  const link = tokens[dim + 1 + then]
  return (
    (link?.type === 'prep' || link?.type === 'pause') &&
    link.value !== 'of' &&
    isMeasure(tokens.slice(dim + 2 + then).find((token) => !isFree(token)))
  )
}

/**
 * "Worst South China store for conversion", "best stores in East China, sales": behind the ranked thing and its place the figure is
 * the criterion, unless it is the thing's own ("the best store's footfall", 最好的店的客流).
 */
const measuredAfter = (tokens: readonly Token[], rank: Token): boolean => {
  const rest = tokens.slice(tokens.indexOf(rank) + 1)
  const measure = rest.findIndex(isMeasure)
  const dim = rest.findIndex(({ type }) => type === 'dim')
  // "Best in South China on conversion": the thing may be named before.
  const earlier = tokens.slice(0, tokens.indexOf(rank)).some(({ type }) => type === 'dim' || type === 'which')
  if (measure < 0 || (dim < 0 && !earlier) || dim > measure || tokens.slice(0, tokens.indexOf(rank)).some(isMeasure))
    return false
  const between = rest.slice(dim + 1, measure)
  const owned = between.some(
    ({ type, value, text }) => (type === 'glue' && (value === 'of' || text === '的')) || type === 'cmp',
  )
  const linked = between.some(({ type }) => type === 'prep' || type === 'pause')
  const plain = rest
    .slice(0, measure)
    .every(
      (token) =>
        isFree(token) || token.name !== undefined || ['dim', 'period', 'figure-date', 'pause'].includes(token.type),
    )
  return !owned && linked && plain
}

const followsMeasure = (tokens: readonly Token[], dim: number) =>
  isMeasure(tokens.slice(dim + 1).find((token) => !isFree(token)))
