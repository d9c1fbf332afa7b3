import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Figure } from '../../src/agents/figures.ts'
import type { Expected, TrueFigure } from '../case.ts'
import { aboutOf, sameAbout } from './about.ts'
import type { Failure } from './verdict.ts'

/** Half a unit of the last decimal that the JSON keeps, plus one more for a median or quotient rounded on the way. */
const toleranceOf = (unit: string): number => {
  if (/^[A-Z]{3}$/.test(unit)) return 0.0101
  return unit === 'ratio' || unit === 'pp' ? 0.000_002 : 0.0011
}

const isSame = (expected: TrueFigure, figure: Figure, answer: AnswerJson): boolean =>
  figure.metric === expected.metric &&
  figure.role === expected.role &&
  sameAbout(expected.entity, aboutOf(figure, answer))

/** Every expected figure is among the answer's, with its value, unit and period, and no second value for the same thing. */
export const figure = ({ figures, period, optional }: Expected, answer: AnswerJson): Failure | null => {
  if (optional && answer.figures.length === 0) return null
  for (const expected of figures) {
    const same = answer.figures.filter((candidate) => isSame(expected, candidate, answer))
    const name = `${expected.metric} ${expected.role} ${JSON.stringify(expected.entity)}`
    if (same.length === 0) return { scorer: 'figure', reason: `missing: ${name}` }
    for (const { value, unit, period: span } of same) {
      if (unit !== expected.unit) return { scorer: 'figure', reason: `${name} in ${unit}, not ${expected.unit}` }
      if (Math.abs(value - expected.value) > toleranceOf(unit))
        return { scorer: 'figure', reason: `${name} is ${value}, truth ${expected.value}` }
      if (period && expected.role === 'value' && (span.from !== period.from || span.to !== period.to))
        return { scorer: 'figure', reason: `${name} of ${span.from} to ${span.to}, not ${period.from} to ${period.to}` }
    }
  }
  return null
}

/** The order of a ranking is part of the answer. */
export const order = ({ figures }: Expected, answer: AnswerJson): Failure | null => {
  if (figures.length < 2) return null
  const places = figures
    .filter(({ role }) => role === 'value')
    .map((expected) => answer.figures.findIndex((candidate) => isSame(expected, candidate, answer)))
    .filter((place) => place >= 0)
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1))
    ? null
    : { scorer: 'figure', reason: 'ranked in another order' }
}
