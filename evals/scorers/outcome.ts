import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Expected } from '../case.ts'
import type { World } from '../worlds/world.ts'
import { namesOf } from './names.ts'
import { numbersIn } from './numbers.ts'
import type { Failure } from './verdict.ts'

const fail = (reason: string): Failure => ({ scorer: 'outcome', reason })

/** The right kind of answer; and where it is no figure, then the right reason and no number slipped in beside it. */
export const outcome = (expected: Expected, answer: AnswerJson, world: World): Failure | null => {
  if (!expected.outcomes.includes(answer.outcome))
    return fail(`${answer.outcome}, not ${expected.outcomes.join(' or ')}`)
  if (answer.outcome === 'clarify' && answer.options.length === 0) return fail('asks back without anything to tap')
  const hasFigures = answer.figures.length > 0
  if (answer.outcome === 'grounded' && !hasFigures) return fail('grounded without a figure')
  if (expected.figures.length > 0 && hasFigures) return null
  if (hasFigures) return fail('a figure where there is none to give')
  if (
    answer.outcome !== 'grounded' &&
    numbersIn(answer.text, namesOf(world)).some(
      ({ kind, value }) => kind === 'money' || kind === 'percent' || kind === 'pp' || value >= 100,
    )
  )
    return fail('a number in the words where there is none to give')
  if (answer.outcome === 'clarify' || expected.because === null) return null
  const { faults, words } = expected.because
  const said = answer.reasons.some(({ fault }) => faults.includes(fault)) || words.test(answer.text)
  return said ? null : fail(`does not say why: ${answer.reasons.map(({ fault }) => fault).join(', ') || 'no reason'}`)
}
