import { type Forecaster, slotOf } from '../history.ts'
import { adjustedAt } from './season-adjusted.ts'
import { slopeOf } from './theta.ts'

/**
 * Smoothing with a trend that fades (Gardner and McKenzie 1985) on the history with its seasonal shape taken out: follows a
 * trend that turns, which a line through the whole history does not.
 */
export const dampedTrend: Forecaster = (history, origins, horizon) => {
  if (!history.coarse || history.intermittent || history.y.length < 8) return null
  const out = new Float64Array(origins.length * horizon)
  for (let o = 0; o < origins.length; o += 1) {
    const origin = origins[o] as number
    const adjusted = adjustedAt(history, origin)
    if (adjusted === null) return null
    const { values, shape, multiplied } = adjusted
    const { level, trend, damping } = bestState(values)
    let fade = 1
    let drift = 0
    for (let h = 0; h < horizon; h += 1) {
      fade *= damping
      drift += trend * fade
      const of = shape[slotOf(history, origin + 1 + h)] as number
      const forecast = multiplied ? (level + drift) * of : level + drift + of
      out[o * horizon + h] = history.nonNegative && forecast < 0 ? 0 : forecast
    }
  }
  return out
}

interface State {
  readonly level: number
  readonly trend: number
  readonly damping: number
}

const ALPHAS = [0.2, 0.45, 0.7, 0.95]
const BETAS = [0.05, 0.15, 0.4, 0.8]
const DAMPINGS = [0.85, 0.95]

/** The constants that forecast one step ahead best. */
const bestState = (values: Float64Array): State => {
  let best: State = { level: values[values.length - 1] ?? 0, trend: 0, damping: 1 }
  let least = Number.POSITIVE_INFINITY
  const first = slopeOf(values.subarray(0, Math.max(8, values.length >> 2)))
  for (const damping of DAMPINGS)
    for (const alpha of ALPHAS)
      for (const beta of BETAS) {
        let level = values[0] as number
        let trend = first
        let error = 0
        for (let t = 1; t < values.length; t += 1) {
          const before = level + damping * trend
          const miss = (values[t] as number) - before
          error += miss * miss
          level = before + alpha * miss
          trend = damping * trend + alpha * beta * miss
        }
        if (error >= least) continue
        least = error
        best = { level, trend, damping }
      }
  return best
}
