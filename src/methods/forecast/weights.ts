import type { Backtest } from './backtest.ts'
import type { MethodName } from './candidates/index.ts'
import { type LeftOut, NOTHING_LEFT_OUT } from './origins.ts'

/**
 * How much of each candidate goes into a series' forecast. Few origins tell little, so a candidate's error (relative to
 * the mean of four same slots) is drawn towards what it was over all series of the table, and towards experience; the
 * better a candidate, the steeper its weight, and those far behind have none.
 */
export type Weights = ReadonlyMap<MethodName, number>

/** Errors relative to `mean-of-4` that were usual on the sets this was tuned on (bench/forecast-accuracy.ts): of hours and minutes, days, longer steps. */
const EXPERIENCE: Record<MethodName, readonly [fine: number, day: number, coarse: number]> = {
  'seasonal-naive': [1.12, 1.15, 0.92],
  'mean-of-4': [1, 1, 1],
  'median-of-6': [1.02, 1.01, 1.07],
  fortnight: [1, 1.08, 1],
  smoothing: [0.9, 0.93, 0.76],
  'smoothing-trend': [1, 0.94, 0.77],
  level: [1, 1, 1],
  theta: [1, 1, 0.74],
  'damped-trend': [1, 1, 0.76],
  'profile-level': [1, 0.96, 0.88],
  'profile-level-fast': [0.98, 0.95, 0.82],
  'calendar-ridge': [1, 0.96, 0.88],
  'lag-ridge': [0.86, 0.94, 0.82],
  'last-year': [1, 1.1, 0.85],
  'sparse-demand': [1, 0.98, 1],
  'shared-shape': [0.95, 0.94, 0.9],
}
const kindOf = (season: number): 0 | 1 | 2 => (season === 7 ? 1 : season >= 24 && season !== 52 ? 0 : 2)
/** Origins' worth of the table's other series, and of experience. */
const POOL_ORIGINS = 8
const EXPERIENCE_ORIGINS = 3
const STEEPNESS = 12
const LEAST_WEIGHT = 0.04

/** One candidate's error at each origin of the backtest: sums, so that origins can be left out. */
export interface Errors {
  readonly season: number
  readonly size: Map<MethodName, Float64Array>
  readonly origins: number
}

/** Absolute errors; where most values are zero, squared ones, as the absolute error is least for a forecast of nothing. */
export const errorsOf = ({ forecasts, actual, origins, horizon, prepared }: Backtest): Errors => {
  const squared = prepared.history.intermittent
  const size = new Map<MethodName, Float64Array>()
  const count = origins.length - 1
  for (const [name, forecast] of forecasts) {
    const sums = new Float64Array(count)
    for (let o = 0; o < count; o += 1) {
      let sum = 0
      for (let at = o * horizon; at < (o + 1) * horizon; at += 1) {
        const miss = (forecast[at] as number) - (actual[at] as number)
        if (!Number.isNaN(miss)) sum += squared ? miss * miss : Math.abs(miss)
      }
      sums[o] = sum
    }
    size.set(name, sums)
  }
  return { size, season: prepared.history.season, origins: count }
}

const REFERENCE: MethodName = 'mean-of-4'

/** Error over the reference's, all origins but those left out; null where the reference made none. */
export const relativeError = (errors: Errors, name: MethodName, left: LeftOut, squared: boolean): number | null => {
  const own = errors.size.get(name)
  const reference = errors.size.get(REFERENCE)
  if (own === undefined || reference === undefined) return null
  let top = 0
  let bottom = 0
  for (let o = 0; o < errors.origins; o += 1) {
    if (o >= left.from && o <= left.to) continue
    top += own[o] as number
    bottom += reference[o] as number
  }
  if (bottom <= 0) return null
  const ratio = Math.min(4, Math.max(0.2, top / bottom))
  return squared ? Math.sqrt(ratio) : ratio
}

export type Pool = ReadonlyMap<MethodName, { readonly mean: number; readonly series: number }>

/** What each candidate's relative error was over the series of a table. */
export const poolOf = (table: readonly { errors: Errors; squared: boolean }[]): Pool => {
  const sums = new Map<MethodName, { sum: number; series: number }>()
  for (const { errors, squared } of table)
    for (const name of errors.size.keys()) {
      const ratio = relativeError(errors, name, NOTHING_LEFT_OUT, squared)
      if (ratio === null) continue
      const of = sums.get(name) ?? { sum: 0, series: 0 }
      of.sum += Math.log(ratio)
      of.series += 1
      sums.set(name, of)
    }
  return new Map([...sums].map(([name, { sum, series }]) => [name, { mean: Math.exp(sum / series), series }]))
}

/** Weights that sum to 1, learnt from all origins but those left out. */
export const weightsOf = (errors: Errors, pool: Pool, squared: boolean, left: LeftOut): Weights => {
  const expected = new Map<MethodName, number>()
  let least = Number.POSITIVE_INFINITY
  for (const name of errors.size.keys()) {
    const own = relativeError(errors, name, left, squared)
    const shared = pool.get(name)
    const ownOrigins = own === null ? 0 : errors.origins - (left.to - left.from + 1)
    const poolOrigins = shared === undefined ? 0 : POOL_ORIGINS * (1 - 1 / shared.series)
    const error =
      ((own ?? 0) * ownOrigins +
        (shared?.mean ?? 0) * poolOrigins +
        EXPERIENCE[name][kindOf(errors.season)] * EXPERIENCE_ORIGINS) /
      (ownOrigins + poolOrigins + EXPERIENCE_ORIGINS)
    expected.set(name, error)
    least = Math.min(least, error)
  }
  const weights = new Map<MethodName, number>()
  let sum = 0
  for (const [name, error] of expected) {
    const weight = (least / error) ** STEEPNESS
    if (weight < LEAST_WEIGHT) continue
    weights.set(name, weight)
    sum += weight
  }
  for (const [name, weight] of weights) weights.set(name, weight / sum)
  return weights
}

/** The weighed forecast of one origin, into `out` at the same place. */
export const combine = (
  { forecasts, horizon }: Backtest,
  weights: Weights,
  origin: number,
  out: Float64Array,
): void => {
  for (const [name, weight] of weights) {
    const forecast = forecasts.get(name)
    if (forecast === undefined) continue
    for (let at = origin * horizon; at < (origin + 1) * horizon; at += 1)
      out[at] = (out[at] as number) + weight * (forecast[at] as number)
  }
}
