import type { Forecaster, History } from '../history.ts'

/** Known values `season` steps apart that end before `t`, newest first, at most `count` and not beyond `reach` seasons. */
const sameSlot = (history: History, origin: number, t: number, count: number, reach: number): number[] => {
  const { y, season } = history
  const found: number[] = []
  let at = t
  while (at > origin) at -= season
  const oldest = Math.max(0, at - reach * season)
  for (; at >= oldest && found.length < count; at -= season) {
    const value = y[at] as number
    if (!Number.isNaN(value)) found.push(value)
  }
  return found
}

const eachSlot =
  (count: number, average: (values: number[]) => number): Forecaster =>
  (history, origins, horizon) => {
    const out = new Float64Array(origins.length * horizon)
    origins.forEach((origin, o) => {
      for (let h = 0; h < horizon; h += 1) {
        // a slot repeats after a season: later horizons are copies
        const copy = h >= history.season
        const values = copy ? [] : sameSlot(history, origin, origin + 1 + h, count, count * 3)
        out[o * horizon + h] = copy
          ? (out[o * horizon + h - history.season] as number)
          : values.length > 0
            ? average(values)
            : recentMean(history, origin)
      }
    })
    return out
  }

/** Mean of the last known values, for a slot that has none; 0 where nothing is known at all. */
const recentMean = (history: History, origin: number): number => {
  let sum = 0
  let known = 0
  for (let t = origin; t >= 0 && known < Math.max(8, history.season); t -= 1) {
    const value = history.y[t] as number
    if (Number.isNaN(value)) continue
    sum += value
    known += 1
  }
  return known > 0 ? sum / known : 0
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2
}

/** The value one season ago: what every other way has to beat. */
export const seasonalNaive: Forecaster = eachSlot(1, (values) => values[0] as number)
/** Mean of the last four values of the same weekday (or hour of the week, or month). */
export const slotMean: Forecaster = eachSlot(4, mean)
/** Median of the last six: one odd week in it does no harm. */
export const slotMedian: Forecaster = eachSlot(6, median)

/** Mean of the last four values two seasons apart: promotions and paydays of every other week. */
export const fortnightMean: Forecaster = (history, origins, horizon) =>
  history.season !== 7 || history.intermittent || history.y.length < 10 * 14
    ? null
    : slotMean({ ...history, season: 14 }, origins, horizon)
