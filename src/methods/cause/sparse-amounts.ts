import type { LeafTable } from './leaf-table.ts'

/** From this share of leaves on that were expected and brought nothing, and this typical deviation of those that did. */
const LEAST_EMPTY = 0.1
const LEAST_DEVIATION = 0.4
/** A few leaves are below zero where more was returned than bought; a table of many such is of something else. */
const MOST_NEGATIVE = 0.05
/** Leaves beside which the noise is not measured: the causes' own. */
const FARTHEST = 0.02

/**
 * How much one purchase is worth in a table of amounts so thin that most leaves hold a purchase or two: their variance over
 * their size. Null for tables whose leaves say something by themselves. Single leaves of thin tables deviate far both ways,
 * most of them downwards as many bring nothing, and their median deviation says nothing of their sum; counted in purchases,
 * they can be held against the chance of counting (count-noise.ts).
 */
export const purchaseSize = ({ actual, expected, over }: LeafTable, leaves: Int32Array): number | null => {
  if (over !== null) return null
  const deviations: number[] = []
  const far: { unit: number; square: number }[] = []
  let empty = 0
  let negative = 0
  for (const leaf of leaves) {
    const [v, f] = [actual[leaf] as number, expected[leaf] as number]
    if (v < 0 || f < 0) negative += 1
    if (v === 0) empty += 1
    else if (v > 0 && f > 0) deviations.push(Math.abs((2 * (f - v)) / (f + v)))
    far.push({ unit: (Math.abs(v) + Math.abs(f)) / 2, square: (v - f) ** 2 })
  }
  if (negative > MOST_NEGATIVE * leaves.length) return null
  if (empty < LEAST_EMPTY * leaves.length || deviations.length === 0) return null
  deviations.sort((a, b) => a - b)
  if ((deviations[deviations.length >> 1] as number) < LEAST_DEVIATION) return null
  far.sort((a, b) => a.square - b.square)
  const kept = far.slice(0, Math.ceil(far.length * (1 - FARTHEST)))
  const units = kept.reduce((sum, { unit }) => sum + unit, 0)
  const size = kept.reduce((sum, { square }) => sum + square, 0) / units
  return units > 0 && size > 0 ? size : null
}

/** The same table counted in purchases. */
export const inPurchases = (table: LeafTable, size: number): LeafTable => ({
  ...table,
  actual: table.actual.map((value) => value / size),
  expected: table.expected.map((value) => value / size),
})
