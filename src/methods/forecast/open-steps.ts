import type { Cells } from './cells.ts'
import type { Grid } from './grid.ts'

/** Places of a week (or of a day, where a table is short) at which a table has rows at all: 0 on Sundays, at night. */
export type OpenSteps = Uint8Array

/** Weeks, or days, without a row before a place counts as shut for all. */
const LEAST_SEASONS = 4

/** One place, open, for tables of weeks and longer steps, and for those too short to tell. */
export const openSteps = (table: readonly Cells[], grid: Grid): OpenSteps => {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { steps } of table) {
    first = Math.min(first, steps[0] ?? first)
    last = Math.max(last, steps.at(-1) ?? last)
  }
  const seasons = grid.every === 'minutes' || grid.every === 'day' ? grid.seasons : []
  const period = seasons.findLast((season) => last - first + 1 >= LEAST_SEASONS * season) ?? 1
  const open = new Uint8Array(period)
  for (const { steps } of table) for (const step of steps) open[place(step, period)] = 1
  return open
}

const place = (step: number, period: number): number => ((step % period) + period) % period

export const isOpen = (open: OpenSteps, step: number): boolean => open[place(step, open.length)] === 1

/** Steps of the grid that hold `horizon` open ones, from whatever place they begin at. */
export const stepsHolding = (open: OpenSteps, horizon: number): number => {
  let most = horizon
  for (let from = 0; from < open.length; from += 1) {
    let [steps, held] = [0, 0]
    for (; held < horizon; steps += 1) if (isOpen(open, from + steps)) held += 1
    most = Math.max(most, steps)
  }
  return most
}
