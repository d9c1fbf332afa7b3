import type { History } from './history.ts'

/**
 * What a country's calendar says of days, as columns (they cross to threads): for each day from grid step `first`, 0 where it
 * is an ordinary one. Made in src/data/country-days.ts.
 */
export interface DayMarks {
  readonly first: number
  /** Weekday of that day, Monday 0. */
  readonly weekday: number
  /** Trades like this weekday, Monday 1 to Sunday 7; 8: like no weekday; 0: like its own. */
  readonly like: Uint8Array
  /** Holidays of one name share a number, from 1. */
  readonly group: Uint8Array
  /** Days from the holiday's own day. */
  readonly offset: Int16Array
  /** The same for all days of one holiday of one year. */
  readonly occasion: Uint16Array
  /** Groups whose days differ by offset (Spring Festival), and those that are days off. */
  readonly byOffset: readonly number[]
  readonly daysOff: readonly number[]
}

/** Days on either side that tell what an ordinary day would have been, and how far one of them counts 1/e. */
const REACH = 45
const NEAR = 12
const LEAST_DAYS = 200
/** Occurrences' worth of doubt in an effect; of a day off, in its difference from other days off. */
const DOUBT = 0.3
const DOUBT_NAMED = 1.5
const MOST = Math.log(6)

interface Seen {
  readonly group: number
  readonly occasion: number
  readonly offset: number
  /** Logarithm of what came over what an ordinary day like it would have brought. */
  readonly effect: number
}

/**
 * Factor by which each day of a daily history, and of `horizon` days beyond it, differs from an ordinary one of its weekday:
 * a holiday is put beside a Sunday, a worked weekend day (调休) beside a Wednesday, days around Spring Festival beside the same
 * offset of other years. A day's own occasion never teaches its factor, so that a backtest is honest. Null: too little is known.
 */
export const dayEffects = (history: History, marks: DayMarks, horizon: number): Float64Array | null => {
  const { y, season, nonNegative, intermittent } = history
  if (season !== 7 || !nonNegative || intermittent || y.length < LEAST_DAYS) return null
  const shift = history.first - marks.first
  const weekdays = weekdayShape(history, marks, shift)
  if (weekdays === null) return null
  const seen = effectsSeen(history, marks, shift, weekdays)
  if (seen.length === 0) return null
  const factors = new Float64Array(y.length + horizon).fill(1)
  let any = false
  for (let t = 0; t < factors.length; t += 1) {
    const at = t + shift
    if (!isMarked(marks, at)) continue
    const like = shapeLike(weekdays, marks, at)
    const effect = expected(seen, marks, at)
    factors[t] = (like / (weekdays[slot(marks, at)] as number)) * Math.exp(Math.max(-MOST, Math.min(MOST, effect)))
    any = true
  }
  return any ? factors : null
}

const isMarked = ({ group, like }: DayMarks, at: number): boolean => (group[at] ?? 0) > 0 || (like[at] ?? 0) > 0

/** Weekday of the marks' day `at`, Monday 0. */
const slot = ({ weekday }: DayMarks, at: number): number => (((at + weekday) % 7) + 7) % 7

const shapeLike = (weekdays: Float64Array, marks: DayMarks, at: number): number => {
  const like = marks.like[at] as number
  return like === 8 ? 1 : (weekdays[like > 0 ? like - 1 : slot(marks, at)] as number)
}

/** Mean of the ordinary days around, each over its weekday's share, nearer ones counting more; null where there are few. */
const levelAround = (
  { y }: History,
  marks: DayMarks,
  shift: number,
  t: number,
  share: (t: number) => number,
): number | null => {
  let sum = 0
  let weights = 0
  let days = 0
  for (let s = Math.max(0, t - REACH); s <= Math.min(y.length - 1, t + REACH); s += 1) {
    const value = y[s] as number
    if (s === t || Number.isNaN(value) || isMarked(marks, s + shift)) continue
    const weight = Math.exp(-Math.abs(s - t) / NEAR)
    sum += weight * value
    weights += weight * share(s)
    days += 1
  }
  return days >= 7 && weights > 0 && sum > 0 ? sum / weights : null
}

/** How ordinary weekdays compare with their mean, Monday first; null where a weekday was hardly seen. */
const weekdayShape = (history: History, marks: DayMarks, shift: number): Float64Array | null => {
  const shares: number[][] = Array.from({ length: 7 }, () => [])
  for (let t = 0; t < history.y.length; t += 1) {
    const value = history.y[t] as number
    if (Number.isNaN(value) || isMarked(marks, t + shift)) continue
    const level = levelAround(history, marks, shift, t, () => 1)
    if (level !== null) shares[slot(marks, t + shift)]?.push(value / level)
  }
  if (shares.some((of) => of.length < 4)) return null
  const shape = Float64Array.from(shares, (of) => of.sort((a, b) => a - b)[of.length >> 1] as number)
  const mean = shape.reduce((sum, share) => sum + share, 0) / 7
  return shape.every((share) => share > 0.02 * mean) ? shape.map((share) => share / mean) : null
}

const effectsSeen = (history: History, marks: DayMarks, shift: number, weekdays: Float64Array): Seen[] => {
  const seen: Seen[] = []
  for (let t = 0; t < history.y.length; t += 1) {
    const at = t + shift
    const value = history.y[t] as number
    if (!isMarked(marks, at) || !(value > 0)) continue
    const level = levelAround(history, marks, shift, t, (s) => weekdays[slot(marks, s + shift)] as number)
    if (level === null) continue
    const usual = level * shapeLike(weekdays, marks, at)
    seen.push({
      group: marks.group[at] as number,
      occasion: marks.occasion[at] as number,
      offset: marks.offset[at] as number,
      effect: Math.log(value / usual),
    })
  }
  return seen
}

/** What the other occasions say of a marked day. */
const expected = (
  seen: readonly Seen[],
  { group, occasion, offset, byOffset, daysOff }: DayMarks,
  at: number,
): number => {
  const own = group[at] as number
  const others = seen.filter((one) => one.occasion !== occasion[at])
  if (byOffset.includes(own)) {
    const near = others.filter((one) => one.group === own && Math.abs(one.offset - (offset[at] as number)) <= 1)
    return shrunk(near, (one) => (one.offset === offset[at] ? 1 : 0.25), DOUBT, 0)
  }
  const of = others.filter((one) => one.group === own)
  if (!daysOff.includes(own)) return shrunk(of, () => 1, 1, 0)
  const any = shrunk(
    others.filter((one) => daysOff.includes(one.group)),
    () => 1,
    1,
    0,
  )
  return shrunk(of, () => 1, DOUBT_NAMED, any)
}

const shrunk = (of: readonly Seen[], weight: (one: Seen) => number, doubt: number, towards: number): number => {
  let sum = doubt * towards
  let weights = doubt
  for (const one of of) {
    sum += weight(one) * one.effect
    weights += weight(one)
  }
  return sum / weights
}
