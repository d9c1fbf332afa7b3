import type { LeafTable } from './leaf-table.ts'

/** Leaves that a value must have to be asked, and values that a dimension must have. */
const LEAST_LEAVES = 4
const LEAST_VALUES = 2
/** With fewer leaves than this a common shift cannot be told from the causes themselves. */
const LEAST_TABLE = 30
/** Standard errors of the median from which a shift is one. */
const CLEAR = 4
/** Beyond a fall to a seventh it is no shift but another table. */
const MOST = 1.5

/**
 * The factor by which nearly all leaves part from what was expected alike, as when the whole week is down or the forecast leans:
 * no set of values is its cause, and against it the causes stand out. 1 where there is none to be told.
 *
 * What is common is seen in most values of every dimension: of each dimension's values the median leaf, of these the median
 * value, of the dimensions the one nearest to "as expected". A cause that touches even half of all leaves is a few values of its
 * own dimension, so it is not taken for common. `d` are the deviation scores, numbers for the open leaves; a shift below `least`
 * of their standard deviation is none: causes not yet found shift the rest by as much.
 */
export const commonShift = (table: LeafTable, d: Float64Array, open: Int32Array, least: number): number => {
  if (open.length < LEAST_TABLE) return 1
  let nearest: number | null = null
  for (const dim of table.dims.keys()) {
    const center = centerOf(table, dim, d, open)
    if (center !== null && (nearest === null || Math.abs(center) < Math.abs(nearest))) nearest = center
  }
  const center = nearest ?? middle(Float64Array.from(open, (leaf) => d[leaf] as number))
  const sigma = middle(Float64Array.from(open, (leaf) => Math.abs((d[leaf] as number) - center))) / 0.6745
  const clear = Math.max(least, (CLEAR * 1.25) / Math.sqrt(open.length)) * sigma
  return Math.abs(center) <= clear || Math.abs(center) > MOST ? 1 : (2 - center) / (2 + center)
}

/** Median over a dimension's values of the median of their leaves; of two in the middle the one nearer to 0. */
const centerOf = (table: LeafTable, dim: number, d: Float64Array, open: Int32Array): number | null => {
  const byValue: number[][] = (table.values[dim] ?? []).map(() => [])
  const codes = table.codes[dim] as Int32Array
  for (const leaf of open) byValue[codes[leaf] as number]?.push(d[leaf] as number)
  const centers = byValue
    .filter(({ length }) => length >= LEAST_LEAVES)
    .map((leaves) => middle(Float64Array.from(leaves)))
  return centers.length < LEAST_VALUES ? null : middle(Float64Array.from(centers))
}

const middle = (numbers: Float64Array): number => {
  const sorted = numbers.slice().sort()
  const [low, high] = [sorted[(sorted.length - 1) >> 1] as number, sorted[sorted.length >> 1] as number]
  return Math.abs(low) < Math.abs(high) ? low : high
}

/**
 * The same of sums, for tables whose single leaves say next to nothing: of each dimension's values sum(actual) / sum(expected),
 * their median, and of the dimensions the one nearest to 1. `variance` is that of each leaf's actual - expected.
 */
export const commonRatio = (table: LeafTable, open: Int32Array, variance: Float64Array, least: number): number => {
  let nearest: number | null = null
  let [all, noise] = [0, 0]
  for (const leaf of open) {
    all += table.expected[leaf] as number
    noise += variance[leaf] as number
  }
  for (const [dim, values] of table.values.entries()) {
    const [v, f] = [new Float64Array(values.length), new Float64Array(values.length)]
    const codes = table.codes[dim] as Int32Array
    for (const leaf of open) {
      const code = codes[leaf] as number
      v[code] = (v[code] as number) + (table.actual[leaf] as number)
      f[code] = (f[code] as number) + (table.expected[leaf] as number)
    }
    const ratios = v.map((sum, code) => Math.log(sum / (f[code] as number))).filter(Number.isFinite)
    if (ratios.length < LEAST_VALUES) continue
    const center = middle(ratios)
    if (nearest === null || Math.abs(center) < Math.abs(nearest)) nearest = center
  }
  const clear = Math.max(least, (CLEAR * 1.25 * Math.sqrt(noise)) / all)
  return nearest === null || all <= 0 || Math.abs(nearest) <= clear ? 1 : Math.exp(nearest)
}

/** The same table with what was expected moved by a factor; a numerator never above what it is part of. */
export const shifted = (table: LeafTable, factor: number): LeafTable => {
  const { over } = table
  return {
    ...table,
    expected: table.expected.map((f, leaf) => {
      const whole = over?.[leaf] ?? Number.POSITIVE_INFINITY
      return f <= whole ? Math.min(whole, f * factor) : f * factor
    }),
  }
}
