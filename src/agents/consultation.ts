import type { Sentence } from '../core/answer.ts'
import type { Fault } from '../core/fault.ts'
import type { Scope } from '../core/scope.ts'
import type { Tier } from '../core/tier.ts'
import type { Seat } from '../models/seat.ts'
import type { AgentSpec } from './agent-spec.ts'
import type { Budget } from './budget.ts'
import type { Run } from './run.ts'

/** What one agent made of a question: its sentences as they were shown, and what is missing. */
export interface Opinion {
  readonly tier: Tier
  readonly sentences: readonly Sentence[]
  /** Sentences that the gate refused for good. */
  readonly dropped: number
  readonly fault: Fault | null
  /** Opinions that this agent asked for, in order. */
  readonly asked: readonly Opinion[]
}

export interface Consultation {
  readonly run: Run
  readonly spec: AgentSpec
  readonly seat: Seat
  readonly question: string
  readonly scope: Scope
  /** The asking agent's; absent for the first. */
  readonly budget?: Budget
}
