import { useCallback, useEffect, useState } from 'react'
import type { AlertPageView, AlertView } from '../../../src/server/api.ts'
import { get, post, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'
import { useWords } from '../words/use-words.ts'
import { AlertCard, type Judgement } from './AlertCard.tsx'

interface Fetched {
  readonly page: AlertPageView | null
  readonly trouble: Trouble | null
}

/** The early warnings of who is signed in, the day's severest first. */
export const Alerts = () => {
  const words = useWords()
  const [fetched, setFetched] = useState<Fetched>({ page: null, trouble: null })
  const load = useCallback(
    (signal?: AbortSignal) =>
      get<AlertPageView>(`/api/alerts?language=${words.code}`, signal)
        .then((page) => setFetched({ page, trouble: null }))
        .catch((error) => {
          if (!signal?.aborted) setFetched((before) => ({ ...before, trouble: troubleOf(error) }))
        }),
    [words.code],
  )
  useEffect(() => {
    const aborter = new AbortController()
    void load(aborter.signal)
    return () => aborter.abort()
  }, [load])
  const judge = (key: string, judgement: Judgement) =>
    post(`/api/alerts/${encodeURIComponent(key)}`, judgement)
      .then(() => load())
      .catch((error) => setFetched((before) => ({ ...before, trouble: troubleOf(error) })))
  const { page, trouble } = fetched
  const card = (alert: AlertView) => (
    <AlertCard key={alert.key} alert={alert} judge={(judgement) => judge(alert.key, judgement)} />
  )
  return (
    <main className="briefing alerts">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="scroll" tabIndex={0} aria-label={words.alerts.title}>
        <article>
          <h1>
            {words.alerts.title}
            {page ? <span className="quiet"> {words.briefing.for(page.dateText)}</span> : null}
          </h1>
          {trouble === null ? null : <p className="notice">{words.problem[trouble]}</p>}
          {page === null ? (
            trouble === null ? (
              <p role="status">{words.alerts.loading}</p>
            ) : null
          ) : (
            <>
              {page.precision.judged > 0 ? (
                <p className="about">{words.alerts.precision(page.precision.right, page.precision.judged)}</p>
              ) : page.alerts.length > 0 ? (
                <p className="about">{words.alerts.notJudged}</p>
              ) : null}
              {page.alerts.length === 0 ? <p>{words.alerts.none}</p> : null}
              {page.alerts.map(card)}
              {page.beyond.length === 0 ? null : (
                <details>
                  <summary>{words.alerts.beyond(page.beyond.length)}</summary>
                  {page.beyond.map(card)}
                </details>
              )}
            </>
          )}
        </article>
      </section>
    </main>
  )
}
