import { type Cuboid, cuboidsOf, type Element } from './cuboid.ts'
import type { LeafTable } from './leaf-table.ts'

/** A value that explains less than this of the whole change is left out; a dimension ends where its values explain that much. */
const LEAST_EACH = 0.1
const ENOUGH = 0.67

/** The values of one dimension that explain the change of the whole. */
export interface Explanation {
  readonly dim: string
  readonly elements: readonly Element[]
  /** Shares of the whole change, one an element. */
  readonly powers: readonly number[]
  /** How differently the whole is divided among the values now and as expected; of the chosen ones. */
  readonly surprise: number
}

/**
 * One dimension at a time (Bhagwan et al., "Adtributor", NSDI 2014): explanatory power EP = (A_ij - F_ij) / (A - F), surprise
 * (p ln(2p / (p + q)) + q ln(2q / (p + q))) / 2 with p = F_ij / F, q = A_ij / A; values by surprise, those of EP >= 0.1, until
 * they explain 0.67. Dimensions with the greatest surprise first. None where the whole has not moved.
 */
export const adtributor = (table: LeafTable): Explanation[] => {
  const sum = (column: Float64Array) => column.reduce((all, one) => all + one, 0)
  const [actual, expected] = [sum(table.actual), sum(table.expected)]
  if (actual === expected || actual <= 0 || expected <= 0) return []
  const found = cuboidsOf(table)
    .filter((cuboid) => cuboid.dims.length === 1)
    .flatMap((cuboid) => explained(table, cuboid, actual, expected) ?? [])
  return found.sort((a, b) => b.surprise - a.surprise)
}

const explained = (table: LeafTable, cuboid: Cuboid, actual: number, expected: number): Explanation | null => {
  const sums = (column: Float64Array) => {
    const all = new Float64Array(cuboid.elements)
    for (let leaf = 0; leaf < table.size; leaf += 1)
      all[cuboid.of[leaf] as number] = (all[cuboid.of[leaf] as number] as number) + (column[leaf] as number)
    return all
  }
  const [actuals, expecteds] = [sums(table.actual), sums(table.expected)]
  const scored = Array.from(actuals, (one, element) => {
    const [p, q] = [(expecteds[element] as number) / expected, one / actual]
    return {
      element,
      power: (one - (expecteds[element] as number)) / (actual - expected),
      surprise: (xLogX(p, (2 * p) / (p + q)) + xLogX(q, (2 * q) / (p + q))) / 2,
    }
  })
  scored.sort((a, b) => b.surprise - a.surprise)
  const chosen: typeof scored = []
  let power = 0
  for (const one of scored) {
    if (one.power < LEAST_EACH) continue
    chosen.push(one)
    power += one.power
    if (power >= ENOUGH)
      return {
        dim: table.dims[cuboid.dims[0] as number] as string,
        elements: chosen.map(({ element }) => ({ cuboid, element })),
        powers: chosen.map((each) => each.power),
        surprise: chosen.reduce((all, each) => all + each.surprise, 0),
      }
  }
  return null
}

/** Shares below zero (returns) surprise nobody. */
const xLogX = (x: number, ratio: number): number => (x <= 0 || ratio <= 0 ? 0 : x * Math.log(ratio))
