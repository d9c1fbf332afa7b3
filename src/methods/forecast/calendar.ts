import { type Grid, instantOf } from './grid.ts'

/** What is known of each step of a grid beforehand, in numbers: rows of `width` features, for step `first` and later. */
export interface Calendar {
  readonly grid: Grid
  readonly first: number
  readonly width: number
  readonly features: Float64Array
  /** Ridge penalty of each feature. */
  readonly penalty: Float64Array
  /** Features that need more than a year of history stand from here on; before that they are left out. */
  readonly yearly: number
}

const YEAR_PAIRS = 4
const MONTH_PAIRS = 2
const DAY_MS = 86_400_000

/** Features of the steps `first` to `last`: constant, trend, weekdays, phase of the month, then phase of the year. */
export const calendarOf = (grid: Grid, first: number, last: number): Calendar | null => {
  if (grid.every === 'minutes' || grid.every === 'year') return null
  const daily = grid.every === 'day'
  const pairs = grid.every === 'quarter' ? 1 : YEAR_PAIRS
  const yearly = 2 + (daily ? 7 + 2 * MONTH_PAIRS : 0)
  const width = yearly + 2 * pairs
  const features = new Float64Array((last - first + 1) * width)
  for (let step = first; step <= last; step += 1) {
    const date = new Date(instantOf(grid, step) * 60_000)
    const row = (step - first) * width
    features[row] = 1
    features[row + 1] = (step - first) / grid.stepsPerYear
    const yearStart = Date.UTC(date.getUTCFullYear(), 0, 1)
    const year = (date.getTime() - yearStart) / (DAY_MS * 365.25)
    if (daily) {
      features[row + 2 + ((date.getUTCDay() + 6) % 7)] = 1
      const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
      waves(features, row + 9, MONTH_PAIRS, (date.getUTCDate() - 1) / days)
    }
    waves(features, row + yearly, pairs, year)
  }
  const penalty = new Float64Array(width).fill(4)
  penalty[0] = 1e-3
  penalty[1] = 2
  if (daily) penalty.fill(0.5, 2, 9)
  return { grid, first, width, features, penalty, yearly }
}

const waves = (features: Float64Array, at: number, pairs: number, phase: number): void => {
  for (let k = 1; k <= pairs; k += 1) {
    features[at + 2 * k - 2] = Math.sin(2 * Math.PI * k * phase)
    features[at + 2 * k - 1] = Math.cos(2 * Math.PI * k * phase)
  }
}
