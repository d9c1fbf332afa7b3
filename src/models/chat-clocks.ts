import { type Fault, fault } from '../core/fault.ts'
import type { TokenEstimate } from './estimate-tokens.ts'
import type { Seat } from './seat.ts'

/** All the clocks of one model call, and the asker's own signal: whatever rings first ends it. */
export interface ChatClocks {
  readonly signal: AbortSignal
  /** A token came: from now on only gaps are watched. */
  tick(): void
  /** Why the call was ended by a clock or the asker; null when neither did. */
  rang(): Fault | null
  /** Nothing has come yet. */
  readonly waiting: boolean
  stop(): void
}

export const startClocks = (seat: Seat, prompt: TokenEstimate, asker: AbortSignal): ChatClocks => {
  const { tier, settings, clocks, pace } = seat
  const ends = new AbortController()
  let reason: Fault | null = null
  let waiting = true
  const ring = (why: Fault) => {
    reason ??= why
    ends.abort()
  }
  const after = (ms: number) =>
    setTimeout(() => ring(fault('model-timeout', { tier, seconds: Math.ceil(ms / 1000) })), ms).unref()
  const load = seat.loaded ? 0 : pace.loadMs()
  const total = after(settings.totalSeconds * 1000 + load)
  let next = after(
    Math.min(clocks.firstTokenMs + pace.promptMs(prompt.high) + load, settings.totalSeconds * 1000 + load),
  )
  const cancel = () => ring(fault('cancelled', {}))
  if (asker.aborted) cancel()
  asker.addEventListener('abort', cancel, { once: true })
  return {
    signal: ends.signal,
    tick() {
      waiting = false
      clearTimeout(next)
      next = after(pace.gapMs())
    },
    rang: () => reason,
    get waiting() {
      return waiting
    },
    stop() {
      clearTimeout(total)
      clearTimeout(next)
      asker.removeEventListener('abort', cancel)
    },
  }
}
