/**
 * The evenly spaced steps that a table's dates lie on. Instants are minutes of shop time since 1970-01-01 00:00, without a
 * zone: a shop's Monday is a Monday wherever it is read.
 */
export const EVERY = ['minutes', 'day', 'week', 'month', 'quarter', 'year'] as const
export type Every = (typeof EVERY)[number]

export interface Grid {
  readonly every: Every
  /** Minutes from one step to the next; of months and longer, months. */
  readonly step: number
  /** Step 0: minutes for minutes, days and weeks; months since 1970 for the longer ones. */
  readonly origin: number
  /** Steps after which a pattern is expected to come back, shortest first: hours 24 and 168, days 7, months 12. */
  readonly seasons: readonly number[]
  readonly stepsPerYear: number
  /** Of months and longer: day of the month that dates are written with; 31 is the last day. */
  readonly dayOfMonth: number
}

const DAY = 1440
const MINUTES_PER_YEAR = 365.2425 * DAY

const dateParts = (minutes: number) => {
  const date = new Date(minutes * 60_000)
  return { months: (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth(), day: date.getUTCDate() }
}
const daysIn = (months: number): number => new Date(Date.UTC(1970, months + 1, 0)).getUTCDate()

/** The step an instant falls into; instants between two steps belong to the earlier one. */
export const stepOf = (grid: Grid, minutes: number): number =>
  grid.every === 'month' || grid.every === 'quarter' || grid.every === 'year'
    ? Math.floor((dateParts(minutes).months - grid.origin) / grid.step)
    : Math.floor((minutes - grid.origin) / grid.step)

export const instantOf = (grid: Grid, index: number): number => {
  if (grid.every !== 'month' && grid.every !== 'quarter' && grid.every !== 'year')
    return grid.origin + index * grid.step
  const months = grid.origin + index * grid.step
  return Date.UTC(1970, months, Math.min(grid.dayOfMonth, daysIn(months))) / 60_000
}

/** `2026-06-01`, or `2026-06-01T13:00:00` on a grid of minutes. */
export const dateText = (grid: Grid, index: number): string => {
  const iso = new Date(instantOf(grid, index) * 60_000).toISOString()
  return grid.every === 'minutes' ? iso.slice(0, 19) : iso.slice(0, 10)
}

const STEPS = [720, 480, 360, 240, 180, 120, 60, 30, 20, 15, 10, 5, 3, 2, 1]
/** This share of the dates must lie on a grid for it to be the table's; the others are moved to their step, and said. */
const ON_GRID = 0.97
/** A grid of minutes of which less is filled is a list of till times: then a day is the step. */
const FILLED = 0.12
/** Of steps shorter than five minutes nearly all must be filled: a busy shop has a receipt in most minutes. */
const FILLED_SHORT = 0.9
const LONGEST_GAP = 7 * 1440

/** The grid of a table from all its distinct instants, ascending; `wished` overrides what they look like. */
export const recogniseGrid = (instants: ArrayLike<number>, wished: Every | 'hour' | null = null): Grid => {
  const first = instants.length === 0 ? 0 : (instants[0] as number)
  if (wished === 'hour') return minuteGrid(60, first)
  if (wished !== null && wished !== 'minutes') return gridOf(wished, instants)
  const minutes = minuteStep(instants)
  if (minutes !== null) return minuteGrid(minutes, first)
  const every = dayKind(instants)
  return sparser(gridOf(every, instants), instants)
}

const minuteGrid = (step: number, first: number): Grid => {
  const day = DAY / step
  return {
    every: 'minutes',
    step,
    origin: first - (((first % step) + step) % step),
    seasons: [day, day * 7],
    stepsPerYear: MINUTES_PER_YEAR / step,
    dayOfMonth: 1,
  }
}

/** Of a table of every second day, fortnight or half-year: steps that many times as long, or most would always be empty. */
const sparser = (grid: Grid, instants: ArrayLike<number>): Grid => {
  if (instants.length < LEAST_FOR_SPARSER) return grid
  let common = 0
  let usual = 0
  for (let n = 1; n < instants.length; n += 1) {
    const gap = stepOf(grid, instants[n] as number) - stepOf(grid, instants[n - 1] as number)
    common = gcd(common, gap)
    if (common === 1) return grid
  }
  for (let n = 1; n < instants.length; n += 1)
    if (stepOf(grid, instants[n] as number) - stepOf(grid, instants[n - 1] as number) === common) usual += 1
  if (common < 2 || usual < (instants.length - 1) / 2) return grid
  const season = (grid.seasons[0] as number) / common
  return {
    ...grid,
    step: grid.step * common,
    // the place in the week comes back after seven steps whatever they are; a year must hold a whole number of them
    seasons: grid.every === 'day' ? grid.seasons : [Number.isInteger(season) ? season : 1],
    stepsPerYear: grid.stepsPerYear / common,
  }
}
const LEAST_FOR_SPARSER = 8
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

const floorDay = (minutes: number) => Math.floor(minutes / DAY) * DAY

const gridOf = (every: Exclude<Every, 'minutes'>, instants: ArrayLike<number>): Grid => {
  const first = floorDay(instants.length === 0 ? 0 : (instants[0] as number))
  if (every === 'day') return { every, step: DAY, origin: first, seasons: [7], stepsPerYear: 365.2425, dayOfMonth: 1 }
  if (every === 'week')
    return { every, step: 7 * DAY, origin: weekStart(instants), seasons: [52], stepsPerYear: 52.1775, dayOfMonth: 1 }
  const step = every === 'month' ? 1 : every === 'quarter' ? 3 : 12
  const months = dateParts(first).months
  return {
    every,
    step,
    origin: months,
    seasons: every === 'year' ? [1] : [12 / step],
    stepsPerYear: 12 / step,
    dayOfMonth: usualDay(instants),
  }
}

/** The weekday that most dates lie on starts the week; dates of all weekdays start it on Monday. */
const weekStart = (instants: ArrayLike<number>): number => {
  const first = floorDay(instants.length === 0 ? 0 : (instants[0] as number))
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (let n = 0; n < instants.length; n += 1) {
    const slot = ((Math.floor((instants[n] as number) / DAY) % 7) + 7) % 7
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  const most = Math.max(...counts)
  // 1970-01-05, the fifth day of the count, was a Monday
  const start = most > instants.length * 0.6 ? counts.indexOf(most) : 4
  const slot = (((first / DAY) % 7) + 7) % 7
  return first - ((slot - start + 7) % 7) * DAY
}

const usualDay = (instants: ArrayLike<number>): number => {
  const counts = new Map<number, number>()
  for (let n = 0; n < instants.length; n += 1) {
    const { months, day } = dateParts(instants[n] as number)
    const named = day === daysIn(months) ? 31 : day
    counts.set(named, (counts.get(named) ?? 0) + 1)
  }
  let usual = 1
  for (const [day, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = day
  return usual
}

const minuteStep = (instants: ArrayLike<number>): number | null => {
  const n = instants.length
  let timed = 0
  const phases = new Map<number, number>()
  for (let i = 0; i < n; i += 1) {
    const phase = (((instants[i] as number) % DAY) + DAY) % DAY
    phases.set(phase, (phases.get(phase) ?? 0) + 1)
  }
  for (const count of phases.values()) timed = Math.max(timed, count)
  // one time of day (nearly) throughout: a date with a clock on it, not a time
  if (n < 3 || timed >= n * ON_GRID) return null
  const step = STEPS.find((candidate) => shareOn(phases, candidate, n) >= ON_GRID)
  if (step === undefined) return null
  // series of different years: the time between them is no gap
  let span = 1
  for (let i = 1; i < n; i += 1)
    span += Math.min((instants[i] as number) - (instants[i - 1] as number), LONGEST_GAP) / step
  return n / span >= (step < 5 ? FILLED_SHORT : FILLED) ? step : null
}

/** The largest share of instants with one remainder. */
const shareOn = (phases: ReadonlyMap<number, number>, step: number, n: number): number => {
  const counts = new Map<number, number>()
  for (const [phase, count] of phases) counts.set(phase % step, (counts.get(phase % step) ?? 0) + count)
  return Math.max(...counts.values()) / n
}

const dayKind = (instants: ArrayLike<number>): Exclude<Every, 'minutes'> => {
  const days: number[] = []
  for (let i = 0; i < instants.length; i += 1) {
    const day = Math.floor((instants[i] as number) / DAY)
    if (day !== days.at(-1)) days.push(day)
  }
  if (days.length < 3) return 'day'
  const gaps = days.slice(1).map((day, n) => day - (days[n] as number))
  const least = (share: (gap: number) => boolean) => gaps.filter(share).length >= gaps.length * ON_GRID
  if (least((gap) => gap >= 350)) return 'year'
  if (least((gap) => gap >= 88) && inQuarters(days) && sameDay(days)) return 'quarter'
  if (least((gap) => gap >= 28) && sameDay(days)) return 'month'
  return least((gap) => gap % 7 === 0) ? 'week' : 'day'
}

const inQuarters = (days: readonly number[]): boolean => {
  const months = days.map((day) => dateParts(day * DAY).months)
  return months.every((month) => (month - (months[0] as number)) % 3 === 0)
}

const sameDay = (days: readonly number[]): boolean => {
  const usual = usualDay(days.map((day) => day * DAY))
  const same = days.filter((day) => {
    const { months, day: of } = dateParts(day * DAY)
    return of === Math.min(usual, daysIn(months))
  })
  return same.length >= days.length * 0.9
}
