import { memo } from 'react'
import type { Answer, Option } from '../../../src/core/answer.ts'
import { SentenceText } from '../receipt/SentenceText.tsx'
import { useSession } from '../shell/session-context.ts'
import { capital } from '../words/capital.ts'
import { instantText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'
import { layoutOf } from './answer-layout.ts'
import { Breakdown } from './Breakdown.tsx'
import { stepsOf } from './step-words.ts'
import { isOpen, type Turn } from './turn.ts'

interface Props {
  readonly turn: Turn
  readonly ask: (option: { text: string; frame: Option['frame'] | null }) => void
}

const Said = ({ turn }: { readonly turn: Turn }) => {
  const { answer } = turn
  const { before, breakdown, after } = answer
    ? layoutOf(answer)
    : { before: turn.sentences, breakdown: null, after: [] }
  const language = answer?.language === 'zh' ? 'zh-CN' : answer?.language
  return (
    <div className="said" lang={language}>
      {before.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added
        <p key={at} className={sentence.aside ? 'aside' : undefined}>
          <SentenceText sentence={sentence} run={turn.run} />
        </p>
      ))}
      {answer && breakdown ? <Breakdown evidence={breakdown} language={answer.language} /> : null}
      {after.map((sentence, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added
        <p key={at} className="aside">
          <SentenceText sentence={sentence} run={turn.run} />
        </p>
      ))}
    </div>
  )
}

const About = ({ answer }: { readonly answer: Answer }) => {
  const words = useWords()
  const { timeZone } = useSession()
  const outcome = words.chat.outcome[answer.outcome]
  return (
    <p className="about">
      {outcome === null ? null : <span className={`badge ${answer.outcome}`}>{outcome}</span>}
      {answer.outcome === 'grounded' || answer.depth === 'thinking' ? (
        <span className="badge depth">
          {answer.depth === 'instant' ? words.chat.instant : words.chat.thought(words.tier[answer.tier])}
        </span>
      ) : null}
      {answer.asOf === null ? null : <span>{words.chat.asOf(instantText(answer.asOf, timeZone, words))}</span>}
    </p>
  )
}

/** One question with its answer as far as it has come. */
export const TurnView = memo(({ turn, ask }: Props) => {
  const words = useWords()
  const { labels } = useSession()
  const steps = stepsOf(turn.events, words, labels)
  const { answer } = turn
  return (
    <article className="turn">
      <h2 className="question">
        <span className="unseen">{words.chat.you}: </span>
        {capital(turn.text)}
      </h2>
      <Said turn={turn} />
      {isOpen(turn) ? (
        <p className="step">
          {turn.phase === 'reconnecting' ? words.chat.reconnecting : (steps.at(-1) ?? words.step.reading)}
        </p>
      ) : null}
      {turn.hidden ? <p className="notice">{words.chat.hidden}</p> : null}
      {turn.trouble === null ? null : <p className="notice">{words.problem[turn.trouble]}</p>}
      {turn.phase === 'cut' ? <p className="notice">{words.chat.cut}</p> : null}
      {turn.phase === 'cut' || turn.phase === 'failed' ? (
        <button type="button" className="option" onClick={() => ask({ text: turn.text, frame: null })}>
          {words.chat.again}
        </button>
      ) : null}
      {answer && answer.options.length > 0 ? (
        <ul className="options" aria-label={words.chat.options}>
          {answer.options.map((option) => (
            <li key={option.text}>
              <button type="button" className="option" onClick={() => ask(option)}>
                {capital(option.text)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {turn.dropped > 0 && answer === null && !isOpen(turn) ? (
        <p className="aside">{words.chat.dropped(turn.dropped)}</p>
      ) : null}
      {answer ? <About answer={answer} /> : null}
      {!isOpen(turn) && steps.length > 0 ? (
        <details className="steps">
          <summary>{words.chat.steps(steps.length)}</summary>
          <ol>
            {steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added
              <li key={at}>{step}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </article>
  )
})
