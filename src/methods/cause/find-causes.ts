import type { Element } from './cuboid.ts'
import type { LeafTable } from './leaf-table.ts'
import { searchCombinations } from './search-combinations.ts'

/** A set of attribute values in which actual and expected part. */
export interface Cause {
  /** Dimension -> value. */
  readonly where: Readonly<Record<string, string>>
  /** Sums over its leaves; with `over`, ratios of sums (null where nothing is below the line). */
  readonly actual: number | null
  readonly expected: number | null
  /** (its actual - its expected) / (all actual - all expected), of the sums above the line: may pass 1 where causes offset each other. */
  readonly explains: number
  /** False where as much may come about by chance in one such table of many. */
  readonly sure: boolean
}

export interface Causes {
  /** Those that explain most first; none where nothing stands out. */
  readonly causes: readonly Cause[]
  readonly actual: number | null
  readonly expected: number | null
  /** What all of them explain, each leaf counted once. */
  readonly explains: number
  /** The factor by which all else parts from what was expected, which no set of values explains; 1 where it does not. */
  readonly common: number
}

/** From this on (nats beyond the cost of naming it) a cause is more than a suspicion. */
const SURE = 10

/** The few attribute combinations that explain best where the leaves part from what was expected. */
export const findCauses = (table: LeafTable): Causes => {
  const { elements, common } = searchCombinations(table)
  const everything = Int32Array.from({ length: table.size }, (_, leaf) => leaf)
  const total = isRounding(table, everything) ? 0 : changeOf(table, everything)
  // where the whole has not moved at all, shares of it do not exist; then of all movement
  const movement =
    total === 0 ? elements.reduce((sum, one) => sum + Math.abs(changeOf(table, leavesOf(one))), 0) : total
  const share = (leaves: Int32Array) => (movement === 0 ? 0 : changeOf(table, leaves) / movement)
  const stated = elements.map((one) => {
    const leaves = leavesOf(one)
    const leaf = leaves[0] as number
    const where = Object.fromEntries(
      one.cuboid.dims.map((dim) => [
        table.dims[dim] as string,
        table.values[dim]?.[table.codes[dim]?.[leaf] as number] as string,
      ]),
    )
    return {
      change: Math.abs(changeOf(table, leaves)),
      cause: { where, ...measured(table, leaves), explains: share(leaves), sure: one.net >= SURE },
    }
  })
  stated.sort((a, b) => b.change - a.change)
  const together = new Set(elements.flatMap((one) => [...leavesOf(one)]))
  return {
    causes: stated.map(({ cause }) => cause),
    ...measured(table, everything),
    explains: share(Int32Array.from(together)),
    common,
  }
}

const leavesOf = ({ cuboid, element }: Element): Int32Array =>
  cuboid.leaves.subarray(cuboid.start[element] as number, cuboid.start[element + 1] as number)

const sumOf = (column: Float64Array, leaves: Int32Array): number => {
  let sum = 0
  for (const leaf of leaves) sum += column[leaf] as number
  return sum
}

const changeOf = (table: LeafTable, leaves: Int32Array): number =>
  sumOf(table.actual, leaves) - sumOf(table.expected, leaves)

/** Whether what is left of the change is no more than adding up decimals leaves behind: rises and falls cancel. */
const isRounding = (table: LeafTable, leaves: Int32Array): boolean => {
  let size = 0
  for (const leaf of leaves) size += Math.abs(table.actual[leaf] as number) + Math.abs(table.expected[leaf] as number)
  // the bound of a plain sum: count times unit roundoff times the sum of sizes
  return Math.abs(changeOf(table, leaves)) <= leaves.length * Number.EPSILON * size
}

const measured = (table: LeafTable, leaves: Int32Array): { actual: number | null; expected: number | null } => {
  const below = table.over ? sumOf(table.over, leaves) : 1
  if (below === 0) return { actual: null, expected: null }
  return { actual: sumOf(table.actual, leaves) / below, expected: sumOf(table.expected, leaves) / below }
}
