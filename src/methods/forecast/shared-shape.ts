import { type Backtest, backtest, forecastFrom } from './backtest.ts'
import type { History } from './history.ts'
import { NOTHING_LEFT_OUT } from './origins.ts'
import type { Prepared } from './prepare-series.ts'
import { combine, errorsOf, poolOf, type Weights, weightsOf } from './weights.ts'

/**
 * What one shelf's few sales cannot tell, the sum of all can: weekdays, season, a rising December. The sum of a table's
 * series (each in units of the root of its mean, so that no single one rules) is forecast like any series; a series then
 * takes its own share of it, measured over its newest seasons.
 */
export interface SharedShape {
  /** For one series: origins x horizon, or null where it does not fit. */
  forecast(test: Backtest): Float64Array | null
}

const LEAST_SERIES = 8
/** Seasons after which an old step counts half in a series' share. */
const HALF_LIFE = 3
const SPARSE_HALF_LIFE = 7

export const sharedShape = (table: readonly (Prepared | null)[], horizon: number): SharedShape | null => {
  const whole = sumOf(table)
  if (whole === null) return null
  const test = backtest(whole, horizon)
  const errors = errorsOf(test)
  const weights = weightsOf(errors, poolOf([]), false, NOTHING_LEFT_OUT)
  const known = new Map<string, Float64Array>()
  const end = whole.history.first + whole.history.y.length - 1
  return {
    forecast({ prepared: { history }, origins }) {
      if (!history.nonNegative || history.season !== whole.history.season) return null
      if (history.first + history.y.length - 1 !== end) return null
      const shift = history.first - whole.history.first
      const places = origins.map((origin) => origin + shift)
      if ((places[0] as number) < 2 * history.season) return null
      const key = `${places[0]} ${places[1]} ${places.length}`
      let of = known.get(key)
      if (of === undefined) {
        of = totalAt(whole, weights, places, horizon)
        known.set(key, of)
      }
      return shareOut(history, whole.history, shift, origins, horizon, of)
    },
  }
}

const totalAt = (whole: Prepared, weights: Weights, origins: readonly number[], horizon: number): Float64Array => {
  const out = new Float64Array(origins.length * horizon)
  const test = forecastFrom(whole, origins, horizon, [...weights.keys()])
  for (let o = 0; o < origins.length; o += 1) combine(test, weights, o, out)
  return out
}

const shareOut = (
  history: History,
  whole: History,
  shift: number,
  origins: readonly number[],
  horizon: number,
  total: Float64Array,
): Float64Array => {
  const out = new Float64Array(origins.length * horizon)
  const fade = 0.5 ** (1 / ((history.intermittent ? SPARSE_HALF_LIFE : HALF_LIFE) * history.season))
  const reach = Math.ceil(Math.log(0.02) / Math.log(fade))
  origins.forEach((origin, o) => {
    let own = 0
    let all = 0
    let weight = 1
    for (let t = origin; t >= Math.max(0, origin - reach, -shift); t -= 1) {
      const value = history.y[t] as number
      const sum = whole.y[t + shift] as number
      if (!Number.isNaN(value) && !Number.isNaN(sum)) {
        own += weight * value
        all += weight * sum
      }
      weight *= fade
    }
    const share = all > 0 ? own / all : 0
    for (let h = 0; h < horizon; h += 1) out[o * horizon + h] = share * (total[o * horizon + h] as number)
  })
  return out
}

/** The sum over series that have the table's usual beginning and end; null where too few have. */
const sumOf = (table: readonly (Prepared | null)[]): Prepared | null => {
  const all = table.filter((of): of is Prepared => of?.history.nonNegative === true)
  if (all.length < LEAST_SERIES) return null
  const endOf = ({ history }: Prepared) => history.first + history.y.length - 1
  const end = Math.max(...all.map(endOf))
  const there = all.filter((of) => endOf(of) === end)
  const firsts = there.map(({ history }) => history.first).sort((a, b) => a - b)
  const first = firsts[Math.floor(firsts.length * 0.6)] ?? 0
  const season = Math.max(...there.map(({ history }) => history.season))
  const members = there.filter(({ history }) => history.first <= first && history.season === season)
  const [model] = members
  const n = end - first + 1
  if (members.length < LEAST_SERIES || model === undefined || n < 6 * season) return null
  const y = new Float64Array(n)
  for (const { history } of members) add(history, y, n, season)
  if (!y.every((value) => value >= 0)) return null
  return {
    history: { ...model.history, y, first, season, intermittent: false, whole: false },
    closed: new Uint8Array(season),
    absurd: 0,
    empty: 0,
    holidays: null,
  }
}

const add = (history: History, y: Float64Array, n: number, season: number): void => {
  const from = history.y.length - n
  let sum = 0
  let known = 0
  for (let t = from; t < history.y.length; t += 1) {
    const value = history.y[t] as number
    if (Number.isNaN(value)) continue
    sum += value
    known += 1
  }
  if (sum <= 0) return
  const mean = sum / known
  const scale = 1 / Math.sqrt(mean)
  for (let t = 0; t < n; t += 1) {
    let value = history.y[from + t] as number
    // an unknown step is taken from a season before, so that the sum has no hole
    if (Number.isNaN(value)) value = history.y[from + t - season] ?? Number.NaN
    y[t] = (y[t] as number) + scale * (Number.isNaN(value) ? mean : value)
  }
}
