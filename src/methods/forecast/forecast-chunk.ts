import { type Backtest, backtest, forecastFrom } from './backtest.ts'
import { METHOD_NAMES, type MethodName, SHARED_SHAPE } from './candidates/index.ts'
import { windowsOf } from './doubt.ts'
import { slotOf } from './history.ts'
import { growthAt, ownQuantiles, type Shared, sharedOf } from './intervals.ts'
import { holidayDoubt, type Missed, missedOf, spreadAt } from './missed.ts'
import { type LeftOut, leftOutFor, NOTHING_LEFT_OUT } from './origins.ts'
import type { Prepared } from './prepare-series.ts'
import { sharedShape } from './shared-shape.ts'
import { combine, type Errors, errorsOf, type Pool, poolOf, weightsOf } from './weights.ts'

/** The forecast of one series, and how the same would have done in its backtest. */
export interface SeriesForecast {
  /** Candidates by weight, greatest first; empty for a series of which nothing is known. */
  readonly weights: readonly (readonly [MethodName, number])[]
  /** Grid step of the first point. */
  readonly first: number
  readonly p10: Float64Array
  readonly p50: Float64Array
  readonly p90: Float64Array
  /** The mean that was expected, before it was moved to the middle of the errors. */
  readonly mean: Float64Array
  readonly card: ForecastCard
}

/** Sums over a backtest, so that cards of many series add up. */
export interface ForecastCard {
  readonly origins: number
  readonly points: number
  /** Sums of absolute values and of absolute errors. */
  readonly actual: number
  readonly missed: number
  readonly naiveMissed: number
  readonly meanOf4Missed: number
  /** Sum of forecast - actual. */
  readonly over: number
  /** Points within [p10, p90]. */
  readonly within: number
}

interface Work {
  readonly test: Backtest
  readonly errors: Errors
  readonly squared: boolean
  readonly combined: Float64Array
  readonly weights: (readonly [MethodName, number])[]
}

/** Forecasts series that belong together: what their errors have in common steadies each one's choice and interval. */
export const forecastChunk = (table: readonly (Prepared | null)[], horizon: number): (SeriesForecast | null)[] => {
  const tests = table.map((prepared) => (prepared === null ? null : backtest(prepared, horizon)))
  const shared = sharedShape(table, horizon)
  if (shared !== null)
    for (const test of tests) {
      const forecast = test === null ? null : shared.forecast(test)
      if (forecast?.every(Number.isFinite)) test?.forecasts.set(SHARED_SHAPE, forecast)
    }
  const measured = tests.map((test) =>
    test === null ? null : { errors: errorsOf(test), squared: test.prepared.history.intermittent },
  )
  const regular = poolOf(measured.filter((of) => of !== null && !of.squared) as PoolRow[])
  const sparse = poolOf(measured.filter((of) => of?.squared) as PoolRow[])
  const works = tests.map((test, s) => {
    const of = measured[s]
    return test === null || !of ? null : workOf(test, of.errors, of.squared, of.squared ? sparse : regular)
  })
  const missed = works.map((work) => (work === null ? null : missedOf(work.test, work.combined)))
  const shares = [false, true].map((squared) =>
    sharedOf(missed.filter((of, s) => of !== null && works[s]?.squared === squared) as Missed[], horizon),
  )
  return works.map((work, s) => {
    const of = missed[s]
    return work === null || !of ? null : forecastOf(work, of, shares[work.squared ? 1 : 0] as Shared)
  })
}

type PoolRow = { errors: Errors; squared: boolean }

const workOf = (test: Backtest, errors: Errors, squared: boolean, pool: Pool): Work => {
  const combined = new Float64Array(test.origins.length * test.horizon)
  // an origin is forecast with weights that do not know it
  for (let o = 0; o < errors.origins; o += 1)
    combine(test, weightsOf(errors, pool, squared, leftOutFor(test.origins, test.horizon, o)), o, combined)
  const weights = weightsOf(errors, pool, squared, NOTHING_LEFT_OUT)
  combine(test, weights, errors.origins, combined)
  const order = [...weights].sort((a, b) => b[1] - a[1] || METHOD_NAMES.indexOf(a[0]) - METHOD_NAMES.indexOf(b[0]))
  return { test, errors, squared, combined, weights: order }
}

interface Band {
  readonly p10: Float64Array
  readonly p50: Float64Array
  readonly p90: Float64Array
}

/** Likeness of the errors of one window's steps, where weekdays lead; of weeks and longer a window is one error. */
const LIKENESS = 0.15

