import { CANDIDATE_NAMES, CANDIDATES, type CandidateName } from './candidates/index.ts'
import type { History } from './history.ts'
import { originsOf } from './origins.ts'
import type { Prepared } from './prepare-series.ts'

/** All candidates' forecasts of one series from all origins, the last of which is now. */
export interface Backtest {
  readonly prepared: Prepared
  readonly horizon: number
  readonly origins: readonly number[]
  /** Of candidates that fit the series: row-major origins x horizon. */
  readonly forecasts: ReadonlyMap<CandidateName, Float64Array>
  /** What came: the same shape, NaN where it is not known. */
  readonly actual: Float64Array
}

export const backtest = (prepared: Prepared, horizon: number): Backtest => {
  const { history } = prepared
  const origins = originsOf(history.y.length, horizon, history.season)
  const forecasts = new Map<CandidateName, Float64Array>()
  for (const name of CANDIDATE_NAMES) {
    const forecast = CANDIDATES[name](history, origins, horizon)
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
