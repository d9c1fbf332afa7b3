import type { House } from '../agents/house.ts'
import type { Briefing, Recipient } from '../briefings/briefing.ts'
import type { Answer } from '../core/answer.ts'
import type { Clock, Instant } from '../core/clock.ts'
import type { Question } from '../core/question.ts'
import type { Emit } from '../core/run-event.ts'
import type { State } from '../data/state.ts'
import type { Pins } from './pin.ts'
import type { ServerConfig } from './server-config.ts'

/** The slice of a logger that the service writes to. */
export interface Log {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Everything a request needs, given once by the composition root. */
export interface Service {
  /** The current snapshot and models; another one after a publication. */
  house(): House
  readonly answer: (house: House, question: Question, emit: Emit, signal: AbortSignal) => Promise<Answer>
  readonly brief: (house: House, recipient: Recipient, at: Instant) => Promise<Briefing>
  readonly state: State
  readonly pins: Pins
  /** The chain's "now", which may be frozen: what questions and pages are asked at. */
  readonly clock: Clock
  /** Epoch milliseconds of the wall: sessions, locks and limits never follow a frozen clock. */
  readonly wall: () => number
  readonly config: ServerConfig
  readonly log: Log
}
