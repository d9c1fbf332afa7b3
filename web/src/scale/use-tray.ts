import { useEffect, useState } from 'react'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { TrayView } from '../../../src/server/api.ts'
import { get, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'

interface Dish {
  readonly id: string
  /** Pieces or a weight, a decimal. */
  readonly quantity: string
}

const TYPING_MS = 250

/** What the confirmed goods cost together; nothing until each has its quantity, and never the sum of what was there before. */
export const useTray = (store: string, dishes: readonly Dish[] | null, language: LanguageCode) => {
  const query = new URLSearchParams({ store, language })
  for (const { id, quantity } of dishes ?? []) {
    query.append('dish', id)
    query.append('quantity', quantity)
  }
  const asked = dishes === null || dishes.length === 0 ? '' : query.toString()
  const [fetched, setFetched] = useState<{ asked: string; view: TrayView | null; trouble: Trouble | null } | null>(null)
  useEffect(() => {
    if (asked === '') return
    const aborter = new AbortController()
    const timer = setTimeout(() => {
      get<TrayView>(`/api/tray?${asked}`, aborter.signal)
        .then((view) => setFetched({ asked, view, trouble: null }))
        .catch((error) => {
          if (!aborter.signal.aborted) setFetched({ asked, view: null, trouble: troubleOf(error) })
        })
    }, TYPING_MS)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [asked])
  return asked !== '' && fetched?.asked === asked ? fetched : { view: null, trouble: null }
}
