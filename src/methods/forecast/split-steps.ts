import type { Cells } from './cells.ts'
import type { Gathered } from './gather-series.ts'
import { type Grid, instantOf, recogniseGrid, stepOf } from './grid.ts'

/** Series of a table that lie on one grid, by their places in it. */
export interface Part {
  readonly grid: Grid
  readonly places: readonly number[]
  readonly cells: readonly Cells[]
}

/** Fewer values tell no step of their own; a step is a series' own where so much of it is filled. */
const LEAST_VALUES = 6
const FILLED = 0.8

/**
 * A table may hold days of one series and weeks of another, or weeks that begin on other weekdays: on the grid of all dates
 * taken together, days here, most steps of the weekly one would be empty. Series that lie on a coarser grid of their own go
 * on in its steps. Nearly always there is one part; always where the step was `wished`.
 */
export const splitSteps = ({ grid, cells }: Gathered, wished = false): Part[] => {
  const one = [{ grid, places: cells.map((_, place) => place), cells }]
  if (wished || cells.length === 1) return one
  const parts = new Map<string, number[]>()
  const short: number[] = []
  cells.forEach((of, place) => {
    if (of.steps.length < LEAST_VALUES) short.push(place)
    else add(parts, ownStep(of, grid), place)
  })
  if ([...parts.keys()].every((key) => key === COMMON)) return one
  const bySize = [...parts].sort((a, b) => b[1].length - a[1].length)
  const grids = new Map(bySize.map(([key, places]) => [key, key === COMMON ? grid : gridOf(places, cells, grid)]))
  const usual = parts.has(COMMON) ? COMMON : (bySize[0]?.[0] ?? COMMON)
  for (const place of short) {
    const steps = (cells[place] as Cells).steps
    const fits = bySize.find(
      ([key]) => key !== COMMON && steps.length > 1 && fitsGrid(steps, grid, grids.get(key) as Grid),
    )
    add(parts, fits?.[0] ?? usual, place)
  }
  return [...parts].map(([key, places]) => {
    const own = grids.get(key) as Grid
    return { grid: own, places, cells: places.map((place) => onGrid(cells[place] as Cells, grid, own)) }
  })
}

const COMMON = ''

const add = (parts: Map<string, number[]>, key: string, place: number): void => {
  const places = parts.get(key)
  if (places === undefined) parts.set(key, [place])
  else places.push(place)
}

const instantsOf = (steps: ArrayLike<number>, grid: Grid): Float64Array =>
  Float64Array.from(steps, (step) => instantOf(grid, step))

/** Names the coarser grid that a series lies on, with its phase; COMMON where it lies on the table's. */
const ownStep = ({ steps }: Cells, grid: Grid): string => {
  const n = steps.length
  const [first, last] = [steps[0] as number, steps[n - 1] as number]
  if (last - first + 1 < 1.8 * n || neighbours(steps) > 0.03 * n) return COMMON
  const instants = instantsOf(steps, grid)
  const own = recogniseGrid(instants)
  if (own.every === grid.every && own.step === grid.step) return COMMON
  const span = stepOf(own, instants[n - 1] as number) - stepOf(own, instants[0] as number) + 1
  if (n < FILLED * span) return COMMON
  // one hour of each day is a shop's hour, midnight is a day
  if (grid.every === 'minutes' && own.every !== 'minutes' && (instants[0] as number) % 1440 !== 0) return COMMON
  const phase = ((own.origin % own.step) + own.step) % own.step
  return `${own.every} ${own.step} ${phase} ${own.dayOfMonth}`
}

/** Values of steps that follow one another: a coarser grid has none. */
const neighbours = (steps: Int32Array): number => {
  let count = 0
  for (let n = 1; n < steps.length; n += 1) if ((steps[n] as number) - (steps[n - 1] as number) === 1) count += 1
  return count
}

const gridOf = (places: readonly number[], cells: readonly Cells[], grid: Grid): Grid => {
  const all = new Set<number>()
  for (const place of places) for (const step of (cells[place] as Cells).steps) all.add(step)
  return recogniseGrid(instantsOf(Int32Array.from(all).sort(), grid))
}

const fitsGrid = (steps: ArrayLike<number>, grid: Grid, own: Grid): boolean => {
  const instants = instantsOf(steps, grid)
  const mapped = Array.from(instants, (minutes) => stepOf(own, minutes))
  return (
    instants.every((minutes, n) => instantOf(own, mapped[n] as number) === minutes) &&
    new Set(mapped).size === mapped.length
  )
}

/** The same values on another grid; those of one step are summed. */
const onGrid = ({ steps, values }: Cells, from: Grid, to: Grid): Cells => {
  if (from === to) return { steps, values }
  const sums = new Map<number, number>()
  steps.forEach((step, n) => {
    const at = stepOf(to, instantOf(from, step))
    const [before, value] = [sums.get(at), values[n] as number]
    sums.set(at, before === undefined || Number.isNaN(before) ? value : Number.isNaN(value) ? before : before + value)
  })
  return { steps: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) }
}
