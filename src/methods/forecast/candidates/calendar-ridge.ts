import type { Calendar } from '../calendar.ts'
import type { Forecaster, History } from '../history.ts'
import { solveRidge } from '../solve.ts'
import { type Scale, scaleOf } from './scale.ts'

/**
 * Ridge regression on what the calendar knows (weekday, phase of the month and, after a year, of the year, a trend), in
 * logarithms where nothing is zero; older steps weigh less. What it missed lately is smoothed and added: the level of a
 * shop moves faster than any calendar. Normal equations grow along the history, so each origin costs one solution.
 */
export const calendarRidge: Forecaster = (history, origins, horizon) => {
  const { calendar, y, season } = history
  if (calendar === null || history.intermittent || y.length < 4 * season) return null
  const scale = scaleOf(history)
  if (scale === null) return null
  const width = history.y.length >= calendar.grid.stepsPerYear * 1.15 ? calendar.width : calendar.yearly
  const forget = 0.5 ** (1 / (calendar.grid.stepsPerYear * HALF_LIFE_YEARS))
  const triangle = new Float64Array((width * (width + 1)) / 2)
  const right = new Float64Array(width)
  const penalty = new Float64Array(width)
  const out = new Float64Array(origins.length * horizon)
  const last = origins[origins.length - 1] ?? -1
  // instead of shrinking the sums at every step, newer steps weigh more
  let weight = 1
  let next = 0
  for (let t = 0; t <= last; t += 1) {
    const value = y[t] as number
    weight /= forget
    if (!Number.isNaN(value)) add(calendar, rowOf(history, t), width, triangle, right, weight, scale.into(value))
    if (t !== origins[next]) continue
    for (let k = 0; k < width; k += 1) penalty[k] = (calendar.penalty[k] as number) * weight
    const beta = solveRidge(triangle, right, penalty, width)
    if (beta === null) return null
    writeOrigin(history, beta, t, scale, horizon, out, next * horizon)
    next += 1
  }
  return out
}

const HALF_LIFE_YEARS = 1.2
/** Share of the newest miss in the smoothed one, and of the smoothed one in the forecast. */
const LEVEL_SHARE = 0.12
const LEVEL_KEPT = 0.9

const rowOf = (history: History, t: number): number =>
  (history.first + t - (history.calendar as Calendar).first) * (history.calendar as Calendar).width

const add = (
  { features }: Calendar,
  row: number,
  width: number,
  triangle: Float64Array,
  right: Float64Array,
  weight: number,
  value: number,
): void => {
  let at = 0
  for (let i = 0; i < width; i += 1) {
    const feature = weight * (features[row + i] as number)
    if (feature === 0) {
      at += i + 1
      continue
    }
    right[i] = (right[i] as number) + feature * value
    for (let j = 0; j <= i; j += 1) {
      triangle[at] = (triangle[at] as number) + feature * (features[row + j] as number)
      at += 1
    }
  }
}

const product = (history: History, beta: Float64Array, t: number): number => {
  const { features } = history.calendar as Calendar
  const row = rowOf(history, t)
  let sum = 0
  for (let k = 0; k < beta.length; k += 1) sum += (beta[k] as number) * (features[row + k] as number)
  return sum
}

const writeOrigin = (
  history: History,
  beta: Float64Array,
  origin: number,
  scale: Scale,
  horizon: number,
  out: Float64Array,
  at: number,
): void => {
  let missed = 0
  let shares = 0
  let share = 1
  for (let t = origin; t >= Math.max(0, origin - 50); t -= 1) {
    const value = history.y[t] as number
    if (!Number.isNaN(value)) {
      missed += share * (scale.into(value) - product(history, beta, t))
      shares += share
    }
    share *= 1 - LEVEL_SHARE
  }
  const level = shares > 0 ? (LEVEL_KEPT * missed) / shares : 0
  for (let h = 0; h < horizon; h += 1) {
    const forecast = scale.back(product(history, beta, origin + 1 + h) + level)
    out[at + h] = history.nonNegative && forecast < 0 ? 0 : forecast
  }
}
