import { type Forecaster, slotOf } from '../history.ts'
import { adjustedAt } from './season-adjusted.ts'

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000; as smoothing with half the slope of a straight line: Hyndman and
 * Billah 2003), on the history with its seasonal shape taken out: years, quarters, months and weeks, whose trends go on.
 */
export const theta: Forecaster = (history, origins, horizon) => {
  if (!history.coarse || history.intermittent) return null
  const out = new Float64Array(origins.length * horizon)
  for (let o = 0; o < origins.length; o += 1) {
    const origin = origins[o] as number
    const adjusted = adjustedAt(history, origin)
    if (adjusted === null) return null
    const { values, shape, multiplied } = adjusted
    const { level, alpha } = smoothedLevel(values)
    const drift = slopeOf(values) / 2
    // the smoothed level lies behind a line by this many steps
    const behind = (1 - (1 - alpha) ** values.length) / alpha
    for (let h = 0; h < horizon; h += 1) {
      const base = level + drift * (h + behind)
      const of = shape[slotOf(history, origin + 1 + h)] as number
      const forecast = multiplied ? base * of : base + of
      out[o * horizon + h] = history.nonNegative && forecast < 0 ? 0 : forecast
    }
  }
  return out
}

const ALPHAS = [0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1]

/** Exponential smoothing with the constant that forecast one step ahead best. */
const smoothedLevel = (values: Float64Array): { level: number; alpha: number } => {
  let best = { level: values[0] as number, alpha: 1 }
  let least = Number.POSITIVE_INFINITY
  for (const alpha of ALPHAS) {
    let level = values[0] as number
    let error = 0
    for (let t = 1; t < values.length; t += 1) {
      const miss = (values[t] as number) - level
      error += miss * miss
      level += alpha * miss
    }
    if (error >= least) continue
    least = error
    best = { level, alpha }
  }
  return best
}

/** Slope of a straight line, less what of it may be chance: its square is shortened by that of its standard error. */
export const slopeOf = (values: Float64Array): number => {
  const n = values.length
  const middle = (n - 1) / 2
  let mean = 0
  for (const value of values) mean += value / n
  let top = 0
  let bottom = 0
  let all = 0
  for (let t = 0; t < n; t += 1) {
    const off = (values[t] as number) - mean
    top += (t - middle) * off
    bottom += (t - middle) ** 2
    all += off * off
  }
  if (bottom === 0 || top === 0 || n < 3) return 0
  const slope = top / bottom
  const chance = Math.max(0, all - slope * top) / (n - 2) / bottom
  return slope * Math.max(0, 1 - chance / (slope * slope))
}
