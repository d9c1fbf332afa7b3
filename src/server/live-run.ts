import type { Answer } from '../core/answer.ts'
import type { Evidence } from '../core/evidence.ts'
import { fault } from '../core/fault.ts'
import type { RunId } from '../core/ids.ts'
import type { RunEvent, RunEventBody } from '../core/run-event.ts'

/** Why a stream ended: all was said; the run was stopped; the service is stopping. */
export type EndReason = 'done' | 'cut' | 'stopping'

export interface Listener {
  event(event: RunEvent): void
  end(reason: EndReason): void
}

/** A run that is going on: its events so far, who listens, and the way to stop it. */
export interface LiveRun {
  readonly session: string
  /** Calls back with the events after `after` at once, then live; returns how to stop listening. */
  follow(after: number, listener: Listener): () => void
  /** Stops the work; what has been said stays. */
  stop(reason: EndReason): void
}

interface Outcome {
  readonly answer: Answer | null
  readonly events: readonly RunEvent[]
  readonly evidence: readonly Evidence[]
}

interface Work {
  readonly run: RunId
  readonly session: string
  readonly work: (emit: (event: RunEventBody) => void, signal: AbortSignal) => Promise<Answer>
  readonly wall: () => number
  /** A run that nobody follows any more stops after this. */
  readonly graceMs: number
  /** Told once, before listeners hear of the end, so that what they then ask for is stored. */
  readonly ended: (state: 'ended' | 'cut', outcome: Outcome) => void
  /** Our own bug: logs it, returns the reference that people may read. */
  readonly failed: (error: unknown) => string
}

/** Starts the work. Events are numbered from 1 in the order they happen; exactly one end follows them. */
export const startRun = ({ run, session, work, wall, graceMs, ended, failed }: Work): LiveRun => {
  const begun = wall()
  const events: RunEvent[] = []
  const listeners = new Set<Listener>()
  const aborter = new AbortController()
  let end: EndReason | null = null
  let stopped: EndReason | null = null
  let grace: NodeJS.Timeout | undefined

  const emit = (body: RunEventBody) => {
    if (end !== null) return
    const event: RunEvent = { ...body, run, seq: events.length + 1, at: new Date(wall()).toISOString() }
    events.push(event)
    for (const listener of listeners) listener.event(event)
  }
  const has = (type: RunEventBody['type']) => events.some((event) => event.type === type)

  const finish = (answer: Answer | null) => {
    clearTimeout(grace)
    const reason = answer === null ? (stopped ?? 'cut') : 'done'
    if (answer !== null && !has('answer-available')) emit({ type: 'answer-available', answer })
    if (!has('run-end')) emit({ type: 'run-end', ms: wall() - begun })
    const filed = events.flatMap((event) => (event.type === 'evidence-filed' ? [event.evidence] : []))
    const evidence = [...new Map([...filed, ...(answer?.evidence ?? [])].map((one) => [one.id, one])).values()]
    ended(answer === null ? 'cut' : 'ended', { answer, events, evidence })
    end = reason
    for (const listener of listeners) listener.end(reason)
    listeners.clear()
  }

  const stop = (reason: EndReason) => {
    if (end !== null) return
    stopped ??= reason
    aborter.abort()
  }

  // The first turn of the event loop belongs to the caller, who has yet to follow.
  queueMicrotask(async () => {
    try {
      const answer = await work(emit, aborter.signal)
      // A stop that came after the answer was whole takes nothing away from it.
      finish(aborter.signal.aborted && answer.outcome !== 'grounded' ? null : answer)
    } catch (error) {
      emit({
        type: 'fault-raised',
        fault: aborter.signal.aborted ? fault('cancelled', {}) : fault('internal', { reference: failed(error) }),
      })
      finish(null)
    }
  })

  return {
    session,
    stop,
    follow(after, listener) {
      clearTimeout(grace)
      for (const event of events) if (event.seq > after) listener.event(event)
      if (end !== null) {
        listener.end(end)
        return () => undefined
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || end !== null) return
        grace = setTimeout(() => stop('cut'), graceMs)
        grace.unref()
      }
    },
  }
}
