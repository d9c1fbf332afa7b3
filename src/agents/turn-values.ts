import { weekday } from '../core/business-date.ts'
import type { Scope } from '../core/scope.ts'
import { historyText } from './history-text.ts'
import { knownNames } from './known-names.ts'
import type { Run } from './run.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Values of the user turn: the parts of a prompt that change from question to question. */
export const turnValues = (run: Run, question: string, scope: Scope): Readonly<Record<string, string>> => {
  const { today, catalogue } = run.context
  return {
    names: knownNames(catalogue, scope),
    today: `${today}, ${DAYS[weekday(today) - 1] ?? ''}`,
    language: run.language.name,
    history: historyText(run.question.history),
    question,
  }
}
