import { type Forecaster, type History, slotOf } from '../history.ts'

/**
 * Exponential smoothing with seasonality (Holt-Winters; Hyndman et al., "Forecasting with Exponential Smoothing", 2008),
 * level and season updated by errors that are cut at four times their usual size, so that one absurd day teaches little.
 * Its constants are those of a small grid that forecast a few steps ahead best, measured along the history.
 */
interface Setting {
  readonly alpha: number
  readonly gamma: number
  /** Share of the level's step that goes to the trend; 0 is none. */
  readonly beta: number
}

const ALPHAS = [0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 0.9]
/** Of hours and minutes, of which a day has many. */
const FINE_ALPHAS = [0.002, 0.006, 0.015, 0.04, 0.1, 0.3, 0.8]
/** Of a history too short to choose by. */
const USUAL_ALPHA = { fine: 0.015, day: 0.1, coarse: 0.35 }
const LEAST_MEASURED = 6
const LONG_STEPS = 250
const GAMMAS = [0, 0.05, 0.15, 0.3, 0.55]
/** The trend fades by this at each step of the season's seventh part: it is never carried far. */
const DAMPING = 0.97
const CLIP = 4
/** No slot of a season is more than this many times its mean, but in series where all happens in one. */
const MOST_SHAPE = 30
/** Constants are chosen on the newest steps only: what fitted years ago matters less, and costs. */
const CHOICE_STEPS = 420

export const smoothing: Forecaster = (history, origins, horizon) =>
  smoothed(history, origins, horizon, (alpha, gamma) => ({
    alpha,
    gamma,
    beta: 0,
  }))

export const smoothingWithTrend: Forecaster = (history, origins, horizon) =>
  history.intermittent || isFine(history) || history.y.length < Math.max(20, 3 * history.season)
    ? null
    : smoothed(history, origins, horizon, (alpha, gamma) => ({
        alpha,
        gamma,
        beta: 0.08,
      }))

/** The same without a season: for sparse sales, and for what has none. */
export const level: Forecaster = (history, origins, horizon) =>
  history.season === 1 || isFine(history)
    ? null
    : smoothed({ ...history, season: 1 }, origins, horizon, (alpha, gamma) => ({
        alpha,
        gamma,
        beta: 0,
      }))

const isFine = (history: History): boolean => history.shortSeason < history.season

const smoothed = (
  history: History,
  origins: readonly number[],
  horizon: number,
  setting: (alpha: number, gamma: number) => Setting,
): Float64Array | null => {
  const seasons = 4 * history.season
  const from = Math.max(0, Math.min(history.y.length - Math.max(CHOICE_STEPS, seasons), (origins[0] ?? 0) - seasons))
  const start = beginning(history, from, (origins[0] ?? 0) + 1)
  if (start === null) return null
  const gammas = history.season === 1 ? [0] : history.intermittent ? [0, 0.05] : GAMMAS
  const slow = gammas[Math.min(1, gammas.length - 1)] as number
  const fine = isFine(history)
  const usual = fine ? USUAL_ALPHA.fine : history.season === 7 ? USUAL_ALPHA.day : USUAL_ALPHA.coarse
  const tried: Tried[] = []
  // of a long history, one window more or less chooses nothing else
  const judged = history.y.length - from > LONG_STEPS ? origins.slice(-1) : origins
  const tryOut = (alpha: number, gamma: number) => {
    const errors = new Float64Array(judged.length)
    run(history, setting(alpha, gamma), start, from, judged, horizon, errors, null)
    tried.push({ alpha, gamma, errors })
  }
  // the two constants hardly touch each other: first the level's with a slow season, then the season's
  tryOut(usual, slow)
  for (const alpha of fine ? FINE_ALPHAS : ALPHAS) if (alpha !== usual) tryOut(alpha, slow)
  const { alpha } = bestAt(tried, judged.length - 1)
  for (const gamma of gammas) if (gamma !== slow) tryOut(alpha, gamma)
  const out = new Float64Array(origins.length * horizon)
  const best = origins.map((_, o) => bestAt(tried, Math.min(o, judged.length - 1)))
  for (const one of new Set(best)) {
    const mine = origins.filter((_, o) => best[o] === one)
    const made = new Float64Array(mine.length * horizon)
    run(history, setting(one.alpha, one.gamma), start, from, mine, horizon, null, made)
    let nth = 0
    best.forEach((of, o) => {
      if (of !== one) return
      out.set(made.subarray(nth * horizon, (nth + 1) * horizon), o * horizon)
      nth += 1
    })
  }
  return out
}

/** Constants tried, and how well they do outside of each origin's window. */
interface Tried {
  readonly alpha: number
  readonly gamma: number
  readonly errors: Float64Array
}

/** An origin's forecast is made with what does best on all steps but its own window's, or its backtest would flatter; the first where all do alike. */
const bestAt = (tried: readonly Tried[], origin: number): Tried => {
  let best = tried[0] as Tried
  for (const one of tried) if ((one.errors[origin] as number) < (best.errors[origin] as number)) best = one
  return best
}

interface Beginning {
  readonly level: number
  readonly index: Float64Array
  readonly multiplied: boolean
}

