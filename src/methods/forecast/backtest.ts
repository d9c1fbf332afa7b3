import { CANDIDATE_NAMES, CANDIDATES, type MethodName, SHARED_SHAPE } from './candidates/index.ts'
import type { History } from './history.ts'
import { originsOf } from './origins.ts'
import type { Prepared } from './prepare-series.ts'

/** All candidates' forecasts of one series from all origins, the last of which is now. */
export interface Backtest {
  readonly prepared: Prepared
  readonly horizon: number
  readonly origins: readonly number[]
  /** Of candidates that fit the series: row-major origins x horizon. */
  readonly forecasts: Map<MethodName, Float64Array>
  /** What came: the same shape, NaN where it is not known. */
  readonly actual: Float64Array
}

export const backtest = (prepared: Prepared, horizon: number): Backtest => {
  const { history } = prepared
  return forecastFrom(
    prepared,
    originsOf(history.y.length, horizon, history.season, history.coarse),
    horizon,
    CANDIDATE_NAMES,
  )
}

/** Forecasts of some candidates from given origins. */
export const forecastFrom = (
  prepared: Prepared,
  origins: readonly number[],
  horizon: number,
  names: readonly MethodName[],
): Backtest => {
  const { history } = prepared
  const forecasts = new Map<MethodName, Float64Array>()
  for (const name of names) {
    const forecast = name === SHARED_SHAPE ? null : CANDIDATES[name](history, origins, horizon)
    if (forecast?.every(Number.isFinite)) forecasts.set(name, forecast)
  }
  return { prepared, horizon, origins, forecasts, actual: actualOf(history, origins, horizon) }
}

const actualOf = ({ y }: History, origins: readonly number[], horizon: number): Float64Array => {
  const actual = new Float64Array(origins.length * horizon).fill(Number.NaN)
  origins.forEach((origin, o) => {
    for (let h = 0; h < horizon && origin + 1 + h < y.length; h += 1)
      actual[o * horizon + h] = y[origin + 1 + h] as number
  })
  return actual
}
