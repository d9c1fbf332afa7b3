import { useCallback, useEffect, useRef, useState } from 'react'
import type { Option } from '../../../src/core/answer.ts'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { TranscriptView } from '../../../src/server/api.ts'
import { ask } from '../service/ask.ts'
import { get, remove, troubleOf } from '../service/call.ts'
import { isOpen, newTurn, pastTurn, type Turn, withEnd, withEvent } from './turn.ts'

/** The language that a question is written in; a bare number or id is in the reader's. */
const languageOf = (text: string, shown: LanguageCode): LanguageCode => {
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  return /[a-z]{3,}/i.test(text) ? 'en' : shown
}

/** One conversation: its turns, and the ways to ask, stop and ask again. `null` is a new one. */
export const useConversation = (
  conversation: string | null,
  language: LanguageCode,
  on: { signedOut(): void; changed(conversation: string): void },
) => {
  const [turns, setTurns] = useState<readonly Turn[]>([])
  const shown = useRef<string | null>(null)
  const running = useRef<{ run: string; aborter: AbortController } | null>(null)
  const heard = useRef(on)
  heard.current = on

  const change = useCallback((run: string, next: (turn: Turn) => Turn) => {
    setTurns((all) => all.map((turn) => (turn.run === run ? next(turn) : turn)))
  }, [])

  const leave = useCallback(() => {
    running.current?.aborter.abort()
    running.current = null
  }, [])

  useEffect(() => {
    if (conversation === shown.current) return
    leave()
    shown.current = conversation
    setTurns([])
    if (conversation === null) return
    const aborter = new AbortController()
    get<TranscriptView>(`/api/conversations/${conversation}`, aborter.signal)
      .then(({ turns: past }) => setTurns(past.map(pastTurn)))
      .catch((error) => {
        if (troubleOf(error) === 'signed-out') heard.current.signedOut()
      })
    return () => aborter.abort()
  }, [conversation, leave])
  useEffect(() => leave, [leave])

  const send = useCallback(
    async ({ text, frame }: Pick<Option, 'text'> & { frame: Option['frame'] | null }) => {
      const run = crypto.randomUUID()
      const place = shown.current ?? run
      if (shown.current === null) shown.current = run
      leave()
      const aborter = new AbortController()
      running.current = { run, aborter }
      setTurns((all) => [...all, newTurn(run, text)])
      heard.current.changed(place)
      try {
        const reason = await ask(
          { id: run, conversation: place, text, language: languageOf(text, language), frame },
          {
            event: (event) => change(run, (turn) => withEvent(turn, event)),
            connected: (yes) =>
              change(run, (turn) => (isOpen(turn) ? { ...turn, phase: yes ? 'asking' : 'reconnecting' } : turn)),
          },
          aborter.signal,
        )
        change(run, (turn) => withEnd(turn, reason))
        heard.current.changed(place)
      } catch (error) {
        const trouble = troubleOf(error)
        change(run, (turn) => ({ ...turn, phase: 'failed', trouble }))
        if (trouble === 'signed-out') heard.current.signedOut()
      } finally {
        if (running.current?.run === run) running.current = null
      }
    },
    [change, language, leave],
  )

  const stop = useCallback(() => {
    const run = running.current?.run
    if (run === undefined) return
    leave()
    // Without an answer from here, the service stops by itself when its grace is over.
    remove(`/api/ask/${run}`).catch(() => undefined)
  }, [leave])

  return { turns, send, stop, busy: turns.some(isOpen) }
}
