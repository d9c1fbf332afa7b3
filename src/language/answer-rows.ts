import Big from 'big.js'
import type { Entity, Evidence, EvidenceRow, RowRole } from '../core/evidence.ts'
import type { Period } from '../core/period.ts'
import type { Quantity } from '../core/quantity.ts'

/** One cell as a template uses it: its slot, and what decides the words around it. */
export interface SlottedCell {
  readonly slot: string
  readonly quantity: Quantity
  /** -1, 0 or 1. */
  readonly sign: number
}

/** What evidence says of one entity: the value, and what it is compared with where that is there. */
export interface AnswerRow {
  readonly entity: Entity
  readonly period: Period
  readonly value: SlottedCell | null
  readonly base: SlottedCell | null
  readonly difference: SlottedCell | null
  readonly relative: SlottedCell | null
}

/** The part of `RUN.e1` that slots use. */
export const deskId = (id: string): string => id.slice(id.lastIndexOf('.') + 1)

const cell = (evidence: Evidence, row: EvidenceRow, index: number, column: string): SlottedCell | null => {
  const quantity = row.cells[column]
  if (!quantity) return null
  const amount = new Big(quantity.amount)
  return {
    slot: `{{${deskId(evidence.id)}.r${index + 1}.${column}}}`,
    quantity,
    sign: amount.lt(0) ? -1 : amount.gt(0) ? 1 : 0,
  }
}

const sameEntity = (a: Entity, b: Entity) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

/** The rows of evidence, one for each entity, in the order of the evidence. */
export const answerRows = (evidence: Evidence, column: string): readonly AnswerRow[] => {
  const found: { entity: Entity; period: Period; cells: Partial<Record<RowRole, SlottedCell | null>> }[] = []
  for (const [index, row] of evidence.rows.entries()) {
    const last = found.at(-1)
    const open = last && row.role !== 'value' && sameEntity(last.entity, row.entity) ? last : null
    const into = open ?? { entity: row.entity, period: row.period, cells: {} }
    into.cells[row.role] = cell(evidence, row, index, column)
    if (!open) found.push(into)
  }
  return found.map(({ entity, period, cells }) => ({
    entity,
    period,
    value: cells.value ?? null,
    base: cells.base ?? null,
    difference: cells.difference ?? null,
    relative: cells.relative ?? null,
  }))
}
