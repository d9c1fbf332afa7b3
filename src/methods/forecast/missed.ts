import type { Backtest } from './backtest.ts'
import type { History } from './history.ts'
import type { Prepared } from './prepare-series.ts'

/** What the backtest of one series missed, in proportion to a power of the forecast, because big days miss by more. */
export interface Missed {
  /** Misses over `spreadAt`, origins x horizon without the last origin; NaN where nothing is known. */
  readonly relative: Float64Array
  /** Their mean size; 0 where there are none. */
  readonly size: number
  /** Usual size of the series' forecasts. */
  readonly typical: number
  /** Places of the backtest's origins in the history; the last is the forecast itself. */
  readonly at: readonly number[]
  readonly origins: number
  /** Grid step of the history's first value. */
  readonly first: number
  readonly signed: boolean
  /** Error of the plainest forecast within the history, in the same units, for what no backtest tells. */
  readonly plain: number
  readonly intermittent: boolean
}

/** Errors grow with this power of the forecast. */
const POWER = 0.75

/** In units of the series' usual error: how far an error reaches at a forecast of this size. */
export const spreadAt = (forecast: number, typical: number, signed: boolean): number =>
  signed || typical <= 0 ? 1 : ((Math.max(0, forecast) + 0.1 * typical) / (1.1 * typical)) ** POWER

/** A holiday is known from a few others: its interval is this much wider, and what it missed tells that much less of other days. */
const HOLIDAY_DOUBT = 1.5
export const holidayDoubt = ({ holidays }: Prepared, step: number): number =>
  (holidays?.factors[step] ?? 1) === 1 ? 1 : HOLIDAY_DOUBT

export const missedOf = ({ origins, horizon, actual, prepared }: Backtest, combined: Float64Array): Missed => {
  const count = origins.length - 1
  const signed = !prepared.history.nonNegative
  let sum = 0
  for (const forecast of combined) sum += Math.abs(forecast)
  const typical = combined.length > 0 ? sum / combined.length : 0
  const relative = new Float64Array(count * horizon)
  let size = 0
  let known = 0
  for (let at = 0; at < relative.length; at += 1) {
    const forecast = combined[at] as number
    const step = (origins[Math.floor(at / horizon)] as number) + 1 + (at % horizon)
    const reach = spreadAt(forecast, typical, signed) * holidayDoubt(prepared, step)
    const miss = ((actual[at] as number) - forecast) / reach
    relative[at] = miss
    if (Number.isNaN(miss)) continue
    size += Math.abs(miss)
    known += 1
  }
  return {
    relative,
    size: known > 0 ? size / known : 0,
    typical,
    at: origins,
    origins: count,
    first: prepared.history.first,
    signed,
    plain: plainError(prepared.history, horizon, typical),
    intermittent: prepared.history.intermittent,
  }
}

/**
 * Mean size of a seasonal naive forecast's errors within the history (without a season, of the last value's, a horizon on),
 * drawn towards a wide guess where there are few. Of a short series it is all there is.
 */
const plainError = ({ y, season }: History, horizon: number, typical: number): number => {
  let sum = 0
  let pairs = 0
  const longest = season > 1 ? season : Math.max(1, Math.min(horizon, y.length >> 1))
  for (let lag = season; lag <= longest; lag += 1)
    for (let t = lag; t < y.length; t += 1) {
      const step = Math.abs((y[t] as number) - (y[t - lag] as number))
      if (Number.isNaN(step)) continue
      sum += step
      pairs += 1
    }
  return (sum + GUESSED_PAIRS * UNKNOWN_SIZE * typical) / (pairs + GUESSED_PAIRS)
}
const GUESSED_PAIRS = 2
const UNKNOWN_SIZE = 0.3
