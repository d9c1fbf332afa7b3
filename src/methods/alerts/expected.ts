import { median } from './robust-z.ts'

/** A level is compared by its logarithm, a rate by its points, a small count by the logarithm of one more. */
export type Scale = 'log' | 'points' | 'count'

export const toScale = (value: number, scale: Scale): number =>
  scale === 'points'
    ? value
    : scale === 'log'
      ? value > 0
        ? Math.log(value)
        : Number.NaN
      : Math.log1p(Math.max(0, value))
export const fromScale = (value: number, scale: Scale): number =>
  scale === 'points' ? value : scale === 'log' ? Math.exp(value) : Math.max(0, Math.expm1(value))

const WEEKS = 8
const LEVEL_DAYS = 21
const LEAST_DAYS = 10

/**
 * A light forecast of each day from the days before it, in one pass: median of each weekday's distance from the four weeks before it
 * (8 weeks), on the median level of the last 21 days. On the series' own scale; NaN where too little is known. `skip` are days
 * that teach nothing (holidays, days that the counter was out). Day 0 is any weekday, days follow without gaps.
 */
export const expectedDays = (values: Float64Array, scale: Scale, skip: (day: number) => boolean): Float64Array => {
  const n = values.length
  const y = Float64Array.from(values, (one) => (Number.isFinite(one) ? toScale(one, scale) : Number.NaN))
  const known = (t: number) => t >= 0 && Number.isFinite(y[t]) && !skip(t)
  const from = new Float64Array(n).fill(Number.NaN)
  const plain = new Float64Array(n).fill(Number.NaN)
  const expected = new Float64Array(n).fill(Number.NaN)
  for (let t = 0; t < n; t += 1) {
    const before: number[] = []
    for (let back = 1; back <= 28; back += 1) if (known(t - back)) before.push(y[t - back] as number)
    if (before.length >= 14 && known(t)) from[t] = (y[t] as number) - median(before)
    const same: number[] = []
    for (let week = 1; week <= WEEKS; week += 1) {
      const past = from[t - 7 * week]
      if (past !== undefined && Number.isFinite(past)) same.push(past)
    }
    if (same.length < 2) continue
    const profile = median(same)
    const level: number[] = []
    for (let back = 1; back <= LEVEL_DAYS; back += 1) {
      const one = plain[t - back]
      if (one !== undefined && Number.isFinite(one)) level.push(one)
    }
    if (known(t)) plain[t] = (y[t] as number) - profile
    if (level.length >= LEAST_DAYS) expected[t] = median(level) + profile
  }
  return expected
}
