import Big from 'big.js'
import { type Entity, type Evidence, type EvidenceRow, ROW_ROLES, type RowRole } from '../core/evidence.ts'
import { type Quantity, RATIO } from '../core/quantity.ts'
import type { ComparedSlots } from './words/briefing-words.ts'

/** A cell that is there, and the slot that shows it. */
interface Cell {
  readonly quantity: Quantity
  readonly slot: string
}

/** The rows of one entity side by side; a cell that is not there is null. */
export interface Compared extends Readonly<Record<RowRole, Cell | null>> {
  readonly entity: Entity
}

/** Evidence of one metric, one item an entity, in the order of the evidence. */
export const comparedOf = (evidence: Evidence): readonly Compared[] => {
  const byEntity = new Map<string, { entity: Entity; cells: Map<RowRole, Cell> }>()
  evidence.rows.forEach((row, index) => {
    const key = JSON.stringify(row.entity)
    const found = byEntity.get(key) ?? { entity: row.entity, cells: new Map() }
    byEntity.set(key, found)
    const cell = cellOf(evidence, row, index)
    if (cell) found.cells.set(row.role, cell)
  })
  return [...byEntity.values()].map(({ entity, cells }) => ({
    entity,
    ...(Object.fromEntries(ROW_ROLES.map((role) => [role, cells.get(role) ?? null])) as Record<RowRole, Cell | null>),
  }))
}

const cellOf = (evidence: Evidence, row: EvidenceRow, index: number): Cell | null => {
  const quantity = row.cells[evidence.source]
  if (!quantity) return null
  return { quantity, slot: `{{${evidence.id.split('.').pop()}.r${index + 1}.${evidence.source}}}` }
}

/** What a phrase is filled with; null where there is not even a value. */
export const slotsOf = (compared: Compared): ComparedSlots | null => {
  const { value, base, difference, relative } = compared
  if (!value) return null
  const change = amountOf(difference)
  return {
    value: value.slot,
    base: base?.slot ?? null,
    difference: difference?.slot ?? null,
    relative: relative?.slot ?? null,
    way: change?.lt(0) ? 'down' : change?.gt(0) ? 'up' : 'flat',
    rate: value.quantity.unit === RATIO,
  }
}

/** How a change is said: points for a rate, so that nobody takes them for per cent of it; else per cent. */
export const changeOf = ({ value, difference, relative }: Compared): string =>
  (value?.quantity.unit === RATIO ? difference : (relative ?? difference))?.slot ?? ''

export const amountOf = (cell: Cell | null): Big | null => (cell ? new Big(cell.quantity.amount) : null)

/** Lowest first by the cell of one role; entities without that cell are left out. */
export const sortedBy = (all: readonly Compared[], role: RowRole): readonly Compared[] =>
  all
    .filter((compared) => compared[role] !== null)
    .sort((a, b) => (amountOf(a[role]) ?? new Big(0)).cmp(amountOf(b[role]) ?? new Big(0)))
