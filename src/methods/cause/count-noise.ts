import { believed } from './burst-leaves.ts'
import { commonRatio, shifted } from './common-shift.ts'
import { poissons, unitOf } from './count-chance.ts'
import type { LeafTable } from './leaf-table.ts'
import { sizeClasses } from './size-classes.ts'
import type { MakeYardstick, Shift, Yardstick } from './yardstick.ts'

/**
 * For tables of small counts and rare events, whose single leaves say next to nothing: only sums over an element are looked
 * at. An element's gain is the log likelihood ratio of two Poisson counts V = sum v and F = sum f, so that a forecast of 0 is
 * no miracle: V ln(2V / (V + F)) + F ln(2F / (V + F)); where the leaves are so many out of n, that of the rest n - v and n - f is
 * added (two binomials). It is scaled to the variance that is measured, so that it is (V - F)^2 / (2 variance) for small shifts;
 * or to that of chance alone, where the unit was chosen so.
 */
export const countNoise =
  (table: LeafTable, noise: 'measured' | 'chance' = 'measured'): MakeYardstick =>
  (open, settled) => {
    const apart = yardstickOf(table, open, noise, 1)
    const common = commonRatio(table, open, apart.weight, settled ? SETTLED_RATIO : LEAST_RATIO)
    return common === 1 ? apart : yardstickOf(shifted(table, common), open, noise, common)
  }

/** A shift common to all leaves, in logarithms: causes not yet found shift the rest by as much. */
const LEAST_RATIO = 0.1
const SETTLED_RATIO = 0.03

const yardstickOf = (raw: LeafTable, open: Int32Array, noise: 'measured' | 'chance', common: number): Yardstick => {
  const { a: measured, b } = noise === 'chance' ? CHANCE : varianceOf(raw, open)
  // counts of chance events are never steadier than chance
  const a = Math.max(1, measured)
  const variance = new Float64Array(raw.size)
  for (const leaf of open) {
    const unit = unitOf(raw, leaf)
    variance[leaf] = a * unit + b * unit * unit
  }
  const { table, weight } = noise === 'chance' ? { table: raw, weight: variance } : believed(raw, open, variance)
  const pull = new Float64Array(raw.size)
  for (const leaf of open) pull[leaf] = (table.actual[leaf] as number) - (table.expected[leaf] as number)
  return {
    pull,
    weight,
    common,
    judge: (leaves) => {
      const all = judged(leaves, -1)
      // one dear purchase is not many: where worth differs, no rise may hang on a single leaf
      if (noise === 'measured' || all.center >= 0 || leaves.length < 2) return all
      const without = judged(leaves, highest(leaves, pull))
      return without.gain < all.gain ? { ...all, gain: without.gain } : all
    },
  }
  /** Variance of the sum of v - f by these leaves' own spread: where worth differs, a dear article sways its sets more than most. */
  function worthNoise(leaves: Int32Array, except: number, v: number, f: number): number {
    const factor = f > 0 ? v / f : 1
    let [n, apart, alike] = [0, 0, 0]
    for (const leaf of leaves) {
      if (leaf === except) continue
      n += 1
      apart += (pull[leaf] as number) ** 2
      alike += ((table.actual[leaf] as number) - factor * (table.expected[leaf] as number)) ** 2
    }
    return n < 2 ? apart : UNMOVED * apart + ((1 - UNMOVED) * alike * n) / (n - 1)
  }
  function judged(leaves: Int32Array, except: number): Shift {
    let [v, f, n, unit, variance] = [0, 0, 0, 0, 0]
    for (const leaf of leaves) {
      if (leaf === except) continue
      v += table.actual[leaf] as number
      f += table.expected[leaf] as number
      n += table.over ? (table.over[leaf] as number) : Number.POSITIVE_INFINITY
      unit += unitOf(table, leaf)
      variance += weight[leaf] as number
    }
    if (noise === 'chance') variance = Math.max(variance, worthNoise(leaves, except, v, f))
    const ratio = poissons(v, f) + (Number.isFinite(n) ? poissons(n - v, n - f) : 0)
    return {
      center: v + f > 0 ? (2 * (f - v)) / (f + v) : 0,
      gain: variance === 0 ? 0 : (ratio * 2 * unit) / variance,
      leaves: leaves.length,
    }
  }
}

