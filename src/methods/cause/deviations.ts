import type { LeafTable } from './leaf-table.ts'

/**
 * How far each leaf is from what was expected, and how far it is when nothing is wrong with it.
 *
 * The deviation score is d = 2 (f - v) / (|f| + |v|), from -2 (appeared) to 2 (vanished): the same for all leaves that one
 * cause scales by the same factor, whatever their size (generalised ripple effect; Li et al., "Generic and Robust Localization
 * of Multi-Dimensional Root Causes", ISSRE 2019).
 */
export interface Deviations {
  readonly d: Float64Array
  /** Scale of the noise of d, by the leaf's size; infinite where a leaf says nothing (v = f = 0). */
  readonly sigma: Float64Array
  /** Degrees of freedom of the noise's t distribution: few where outliers are common. */
  nu: number
}

/** Forecasts are hardly ever closer than this. */
const LEAST_SIGMA = 0.005
/** Leaves in one size class. */
const CLASS = 400
const CLASSES = 12
/** 62.5 % point of the standard normal: a quarter of |z| lies below it. */
const QUARTER = 0.3186

export const deviationsOf = (table: LeafTable): Deviations => {
  const d = new Float64Array(table.size)
  const sigma = new Float64Array(table.size).fill(Number.POSITIVE_INFINITY)
  for (let leaf = 0; leaf < table.size; leaf += 1) {
    const v = table.actual[leaf] as number
    const f = table.expected[leaf] as number
    const size = Math.abs(f) + Math.abs(v)
    d[leaf] = size > 0 ? (2 * (f - v)) / size : Number.NaN
  }
  const deviations = { d, sigma, nu: 5 }
  const told = Int32Array.from(Array.from(d.keys()).filter((leaf) => Number.isFinite(d[leaf])))
  estimateNoise(table, deviations, told, 0.25)
  return deviations
}

/**
 * Scale of noise by size class, from the `share` quantile of |d| among leaves: a quarter leaves room for causes that touch
 * more than half of the chain.
 */
export const estimateNoise = (table: LeafTable, deviations: Deviations, leaves: Int32Array, share: number): void => {
  const sized = Float64Array.from(
    leaves,
    (leaf) => Math.abs(table.actual[leaf] as number) + Math.abs(table.expected[leaf] as number),
  )
  const order = Array.from(leaves.keys()).sort((a, b) => (sized[a] as number) - (sized[b] as number))
  const classes = Math.max(1, Math.min(CLASSES, Math.floor(order.length / CLASS)))
  const scale = share === 0.25 ? QUARTER : 0.6745
  for (let c = 0; c < classes; c += 1) {
    const from = Math.floor((c * order.length) / classes)
    const to = Math.floor(((c + 1) * order.length) / classes)
    const members = order.slice(from, to)
    const absolute = Float64Array.from(members, (n) => Math.abs(deviations.d[leaves[n] as number] as number)).sort()
    const s = Math.max(LEAST_SIGMA, quantile(absolute, share) / scale)
    for (const n of members) deviations.sigma[leaves[n] as number] = s
  }
}

/** Of sorted values; 0 of none. */
export const quantile = (sorted: Float64Array, share: number): number => {
  if (sorted.length === 0) return 0
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] as number
  const high = sorted[Math.ceil(at)] as number
  return low + (high - low) * (at - Math.floor(at))
}

const GRID = [1.5, 2, 3, 4, 6, 9, 15, 30, 100]

/** The t distribution that the deviations of these leaves look most like; the farthest thousandth may be causes and is left out. */
export const fitTail = (deviations: Deviations, leaves: Int32Array): number => {
  const z = Float64Array.from(leaves, (leaf) =>
    Math.abs((deviations.d[leaf] as number) / (deviations.sigma[leaf] as number)),
  ).sort()
  const used = z.subarray(0, Math.ceil(z.length * 0.999))
  let best = 5
  let most = Number.NEGATIVE_INFINITY
  for (const nu of GRID) {
    const constant = tConstant(nu)
    let sum = 0
    for (const one of used) sum += constant - ((nu + 1) / 2) * Math.log1p((one * one) / nu)
    if (sum > most) {
      most = sum
      best = nu
    }
  }
  return best
}

/** Log of the t distribution's density at 0. */
export const tConstant = (nu: number): number =>
  logGamma((nu + 1) / 2) - logGamma(nu / 2) - 0.5 * Math.log(nu * Math.PI)

/** Stirling's series after shifting the argument above 7; error below 1e-9. */
const logGamma = (x: number): number => {
  let shift = 0
  let y = x
  while (y < 7) {
    shift -= Math.log(y)
    y += 1
  }
  const square = 1 / (y * y)
  return (
    shift +
    (y - 0.5) * Math.log(y) -
    y +
    0.5 * Math.log(2 * Math.PI) +
    (1 / y) * (1 / 12 - square * (1 / 360 - square / 1260))
  )
}
