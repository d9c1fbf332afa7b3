import { useEffect, useState } from 'react'
import type { BriefingView } from '../../../src/server/api.ts'
import { SentenceText } from '../receipt/SentenceText.tsx'
import { get, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'
import { useSession } from '../shell/session-context.ts'
import { instantText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'

/** A note that explains a word is said once on a page, however many sections bring it. */
const saidOnce = (sections: BriefingView['sections']): BriefingView['sections'] => {
  const said = new Set<string>()
  return sections.map((section) => ({
    ...section,
    sentences: section.sentences.filter((sentence) => {
      const text = sentence.parts.map((part) => part.text).join('')
      const again = said.has(text) && sentence.parts.every((part) => !('evidence' in part) || part.row === 0)
      said.add(text)
      return !again
    }),
  }))
}

const Page = ({ briefing }: { readonly briefing: BriefingView }) => {
  const words = useWords()
  const { timeZone } = useSession()
  const { completeness, actions, sections, asOf } = briefing
  return (
    <>
      <p className="about">
        <span className="badge depth">{words.briefing.complete(completeness.received, completeness.expected)}</span>
        {completeness.missing.length === 0 ? null : (
          <span>{words.briefing.missing(completeness.missing.join(words.code === 'zh' ? '、' : ', '))}</span>
        )}
        {asOf === null ? null : <span>{words.chat.asOf(instantText(asOf, timeZone, words))}</span>}
      </p>
      <section className="actions" aria-labelledby="actions">
        <h2 id="actions">{words.briefing.actions}</h2>
        {actions.length === 0 ? <p>{words.briefing.noActions}</p> : null}
        <ul>
          {actions.map((action, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a briefing does not change
            <li key={at}>
              <SentenceText sentence={action.text} run={null} />
            </li>
          ))}
        </ul>
      </section>
      {saidOnce(sections)
        .filter(({ sentences }) => sentences.length > 0)
        .map(({ id, title, sentences }) => (
          <section key={id} aria-labelledby={`section-${id}`}>
            <h2 id={`section-${id}`}>{title}</h2>
            {sentences.map((sentence, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a briefing does not change
              <p key={at} className={sentence.aside ? 'aside' : undefined}>
                <SentenceText sentence={sentence} run={null} />
              </p>
            ))}
          </section>
        ))}
    </>
  )
}

/** The morning briefing of who is signed in. */
export const Briefing = () => {
  const words = useWords()
  const [fetched, setFetched] = useState<{ briefing: BriefingView | null; trouble: Trouble | null }>({
    briefing: null,
    trouble: null,
  })
  useEffect(() => {
    const aborter = new AbortController()
    get<BriefingView>(`/api/briefing?language=${words.code}`, aborter.signal)
      .then((briefing) => setFetched({ briefing, trouble: null }))
      .catch((error) => {
        if (!aborter.signal.aborted) setFetched({ briefing: null, trouble: troubleOf(error) })
      })
    return () => aborter.abort()
  }, [words.code])
  const { briefing, trouble } = fetched
  return (
    <main className="briefing">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="scroll" tabIndex={0} aria-label={words.briefing.title}>
        <article>
          <h1>
            {words.briefing.title}
            {briefing ? <span className="quiet"> {words.briefing.for(briefing.dateText)}</span> : null}
          </h1>
          {trouble === null ? null : <p className="notice">{words.problem[trouble]}</p>}
          {briefing ? (
            <Page briefing={briefing} />
          ) : trouble === null ? (
            <p role="status">{words.briefing.loading}</p>
          ) : null}
        </article>
      </section>
    </main>
  )
}
