import { createContext, use } from 'react'
import type { SessionView } from '../../../src/server/api.ts'

export const SessionContext = createContext<SessionView | null>(null)

/** Who is signed in; only for parts that are shown when somebody is. */
export const useSession = (): SessionView => {
  const session = use(SessionContext)
  if (!session) throw new Error('Nobody is signed in.')
  return session
}
