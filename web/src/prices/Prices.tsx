import { useState } from 'react'
import { useSession } from '../shell/session-context.ts'
import { shortDate } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'
import { KnownPrices } from './KnownPrices.tsx'
import { PriceForm } from './PriceForm.tsx'
import { usePrices } from './use-prices.ts'

/** Competitors' prices of one store: to enter one that was seen, and what is known. */
export const Prices = () => {
  const words = useWords()
  const { stores, timeZone } = useSession()
  const [store, setStore] = useState(stores[0]?.id ?? '')
  const { view, trouble, cameAt, load } = usePrices(store, words.code)
  const known = [...new Set([...(view?.waiting ?? []), ...(view?.rows ?? [])].map(({ competitor }) => competitor))]
  const now = () => new Date(Date.parse(view?.now ?? '') + (performance.now() - cameAt)).toISOString()
  return (
    <main className="briefing prices">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <section className="scroll" tabIndex={0} aria-label={words.prices.title}>
        <article>
          <h1>{words.prices.title}</h1>
          {stores.length < 2 ? null : (
            <div className="field">
              <label htmlFor="price-store">{words.prices.store}</label>
              <select id="price-store" value={store} onChange={(event) => setStore(event.target.value)}>
                {stores.map(({ id, names }) => (
                  <option key={id} value={id}>
                    {names[words.code]}
                  </option>
                ))}
              </select>
            </div>
          )}
          {trouble === null ? null : <p className="notice">{words.problem[trouble]}</p>}
          {view === null ? (
            trouble === null ? (
              <p role="status">{words.prices.loading}</p>
            ) : null
          ) : (
            <>
              <section className="enter" aria-labelledby="enter">
                <h2 id="enter">{words.prices.enter}</h2>
                <PriceForm
                  key={store}
                  store={store}
                  currency={view.currency}
                  known={known}
                  now={now}
                  saved={() => void load()}
                />
              </section>
              {view.waiting.length === 0 ? null : (
                <section aria-labelledby="waiting">
                  <h2 id="waiting">{words.prices.waiting}</h2>
                  <ul className="waiting">
                    {view.waiting.map(({ product, competitor, price, at }) => (
                      <li key={`${competitor} ${product} ${at}`}>
                        {product} · {competitor} · {price}{' '}
                        <span className="quiet">{shortDate(at, timeZone, words)}</span>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <section aria-labelledby="known">
                <h2 id="known">{words.prices.newest}</h2>
                <KnownPrices view={view} />
              </section>
            </>
          )}
        </article>
      </section>
    </main>
  )
}
