import { useEffect, useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { DataHealthView } from '../../../src/server/api.ts'
import { get, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'

interface Fetched {
  readonly health: DataHealthView | null
  readonly trouble: Trouble | null
}

/** What is known about the data of who is signed in; both null while it is being read. */
export const useDataHealth = (language: LanguageCode): Fetched => {
  const [fetched, setFetched] = useState<Fetched>({ health: null, trouble: null })
  useEffect(() => {
    const aborter = new AbortController()
    get<DataHealthView>(`/api/data-health?language=${language}`, aborter.signal)
      .then((health) => setFetched({ health, trouble: null }))
      .catch((error) => {
        if (!aborter.signal.aborted) setFetched({ health: null, trouble: troubleOf(error) })
      })
    return () => aborter.abort()
  }, [language])
  return fetched
}
