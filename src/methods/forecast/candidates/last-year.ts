import type { Forecaster, History } from '../history.ts'

/**
 * The same step a year ago (364 days, so the weekday is the same), averaged over it and its neighbours a season before
 * and after, times the growth since: the newest four seasons over the same four a year ago.
 */
export const lastYear: Forecaster = (history, origins, horizon) => {
  const { y, year, season, nonNegative } = history
  if (year === 0 || !nonNegative) return null
  const growthSteps = Math.max(3, Math.min(4 * season, Math.round(year / 6)))
  const first = (origins[0] ?? 0) - growthSteps - year
  if (first < 0) return null
  const out = new Float64Array(origins.length * horizon)
  for (let o = 0; o < origins.length; o += 1) {
    const origin = origins[o] as number
    const growth = growthUpTo(history, origin, growthSteps)
    if (growth === null) return null
    for (let h = 0; h < horizon; h += 1) {
      let t = origin + 1 + h - year
      while (t > origin) t -= year
      const then = around(y, t, season === year ? 0 : season)
      if (then === null) return null
      out[o * horizon + h] = then * growth
    }
  }
  return out
}

const growthUpTo = ({ y, year }: History, origin: number, steps: number): number | null => {
  let now = 0
  let then = 0
  for (let t = origin - steps + 1; t <= origin; t += 1) {
    const [a, b] = [y[t] as number, y[t - year] as number]
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    now += a
    then += b
  }
  return then > 0 ? Math.min(4, Math.max(0.25, now / then)) : null
}

const around = (y: Float64Array, t: number, season: number): number | null => {
  let sum = 0
  let weight = 0
  for (const [shift, share] of season > 0 ? NEIGHBOURS : ALONE) {
    const value = y[t + shift * season] as number | undefined
    if (value === undefined || Number.isNaN(value)) continue
    sum += share * value
    weight += share
  }
  return weight > 0 ? sum / weight : null
}

const ALONE = [[0, 1]] as const
const NEIGHBOURS = [
  [-1, 0.25],
  [0, 0.5],
  [1, 0.25],
] as const
