import type { Calendar } from './calendar.ts'
import type { Cells, TableShape } from './cells.ts'
import { type DayMarks, dayEffects } from './day-effects.ts'
import type { Grid } from './grid.ts'
import type { History } from './history.ts'

/** A series ready to be forecast, and what was done to make it so. */
export interface Prepared {
  readonly history: History
  /** By place in the season: 1 where the shop is never open; its forecast is 0. */
  readonly closed: Uint8Array
  /** Steps that were not believed: far outside all else. */
  readonly absurd: number
  /** Steps within the history without a row. */
  readonly empty: number
  /** Where holidays are known: the history is over these factors, one a step and on into the horizon; `came` is what it was. */
  readonly holidays: { readonly factors: Float64Array; readonly came: Float64Array } | null
}

/** The same with what the calendar does to its days taken out. */
export const withoutHolidays = (prepared: Prepared, marks: DayMarks | null, horizon: number): Prepared => {
  const { history } = prepared
  const factors = marks === null ? null : dayEffects(history, marks, horizon)
  if (factors === null) return prepared
  const y = history.y.map((value, t) => value / (factors[t] as number))
  return { ...prepared, history: { ...history, y, whole: false }, holidays: { factors, came: history.y } }
}

/** Steps that are kept: four years of days, forty weeks of hours. */
const longest = (grid: Grid): number =>
  grid.every === 'minutes' ? 40 * (grid.seasons.at(-1) ?? 1) : grid.every === 'day' ? 1461 : 10_000

/** Null where nothing at all is known. */
export const prepareSeries = (
  cells: Cells,
  grid: Grid,
  shape: TableShape,
  calendar: Calendar | null,
): Prepared | null => {
  const n = cells.steps.length
  if (n === 0) return null
  const lastRow = cells.steps[n - 1] as number
  const season0 = grid.seasons[0] ?? 1
  const near = shape.endsTogether && shape.end - lastRow <= season0
  const end = shape.gaps === 'zero' || near ? shape.end : lastRow
  const start = Math.max(cells.steps[0] as number, end + 1 - longest(grid))
  const y = new Float64Array(end - start + 1).fill(shape.gaps === 'zero' ? 0 : Number.NaN)
  const limit = absurdLimit(cells.values)
  // rows that say that the step is not known: no sign that the shop was shut
  const unknown = new Uint8Array(y.length)
  let absurd = 0
  let rows = 0
  for (let i = 0; i < n; i += 1) {
    const at = (cells.steps[i] as number) - start
    if (at < 0) continue
    const value = cells.values[i] as number
    const believed = Number.isFinite(value) && Math.abs(value) <= limit
    y[at] = believed ? value : Number.NaN
    rows += 1
    if (believed) continue
    unknown[at] = 1
    if (!Number.isNaN(value)) absurd += 1
  }
  if (rows === unknown.reduce((sum, of) => sum + of, 0)) return null
  const season = seasonFor(grid, y.length)
  const closed = closedSlots(y, unknown, start, season, season0)
  leaveOutClosures(y, start, closed)
  const facts = factsOf(y)
  return {
    history: {
      y,
      first: start,
      season,
      shortSeason: season0 <= season ? season0 : season,
      year: yearSteps(grid, season, y.length),
      calendar,
      coarse: grid.stepsPerYear < 53,
      nonNegative: facts.least >= 0,
      intermittent: facts.known > 0 && facts.zeros > facts.known / 3,
      whole: facts.whole,
    },
    closed,
    absurd,
    empty: y.length - rows,
    holidays: null,
  }
}

/** The longest season that history holds more than twice. */
const seasonFor = (grid: Grid, n: number): number => {
  const fits = grid.seasons.filter((season) => n >= (season > 24 && season < 100 ? 2.1 : 2) * season)
  return fits.at(-1) ?? 1
}

const yearSteps = (grid: Grid, season: number, n: number): number => {
  const year = Math.round(grid.stepsPerYear / season) * season
  return season > 1 && n >= year * 1.25 ? year : 0
}

