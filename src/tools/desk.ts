import type { Evidence } from '../core/evidence.ts'
import type { Question } from '../core/question.ts'
import type { Emit } from '../core/run-event.ts'
import type { Warehouse } from '../data/warehouse.ts'

/** One question's workplace. A delegated agent works on the same desk, so evidence ids stay valid. */
export interface Desk {
  readonly question: Question
  /** Read-only; every read still goes through `measure` with a scope. */
  readonly warehouse: Warehouse
  readonly signal: AbortSignal
  readonly emit: Emit
  /** Everything filed so far, `e1` first. */
  readonly evidence: readonly Evidence[]
  /** Next evidence id, `RUN.eN`. */
  nextId(): string
  /** Puts evidence on the desk and emits `evidence-filed`. */
  file(evidence: Evidence): Evidence
}
