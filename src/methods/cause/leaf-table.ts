import { type Fault, fault } from '../../core/fault.ts'

/**
 * The finest rows of a table, one a combination of attribute values: what was measured and what was expected. Values are
 * coded as small whole numbers, column by column. With `over`, the measure of a set of leaves is a ratio of sums:
 * sum(actual) / sum(over), expected sum(expected) / sum(over).
 */
export interface LeafTable {
  readonly size: number
  readonly dims: readonly string[]
  /** Per dimension: the text of each code. */
  readonly values: readonly (readonly string[])[]
  /** Per dimension: the code of each leaf. */
  readonly codes: readonly Int32Array[]
  readonly actual: Float64Array
  readonly expected: Float64Array
  readonly over: Float64Array | null
}

export interface LeafRows {
  readonly dims: readonly { readonly name: string; readonly cells: readonly (string | null)[] }[]
  readonly actual: ArrayLike<number>
  readonly expected: ArrayLike<number>
  readonly over: ArrayLike<number> | null
}

/** More would mean more than 1,023 cuboids to search. */
export const MOST_DIMS = 10

/** Beyond this, squares and sums of many rows are no longer finite. No measure of a shop is near it. */
export const LARGEST = 1e100

/** Whether a measure can be added up and squared; what is divided by must not be negative, either. */
export const isUsable = (value: number | undefined, below: boolean): boolean =>
  value !== undefined && Math.abs(value) <= LARGEST && !(below && value < 0)

/**
 * Rows of the same attribute values are added up. Rows whose numbers are not finite or beyond LARGEST, or whose `over` is
 * negative, are left out and counted. Faults: `value-unusable` when no dimension, too many of them, or no row is left.
 */
export const leafTable = (rows: LeafRows): { table: LeafTable; leftOut: number } | Fault => {
  const { dims, actual, expected, over } = rows
  if (dims.length === 0 || dims.length > MOST_DIMS)
    return fault('value-unusable', { method: 'cause', input: 'dims', value: String(dims.length) })
  const coded = dims.map(({ cells }) => codesOf(cells))
  const kept = keptRows(rows)
  const places = mergedRows(coded, kept)
  const size = places.first.length
  if (size === 0) return fault('value-unusable', { method: 'cause', input: 'rows', value: '0' })
  const summed = (column: ArrayLike<number>) => {
    const sums = new Float64Array(size)
    kept.forEach((row, n) => {
      sums[places.of[n] as number] = (sums[places.of[n] as number] as number) + (column[row] as number)
    })
    return sums
  }
  const table: LeafTable = {
    size,
    dims: dims.map(({ name }) => name),
    values: coded.map(({ values }) => values),
    codes: coded.map(({ codes }) => Int32Array.from(places.first, (row) => codes[row] as number)),
    actual: summed(actual),
    expected: summed(expected),
    over: over && summed(over),
  }
  return { table, leftOut: actual.length - kept.length }
}

const keptRows = ({ actual, expected, over }: LeafRows): number[] => {
  const kept: number[] = []
  for (let row = 0; row < actual.length; row += 1)
    if (isUsable(actual[row], false) && isUsable(expected[row], false) && (!over || isUsable(over[row], true)))
      kept.push(row)
  return kept
}

/** An empty cell is a value of its own, written as an empty text; blanks around a value are none of it. */
const codesOf = (cells: readonly (string | null)[]): { values: string[]; codes: Int32Array } => {
  const codeOf = new Map<string, number>()
  const codes = new Int32Array(cells.length)
  cells.forEach((cell, row) => {
    const text = cell?.trim() ?? ''
    let code = codeOf.get(text)
    if (code === undefined) {
      code = codeOf.size
      codeOf.set(text, code)
    }
    codes[row] = code
  })
  return { values: [...codeOf.keys()], codes }
}

/** Which leaf each kept row belongs to, and the first row of each leaf. */
const mergedRows = (coded: readonly { codes: Int32Array; values: string[] }[], kept: readonly number[]) => {
  let of: Int32Array = new Int32Array(kept.length)
  let groups = kept.length === 0 ? 0 : 1
  for (const { codes, values } of coded) {
    const seen = new Map<number, number>()
    const next = new Int32Array(kept.length)
    kept.forEach((row, n) => {
      // below 2^53: at most the number of rows times the number of values
      const key = (of[n] as number) * values.length + (codes[row] as number)
      let group = seen.get(key)
      if (group === undefined) {
        group = seen.size
        seen.set(key, group)
      }
      next[n] = group
    })
    of = next
    groups = seen.size
  }
  const first: number[] = new Array(groups).fill(-1)
  kept.forEach((row, n) => {
    const leaf = of[n] as number
    if ((first[leaf] as number) < 0) first[leaf] = row
  })
  return { of, first }
}
