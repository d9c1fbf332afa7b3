import type { Evidence } from '../core/evidence.ts'
import type { Question } from '../core/question.ts'
import type { Emit } from '../core/run-event.ts'
import type { Warehouse } from '../data/warehouse.ts'
import type { Desk } from '../tools/desk.ts'

/** One question's desk; ids are given in the order they are asked for, `RUN.e1` first. */
export const makeDesk = (question: Question, warehouse: Warehouse, emit: Emit, signal: AbortSignal): Desk => {
  const evidence: Evidence[] = []
  let given = 0
  return {
    question,
    warehouse,
    signal,
    emit,
    evidence,
    nextId() {
      given += 1
      return `${question.run}.e${given}`
    },
    file(filed) {
      evidence.push(filed)
      emit({ type: 'evidence-filed', evidence: filed })
      return filed
    },
  }
}
