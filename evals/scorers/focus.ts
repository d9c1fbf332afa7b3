import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Expected } from '../case.ts'
import type { World } from '../worlds/world.ts'
import { namesOf } from './names.ts'
import { numbersIn } from './numbers.ts'
import type { Failure } from './verdict.ts'

/** Each expected value may bring its base, difference and relative change, and a caveat or two. */
const PER_FIGURE = 5
const BESIDE = 3

/** Right by saying everything is not right: no more numbers in words than the question can need. */
export const focus = ({ figures }: Expected, answer: AnswerJson, world: World): Failure | null => {
  const asked = Math.max(1, figures.filter(({ role }) => role === 'value').length)
  const said = numbersIn(answer.text, namesOf(world)).length
  return said > asked * PER_FIGURE + BESIDE ? { scorer: 'focus', reason: `${said} numbers for ${asked} asked` } : null
}
