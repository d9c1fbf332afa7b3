import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { World } from '../worlds/world.ts'
import { states } from './matches.ts'
import { namesOf } from './names.ts'
import { numbersIn, type Stated } from './numbers.ts'
import type { Failure } from './verdict.ts'

/** Every number in the words is a figure of the answer at the precision shown, or stands in the question. No derivation. */
export const grounded = (turns: readonly string[], answer: AnswerJson, world: World): Failure | null => {
  const names = namesOf(world)
  const asked = turns.flatMap((turn) => numbersIn(turn, names)).map(({ value }) => value)
  const odd = numbersIn(answer.text, names).find(
    (number) =>
      !asked.includes(number.value) &&
      !isPolicy(number) &&
      !isExtent(number, answer) &&
      !answer.figures.some(({ value, unit }) => states(number, value, unit)) &&
      !flagged(answer).some((value) => states(number, value, 'ratio') || states(number, value, 'count')),
  )
  return odd ? { scorer: 'grounded', reason: `nothing holds ${odd.value} (${odd.kind})` } : null
}

/** Ordinals and small counts of things listed: "top 3", "3 stores". */
const isPolicy = ({ value, kind, step }: Stated): boolean =>
  (kind === 'plain' || kind === 'count') && step === 1 && value <= 10

/** "All 12 stores": how much was read. */
const isExtent = ({ value, kind }: Stated, { covers }: AnswerJson): boolean =>
  (kind === 'count' || kind === 'plain') && value === covers.stores.length

/** Doubts about the data carry numbers of their own. */
const flagged = (answer: AnswerJson): readonly number[] =>
  answer.evidence.flatMap(({ flags }) =>
    flags.flatMap(({ parameters }) => Object.values(parameters).map(Number).filter(Number.isFinite)),
  )
