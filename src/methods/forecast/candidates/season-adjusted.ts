import { type History, slotOf } from '../history.ts'

/** A history up to one origin with its seasonal shape taken out, and that shape: factors, or what is added where a value is not above zero. */
export interface Adjusted {
  /** Newest steps, evenly spaced; a step that is not known lies on the line between its neighbours. */
  readonly values: Float64Array
  /** By slot; 1 or 0 where there is no season. */
  readonly shape: Float64Array
  readonly multiplied: boolean
}

/** Steps that are read: trends of long ago tell nothing. */
const NEWEST = 240
const NEWEST_SEASONS = 8

/**
 * Classical decomposition (ratio to a centred moving mean of one season; Makridakis, Wheelwright and Hyndman 1998), each
 * slot's shape drawn towards none by how much of its spread is chance (empirical Bayes: James and Stein 1961), so that a shape of
 * two seasons is believed where they agree. Null for fewer than four known values.
 */
export const adjustedAt = (history: History, origin: number): Adjusted | null => {
  const { season } = history
  const from = Math.max(0, origin + 1 - Math.max(NEWEST, NEWEST_SEASONS * season))
  const values = filled(history.y, from, origin)
  if (values === null) return null
  const multiplied = history.nonNegative && values.every((value) => value > 0)
  const none = multiplied ? 1 : 0
  const shape = new Float64Array(season).fill(none)
  if (season === 1 || values.length < 2 * season) return { values, shape, multiplied }
  fillShape(history, from, values, multiplied, shape)
  for (let t = 0; t < values.length; t += 1) {
    const of = shape[slotOf(history, from + t)] as number
    values[t] = multiplied ? (values[t] as number) / of : (values[t] as number) - of
  }
  return { values, shape, multiplied }
}

const filled = (y: Float64Array, from: number, origin: number): Float64Array | null => {
  const values = y.slice(from, origin + 1)
  let known = 0
  let last = -1
  for (let t = 0; t < values.length; t += 1) {
    if (Number.isNaN(values[t])) continue
    known += 1
    const before = (last < 0 ? values[t] : values[last]) as number
    const step = ((values[t] as number) - before) / (t - last)
    for (let k = last + 1; k < t; k += 1) values[k] = before + step * (k - last)
    last = t
  }
  if (last >= 0) values.fill(values[last] as number, last)
  return known >= 4 ? values : null
}

/** Least factor of a slot: what is divided by it stays a number. */
const LEAST = 0.02

const fillShape = (
  history: History,
  from: number,
  values: Float64Array,
  multiplied: boolean,
  shape: Float64Array,
): void => {
  const season = shape.length
  const half = season >> 1
  const sums = new Float64Array(season)
  const squares = new Float64Array(season)
  const counts = new Float64Array(season)
  for (let t = half; t + half < values.length; t += 1) {
    let around = 0
    for (let k = -half; k <= half; k += 1)
      around += (season % 2 === 0 && Math.abs(k) === half ? 0.5 : 1) * (values[t + k] as number)
    around /= season
    const part = multiplied ? (values[t] as number) / around : (values[t] as number) - around
    const slot = slotOf(history, from + t)
    sums[slot] = (sums[slot] as number) + part
    squares[slot] = (squares[slot] as number) + part * part
    counts[slot] = (counts[slot] as number) + 1
  }
  const none = multiplied ? 1 : 0
  let within = 0
  let free = 0
  let between = 0
  let means = 0
  let seen = 0
  let inverse = 0
  for (let slot = 0; slot < season; slot += 1) {
    const count = counts[slot] as number
    if (count === 0) continue
    const mean = (sums[slot] as number) / count
    shape[slot] = mean
    within += (squares[slot] as number) - count * mean * mean
    free += count - 1
    between += (mean - none) ** 2
    means += mean
    inverse += 1 / count
    seen += 1
  }
  const chance = free > 0 ? ((within / free) * inverse) / seen : 0
  // of one season nothing tells chance from shape: half of it is believed
  const kept = free === 0 ? 0.5 : between > 0 ? Math.max(0, 1 - chance / (between / seen)) : 0
  const off = means / seen - none
  for (let slot = 0; slot < season; slot += 1) {
    const part = none + ((counts[slot] as number) > 0 ? kept * ((shape[slot] as number) - none - off) : 0)
    shape[slot] = multiplied ? Math.max(LEAST, part) : part
  }
}