/** Beyond this, squares would overflow. */
const HUGE = 1e100

/** A value this far beyond the 99th percentile (or, of few values, the middle one) is a mistake and no demand. */
const absurdLimit = (values: Float64Array): number => {
  const sizes = Float64Array.from(values.filter(Number.isFinite), Math.abs).sort()
  const n = sizes.length
  if (n < 3) return HUGE
  const typical = n >= 20 ? 40 * (sizes[Math.floor(n * 0.98)] as number) : 1000 * (sizes[n >> 1] as number)
  return Math.min(HUGE, typical > 0 ? typical : HUGE)
}

/**
 * Places in the season without any sale in the newest 26 seasons, in a series that otherwise nearly always sells; of a
 * place seen less than four times, the same hour of all days is looked at.
 */
const closedSlots = (
  y: Float64Array,
  unknown: Uint8Array,
  first: number,
  season: number,
  short: number,
): Uint8Array => {
  const closed = new Uint8Array(season)
  const hours = short < season ? short : season
  if (season === 1 || y.length < 4 * hours) return closed
  const seen = { steps: new Float64Array(season), sold: new Float64Array(season) }
  const seenHour = { steps: new Float64Array(hours), sold: new Float64Array(hours) }
  for (let t = Math.max(0, y.length - 26 * season); t < y.length; t += 1) {
    if (unknown[t] === 1) continue
    const slot = (((first + t) % season) + season) % season
    const sold = (y[t] as number) !== 0 && !Number.isNaN(y[t]) ? 1 : 0
    count(seen, slot, sold)
    count(seenHour, slot % hours, sold)
  }
  let open = 0
  let openSold = 0
  const never = (slot: number) =>
    (seen.steps[slot] as number) >= 4
      ? seen.sold[slot] === 0
      : seenHour.sold[slot % hours] === 0 && (seenHour.steps[slot % hours] as number) >= 4
  for (let slot = 0; slot < season; slot += 1) {
    if (never(slot)) continue
    open += seen.steps[slot] as number
    openSold += seen.sold[slot] as number
  }
  if (open === 0 || openSold < open * 0.6) return closed
  for (let slot = 0; slot < season; slot += 1) if (never(slot)) closed[slot] = 1
  return closed
}

const count = (seen: { steps: Float64Array; sold: Float64Array }, slot: number, sold: number): void => {
  seen.steps[slot] = (seen.steps[slot] as number) + 1
  seen.sold[slot] = (seen.sold[slot] as number) + sold
}

/**
 * Closed places and single closures (a zero where else it always sells much) are not learnt as low demand. A closure that
 * lasts until today, longer than a week, stays: it may be for good.
 */
const leaveOutClosures = (y: Float64Array, first: number, closed: Uint8Array): void => {
  const season = closed.length
  const positive = y.filter((value) => value > 0).sort()
  let zeros = 0
  for (let t = 0; t < y.length; t += 1) {
    const slot = (((first + t) % season) + season) % season
    if (closed[slot] === 1) y[t] = Number.NaN
    else if (y[t] === 0) zeros += 1
  }
  const n = positive.length
  const low = positive[Math.floor(n * 0.1)] ?? 0
  const regular = zeros > 0 && zeros < (n + zeros) * 0.25 && low >= 8 && low > 0.12 * (positive[n >> 1] ?? 0)
  if (!regular) return
  let trailing = y.length
  while (trailing > 0 && !((y[trailing - 1] as number) > 0)) trailing -= 1
  const keep = y.length - trailing > 7 ? trailing : y.length
  for (let t = 0; t < keep; t += 1) if (y[t] === 0) y[t] = Number.NaN
}

const factsOf = (y: Float64Array) => {
  let known = 0
  let zeros = 0
  let least = 0
  let whole = true
  for (const value of y) {
    if (Number.isNaN(value)) continue
    known += 1
    if (value === 0) zeros += 1
    if (value < least) least = value
    if (whole && !Number.isInteger(value)) whole = false
  }
  return { known, zeros, least, whole }
}
