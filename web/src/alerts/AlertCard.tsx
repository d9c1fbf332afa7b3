import { useState } from 'react'
import type { AlertView } from '../../../src/server/api.ts'
import { SentenceText } from '../receipt/SentenceText.tsx'
import { useWords } from '../words/use-words.ts'
import { Causes } from './Causes.tsx'
import { Drivers } from './Drivers.tsx'
import { Looks } from './Looks.tsx'

const ANSWERS = ['yes', 'no', 'unsure'] as const
const REASONS = ['known', 'not-real', 'too-small', 'not-mine'] as const
export type Judgement =
  | { readonly status: 'acknowledged' }
  | { readonly status: 'dismissed'; readonly reason: (typeof REASONS)[number] }
  | { readonly status: 'answered'; readonly answer: (typeof ANSWERS)[number]; readonly origin: string }

interface Props {
  readonly alert: AlertView
  readonly judge: (judgement: Judgement) => void
}

/** One early warning: what, why along the graph, what the clerk should look at, and what somebody made of it. */
export const AlertCard = ({ alert, judge }: Props) => {
  const words = useWords()
  const [dismissing, setDismissing] = useState(false)
  const id = `alert-${alert.key}`
  const cause = alert.causes.find(({ checked }) => checked !== 'no')
  const about = [...alert.about, ...alert.also]
  return (
    <section className={`alert ${alert.severity}`} aria-labelledby={id}>
      <h2 id={id}>
        <span className="badge">{words.alerts.severity[alert.severity]}</span>
        {alert.kind === 'data' ? <span className="badge data">{words.alerts.data}</span> : null}
        {alert.place} · {alert.title}
        <span className="quiet"> {alert.dateText}</span>
      </h2>
      {alert.sentences.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an alert's sentences do not move
        <p key={at}>
          <SentenceText sentence={sentence} run={null} />
        </p>
      ))}
      {about.length === 0 ? null : <p className="aside">{about.join(words.code === 'zh' ? '、' : ', ')}</p>}
      {cause ? (
        <div className="why">
          <h3>{cause.likely ? words.alerts.likely : words.alerts.possibly}</h3>
          <ol className="path">
            {alert.path.map((node, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a path does not move
              <li key={at}>{node}</li>
            ))}
          </ol>
        </div>
      ) : null}
      <Drivers drivers={alert.drivers} driven={alert.driven} />
      <Causes causes={alert.causes} />
      <Looks looks={alert.looks} ruledOut={alert.ruledOut} />
      {alert.question && alert.asks && alert.status === 'open' ? (
        <div className="look">
          <h3>{words.alerts.question}</h3>
          <p>{alert.question}</p>
          {ANSWERS.map((answer) => (
            <button
              type="button"
              key={answer}
              onClick={() => judge({ status: 'answered', answer, origin: alert.asks ?? '' })}
            >
              {words.alerts.answers[answer]}
            </button>
          ))}
        </div>
      ) : null}
      {alert.action ? <p className="todo">{words.alerts.action(alert.action)}</p> : null}
      {alert.status === 'open' ? (
        <div className="judge">
          <button type="button" onClick={() => judge({ status: 'acknowledged' })}>
            {words.alerts.acknowledge}
          </button>
          <button type="button" aria-expanded={dismissing} onClick={() => setDismissing(!dismissing)}>
            {words.alerts.dismiss}
          </button>
          {dismissing
            ? REASONS.map((reason) => (
                <button type="button" key={reason} onClick={() => judge({ status: 'dismissed', reason })}>
                  {words.alerts.reasons[reason]}
                </button>
              ))
            : null}
        </div>
      ) : (
        <p className="aside">{words.alerts.status[alert.status]}</p>
      )}
    </section>
  )
}
