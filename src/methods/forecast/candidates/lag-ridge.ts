import type { Forecaster, History } from '../history.ts'
import { solveRidge } from '../solve.ts'
import { scaleOf } from './scale.ts'

/**
 * Ridge regression on lags (a seasonal autoregression, Box and Jenkins): what a step differs by from its slot's usual value
 * is explained by what the steps just before, a day and a season before differed by. With all coefficients shrunk to nothing
 * it is the mean of the same slots (of yearly seasons: last year's value), so little history makes it plain, not wild.
 * Later steps of the horizon are forecast from the earlier ones. Normal equations grow along the history.
 */
export const lagRidge: Forecaster = (history, origins, horizon) => {
  const { y, season, intermittent } = history
  if (intermittent || y.length < Math.max(24, 3 * season)) return null
  const scale = scaleOf(history)
  if (scale === null) return null
  const last = origins[origins.length - 1] ?? -1
  const z = new Float64Array(last + 1 + horizon).fill(Number.NaN)
  for (let t = 0; t <= last; t += 1) {
    const value = y[t] as number
    if (!Number.isNaN(value)) z[t] = scale.into(value)
  }
  const seasons = isYearly(history) || season === 1 ? 1 : SEASONS
  const lags = lagsOf(history)
  const off = new Float64Array(z.length)
  const width = lags.length + 1
  const triangle = new Float64Array((width * (width + 1)) / 2)
  const right = new Float64Array(width)
  const penalty = new Float64Array(width)
  const row = new Float64Array(width)
  const out = new Float64Array(origins.length * horizon)
  const forget = 0.5 ** (1 / (HALF_LIFE_SEASONS * Math.max(season, 7)))
  let weight = 1
  let seen = 0
  let size = 0
  let next = 0
  for (let t = 0; t <= last; t += 1) {
    const miss = (z[t] as number) - usualAt(z, t, season, seasons)
    weight /= forget
    if (!Number.isNaN(miss)) {
      seen += 1
      const most = seen > 10 ? CLIP * size : Number.POSITIVE_INFINITY
      const kept = Math.max(-most, Math.min(most, miss))
      size += (Math.abs(kept) - size) / Math.min(seen, 4 * Math.max(season, 30))
      off[t] = kept
      fillRow(row, off, t, lags)
      add(triangle, right, row, weight, kept)
    }
    if (t !== origins[next]) continue
    // the constant is the first; its penalty keeps a drift from being learnt of little
    penalty.fill(PENALTY * weight * size * size + 1e-12)
    penalty[0] = DRIFT_PENALTY * weight
    const beta = solveRidge(triangle, right, penalty, width)
    if (beta === null) return null
    goOn({ z, off, lags, season, seasons, row }, beta, t, horizon, CLIP * size)
    for (let h = 0; h < horizon; h += 1) {
      const forecast = scale.back(z[t + 1 + h] as number)
      out[next * horizon + h] = history.nonNegative && forecast < 0 ? 0 : forecast
    }
    for (let h = 1; h <= horizon && t + h < z.length; h += 1) {
      const value = t + h <= last ? (y[t + h] as number) : Number.NaN
      z[t + h] = Number.isNaN(value) ? Number.NaN : scale.into(value)
      off[t + h] = 0
    }
    next += 1
  }
  return out
}

/** Values of a slot that make its usual one. */
const SEASONS = 4
const HALF_LIFE_SEASONS = 30
/** A step further off than this many times the usual teaches as if it were only that far. */
const CLIP = 4
/** Steps' worth of doubt in every coefficient, and in the drift. */
const PENALTY = 6
const DRIFT_PENALTY = 20

const isYearly = ({ season, year, calendar }: History): boolean =>
  season === year || (calendar !== null && season > 1 && calendar.grid.every !== 'day')

const lagsOf = (history: History): number[] => {
  const { season, shortSeason } = history
  const near = [1, 2, 3]
  const of =
    shortSeason < season
      ? [...near, shortSeason, shortSeason + 1, 2 * shortSeason, season]
      : season === 1
        ? near
        : season >= 24
          ? [...near, season]
          : [...near, season, season + 1, 2 * season]
  return [...new Set(of)].filter((lag) => lag * 2.5 < history.y.length)
}

const usualAt = (z: Float64Array, t: number, season: number, seasons: number): number => {
  let sum = 0
  let known = 0
  for (let at = t - season, back = 0; at >= 0 && known < seasons && back < 3 * seasons; at -= season, back += 1) {
    const value = z[at] as number
    if (Number.isNaN(value)) continue
    sum += value
    known += 1
  }
  return known > 0 ? sum / known : Number.NaN
}

const fillRow = (row: Float64Array, off: Float64Array, t: number, lags: readonly number[]): void => {
  row[0] = 1
  for (let k = 0; k < lags.length; k += 1) row[k + 1] = off[t - (lags[k] as number)] ?? 0
}

const add = (triangle: Float64Array, right: Float64Array, row: Float64Array, weight: number, target: number): void => {
  let at = 0
  for (let i = 0; i < row.length; i += 1) {
    const feature = weight * (row[i] as number)
    right[i] = (right[i] as number) + feature * target
    for (let j = 0; j <= i; j += 1) {
      triangle[at] = (triangle[at] as number) + feature * (row[j] as number)
      at += 1
    }
  }
}

interface Run {
  readonly z: Float64Array
  readonly off: Float64Array
  readonly lags: readonly number[]
  readonly season: number
  readonly seasons: number
  readonly row: Float64Array
}

/** Writes the forecasts after `origin` into `z`, each step from those before it. */
const goOn = (
  { z, off, lags, season, seasons, row }: Run,
  beta: Float64Array,
  origin: number,
  horizon: number,
  most: number,
): void => {
  for (let h = 1; h <= horizon; h += 1) {
    const t = origin + h
    fillRow(row, off, t, lags)
    let miss = 0
    for (let k = 0; k < row.length; k += 1) miss += (beta[k] as number) * (row[k] as number)
    off[t] = Math.max(-most, Math.min(most, miss))
    let usual = usualAt(z, t, season, seasons)
    if (Number.isNaN(usual)) usual = meanBefore(z, t, season)
    z[t] = usual + (off[t] as number)
  }
}

/** For a slot without any value: the mean of the newest season. */
const meanBefore = (z: Float64Array, t: number, season: number): number => {
  let sum = 0
  let known = 0
  for (let at = t - 1; at >= 0 && known < Math.max(8, season); at -= 1) {
    const value = z[at] as number
    if (Number.isNaN(value)) continue
    sum += value
    known += 1
  }
  return known > 0 ? sum / known : 0
}
