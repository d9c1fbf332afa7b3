import { useCallback, useEffect, useState } from 'react'
import type { SessionView } from '../../../src/server/api.ts'
import { get, remove, troubleOf } from '../service/call.ts'
import type { Trouble } from '../service/trouble.ts'
import { Setup } from '../sign-in/Setup.tsx'
import { SignIn } from '../sign-in/SignIn.tsx'
import { WORDS, WordsContext } from '../words/use-words.ts'
import { House } from './House.tsx'
import { useLanguage } from './use-language.ts'
import { useRoute } from './use-route.ts'

type Door =
  | { readonly kind: 'asking' }
  | { readonly kind: 'open'; readonly session: SessionView }
  | { readonly kind: 'shut'; readonly notice: 'locked' | Trouble | null }

/** Who is at the tablet decides what there is: signed out, nothing of a person's chat stays on the screen or in memory. */
export const App = () => {
  const [language, switchLanguage] = useLanguage()
  const [door, setDoor] = useState<Door>({ kind: 'asking' })
  const route = useRoute()

  useEffect(() => {
    get<SessionView>('/api/session')
      .then((session) => setDoor({ kind: 'open', session }))
      .catch((error) => {
        const trouble = troubleOf(error)
        setDoor({ kind: 'shut', notice: trouble === 'signed-out' ? null : trouble })
      })
  }, [])

  const shut = useCallback((notice: 'locked' | Trouble | null) => {
    window.location.hash = '#/'
    setDoor({ kind: 'shut', notice })
  }, [])
  const leave = useCallback(
    (notice: 'locked' | null) => {
      shut(notice)
      remove('/api/session').catch(() => undefined)
    },
    [shut],
  )
  const enter = useCallback((session: SessionView) => {
    if (window.location.hash.startsWith('#/setup')) window.location.hash = '#/'
    setDoor({ kind: 'open', session })
  }, [])

  return (
    <WordsContext value={WORDS[language]}>
      {door.kind === 'open' ? (
        <House
          key={door.session.person.id}
          session={door.session}
          route={route}
          switchLanguage={switchLanguage}
          leave={leave}
          signedOut={() => shut('signed-out')}
        />
      ) : door.kind === 'asking' ? null : route.page === 'setup' ? (
        <Setup token={route.token} enter={enter} switchLanguage={switchLanguage} />
      ) : (
        <SignIn notice={door.notice} enter={enter} switchLanguage={switchLanguage} />
      )}
    </WordsContext>
  )
}
