import { useCallback, useEffect, useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { CompetitorPricesView } from '../../../src/server/api.ts'
import { get, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'

interface Fetched {
  readonly view: CompetitorPricesView | null
  readonly trouble: Trouble | null
  /** When the view came, on the page's own clock, in ms. */
  readonly cameAt: number
}

/** The known prices of one store, and the way to read them again. */
export const usePrices = (store: string, language: LanguageCode) => {
  const [fetched, setFetched] = useState<Fetched>({ view: null, trouble: null, cameAt: 0 })
  const load = useCallback(
    (signal?: AbortSignal) =>
      get<CompetitorPricesView>(
        `/api/competitor-prices?store=${encodeURIComponent(store)}&language=${language}`,
        signal,
      )
        .then((view) => setFetched({ view, trouble: null, cameAt: performance.now() }))
        .catch((error) => {
          if (!signal?.aborted) setFetched((before) => ({ ...before, trouble: troubleOf(error) }))
        }),
    [store, language],
  )
  useEffect(() => {
    const aborter = new AbortController()
    void load(aborter.signal)
    return () => aborter.abort()
  }, [load])
  // prices of the store before are not shown under the name of this one
  return { ...fetched, view: fetched.view?.store === store ? fetched.view : null, load }
}