/** Level and seasonal shape of the first seasons that are read. Shapes multiply where there is a level to multiply, else they add. */
const beginning = (history: History, from: number, until: number): Beginning | null => {
  const { y, season } = history
  // nothing that the first origin does not know
  const end = Math.min(y.length, Math.max(from + 1, until), from + Math.max(season * 4, 8))
  const sums = new Float64Array(season)
  const counts = new Float64Array(season)
  let sum = 0
  let known = 0
  for (let t = from; t < end; t += 1) {
    const value = y[t] as number
    if (Number.isNaN(value)) continue
    const slot = slotOf(history, t)
    sums[slot] = (sums[slot] as number) + value
    counts[slot] = (counts[slot] as number) + 1
    sum += value
    known += 1
  }
  if (known === 0) return null
  const level = sum / known
  const multiplied = history.nonNegative && level > 0
  const index = new Float64Array(season)
  for (let slot = 0; slot < season; slot += 1) {
    const count = counts[slot] as number
    // one more value at the level: a shape of one or two seasons is not believed whole
    const shrunk = ((sums[slot] as number) + level) / (count + 1)
    index[slot] = multiplied ? shrunk / level : shrunk - level
  }
  return { level, index, multiplied }
}

/** One pass. Writes the forecasts from the origins, or the mean absolute error some steps ahead of all steps but an origin's window; 0: too few. */
const run = (
  history: History,
  setting: Setting,
  start: Beginning,
  from: number,
  origins: readonly number[],
  horizon: number,
  errors: Float64Array | null,
  out: Float64Array | null,
): void => {
  const { y, season, nonNegative } = history
  const { multiplied } = start
  const { alpha, gamma, beta } = setting
  const ahead = Math.min(7, Math.max(1, season))
  const damping = season > 24 ? DAMPING ** (7 / season) : season === 7 ? DAMPING : 0.9
  const n = y.length
  // where hardly anything sells, a shape is not thrown about by a small level
  const least = 0.2 * start.level
  const index = Float64Array.from(start.index)
  let level = start.level
  let trend = 0
  let usual = 0
  let steps = 0
  let error = 0
  let measured = 0
  const promised = new Float64Array(n + ahead).fill(Number.NaN)
  // sums at the origins, until the ends of their windows; both ascend
  const known = new Float64Array(origins.length)
  let nextOrigin = 0
  let nextEnd = 0
  const last = out === null ? n - 1 : Math.min(n - 1, origins[origins.length - 1] ?? -1)
  let slot = slotOf(history, from)
  for (let t = from; t <= last; t += 1) {
    const value = y[t] as number
    const shape = index[slot] as number
    trend *= damping
    const before = level + trend
    if (!Number.isNaN(value)) {
      const promise = promised[t] as number
      if (!Number.isNaN(promise) && t - from > 2 * season) {
        error += Math.abs(value - promise)
        measured += 1
      }
      let miss = value - (multiplied ? before * shape : before + shape)
      const size = Math.abs(miss)
      if (steps > 8 && usual > 0 && size > CLIP * usual) miss = Math.sign(miss) * CLIP * usual
      steps += 1
      // a fast start: the first steps weigh like a plain mean
      const weight = Math.max(0.02, 1 / (steps + 1))
      usual += Math.max(weight, 0.03) * (Math.min(size, usual > 0 && steps > 8 ? CLIP * usual : size) - usual)
      const step = multiplied ? (shape > 0.05 ? miss / Math.max(shape, 0.2) : 0) : miss
      level = before + alpha * step
      trend += alpha * beta * step
      if (multiplied && level < 0) level = 0
      if (gamma > 0) {
        if (multiplied) {
          index[slot] = Math.min(MOST_SHAPE, Math.max(0, shape + (gamma * miss) / Math.max(level, least)))
        } else index[slot] = shape + gamma * miss
      }
    } else level = before
    let target = slot + ahead
    while (target >= season) target -= season
    promised[t + ahead] = multiplied ? level * (index[target] as number) : level + (index[target] as number)
    slot = slot + 1 === season ? 0 : slot + 1
    if (errors !== null) {
      if (t === origins[nextOrigin]) {
        errors[nextOrigin] = error
        known[nextOrigin] = measured
        nextOrigin += 1
      }
      while (nextEnd < nextOrigin && t === Math.min(n - 1, (origins[nextEnd] as number) + horizon)) {
        errors[nextEnd] = (errors[nextEnd] as number) - error
        known[nextEnd] = (known[nextEnd] as number) - measured
        nextEnd += 1
      }
    } else if (out !== null && t === origins[nextOrigin]) {
      let drift = 0
      let fade = 1
      let at = slot
      for (let h = 0; h < horizon; h += 1) {
        fade *= damping
        drift += trend * fade
        const base = level + drift
        const shapeThen = index[at] as number
        const forecast = multiplied ? Math.max(0, base) * shapeThen : base + shapeThen
        out[nextOrigin * horizon + h] = nonNegative && forecast < 0 ? 0 : forecast
        at = at + 1 === season ? 0 : at + 1
      }
      nextOrigin += 1
    }
  }
  if (errors === null) return
  for (let o = 0; o < origins.length; o += 1) {
    const steps = measured + (known[o] as number)
    errors[o] = steps >= LEAST_MEASURED ? (error + (errors[o] as number)) / steps : 0
  }
}
