import { useEffect, useState } from 'react'

export type Route =
  | { readonly page: 'ask'; readonly conversation: string | null }
  | { readonly page: 'briefing' }
  | { readonly page: 'alerts' }
  | { readonly page: 'data-health' }
  | { readonly page: 'prices' }
  | { readonly page: 'scale' }
  | { readonly page: 'setup'; readonly token: string }

const routeOf = (hash: string): Route => {
  const [page, rest] = hash.replace(/^#\/?/, '').split('/')
  if (page === 'alerts' || page === 'briefing' || page === 'data-health' || page === 'prices' || page === 'scale')
    return { page }
  if (page === 'setup' && rest) return { page: 'setup', token: rest }
  return { page: 'ask', conversation: page === 'c' && rest ? rest : null }
}

/** The page that the address names; addresses hold no question and no figure. */
export const useRoute = (): Route => {
  const [hash, setHash] = useState(window.location.hash)
  useEffect(() => {
    const changed = () => setHash(window.location.hash)
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, [])
  return routeOf(hash)
}
