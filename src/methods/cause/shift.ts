import { type Deviations, tConstant } from './deviations.ts'

/** How much better the leaves of an element are described by one common deviation than by noise. */
export interface Shift {
  /** The common deviation score. */
  readonly center: number
  /** Log likelihood ratio, in nats. */
  readonly gain: number
  /** Leaves that say something. */
  readonly leaves: number
}

/** A leaf of an element that deviates may be an exception with this probability, so one exception costs at most 5.3 nats. */
const EXCEPTION = 0.005
const FLOOR = 1e-9
const NONE: Shift = { center: 0, gain: 0, leaves: 0 }

/** Judges elements against noise; `noise` is each leaf's log density under noise alone. */
export const makeJudge = (deviations: Deviations) => {
  const { d, sigma, nu } = deviations
  const constant = tConstant(nu)
  const power = (nu + 1) / 2
  const noise = new Float64Array(d.length)
  for (let leaf = 0; leaf < d.length; leaf += 1) {
    const s = sigma[leaf] as number
    if (!Number.isFinite(s)) continue
    const z = (d[leaf] as number) / s
    noise[leaf] = Math.log(FLOOR + Math.exp(constant - power * Math.log1p((z * z) / nu) - Math.log(s)))
  }
  const likelihood = (leaves: Int32Array, center: number, spread: number): number => {
    // near the ends of the scale the same relative noise moves d less
    const squeeze = spread * Math.max(0.05, 1 - (center * center) / 4)
    let gain = 0
    for (const leaf of leaves) {
      const s = Math.max(0.004, (sigma[leaf] as number) * squeeze)
      const z = ((d[leaf] as number) - center) / s
      const shifted = Math.exp(constant - power * Math.log1p((z * z) / nu) - Math.log(s) - (noise[leaf] as number))
      gain += Math.log(EXCEPTION + (1 - EXCEPTION) * shifted)
    }
    return gain
  }
  return (leaves: Int32Array): Shift => {
    if (leaves.length === 0) return NONE
    const center = weightedMedian(leaves, d, sigma)
    let gain = likelihood(leaves, center, 1)
    if (leaves.length > 3) for (const spread of [0.3, 2]) gain = Math.max(gain, likelihood(leaves, center, spread) - 1)
    return { center, gain, leaves: leaves.length }
  }
}

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
