import type { Alert, AlertOrigin } from '../../analyses/alerts/alert.ts'
import { originOf } from '../../analyses/alerts/direct-origins.ts'
import type { AlertLook } from '../../data/state-alerts.ts'
import type { Words } from '../../methods/cause-graph/nodes.ts'
import { afterAnswer } from '../../methods/cause-graph/rank-origins.ts'

export interface AskedLook {
  readonly origin: AlertOrigin
  readonly text: Words
}

/** The alert's causes with what was seen of each, the likeliest first. */
export const causesAfter = (alert: Alert, looks: readonly AlertLook[]): Alert['causes'] =>
  looks.reduce(
    (causes, { origin, answer }) => (answer === 'unsure' ? causes : afterAnswer(causes, origin, answer === 'yes')),
    alert.causes,
  )

/** What may be asked of each cause, the alert's own question first. */
export const questionsOf = (alert: Alert, looks: readonly AlertLook[]): readonly AskedLook[] => {
  const { question } = alert
  if (question === null) return []
  const others = causesAfter(alert, looks).flatMap(({ origin }) => {
    const text = originOf(origin).question
    return text && origin !== question.origin ? [{ origin, text }] : []
  })
  return [question, ...others]
}

/** The question that a clerk decides with one look: the likeliest cause's that nobody has looked at; none after a yes. */
export const nextQuestion = (alert: Alert, looks: readonly AlertLook[]): AskedLook | null => {
  if (looks.some(({ answer }) => answer === 'yes')) return null
  const seen = new Set(looks.map(({ origin }) => origin))
  return questionsOf(alert, looks).find(({ origin }) => !seen.has(origin)) ?? null
}
