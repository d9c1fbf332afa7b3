import { doubtOf, windowsOf } from './doubt.ts'
import type { Missed } from './missed.ts'
import { type LeftOut, leftOutFor } from './origins.ts'

/**
 * 80 % intervals from what the backtest missed (split conformal prediction: quantiles of held-out errors, Vovk et al. 2005),
 * per series, drawn towards the quantiles of the whole table, wider for later steps as far as errors grew with them, and
 * in proportion to a power of the forecast, because big days miss by more.
 */
/** What all series of a table share. */
export interface Shared {
  /** Error at the last step of the horizon over that at the first, minus 1. */
  readonly growth: number
  /** Quantiles of errors in units of each series' mean absolute error. */
  readonly quantiles: Quantiles
  /** Mean absolute error over the usual forecast, for series too short for a backtest. */
  readonly relativeSize: number | null
  /** By how much intervals had to be stretched to hold what they promise in the backtest. */
  readonly stretch: { readonly down: number; readonly up: number }
  /** See doubtOf: 1 for a single series, less the more of them miss each in their own way. */
  readonly doubt: number
  /** Series whose errors are known. */
  readonly series: number
}

export interface Quantiles {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** Of errors of which nothing is known: those of a normal distribution, in units of its mean absolute error. */
const UNKNOWN: Quantiles = { p10: -1.6, p50: 0, p90: 1.6 }

export const growthAt = (growth: number, h: number, horizon: number): number =>
  horizon > 1 ? 1 + (growth * h) / (horizon - 1) : 1

export const sharedOf = (table: readonly Missed[], horizon: number): Shared => {
  const known = table.filter(({ origins, size }) => origins > 0 && size > 0)
  const growth = growthOf(known, horizon)
  const all: number[] = []
  const sizes: number[] = []
  const most = Math.max(20, Math.floor(400_000 / Math.max(1, known.length)))
  for (const missed of known) {
    const every = Math.max(1, Math.ceil(missed.relative.length / most))
    for (let at = 0; at < missed.relative.length; at += every) {
      const miss = (missed.relative[at] as number) / growthAt(growth, at % horizon, horizon) / missed.size
      if (!Number.isNaN(miss)) all.push(miss)
    }
    if (missed.typical > 0) sizes.push(missed.size / missed.typical)
  }
  const relativeSize = sizes.length > 0 ? quantile(Float64Array.from(sizes).sort(), 0.5) : null
  const quantiles = all.length >= 40 ? quantilesOf(Float64Array.from(all).sort()) : UNKNOWN
  const shared: Shared = {
    growth,
    quantiles,
    relativeSize,
    stretch: { down: 1, up: 1 },
    doubt: doubtOf(known, horizon),
    series: Math.max(1, known.length),
  }
  return { ...shared, stretch: stretchOf(known, shared, horizon) }
}

/** Slope of the mean absolute error over the horizon, by least squares, never falling. */
const growthOf = (table: readonly Missed[], horizon: number): number => {
  if (horizon < 2) return 0
  const sums = new Float64Array(horizon)
  const counts = new Float64Array(horizon)
  for (const { relative, size } of table)
    for (let at = 0; at < relative.length; at += 1) {
      const miss = Math.abs(relative[at] as number) / size
      if (Number.isNaN(miss)) continue
      const h = at % horizon
      sums[h] = (sums[h] as number) + miss
      counts[h] = (counts[h] as number) + 1
    }
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0]
  for (let h = 0; h < horizon; h += 1) {
    const count = counts[h] as number
    if (count === 0) continue
    const mean = (sums[h] as number) / count
    n += count
    x += count * h
    y += count * mean
    xx += count * h * h
    xy += count * h * mean
  }
  const spread = n * xx - x * x
  if (n < 20 || spread <= 0) return 0
  const slope = (n * xy - x * y) / spread
  const start = (y - slope * x) / n
  return start > 0 ? Math.min(2, Math.max(0, (slope * (horizon - 1)) / start)) : 0
}

/** Linear between order statistics (type 7); the list is sorted. */
export const quantile = (sorted: Float64Array, share: number): number => {
  if (sorted.length === 0) return 0
  const place = (sorted.length - 1) * share
  const low = Math.floor(place)
  const a = sorted[low] as number
  const b = sorted[Math.min(sorted.length - 1, low + 1)] as number
  return a + (b - a) * (place - low)
}

