import { useEffect, useRef } from 'react'
import type { ConversationView } from '../../../src/server/api.ts'
import { capital } from '../words/capital.ts'
import { shortDate } from '../words/instant-text.ts'
import { useWords } from '../words/use-words.ts'
import { useSession } from './session-context.ts'

interface Props {
  readonly conversations: readonly ConversationView[]
  readonly current: string | null
  /** On a narrow screen the list is a drawer. */
  readonly open: boolean
  readonly close: () => void
}

const List = ({ conversations, current }: Pick<Props, 'conversations' | 'current'>) => {
  const words = useWords()
  const { timeZone } = useSession()
  return (
    <>
      <a className="new" href="#/">
        {words.nav.newConversation}
      </a>
      {conversations.length === 0 ? <p className="quiet">{words.nav.noConversations}</p> : null}
      <ul>
        {conversations.map(({ id, title, updatedAt }) => (
          <li key={id}>
            <a href={`#/c/${id}`} aria-current={id === current ? 'page' : undefined}>
              <span className="title">{capital(title)}</span>
              <span className="quiet">{shortDate(updatedAt, timeZone, words)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

export const Conversations = ({ conversations, current, open, close }: Props) => {
  const words = useWords()
  const drawer = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open && !drawer.current?.open) drawer.current?.showModal()
    if (!open) drawer.current?.close()
  }, [open])
  return (
    <>
      <nav className="conversations only-wide" aria-label={words.nav.conversations}>
        <List conversations={conversations} current={current} />
      </nav>
      <dialog
        ref={drawer}
        className="drawer conversations"
        aria-label={words.nav.conversations}
        onClose={close}
        // A tap on the backdrop or on any link in it closes the drawer; a link by keyboard is a click as well.
        onClick={({ target }) => {
          if (target === drawer.current || (target instanceof Element && target.closest('a'))) close()
        }}
        onKeyDown={() => undefined}
      >
        {open ? (
          <>
            <button type="button" className="plain" onClick={close}>
              {words.nav.close}
            </button>
            <List conversations={conversations} current={current} />
          </>
        ) : null}
      </dialog>
    </>
  )
}
