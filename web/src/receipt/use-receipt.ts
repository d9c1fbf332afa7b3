import { useEffect, useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { Receipt } from '../../../src/server/api.ts'
import { get, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'

type Fetched = { readonly receipt: Receipt | null; readonly trouble: Trouble | null }
const NOTHING: Fetched = { receipt: null, trouble: null }

/** The receipt of one evidence, worded in one language. Kept for as long as the part that shows it. */
export const useReceipt = (evidence: string, language: LanguageCode): Fetched => {
  const [fetched, setFetched] = useState<Fetched>(NOTHING)
  useEffect(() => {
    const aborter = new AbortController()
    setFetched(NOTHING)
    get<Receipt>(`/api/evidence/${encodeURIComponent(evidence)}?language=${language}`, aborter.signal)
      .then((receipt) => setFetched({ receipt, trouble: null }))
      .catch((error) => {
        if (!aborter.signal.aborted) setFetched({ receipt: null, trouble: troubleOf(error) })
      })
    return () => aborter.abort()
  }, [evidence, language])
  return fetched
}
