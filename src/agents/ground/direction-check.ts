import type { Evidence } from '../../core/evidence.ts'
import type { WordingContext } from '../../language/language.ts'
import { basesAgree, clocksAgree, goodsAgree, placesAgree, whensAgree } from './agree.ts'
import { type Problem, problem } from './bind.ts'
import type { Clause, Mentions } from './clauses.ts'
import { type Figure, figuresOn, isChange, signOf } from './figure.ts'
import type { Token } from './token.ts'
import { claimsUsual } from './words-check.ts'

const wanted = (token: Token): number | null => {
  if (token.kind === 'up') return 1
  if (token.kind === 'down') return -1
  return token.kind === 'flat' ? 0 : null
}

/** "Consider raising ..." claims nothing, as long as it names nothing that was measured. */
export const isAdvice = ({ tokens, figures, mentions }: Clause): boolean =>
  figures.length === 0 &&
  tokens.some((token) => token.kind === 'advice') &&
  mentions.metrics.length + mentions.places.length + mentions.goods.length + mentions.whens.length === 0

const sameRow = (a: Figure, b: Figure) =>
  a.evidence === b.evidence && JSON.stringify(a.row.entity) === JSON.stringify(b.row.entity)

/** Changes on the desk that the words can be about. */
const changesAbout = (
  about: Mentions,
  values: readonly Figure[],
  desk: readonly Evidence[],
  context: WordingContext,
): readonly Figure[] => {
  const changes = figuresOn(desk).filter(
    (each) => each.row.role === 'difference' || (each.row.role === 'relative' && each.quantity.unit === 'ratio'),
  )
  if (values.length > 0)
    return changes.filter((each) => values.some((value) => sameRow(value, each)) && basesAgree(about.bases, each))
  return changes.filter(
    (each) =>
      (about.metrics.length === 0 || about.metrics.some((token) => token.columns.includes(each.column))) &&
      (about.places.length === 0 || placesAgree(about.places, each, context)) &&
      (about.goods.length === 0 || goodsAgree(about.goods, each, context)) &&
      clocksAgree(about.clocks, each) &&
      whensAgree(about.whens, each) &&
      basesAgree(about.bases, each),
  )
}

/** A word of direction must have the sign of the change in its clause, or of every change on the desk that it can be about. */
export const directionProblem = (
  clause: Clause,
  about: Mentions,
  desk: readonly Evidence[],
  context: WordingContext,
): Problem | null => {
  if (clause.crosses) return problem('comparison-without-row', `no row holds a difference to ${clause.crosses.text}`)
  if (claimsUsual(clause)) return problem('comparison-without-row', 'usual')
  const claims = clause.tokens.flatMap((token) => {
    const sign = wanted(token)
    return sign === null ? [] : [{ sign, token }]
  })
  if (claims.length === 0 || isAdvice(clause)) return null
  const own = clause.figures.filter(isChange)
  const changes = own.length > 0 ? own : changesAbout(about, clause.figures, desk, context)
  if (changes.length === 0) return problem('comparison-without-row', claims[0]?.token.text ?? '')
  const wrong = claims.find(({ sign }) => changes.some((change) => signOf(change) !== sign))
  return wrong ? problem('wrong-direction', wrong.token.text) : null
}
