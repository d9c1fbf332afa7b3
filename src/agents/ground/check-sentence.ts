import type { WordingContext } from '../../language/language.ts'
import { basesAgree, goodsAgree, placesAgree, whensAgree } from './agree.ts'
import { type Problem, problem } from './bind.ts'
import { type Clause, type Mentions, type MetricToken, NO_MENTIONS, together } from './clauses.ts'
import { directionProblem, isAdvice } from './direction-check.ts'
import { type DraftOn, holding } from './draft-on.ts'
import type { Figure } from './figure.ts'
import { listedProblem } from './listed-check.ts'
import { placeFigure, type Understood } from './place-figure.ts'
import { type FigureWords, roleProblem } from './role-check.ts'
import { superlativeProblem } from './superlative-check.ts'
import type { Token } from './token.ts'
import { namesCounted } from './units.ts'
import { onlyNames, rangeProblem, sentenceProblem, unknownBeside, unknownClaim } from './words-check.ts'

/** A clause's figures with the words around each. */
const wordsAround = (
  clause: Clause,
  figures: ReadonlyMap<Token, Figure>,
  earlier: readonly Token[],
  directed: boolean,
): readonly FigureWords[] => {
  const { tokens } = clause
  const at = tokens.flatMap((token, index) => (figures.has(token) ? [index] : []))
  return at.flatMap((index, position): FigureWords[] => {
    const token = tokens[index]
    const figure = token && figures.get(token)
    if (!token || !figure) return []
    const from = position === 0 ? 0 : (at[position - 1] ?? 0) + 1
    const to = at[position + 1] ?? tokens.length
    const next = tokens[to]
    const before = tokens.slice(from, index)
    return [
      {
        token,
        figure,
        before,
        behind: tokens.slice(index + 1, to),
        sentenceBefore: position === 0 ? [...earlier, ...before] : before,
        directed,
        nextFigure: (next && figures.get(next)) ?? null,
        alone: tokens.every((each) => each === token || each.kind === 'unit' || each.kind === 'sign'),
      },
    ]
  })
}

/** Pieces or money is the most dangerous confusion of all: only money may be "sold". */
const SOLD = /^(?:sold|sells?|selling|卖|卖了|卖出|售出)$/

const metricsOf = (tokens: readonly Token[]): readonly MetricToken[] =>
  tokens.flatMap((token) => (token.kind === 'metric' ? [token] : []))

/** Names behind the last figure must not turn it into another one's: `{{..}} (Northgate)`. */
const trailingProblem = (
  clause: Clause,
  last: { readonly figure: Figure; readonly understood: Understood },
  context: WordingContext,
): Problem | null => {
  const { mentions, after } = clause
  const { figure, understood } = last
  const still = after === 'open' || onlyNames(clause)
  const binds = (kind: 'places' | 'goods' | 'whens') =>
    mentions[kind].length > 0 && (still || understood.said[kind].length === 0)
  if (binds('places') && !placesAgree(mentions.places, figure, context))
    return problem('wrong-entity', mentions.places[0]?.text ?? '')
  if (binds('goods') && !goodsAgree(mentions.goods, figure, context))
    return problem('wrong-entity', mentions.goods[0]?.text ?? '')
  if (figure.row.role !== 'base' && binds('whens') && !whensAgree(mentions.whens, figure))
    return problem('wrong-period', mentions.whens[0]?.text ?? '')
  return figure.row.role === 'value' || basesAgree(mentions.bases, figure)
    ? null
    : problem('wrong-period', mentions.bases[0]?.text ?? '')
}

/** Checks one sentence of a draft; returns what it leaves said for the next one. */
export const checkSentence = (
  clauses: readonly Clause[],
  figures: ReadonlyMap<Token, Figure>,
  header: boolean,
  before: Mentions,
  on: DraftOn,
): Mentions | Problem => {
  const { evidence: desk, context } = on
  const tokens = clauses.flatMap((clause) => clause.tokens)
  const words = sentenceProblem(tokens, clauses) ?? unknownBeside(clauses, header)
  if (words) return words
  const said = {
    desk,
    question: on.question.normalize('NFKC').toLowerCase(),
    dataFrom: context.catalogue.dataFrom,
    dataTo: context.catalogue.dataTo,
  }
  let carried = before
  let pending = NO_MENTIONS
  let earlier: readonly Token[] = []
  let last: { figure: Figure; understood: Understood } | null = null
  let directed = false
  for (const clause of clauses) {
    directed ||= clause.tokens.some((token) => token.kind === 'up' || token.kind === 'down')
    const own = together(pending, clause.mentions)
    const about = {
      ...holding({ ...on.asked, whens: [], clocks: [], metrics: [] }, holding(carried, own)),
      bases: own.bases,
    }
    const fault =
      rangeProblem(clause) ??
      listedProblem(clause, said) ??
      directionProblem(clause, about, desk, context) ??
      (isAdvice(clause) ? null : (unknownClaim(clause) ?? superlativeProblem(clause, about, desk, context)))
    if (fault) return fault
    for (const around of wordsAround(clause, figures, earlier, directed)) {
      const left = metricsOf(around.before)
      const understood: Understood = {
        said: own,
        carried,
        asked: on.asked,
        nearest: left.length > 0 ? left : metricsOf(around.behind),
        behind: around.behind[0]?.kind === 'metric' ? around.behind[0] : null,
        counted: namesCounted(around.behind[0]?.text ?? '', around.figure.column),
        sold: clause.tokens.some((token) => SOLD.test(token.text)),
        total: clause.tokens.some((token) => token.kind === 'total'),
      }
      const wrong = placeFigure(around.figure, understood, desk, context) ?? roleProblem(around)
      if (wrong) return wrong
      last = { figure: around.figure, understood }
    }
    if (clause.figures.length > 0) {
      carried = holding(carried, own)
      pending = NO_MENTIONS
      earlier = clause.tokens.slice(clause.tokens.findLastIndex((token) => figures.has(token)) + 1)
    } else {
      if (last) {
        const trailing = trailingProblem(clause, last, context)
        if (trailing) return trailing
      }
      pending = own
      // Brackets behind a figure explain that figure, not the next one.
      if (last === null || clause.after !== 'open') earlier = [...earlier, ...clause.tokens]
    }
  }
  return last ? carried : holding(carried, pending)
}
