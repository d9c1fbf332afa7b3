import { textOf } from '../../core/answer.ts'
import type { LanguageCode } from '../../core/language-code.ts'
import type { AlertPageView, AlertView } from './alert-view.ts'
import { ALERT_WORDS } from './alert-words.ts'

/** An alert for a terminal or a document: what, why along its path, what to ask, what to do. */
export const alertLines = (alert: AlertView, code: LanguageCode): string[] => {
  const words = ALERT_WORDS[code]
  const colon = code === 'zh' ? '：' : ': '
  const line = (head: string, text: string) => (text === '' ? [] : [`  ${head}${colon}${text}`])
  const about = alert.about.join(words.and)
  return [
    `[${words.severity[alert.severity]}] ${alert.dateText}${words.onDay}${alert.sentences.map(textOf).join(code === 'zh' ? '' : ' ')}`,
    ...(about === '' ? [] : [`  ${about}`]),
    ...line(words.also, alert.also.join(words.and)),
    ...line(words.why, alert.path.join(' → ')),
    ...line(
      `${words.drivers}${alert.driven ? `${words.onDay}${textOf(alert.driven)}` : ''}`,
      alert.drivers.map(({ label, figure }) => `${label} ${figure.text}`).join(words.and),
    ),
    ...alert.looks.map(
      ({ question, answer, by }) => `  ${question} ${[words.answers[answer], by].filter(Boolean).join(words.and)}`,
    ),
    ...(alert.ruledOut ? [`  ${words.ruledOut}`] : []),
    ...line(words.question, alert.question ?? ''),
    ...line(words.action, alert.action ?? ''),
  ]
}

export const alertText = ({ alerts, beyond, dateText, precision }: AlertPageView, code: LanguageCode): string => {
  const words = ALERT_WORDS[code]
  const said =
    alerts.length === 0 ? [words.none(dateText)] : alerts.flatMap((alert) => [...alertLines(alert, code), ''])
  const rest = beyond.length === 0 ? [] : [words.beyond(beyond.length), '']
  return [
    ...said,
    ...rest,
    ...(precision.judged > 0
      ? [words.precision(precision.right, precision.judged)]
      : alerts.length + beyond.length > 0
        ? [words.notJudged]
        : []),
  ].join('\n')
}
