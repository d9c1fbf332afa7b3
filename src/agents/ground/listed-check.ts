import type { Evidence } from '../../core/evidence.ts'
import { type Problem, problem } from './bind.ts'
import type { Clause } from './clauses.ts'
import { type Figure, figuresOn, periodOf } from './figure.ts'
import { fits } from './when.ts'

/** What dates, hours and counts may be said of: the desk, the question, and the ends of the data. */
export interface Said {
  readonly desk: readonly Evidence[]
  /** The question, normalised. */
  readonly question: string
  readonly dataFrom: string | null
  readonly dataTo: string | null
}

const knownDay = (
  token: Extract<Clause['tokens'][number], { kind: 'when' }>,
  { desk, dataFrom, dataTo }: Said,
): boolean => {
  const { when } = token
  if (figuresOn(desk).some((figure) => fits(when, periodOf(figure)))) return true
  const spans = desk.flatMap(({ period, frame }) => [
    period,
    ...(frame ? [frame.period] : []),
    ...(frame?.base?.kind === 'period' ? [frame.base.period] : []),
  ])
  return (
    spans.some((span) => fits(when, span)) ||
    [dataFrom, dataTo].some((day) => day !== null && fits(when, { from: day, to: day }))
  )
}

/** Dates, hours and numbers of stores in a clause without figures: only such as the desk or the question knows. */
export const listedProblem = (clause: Clause, said: Said): Problem | null => {
  if (clause.figures.length > 0) return null
  for (const token of clause.tokens) {
    if (said.question.includes(token.text)) continue
    if (
      token.kind === 'when' &&
      /[\d一二三四五六七八九十]/.test(token.text) &&
      token.when.kind !== 'weekday' &&
      !knownDay(token, said)
    )
      return problem('number-not-on-desk', token.text)
    if (
      token.kind === 'clock' &&
      !figuresOn(said.desk).some(({ row }) => row.entity.hour === token.from && token.minutes === 0)
    )
      return problem('number-not-on-desk', token.text)
    if (
      token.kind === 'all-stores' &&
      token.count !== null &&
      !said.desk.some(({ stores }) => stores.length === token.count)
    )
      return problem('number-not-on-desk', token.text)
  }
  return null
}

/** `2. Northgate ...`: a number in front of an entity is its place in the list of the evidence. */
export const markerProblem = (
  n: number,
  figures: readonly Figure[],
  clauses: readonly Clause[],
  desk: readonly Evidence[],
): Problem | null => {
  const first = figures.find((figure) => figure.row.role === 'value')
  if (!first) {
    const named = clauses.some(({ mentions }) => mentions.places.length + mentions.goods.length > 0)
    return named && desk.some(({ frame }) => frame?.by) ? problem('comparison-without-row', `${n}.`) : null
  }
  if (!first.evidence.frame?.by) return null
  const place = first.evidence.rows.filter((row) => row.role === 'value').indexOf(first.row) + 1
  return place === n ? null : problem('number-not-on-desk', `${n}.`)
}
