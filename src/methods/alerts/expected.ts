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
/** Weeks before that a weekday's distance is measured from. */
const LEVEL_WEEKS = 28

/**
 * A light forecast of each day from the days before it, in one pass: median of each weekday's distance from the four weeks before it
 * (of the newest 8 settled weeks), on the median level of the last 21 days. On the series' own scale; NaN where too little is
 * known. `skip` are days that teach nothing (days off, days that the counter was out); what is measured in or just after an
 * `unsettled` day (around a festival) counts only where settled weeks are too few. Day 0 is any weekday, days follow without gaps.
 */
export const expectedDays = (
  values: Float64Array,
  scale: Scale,
  skip: (day: number) => boolean,
  unsettled: (day: number) => boolean = () => false,
): Float64Array => {
  const n = values.length
  const y = Float64Array.from(values, (one) => (Number.isFinite(one) ? toScale(one, scale) : Number.NaN))
  const known = (t: number) => t >= 0 && Number.isFinite(y[t]) && !skip(t)
  const from = new Float64Array(n).fill(Number.NaN)
  const settled = new Uint8Array(n)
  const plain = new Float64Array(n).fill(Number.NaN)
  const expected = new Float64Array(n).fill(Number.NaN)
  for (let t = 0; t < n; t += 1) {
    const before: number[] = []
    let calm = !unsettled(t)
    for (let back = 1; back <= LEVEL_WEEKS; back += 1) {
      if (known(t - back)) before.push(y[t - back] as number)
      calm &&= !unsettled(t - back)
    }
    settled[t] = Number(calm)
    if (before.length >= 14 && known(t)) from[t] = (y[t] as number) - median(before)
    const profile = profileOf(from, settled, t)
    if (Number.isNaN(profile)) continue
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

/** Median distance of a day's weekday, of the newest settled weeks, else of the newest; NaN of fewer than two. */
const profileOf = (from: Float64Array, settled: Uint8Array, t: number): number => {
  const [calm, all]: [number[], number[]] = [[], []]
  for (let back = t - 7; back >= 0 && calm.length < WEEKS; back -= 7) {
    const past = from[back] as number
    if (!Number.isFinite(past)) continue
    if (settled[back]) calm.push(past)
    if (all.length < WEEKS) all.push(past)
  }
  const used = calm.length >= LEAST_CALM ? calm : all
  return used.length < 2 ? Number.NaN : median(used)
}
const LEAST_CALM = 3