/**
 * How far a set's own spread is that about what was expected, the rest about the factor by which all of it moved. All of it would be
 * the bound of random signs (sum^2 / (2 sum of squares) nats), which is never wrong but finds half as many planted sets; none of
 * it lets chance falls of a few leaves look steady.
 */
const UNMOVED = 0.15

const highest = (leaves: Int32Array, pull: Float64Array): number =>
  leaves.reduce((most, leaf) => ((pull[leaf] as number) > (pull[most] as number) ? leaf : most))

const CHANCE = { a: 1, b: 0 }

/**
 * Variance of v - f as a u + b u^2, u being the leaf's unit: a and b, neither negative, by weighted least squares over classes of
 * size, each measured by sum of (v - f)^2 over sum of u, where one leaf counts as at most three standard deviations of Poisson.
 */
const varianceOf = (table: LeafTable, leaves: Int32Array): { a: number; b: number } => {
  let [s, sx, sxx, sy, sxy] = [0, 0, 0, 0, 0]
  for (const members of sizeClasses(table, leaves)) {
    let [units, squares] = [0, 0]
    for (const leaf of members) {
      const unit = unitOf(table, leaf)
      units += unit
      squares += Math.min(9 * unit, squareOf(table, leaf))
    }
    if (units === 0) continue
    const x = units / members.length
    const y = Math.max(1e-6, squares / units)
    const w = 1 / (y * y)
    s += w
    sx += w * x
    sxx += w * x * x
    sy += w * y
    sxy += w * x * y
  }
  if (s === 0) return { a: 1, b: 0 }
  const determinant = s * sxx - sx * sx
  const slope = determinant > 1e-12 * s * sxx ? (s * sxy - sx * sy) / determinant : 0
  const start = (sy - slope * sx) / s
  if (slope <= 0) return { a: sy / s, b: 0 }
  return start <= 0 ? { a: 0, b: sxy / sxx } : { a: start, b: slope }
}

const squareOf = ({ actual, expected }: LeafTable, leaf: number) =>
  ((actual[leaf] as number) - (expected[leaf] as number)) ** 2

/** Of smaller leaves nothing is told by how steady they are. */
const TELLING = 2
/** Counts by chance have a variance of one for each unit; whole numbers well below it are no counts of chance events. */
const LEAST_VARIANCE = 0.4

/** Whether a table holds whole numbers, most of them so small that the noise of counting is greater than that of forecasting. */
export const isCounts = (table: LeafTable, leaves: Int32Array): boolean => {
  let whole = 0
  for (const leaf of leaves) if (Number.isInteger(table.actual[leaf])) whole += 1
  if (whole < 0.98 * leaves.length) return false
  const classes = sizeClasses(table, leaves).map((members) => {
    const far = Float64Array.from(members, (leaf) => squareOf(table, leaf) / Math.max(1e-9, unitOf(table, leaf))).sort()
    const kept = far.subarray(0, Math.max(1, Math.floor(far.length * 0.9)))
    const size = members.reduce((sum, leaf) => sum + unitOf(table, leaf), 0) / members.length
    // the normal distribution loses 37.7 % of its variance with its farthest tenth
    return { size, variance: kept.reduce((sum, one) => sum + one, 0) / kept.length / 0.623 }
  })
  const telling = classes.filter(({ size }) => size >= TELLING)
  const [first] = telling
  if (!first) return true
  if (first.variance < LEAST_VARIANCE) return false
  // beyond twice what chance makes, forecasting is the greater noise
  return classes.length - telling.filter(({ variance }) => variance > 2).length > classes.length / 2
}
