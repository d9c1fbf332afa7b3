import type { Frame } from '../../../src/core/frame.ts'
import type { LanguageCode } from '../../../src/core/language-code.ts'
import type { RunEvent } from '../../../src/core/run-event.ts'
import type { StreamEnd } from '../../../src/server/api.ts'
import { CallTrouble, refusalIn } from './call.ts'
import { eventsIn } from './event-lines.ts'

export interface Ask {
  readonly id: string
  readonly conversation: string
  readonly text: string
  readonly language: LanguageCode
  readonly frame: Frame | null
}

interface Follower {
  event(event: RunEvent): void
  /** False while the stream is being fetched again. */
  connected(yes: boolean): void
}

const FIRST_WAIT_MS = 400
const LONGEST_WAIT_MS = 5000
const PATIENCE_MS = 120_000

/** Waits, or less when the network says that it is back. */
const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })

/**
 * Asks and follows the answer to its end. When the network drops, the same question with the same id is sent again: the
 * service replays what is missing and never runs it twice.
 */
export const ask = async (question: Ask, follower: Follower, signal: AbortSignal): Promise<StreamEnd['reason']> => {
  let last = 0
  let wait = FIRST_WAIT_MS
  let since = Date.now()
  for (;;) {
    try {
      const response = await fetch('/api/ask', {
        method: 'POST',
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
        headers: { 'Content-Type': 'application/json', ...(last > 0 ? { 'Last-Event-ID': String(last) } : {}) },
        body: JSON.stringify(question),
      })
      if (!response.ok || !response.body) throw await refusalIn(response)
      follower.connected(true)
      for await (const event of eventsIn(response.body)) {
        since = Date.now()
        wait = FIRST_WAIT_MS
        if (event.name === 'end') return (JSON.parse(event.data) as StreamEnd).reason
        last = Number(event.id ?? last)
        follower.event(JSON.parse(event.data) as RunEvent)
      }
    } catch (error) {
      if (signal.aborted) return 'cut'
      if (error instanceof CallTrouble) throw error
    }
    if (signal.aborted) return 'cut'
    if (Date.now() - since > PATIENCE_MS) throw new CallTrouble('offline')
    follower.connected(false)
    await pause(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}
