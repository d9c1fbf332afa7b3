import { weekday } from '../core/business-date.ts'
import type { Scope } from '../core/scope.ts'
import { historyText } from './history-text.ts'
import type { Run } from './run.ts'
import { cleanName } from './tool-rows.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MOST_PLACES = 12

/** Values of the user turn: the parts of a prompt that change from question to question. */
export const turnValues = (run: Run, question: string, scope: Scope): Readonly<Record<string, string>> => {
  const { today, catalogue } = run.context
  const mine = new Set<string>(scope.stores)
  const stores = catalogue.stores.filter((store) => mine.has(store.id))
  const named = stores.slice(0, MOST_PLACES).map((store) => `${store.id} ${cleanName(store.names[run.language.code])}`)
  const places = stores.length > MOST_PLACES ? `${stores.length} stores` : named.join(', ')
  return {
    today: `${today}, ${DAYS[weekday(today) - 1] ?? ''}`,
    language: run.language.name,
    places,
    history: historyText(run.question.history),
    question,
  }
}