const quantilesOf = (sorted: Float64Array): Quantiles => ({
  p10: quantile(sorted, 0.1),
  p50: quantile(sorted, 0.5),
  p90: quantile(sorted, 0.9),
})

/** Windows' worth of the table in a series' usual error. */
const SHARED_WINDOWS = 2

/** Usual error of a series over all windows but those left out, drawn towards the table's: few windows, of which many share steps, tell little. */
const sizeWithout = (missed: Missed, shared: Shared, horizon: number, out: LeftOut): number => {
  if (missed.intermittent && missed.size > 0) return missed.size
  const { relativeSize } = shared
  const usual =
    relativeSize === null
      ? missed.plain
      : missed.origins === 0
        ? (missed.plain + relativeSize * missed.typical) / 2
        : relativeSize * missed.typical
  let sum = 0
  let known = 0
  let windows = 0
  let next = Number.NEGATIVE_INFINITY
  for (let o = 0; o < missed.origins; o += 1) {
    if (o >= out.from && o <= out.to) continue
    const at = missed.at[o] as number
    // windows that share steps count for the share that is new
    windows += Math.min(1, (at - next) / horizon)
    next = at
    for (let place = o * horizon; place < (o + 1) * horizon; place += 1) {
      const miss = missed.relative[place] as number
      if (Number.isNaN(miss)) continue
      sum += Math.abs(miss)
      known += 1
    }
  }
  if (known === 0 || sum === 0) return usual
  const doubt = SHARED_WINDOWS * (1 - 1 / Math.sqrt(shared.series))
  return (windows * (sum / known) + doubt * usual) / (windows + doubt)
}

/** Origins' worth of the table in a series' quantiles. */
const SHARED_ORIGINS = 6
const SHARED_MIDDLE = 40

/** Quantiles of a series' errors at the first step, from all origins but those left out, drawn towards the table's. */
export const ownQuantiles = (missed: Missed, shared: Shared, horizon: number, out: LeftOut): Quantiles => {
  const left = missed.origins - (out.to - out.from + 1)
  const size = sizeWithout(missed, shared, horizon, out)
  const { p10, p50, p90 } = shared.quantiles
  if (left < 3) return { p10: p10 * size, p50: missed.origins > 0 ? p50 * size : 0, p90: p90 * size }
  const own: number[] = []
  for (let at = 0; at < missed.relative.length; at += 1) {
    const h = at % horizon
    const origin = (at - h) / horizon
    if (origin >= out.from && origin <= out.to) continue
    const miss = (missed.relative[at] as number) / growthAt(shared.growth, h, horizon)
    if (!Number.isNaN(miss)) own.push(miss)
  }
  const of = quantilesOf(Float64Array.from(own).sort())
  const share = left / (left + SHARED_ORIGINS)
  const middle = left / (left + SHARED_MIDDLE)
  // few windows tell little of how far forecasts lean; what is left of it is believed by as many as agree
  const windows = Math.min(left, windowsOf(missed, horizon))
  const trust = missed.intermittent ? 1 : windows / (windows + 2)
  return {
    p10: share * of.p10 + (1 - share) * p10 * size,
    p50: trust * (middle * of.p50 + (1 - middle) * p50 * size),
    p90: share * of.p90 + (1 - share) * p90 * size,
  }
}

/** Each origin is judged by the quantiles of the others; the stretch makes one in ten fall outside on each side. */
const stretchOf = (table: readonly Missed[], shared: Shared, horizon: number): Shared['stretch'] => {
  const up: number[] = []
  const down: number[] = []
  const every = Math.max(1, Math.ceil(table.length / 600))
  for (let s = 0; s < table.length; s += every) {
    const missed = table[s] as Missed
    for (let o = 0; o < missed.origins; o += 1) {
      const { p10, p50, p90 } = ownQuantiles(missed, shared, horizon, leftOutFor(missed.at, horizon, o))
      for (let h = 0; h < horizon; h += 1) {
        const miss = (missed.relative[o * horizon + h] as number) / growthAt(shared.growth, h, horizon)
        if (Number.isNaN(miss)) continue
        if (p90 > p50) up.push((miss - p50) / (p90 - p50))
        if (p50 > p10) down.push((p50 - miss) / (p50 - p10))
      }
    }
  }
  return { up: stretchFrom(up), down: stretchFrom(down) }
}

const stretchFrom = (reach: readonly number[]): number => {
  if (reach.length < 30) return 1.1
  return Math.min(1.8, Math.max(0.7, quantile(Float64Array.from(reach).sort(), 0.9)))
}
