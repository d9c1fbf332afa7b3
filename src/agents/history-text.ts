import { dataText } from '../core/data-text.ts'
import type { Turn } from '../core/question.ts'

const TURNS = 3
const LONGEST = 300

/**
 * The last turns as plain text, short: figures are looked up again, never taken from here. Answers hold names from data, so
 * they are marked as data.
 */
export const historyText = (history: readonly Turn[]): string => {
  if (history.length === 0) return ''
  const lines = history
    .slice(-TURNS)
    .flatMap((turn) => [`asked: ${cut(turn.text)}`, `answered: <data>${cut(turn.answer)}</data>`])
  return `Earlier in this conversation:\n${lines.join('\n')}\n\n`
}

const cut = (text: string): string => dataText(text, LONGEST)
