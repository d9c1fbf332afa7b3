import type { ReceiptCell, ReceiptRow } from '../../../src/server/api.ts'

/** The rows of one entity beside each other: its value, and what it is compared with. */
export interface ReceiptGroup {
  readonly name: string
  readonly period: string
  /** By role and column; `row` counts from 1 in the evidence. */
  readonly cells: Readonly<Record<string, { readonly row: number; readonly cell: ReceiptCell | null }>>
}

export const cellKey = (role: ReceiptRow['role'], column: string) => `${role}/${column}`

/** Evidence lists an entity's value first, then base, difference and relative; a new value starts the next entity. */
export const groupsOf = (rows: readonly ReceiptRow[]): readonly ReceiptGroup[] => {
  const groups: { name: string; period: string; cells: Record<string, { row: number; cell: ReceiptCell | null }> }[] =
    []
  for (const [at, row] of rows.entries()) {
    const last = groups.at(-1)
    const group =
      last && row.role !== 'value' && last.name === row.name ? last : { name: row.name, period: row.period, cells: {} }
    if (group !== last) groups.push(group)
    for (const [column, cell] of Object.entries(row.cells))
      group.cells[cellKey(row.role, column)] = { row: at + 1, cell }
  }
  return groups
}

/** The columns that a table of these rows has, in the order they are read. */
export const columnsOf = (rows: readonly ReceiptRow[]): readonly { role: ReceiptRow['role']; column: string }[] => {
  const seen = new Map<string, { role: ReceiptRow['role']; column: string }>()
  for (const role of ['value', 'base', 'difference', 'relative'] as const)
    for (const row of rows)
      if (row.role === role)
        for (const column of Object.keys(row.cells)) seen.set(cellKey(role, column), { role, column })
  return [...seen.values()]
}
