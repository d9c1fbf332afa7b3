import { useEffect, useRef } from 'react'
import { useSession } from '../shell/session-context.ts'
import { capital } from '../words/capital.ts'
import { useWords } from '../words/use-words.ts'
import { Composer } from './Composer.tsx'
import { TurnView } from './TurnView.tsx'
import type { useConversation } from './use-conversation.ts'

const Start = ({ ask }: { readonly ask: ReturnType<typeof useConversation>['send'] }) => {
  const words = useWords()
  const { person, suggestions } = useSession()
  const mine = suggestions[words.code]
  return (
    <section className="start">
      <h1>{words.chat.greeting(person.name)}</h1>
      {mine.length === 0 ? (
        <p>{words.problem['no-data']}</p>
      ) : (
        <>
          <p className="quiet">{words.chat.hint}</p>
          <h2>{words.chat.suggestions}</h2>
          <ul className="options">
            {mine.map((option) => (
              <li key={option.text}>
                <button type="button" className="option" onClick={() => void ask(option)}>
                  {capital(option.text)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The conversation page: questions and answers, read out as they come, and the place to ask. */
export const Chat = ({ conversation }: { readonly conversation: ReturnType<typeof useConversation> }) => {
  const words = useWords()
  const { turns, send, stop, busy } = conversation
  const end = useRef<HTMLDivElement>(null)
  const last = turns.at(-1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is brought into view
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [turns.length, last?.sentences.length, last?.phase])

  return (
    <main className="chat">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <div className="scroll" tabIndex={0} role="log" aria-live="polite" aria-label={words.chat.log}>
        {turns.length === 0 ? <Start ask={send} /> : null}
        {turns.map((turn) => (
          <TurnView key={turn.run} turn={turn} ask={send} />
        ))}
        <div ref={end} />
      </div>
      <Composer busy={busy} send={(text) => void send({ text, frame: null })} stop={stop} />
    </main>
  )
}
