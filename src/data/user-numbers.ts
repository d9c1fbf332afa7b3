/** A column of numbers as a user's file has it: NaN where the cell is empty or no number. */
export interface UserNumbers {
  readonly values: Float64Array
  readonly empty: number
  /** Cells that hold something that is no finite number. */
  readonly bad: number
  /** The first of them, as a clue. */
  readonly firstBad: string | null
}

/**
 * Understands 1234.5, 1,234.5, 1.234,5 (where the column writes its decimals so), (12.5) for a negative, a currency sign, a
 * trailing %, full-width digits and exponents. NaN, null, N/A and - count as empty.
 */
export const numbersOf = (cells: readonly (string | null)[]): UserNumbers => {
  const comma = decimalComma(cells)
  const values = new Float64Array(cells.length)
  let empty = 0
  let bad = 0
  let firstBad: string | null = null
  cells.forEach((cell, row) => {
    // most cells are plain numbers; Number('') is 0 and Number('Infinity') is not finite
    const quick = cell === null || comma ? Number.NaN : Number(cell)
    if (Number.isFinite(quick) && cell?.trim() !== '') {
      values[row] = quick
      return
    }
    values[row] = Number.NaN
    if (cell === null || EMPTY.test(cell)) empty += 1
    else {
      const value = spelt(cell, comma)
      values[row] = value
      if (Number.isNaN(value)) {
        bad += 1
        firstBad ??= cell
      }
    }
  })
  return { values, empty, bad, firstBad }
}

const EMPTY = /^\s*(nan|null|none|n\/a|na|-+|—)?\s*$/i

const spelt = (cell: string, comma: boolean): number => {
  const ascii = cell.normalize('NFKC').trim()
  const negative = /^\(.*\)$/.test(ascii)
  const bare = ascii.replace(/[()\s'¥$€£元]/g, '').replace(/%$/, '')
  const text = comma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number.NaN
  const value = (negative ? -1 : 1) * Number(text) * (ascii.endsWith('%') ? 0.01 : 1)
  return Number.isFinite(value) ? value : Number.NaN
}

/** Whether the column writes 1,5 or 1.234,56: some comma cannot part thousands, and no point comes last. */
const decimalComma = (cells: readonly (string | null)[]): boolean => {
  let found = false
  for (const cell of cells) {
    if (!cell?.includes(',')) {
      if (cell && /^\s*[+-]?\d+\.(\d{1,2}|\d{4,})\s*$/.test(cell)) return false
      continue
    }
    if (cell.lastIndexOf('.') > cell.lastIndexOf(',')) return false
    if (!/^[^,]*\d(,\d{3})+\D*$/.test(cell)) found = true
  }
  return found
}
