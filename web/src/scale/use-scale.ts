import { useEffect, useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { ScaleView } from '../../../src/server/api.ts'
import { get, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'

/** What probably lies on the scale of one store, or of a menu; null until it is known, and never of another store or menu. */
export const useScale = (store: string, menu: string, language: LanguageCode) => {
  const asked = new URLSearchParams({ store, language, ...(menu === '' ? {} : { menu }) }).toString()
  const [fetched, setFetched] = useState<{ asked: string; view: ScaleView | null; trouble: Trouble | null } | null>(
    null,
  )
  useEffect(() => {
    const aborter = new AbortController()
    get<ScaleView>(`/api/scale?${asked}`, aborter.signal)
      .then((view) => setFetched({ asked, view, trouble: null }))
      .catch((error) => {
        if (!aborter.signal.aborted) setFetched({ asked, view: null, trouble: troubleOf(error) })
      })
    return () => aborter.abort()
  }, [asked])
  return fetched?.asked === asked ? fetched : { view: null, trouble: null }
}
