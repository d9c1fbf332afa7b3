import { isFault } from '../core/fault.ts'
import { type LeafRows, type LeafTable, leafTable } from '../methods/cause/leaf-table.ts'

const TOTAL = /^(合\s*计|总\s*计|小\s*计|grand ?total|sub ?total|totals?)$/i

/** The rows of a table without those of totals: a cell says so, and every other attribute is empty or says so, too. */
const withoutTotals = (rows: LeafRows): { rows: LeafRows; totals: number } => {
  const kept: number[] = []
  const all = rows.actual.length
  for (let row = 0; row < all; row += 1) {
    const cells = rows.dims.map(({ cells }) => cells[row]?.trim() ?? '')
    if (!cells.some((cell) => TOTAL.test(cell)) || cells.some((cell) => cell !== '' && !TOTAL.test(cell)))
      kept.push(row)
  }
  if (kept.length === all) return { rows, totals: 0 }
  const numbers = (column: ArrayLike<number>) => Float64Array.from(kept, (row) => column[row] as number)
  return {
    totals: all - kept.length,
    rows: {
      dims: rows.dims.map(({ name, cells }) => ({ name, cells: kept.map((row) => cells[row] ?? null) })),
      actual: numbers(rows.actual),
      expected: numbers(rows.expected),
      over: rows.over && numbers(rows.over),
    },
  }
}

/** A user's rows as a table of leaves, with how many totals were left out; null where no row has all its numbers. */
export const leavesOf = (given: LeafRows): { table: LeafTable; totals: number } | null => {
  const { rows, totals } = withoutTotals(given)
  const made = leafTable(rows)
  return isFault(made) ? null : { table: made.table, totals }
}
