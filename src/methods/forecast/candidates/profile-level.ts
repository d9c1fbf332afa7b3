import { type Forecaster, type History, slotOf } from '../history.ts'
import { median } from './slot-averages.ts'

/**
 * A robust shape times a smoothed level: each value is put beside the mean of the season around it, the median of those
 * shares is the slot's index (shrunk to 1 where there are few), and the level is an exponentially weighted mean of the
 * values with the shape taken out. `weight` is the newest value's share in the level.
 */
export const profileLevel =
  (weight: number): Forecaster =>
  (history, origins, horizon) => {
    const { y, season, shortSeason, nonNegative } = history
    // of hours, the newest day counts as much as it does of days
    const share = shortSeason < season ? 1 - (1 - weight) ** (7 / season) : weight
    if (!nonNegative || y.length < 2 * season || season === 1) return null
    const out = new Float64Array(origins.length * horizon)
    const around = seasonMeans(history)
    origins.forEach((origin, o) => {
      const index = shape(history, around, origin)
      const level = levelAt(history, index, origin, share)
      for (let h = 0; h < horizon; h += 1)
        out[o * horizon + h] = level * (index[slotOf(history, origin + 1 + h)] as number)
    })
    return out
  }

/** Seasons of the newest history that the shape is read from. */
const SEASONS = 26
/** Values at the index 1 that each slot is given beforehand. */
const PRIOR = 1.5

/** Mean of the whole season that ends at each step, from its known values; NaN where too little is known. */
const seasonMeans = ({ y, season }: History): Float64Array => {
  const means = new Float64Array(y.length).fill(Number.NaN)
  let sum = 0
  let known = 0
  for (let t = 0; t < y.length; t += 1) {
    const value = y[t] as number
    if (!Number.isNaN(value)) {
      sum += value
      known += 1
    }
    if (t >= season) {
      const left = y[t - season] as number
      if (!Number.isNaN(left)) {
        sum -= left
        known -= 1
      }
    }
    if (t >= season - 1 && known > season * 0.4) means[t] = sum / known
  }
  return means
}

const shape = (history: History, around: Float64Array, origin: number): Float64Array => {
  const { y, season, intermittent } = history
  const shares: number[][] = Array.from({ length: season }, () => [])
  const half = season >> 1
  const oldest = Math.max(0, origin + 1 - SEASONS * season)
  for (let t = oldest; t <= origin; t += 1) {
    const value = y[t] as number
    // the season around the step, as far as it is known at the origin
    const mean = around[Math.min(origin, Math.max(t + half, season - 1))] as number
    if (!Number.isNaN(value) && mean > 0) shares[slotOf(history, t)]?.push(value / mean)
  }
  const index = new Float64Array(season)
  let sum = 0
  for (let slot = 0; slot < season; slot += 1) {
    const of = shares[slot] as number[]
    // the median of mostly zeros says nothing about their mean
    const middle = of.length === 0 ? 1 : intermittent ? of.reduce((a, b) => a + b, 0) / of.length : median(of)
    index[slot] = (middle * of.length + (intermittent ? 4 : PRIOR)) / (of.length + (intermittent ? 4 : PRIOR))
    sum += index[slot] as number
  }
  for (let slot = 0; slot < season; slot += 1) index[slot] = ((index[slot] as number) * season) / Math.max(sum, 1e-9)
  return index
}

const levelAt = (history: History, index: Float64Array, origin: number, weight: number): number => {
  const oldest = Math.max(0, origin + 1 - Math.ceil(5 / weight) - history.season)
  let top = 0
  let bottom = 0
  let share = 1
  for (let t = origin; t >= oldest; t -= 1) {
    const value = history.y[t] as number
    const of = index[slotOf(history, t)] as number
    // a ratio of sums: slots with hardly any sales cannot throw the level about
    if (!Number.isNaN(value)) {
      top += share * value
      bottom += share * of
    }
    share *= 1 - weight
  }
  return bottom > 0 ? top / bottom : 0
}
