import { weekday } from '../core/business-date.ts'
import type { Scope } from '../core/scope.ts'
import { historyText } from './history-text.ts'
import type { Run } from './run.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MOST_PLACES = 12

/** Values of the user turn: the parts of a prompt that change from question to question. */
export const turnValues = (run: Run, question: string, scope: Scope): Readonly<Record<string, string>> => {
  const { today } = run.context
  const ids = scope.stores.slice(0, MOST_PLACES).join(', ')
  const places = scope.stores.length > MOST_PLACES ? `${scope.stores.length} stores` : ids
  return {
    today: `${today}, ${DAYS[weekday(today) - 1] ?? ''}`,
    language: run.language.name,
    places,
    history: historyText(run.question.history),
    question,
  }
}
