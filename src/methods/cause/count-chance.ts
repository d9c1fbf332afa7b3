import type { LeafTable } from './leaf-table.ts'

/** Log likelihood ratio of two counts having different means. */
export const poissons = (x: number, y: number): number => {
  const [v, f] = [Math.max(0, x), Math.max(0, y)]
  return xLogX(v, (2 * v) / (v + f)) + xLogX(f, (2 * f) / (v + f))
}
const xLogX = (x: number, ratio: number): number => (x === 0 ? 0 : x * Math.log(ratio))

/** What the variance of v - f is in proportion to: the leaf's size m, or m (n - m) / n where it is so many out of n. */
export const unitOf = ({ actual, expected, over }: LeafTable, leaf: number): number => {
  const m = (Math.abs(actual[leaf] as number) + Math.abs(expected[leaf] as number)) / 2
  if (!over) return m
  const n = over[leaf] as number
  return n > 0 ? Math.max(0, (m * (n - m)) / n) : 0
}
