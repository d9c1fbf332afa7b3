import { commonShift, shifted } from './common-shift.ts'
import type { LeafTable } from './leaf-table.ts'
import { quantile } from './quantile.ts'
import { sizeClasses } from './size-classes.ts'
import { fitTail, logPeak } from './student.ts'
import type { MakeYardstick, Shift } from './yardstick.ts'

/** Forecasts are hardly ever closer than this. */
const LEAST_SIGMA = 0.005
/** A leaf of an element that deviates may be an exception with this probability, so one exception costs at most 5.3 nats. */
const EXCEPTION = 0.005
const CLIP = 12
/** Leaves of a large element that are looked at first. */
const SAMPLE = 200
const EXACT = 0.05
/**
 * A set that deviates by less (in standard deviations of a leaf) is none, however many its leaves: forecasts lean, each set's a
 * little otherwise, and thousands of leaves would make a cause of it.
 */
const LEAST_EFFECT = 0.35
/** A shift common to all leaves, in standard deviations: causes that touch a fifth of them make up to 0.3 by themselves. */
const LEAST_SHIFT = 0.3
const SETTLED_SHIFT = 0.1
/** Points of the half-normal distribution below which a quarter and a half lie. */
const QUARTER = 0.3186
const HALF = 0.6745

/**
 * Deviation scores d = 2 (f - v) / (|f| + |v|), from -2 (appeared) to 2 (vanished), NaN where both are 0: the same for all
 * leaves that one cause scales by one factor, whatever their size (generalised ripple effect; Li et al., "Generic and Robust
 * Localization of Multi-Dimensional Root Causes", ISSRE 2019).
 */
export const deviationScores = ({ size, actual, expected }: LeafTable): Float64Array => {
  const d = new Float64Array(size)
  for (let leaf = 0; leaf < size; leaf += 1) {
    const v = actual[leaf] as number
    const f = expected[leaf] as number
    const both = Math.abs(f) + Math.abs(v)
    d[leaf] = both > 0 ? (2 * (f - v)) / both : Number.NaN
  }
  return d
}

/**
 * For tables whose leaves are large enough to be looked at one by one: noise of d is t-distributed, its scale measured by size
 * class. At first a quantile of a quarter leaves room for causes that touch more than half of all leaves.
 */
export const deviationNoise = (table: LeafTable): MakeYardstick => {
  const raw = deviationScores(table)
  let sigma = new Float64Array(table.size).fill(1)
  return (open, settled) => {
    const factor = commonShift(table, raw, open, settled ? SETTLED_SHIFT : LEAST_SHIFT)
    const d = factor === 1 ? raw : deviationScores(shifted(table, factor))
    const share = settled ? 0.5 : 0.25
    sigma = sigma.slice()
    for (const members of sizeClasses(table, open)) {
      const absolute = Float64Array.from(members, (leaf) => Math.abs(d[leaf] as number)).sort()
      const exact = absolute.findIndex((one) => one > 0) / absolute.length
      // where many leaves are as expected to the unit, as with small whole numbers, no quantile tells how far the others are
      const scale =
        exact > EXACT || exact < 0 ? trimmedRoot(absolute) : quantile(absolute, share) / (settled ? HALF : QUARTER)
      for (const leaf of members) sigma[leaf] = Math.max(LEAST_SIGMA, scale)
    }
    const z = Float64Array.from(d, (one, leaf) => one / (sigma[leaf] as number))
    const nu = settled ? fitTail(Float64Array.from(open, (leaf) => Math.abs(z[leaf] as number))) : 5
    return {
      pull: z.map((one) => (one > CLIP ? CLIP : one < -CLIP ? -CLIP : one)),
      weight: new Float64Array(table.size).fill(1),
      common: factor,
      judge: judgeOf(d, sigma, z, nu),
    }
  }
}

/** Root mean square without the farthest tenth, which the normal distribution loses 37.7 % of its variance with. */
const trimmedRoot = (sorted: Float64Array): number => {
  const kept = sorted.subarray(0, Math.max(1, Math.floor(sorted.length * 0.9)))
  return Math.sqrt(kept.reduce((sum, one) => sum + one * one, 0) / kept.length / 0.623)
}

const judgeOf = (d: Float64Array, sigma: Float64Array, z: Float64Array, nu: number) => {
  const peak = logPeak(nu)
  const power = (nu + 1) / 2
  // log density of each leaf under noise alone
  const noise = z.map((one, leaf) => peak - power * Math.log1p((one * one) / nu) - Math.log(sigma[leaf] as number))
  const likelihood = (leaves: Int32Array, center: number, spread: number): number => {
    // near the ends of the scale the same relative noise moves d less
    const squeeze = spread * Math.max(0.05, 1 - (center * center) / 4)
    let gain = 0
    for (const leaf of leaves) {
      const scale = Math.max(0.004, (sigma[leaf] as number) * squeeze)
      const off = ((d[leaf] as number) - center) / scale
      const shifted = peak - power * Math.log1p((off * off) / nu) - Math.log(scale) - (noise[leaf] as number)
      gain += shifted > 30 ? shifted : Math.log(EXCEPTION + (1 - EXCEPTION) * Math.exp(shifted))
    }
    return gain
  }
  return (leaves: Int32Array): Shift => {
    if (leaves.length === 0) return { center: 0, gain: 0, leaves: 0 }
    if (leaves.length > 4 * SAMPLE) {
      // most large elements are plainly not of one deviation, which a sample shows as well
      const sample = everyNth(leaves, Math.floor(leaves.length / SAMPLE))
      const shift = whole(sample)
      if (shift.gain <= 0)
        return { ...shift, gain: (shift.gain * leaves.length) / sample.length, leaves: leaves.length }
    }
    return whole(leaves)
  }
  function whole(leaves: Int32Array): Shift {
    const center = weightedMedian(leaves, d, sigma)
    let gain = likelihood(leaves, center, 1)
    if (leaves.length > 3) for (const spread of [0.3, 2]) gain = Math.max(gain, likelihood(leaves, center, spread) - 1)
    if (Math.abs(center) < LEAST_EFFECT * usualSigma(leaves)) gain = Math.min(gain, 0)
    return { center, gain, leaves: leaves.length }
  }
  /** Harmonic mean of the leaves' noise, as the median weighs them. */
  function usualSigma(leaves: Int32Array): number {
    let sum = 0
    for (const leaf of leaves) sum += 1 / (sigma[leaf] as number)
    return leaves.length / sum
  }
}

const everyNth = (leaves: Int32Array, step: number): Int32Array =>
  Int32Array.from({ length: Math.ceil(leaves.length / step) }, (_, n) => leaves[n * step] as number)

const weightedMedian = (leaves: Int32Array, d: Float64Array, sigma: Float64Array): number => {
  const sorted = leaves.slice().sort((a, b) => (d[a] as number) - (d[b] as number))
  let half = 0
  for (const leaf of sorted) half += 1 / (sigma[leaf] as number)
  half /= 2
  let sum = 0
  for (const leaf of sorted) {
    sum += 1 / (sigma[leaf] as number)
    if (sum >= half) return d[leaf] as number
  }
  return 0
}