/**
 * Quantiles of few errors reach too short: Student's t with n degrees of freedom over the normal's is 1 + 0.9 / n at one in ten,
 * within three hundredths from two on. Steps of a window and series of a table add as much as their errors are their own.
 */
const fewErrors = (missed: Missed, { doubt }: Shared, horizon: number, coarse: boolean): number => {
  if (missed.origins === 0) return 1 + 0.7 * doubt
  const steps = coarse ? 1 : horizon / (1 + LIKENESS * (horizon - 1))
  return 1 + (0.9 * doubt ** 2) / (steps * windowsOf(missed, horizon))
}

const bandOf = (work: Work, missed: Missed, shared: Shared, origin: number, left: LeftOut): Band => {
  const { horizon, prepared, origins } = work.test
  const { history, closed } = prepared
  const quantiles = ownQuantiles(missed, shared, horizon, left)
  const few = fewErrors(missed, shared, horizon, history.coarse)
  const down = few * shared.stretch.down * (quantiles.p50 - quantiles.p10)
  const up = few * shared.stretch.up * (quantiles.p90 - quantiles.p50)
  const band = {
    p10: new Float64Array(horizon),
    p50: new Float64Array(horizon),
    p90: new Float64Array(horizon),
  }
  for (let h = 0; h < horizon; h += 1) {
    const t = (origins[origin] as number) + 1 + h
    if (closed[slotOf(history, t)] === 1) continue
    const factor = holidayFactor(work, t)
    const base = work.combined[origin * horizon + h] as number
    const doubt = holidayDoubt(prepared, t)
    const reach = doubt * spreadAt(base, missed.typical, missed.signed) * growthAt(shared.growth, h, horizon)
    const middle = base + (reach / doubt) * quantiles.p50
    const floor = history.nonNegative ? 0 : Number.NEGATIVE_INFINITY
    band.p50[h] = factor * Math.max(floor, middle)
    band.p10[h] = factor * Math.max(floor, middle - reach * Math.max(0, down))
    band.p90[h] = Math.max(band.p50[h] as number, factor * (middle + reach * Math.max(0, up)))
  }
  return band
}

const forecastOf = (work: Work, missed: Missed, shared: Shared): SeriesForecast => {
  const { test } = work
  const { history, closed } = test.prepared
  const final = test.origins.length - 1
  const mean = work.combined.slice(final * test.horizon)
  const end = history.y.length - 1
  for (let h = 0; h < test.horizon; h += 1)
    mean[h] = closed[slotOf(history, end + 1 + h)] === 1 ? 0 : (mean[h] as number) * holidayFactor(work, end + 1 + h)
  return {
    weights: work.weights,
    first: history.first + history.y.length,
    ...bandOf(work, missed, shared, final, NOTHING_LEFT_OUT),
    mean,
    card: cardOf(work, missed, shared),
  }
}

const holidayFactor = ({ test }: Work, t: number): number => test.prepared.holidays?.factors[t] ?? 1

/** The two simple ways as anybody would do them, who knows no holidays. */
const plainOf = ({ prepared, origins, horizon, forecasts }: Backtest): Backtest['forecasts'] => {
  const { history, holidays } = prepared
  if (holidays === null) return forecasts
  const came = { ...prepared, history: { ...history, y: holidays.came } }
  return forecastFrom(came, origins, horizon, ['seasonal-naive', 'mean-of-4']).forecasts
}

const cardOf = (work: Work, missed: Missed, shared: Shared): ForecastCard => {
  const { horizon, actual, origins } = work.test
  const plain = plainOf(work.test)
  const naive = plain.get('seasonal-naive')
  const four = plain.get('mean-of-4')
  const card = { points: 0, actual: 0, missed: 0, naiveMissed: 0, meanOf4Missed: 0, over: 0, within: 0 }
  for (let o = 0; o < origins.length - 1; o += 1) {
    const band = bandOf(work, missed, shared, o, leftOutFor(origins, horizon, o))
    for (let h = 0; h < horizon; h += 1) {
      const at = o * horizon + h
      const y = (actual[at] as number) * holidayFactor(work, (origins[o] as number) + 1 + h)
      if (Number.isNaN(y)) continue
      const p50 = band.p50[h] as number
      card.points += 1
      card.actual += Math.abs(y)
      card.missed += Math.abs(y - p50)
      card.over += p50 - y
      card.naiveMissed += Math.abs(y - (naive?.[at] ?? p50))
      card.meanOf4Missed += Math.abs(y - (four?.[at] ?? p50))
      if (y >= (band.p10[h] as number) && y <= (band.p90[h] as number)) card.within += 1
    }
  }
  return { origins: origins.length - 1, ...card }
}
