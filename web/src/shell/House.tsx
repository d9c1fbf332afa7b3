import { useCallback, useEffect, useState } from 'react'
import type { ConversationView, SessionView } from '../../../src/server/api.ts'
import { Alerts } from '../alerts/Alerts.tsx'
import { Briefing } from '../briefing/Briefing.tsx'
import { Chat } from '../chat/Chat.tsx'
import { useConversation } from '../chat/use-conversation.ts'
import { DataHealth } from '../health/DataHealth.tsx'
import { Prices } from '../prices/Prices.tsx'
import { Receipt } from '../receipt/Receipt.tsx'
import { TapContext, type Tapped } from '../receipt/tap.ts'
import { Scale } from '../scale/Scale.tsx'
import { get } from '../service/call.ts'
import { dateText } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'
import { Conversations } from './Conversations.tsx'
import { SessionContext } from './session-context.ts'
import { TopBar } from './TopBar.tsx'
import { useIdleLock } from './use-idle-lock.ts'
import type { Route } from './use-route.ts'

interface Props {
  readonly session: SessionView
  readonly route: Route
  readonly switchLanguage: () => void
  readonly leave: (notice: 'locked' | null) => void
  readonly signedOut: () => void
}

/** The pages of one signed-in person. */
export const House = ({ session, route, switchLanguage, leave, signedOut }: Props) => {
  const words = useWords()
  const [conversations, setConversations] = useState<readonly ConversationView[]>([])
  const [listOpen, setListOpen] = useState(false)
  const [tapped, setTapped] = useState<Tapped | null>(null)
  const place = route.page === 'ask' ? route.conversation : null

  const refresh = useCallback(() => {
    get<ConversationView[]>('/api/conversations')
      .then(setConversations)
      .catch(() => undefined)
  }, [])
  useEffect(refresh, [refresh])

  const changed = useCallback(
    (conversation: string) => {
      const hash = `#/c/${conversation}`
      if (window.location.hash !== hash) window.location.hash = hash
      refresh()
    },
    [refresh],
  )
  const conversation = useConversation(place, words.code, { signedOut, changed })
  useIdleLock(session.idleLockSeconds, conversation.busy, () => leave('locked'))

  return (
    <SessionContext value={session}>
      <TapContext value={setTapped}>
        <div className="house">
          <TopBar
            route={route}
            switchLanguage={switchLanguage}
            lock={() => leave(null)}
            openList={() => setListOpen(true)}
          />
          {session.stale && session.dataTo ? (
            <p className="notice stale">{words.chat.stale(dateText(session.dataTo, words))}</p>
          ) : null}
          <div className="columns">
            <Conversations
              conversations={conversations}
              current={place}
              open={listOpen}
              close={() => setListOpen(false)}
            />
            {route.page === 'alerts' ? (
              <Alerts />
            ) : route.page === 'briefing' ? (
              <Briefing />
            ) : route.page === 'data-health' ? (
              <DataHealth />
            ) : route.page === 'prices' ? (
              <Prices />
            ) : route.page === 'scale' ? (
              <Scale />
            ) : (
              <Chat conversation={conversation} />
            )}
          </div>
        </div>
        {tapped ? <Receipt tapped={tapped} close={() => setTapped(null)} /> : null}
      </TapContext>
    </SessionContext>
  )
}
