import type { Evidence } from '../../src/core/evidence.ts'
import { id } from '../../src/core/ids.ts'
import type { RunEventBody } from '../../src/core/run-event.ts'
import type { Scope } from '../../src/core/scope.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import type { Desk } from '../../src/tools/desk.ts'

/** A real desk for one question, with the events that it emitted. */
export const deskOver = (
  warehouse: Warehouse,
  scope: Scope,
  askedAt: string,
): Desk & { readonly events: readonly RunEventBody[] } => {
  const evidence: Evidence[] = []
  const events: RunEventBody[] = []
  const run = id<Desk['question']['run']>('run')
  let given = 0
  return {
    question: { run, text: '', language: 'en', scope, askedAt, depth: 'auto', history: [], frame: null },
    warehouse,
    signal: new AbortController().signal,
    emit: (event) => events.push(event),
    events,
    evidence,
    nextId: () => `run.e${++given}`,
    file(filed) {
      evidence.push(filed)
      events.push({ type: 'evidence-filed', evidence: filed })
      return filed
    },
  }
}
