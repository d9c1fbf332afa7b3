import type { Evidence } from '../../core/evidence.ts'
import { isCurrency } from '../../core/quantity.ts'
import type { WordingContext } from '../../language/language.ts'
import {
  basesAgree,
  clocksAgree,
  goodsAgree,
  isOfAllGoods,
  isOfAllStores,
  placesAgree,
  storesOf,
  whensAgree,
} from './agree.ts'
import { type Problem, problem } from './bind.ts'
import type { Mentions, MetricToken } from './clauses.ts'
import { type Figure, figuresOn, periodOf } from './figure.ts'

/** What a reader takes a figure to be about, in the order in which he looks for it. */
export interface Understood {
  /** Said in the figure's own clause, or in clauses before it that had no figure. */
  readonly said: Mentions
  /** Said earlier in the sentence or in a sentence before, still holding. */
  readonly carried: Mentions
  /** Said in the question; the last resort. */
  readonly asked: Mentions
  /** Metric words nearest to the figure, where its clause has any. */
  readonly nearest: readonly MetricToken[]
  /** A metric's name right behind the figure, as in `45,612 transactions`. */
  readonly behind: MetricToken | null
  /** The counting word behind the figure can be of its column alone. */
  readonly counted: boolean
  /** The clause says that it was sold; what is not money would then be pieces. */
  readonly sold: boolean
  /** The clause adds things up: what was carried no longer narrows it. */
  readonly total: boolean
}

const pick = <K extends keyof Mentions>(
  understood: Understood,
  kind: K,
): { readonly tokens: Mentions[K]; readonly asked: boolean } => {
  const { said, carried, asked } = understood
  if (said[kind].length > 0) return { tokens: said[kind], asked: false }
  if (carried[kind].length > 0) return { tokens: carried[kind], asked: false }
  return { tokens: asked[kind], asked: true }
}

const one = (values: Iterable<string>) => new Set(values).size <= 1

/** Everything a figure's words must agree with: store, goods, hour, days, metric and base. Null when they do. */
export const placeFigure = (
  figure: Figure,
  understood: Understood,
  desk: readonly Evidence[],
  context: WordingContext,
): Problem | null => {
  const alike = figuresOn(desk).filter((each) => each.column === figure.column)
  const name = `${figure.column} of ${JSON.stringify(figure.row.entity)}`
  const { frame } = figure.evidence
  const member = frame === null ? Object.keys(figure.row.entity).length > 0 : frame.by !== null
  const places = pick(understood, 'places')
  if (understood.total && understood.said.places.length === 0) {
    if (member) return problem('wrong-entity', `a total, but ${name}`)
  } else if (places.tokens.length > 0) {
    if (!placesAgree(places.tokens, figure, context))
      return problem('wrong-entity', `${places.tokens.map((token) => token.text).join(' ')}, but ${name}`)
  } else if (!isOfAllStores(figure) && !one(alike.map((each) => [...storesOf(each, context)].sort().join()))) {
    return problem('wrong-entity', `no store named beside ${name}`)
  }
  const goods = pick(understood, 'goods')
  if (goods.tokens.length > 0) {
    if (!goodsAgree(goods.tokens, figure, context))
      return problem('wrong-entity', `${goods.tokens.map((token) => token.text).join(' ')}, but ${name}`)
  } else if (
    !isOfAllGoods(figure) &&
    !one(
      alike.map((each) =>
        JSON.stringify([
          each.row.entity.product,
          each.row.entity.category,
          each.evidence.frame?.products,
          each.evidence.frame?.categories,
        ]),
      ),
    )
  )
    return problem('wrong-entity', `no goods named beside ${name}`)
  const clocks = pick(understood, 'clocks')
  if (clocks.tokens.length > 0 && !(clocks.asked && figure.row.entity.hour === undefined)) {
    if (!clocksAgree(clocks.tokens, figure))
      return problem('wrong-entity', `${clocks.tokens.map((token) => token.text).join(' ')}, but ${name}`)
  } else if (figure.row.entity.hour !== undefined && !one(alike.map((each) => String(each.row.entity.hour)))) {
    return problem('wrong-entity', `no hour named beside ${name}`)
  }
  return (
    whenProblem(figure, understood, alike) ?? metricProblem(figure, understood, desk) ?? baseProblem(figure, understood)
  )
}

const whenProblem = (figure: Figure, understood: Understood, alike: readonly Figure[]): Problem | null => {
  const whens = pick(understood, 'whens')
  const { from, to } = periodOf(figure)
  const named = whens.tokens.map((token) => token.text).join(' ')
  // A base is of other days; its own words name those.
  if (figure.row.role === 'base') return null
  if (whens.tokens.length > 0 && !whens.asked)
    return whensAgree(whens.tokens, figure) ? null : problem('wrong-period', `${named}, but ${from} to ${to}`)
  const periods = alike
    .filter((each) => each.row.role !== 'base')
    .map((each) => `${periodOf(each).from} ${periodOf(each).to}`)
  if (one(periods)) return null
  return whens.tokens.some((token) => whensAgree([token], figure)) && figure.row.entity.day === undefined
    ? null
    : problem('wrong-period', `no day named beside ${from} to ${to}`)
}

const metricProblem = (figure: Figure, understood: Understood, desk: readonly Evidence[]): Problem | null => {
  const { column } = figure
  const wrong = (tokens: readonly MetricToken[]) =>
    problem('wrong-metric', `${tokens.map((token) => token.text).join(' ')}, but ${column}`)
  if (understood.sold && !isCurrency(figure.quantity.unit) && figure.row.role !== 'relative')
    return problem('wrong-metric', `sold, but ${column}`)
  const is = (token: MetricToken) => token.columns.includes(column)
  const { behind } = understood
  if (behind && !is(behind)) return wrong([behind])
  if (understood.nearest.length > 0) return understood.nearest.every(is) ? null : wrong(understood.nearest)
  const metrics = pick(understood, 'metrics')
  if (metrics.tokens.length > 0 && !metrics.asked) return metrics.tokens.every(is) ? null : wrong(metrics.tokens)
  if (understood.counted && metrics.tokens.length === 0) return null
  const { unit } = figure.quantity
  if (one(figuresOn(desk).map((each) => each.column))) return null
  // Money is told from everything else by its sign, as long as only one thing on the desk is money.
  const money =
    isCurrency(unit) && one(figuresOn(desk).flatMap((each) => (each.quantity.unit === unit ? [each.column] : [])))
  if (money && metrics.tokens.length === 0) return null
  return metrics.tokens.some(is) ? null : problem('wrong-metric', `nothing says that this is ${column}`)
}

const baseProblem = (figure: Figure, understood: Understood): Problem | null => {
  if (figure.row.role === 'value') return null
  const { bases } = understood.said
  return basesAgree(bases, figure)
    ? null
    : problem('wrong-period', `${bases.map((token) => token.text).join(' ')} is not its base`)
}
