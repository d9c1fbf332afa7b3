import type { AnswerJson } from '../../src/agents/answer-json.ts'
import type { Trial } from '../case.ts'
import { figure, order } from './figure.ts'
import { focus } from './focus.ts'
import { grounded } from './grounded.ts'
import { language } from './language.ts'
import { outcome } from './outcome.ts'
import { scope } from './scope.ts'
import type { Failure } from './verdict.ts'
import { words } from './words.ts'

/** All that is wrong with an answer; it passes when nothing is. Every scorer is hard. */
export const failuresOf = (trial: Trial, answer: AnswerJson): readonly Failure[] => {
  const { expected, world } = trial
  const answered = expected.figures.length > 0
  return [
    scope(expected, trial.stores, answer, world),
    outcome(expected, answer, world),
    answered ? figure(expected, answer) : null,
    answered ? order(expected, answer) : null,
    answered ? words(expected, answer, world) : null,
    grounded(trial.turns, answer, world),
    focus(expected, answer, world),
    language(trial.language, answer, world),
  ].filter((failure) => failure !== null)
}
