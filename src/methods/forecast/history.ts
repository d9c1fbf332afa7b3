import type { Calendar } from './calendar.ts'

/** One series made ready: evenly spaced, known or not, never infinite. */
export interface History {
  /** Value a step; NaN where it is not known (missing, shut, absurd). */
  readonly y: Float64Array
  /** Grid step of `y[0]`. */
  readonly first: number
  /** Steps after which the pattern comes back; 1 where there is too little history for any. */
  readonly season: number
  /** The shorter pattern within it: hours of a day in hours of a week; equal to `season` where there is none. */
  readonly shortSeason: number
  /** Steps of a whole number of weeks that is nearest to a year; 0 where history is shorter. */
  readonly year: number
  readonly calendar: Calendar | null
  /** Steps of a week or longer: their trends go on, where days and hours are led by their weekdays. */
  readonly coarse: boolean
  /** No value is below zero, so no forecast is. */
  readonly nonNegative: boolean
  /** More than a third of the known values are zero: means are smoothed, weekdays are shrunk. */
  readonly intermittent: boolean
  /** All values are whole numbers. */
  readonly whole: boolean
}

/**
 * Forecasts from several origins at once, each knowing `y` up to and with its origin only: row-major origins x horizon, so
 * that one pass over the history serves the whole backtest. Null: this way of forecasting does not fit the series.
 */
export type Forecaster = (history: History, origins: readonly number[], horizon: number) => Float64Array | null

/** Place of step `t` of the history within its season. */
export const slotOf = (history: History, t: number): number => {
  const slot = (history.first + t) % history.season
  return slot < 0 ? slot + history.season : slot
}
