import { type DecimalMark, numbersOf } from '../user-numbers.ts'
import type { Cells } from './cells.ts'
import { type Every, type Grid, instantOf, recogniseGrid, stepOf } from './grid.ts'
import { dayOrder, readDate } from './read-dates.ts'

type Column = readonly (string | null)[]

export interface LongTable {
  readonly date: Column
  readonly value: Column
  readonly decimal?: DecimalMark | undefined
  /** Columns whose values tell the series apart; none: one series. */
  readonly by: readonly Column[]
}

export interface Gathered {
  readonly grid: Grid
  /** The series' values of the `by` columns, in order of first appearance; beside them its cells. */
  readonly keys: readonly (readonly string[])[]
  readonly cells: readonly Cells[]
  readonly said: GatherNotes
}

/** What was found wrong, or done, while reading; counts of rows. */
export interface GatherNotes {
  readonly rows: number
  /** No date that can be read. */
  readonly unreadDates: number
  /** Rows whose date is read, but lies years away from all others. */
  readonly farDates: number
  readonly unreadValues: number
  /** Rows without a value: that step is not known. */
  readonly emptyValues: number
  /** Rows added to another row of the same series and step. */
  readonly merged: number
  /** Distinct dates that lie between two steps of the grid and count for the earlier one. */
  readonly offGrid: number
  /** See `UserNumbers`. */
  readonly twoWays: string | null
}

/** Series from rows of texts: dates read, their grid recognised, equal steps of a series summed. Null: no date could be read. */
export const gatherSeries = (table: LongTable, every: Every | 'hour' | null): Gathered | null => {
  const n = table.date.length
  const dates = readDates(table.date)
  const instants = together(
    Float64Array.from(new Set([...dates.values()].filter((minutes) => minutes !== null))).sort(),
  )
  if (instants.length === 0) return null
  const [oldest, newest] = [instants[0] as number, instants[instants.length - 1] as number]
  const grid = recogniseGrid(instants, every)
  const steps = new Map<string, number>()
  let offGrid = 0
  for (const [text, minutes] of dates)
    if (minutes !== null && minutes >= oldest && minutes <= newest) steps.set(text, stepOf(grid, minutes))
  for (const minutes of instants) if (!isOnGrid(grid, minutes)) offGrid += 1
  const { series, keys } = seriesOf(table.by, n)
  const { values, wrong, twoWays } = numbersOf(table.value, table.decimal ?? null)
  const notes = { rows: n, unreadDates: 0, farDates: 0, unreadValues: 0, emptyValues: 0, merged: 0, offGrid, twoWays }
  const step = new Int32Array(n)
  const value = new Float64Array(n)
  const used = new Int32Array(keys.length)
  for (let row = 0; row < n; row += 1) {
    const text = table.date[row]
    const at = text === null || text === undefined ? undefined : steps.get(text)
    if (at === undefined && (text ?? null) !== null && dates.get(text as string) !== null) notes.farDates += 1
    else if (at === undefined) notes.unreadDates += 1
    else if (wrong[row] === 1) notes.unreadValues += 1
    else if (Number.isNaN(values[row])) notes.emptyValues += 1
    if (at === undefined || wrong[row] === 1) {
      series[row] = -1
      continue
    }
    step[row] = at
    value[row] = values[row] as number
    used[series[row] as number] = (used[series[row] as number] as number) + 1
  }
  const { cells, merged } = sortedCells(series, step, value, used)
  return { grid, keys, cells, said: { ...notes, merged } }
}

/** Beyond this much of an end, or the length of all else, a date or two are a slip of the pen (2099, 1900) and no time of the table. */
const SLIP = 400 * 1440
const MOST_SLIPS = 3

const together = (instants: Float64Array): Float64Array => {
  let [from, to] = [0, instants.length - 1]
  const at = (n: number) => instants[n] as number
  if (instants.length < 10) return instants
  for (let slips = 0; slips < MOST_SLIPS; slips += 1) {
    const late = at(to) - at(to - 1)
    const early = at(from + 1) - at(from)
    if (late > SLIP + at(to - 1) - at(from + (early > SLIP ? 1 : 0))) to -= 1
    else if (early > SLIP + at(to) - at(from + 1)) from += 1
    else break
  }
  return instants.subarray(from, to + 1)
}

const readDates = (column: Column): Map<string, number | null> => {
  const dates = new Map<string, number | null>()
  for (const text of column) if (text !== null && !dates.has(text)) dates.set(text, null)
  const order = dayOrder(dates.keys())
  for (const text of dates.keys()) dates.set(text, readDate(text, order))
  return dates
}

/** A time of day on a grid of days is no fault; a Tuesday among Mondays is. */
const isOnGrid = (grid: Grid, minutes: number): boolean => {
  const gap = minutes - instantOf(grid, stepOf(grid, minutes))
  return grid.every === 'minutes' ? gap === 0 : gap < 1440
}

const seriesOf = (by: readonly Column[], n: number): { series: Int32Array; keys: string[][] } => {
  const series = new Int32Array(n)
  if (by.length === 0) return { series, keys: [[]] }
  // one column after the other: pairs of what is there so far and the next value
  let count = 1
  for (const column of by) {
    const values = new Map<string, number>()
    const pairs = new Map<number, number>()
    let last: string | null = null
    let id = 0
    for (let row = 0; row < n; row += 1) {
      const text = column[row] ?? ''
      if (text !== last) {
        id = values.get(text) ?? values.size
        if (id === values.size) values.set(text, id)
        last = text
      }
      const pair = (series[row] as number) + id * count
      let place = pairs.get(pair)
      if (place === undefined) {
        place = pairs.size
        pairs.set(pair, place)
      }
      series[row] = place
    }
    count = pairs.size
  }
  const keys: string[][] = []
  for (let row = 0; row < n; row += 1)
    if ((series[row] as number) === keys.length) keys.push(by.map((column) => column[row] ?? ''))
  return { series, keys }
}

const sortedCells = (
  series: Int32Array,
  step: Int32Array,
  value: Float64Array,
  used: Int32Array,
): { cells: Cells[]; merged: number } => {
  const starts = new Int32Array(used.length + 1)
  for (let s = 0; s < used.length; s += 1) starts[s + 1] = (starts[s] as number) + (used[s] as number)
  const next = starts.slice(0, -1)
  const rows = new Int32Array(starts[used.length] as number)
  for (let row = 0; row < series.length; row += 1) {
    const s = series[row] as number
    if (s < 0) continue
    const place = next[s] as number
    rows[place] = row
    next[s] = place + 1
  }
  let merged = 0
  const cells = Array.from(used, (_, s) => {
    const own = rows.subarray(starts[s], starts[s + 1])
    let sorted = true
    for (let i = 1; i < own.length && sorted; i += 1)
      sorted = (step[own[i - 1] as number] as number) <= (step[own[i] as number] as number)
    if (!sorted) own.sort((a, b) => (step[a] as number) - (step[b] as number) || a - b)
    const made = summed(own, step, value)
    merged += own.length - made.steps.length
    return withoutUnknownEnd(made)
  })
  return { cells, merged }
}

const summed = (rows: Int32Array, step: Int32Array, value: Float64Array): Cells => {
  const steps = new Int32Array(rows.length)
  const values = new Float64Array(rows.length)
  let n = 0
  for (const row of rows) {
    const at = step[row] as number
    const of = value[row] as number
    if (n > 0 && steps[n - 1] === at) {
      const sum = values[n - 1] as number
      values[n - 1] = Number.isNaN(sum) ? of : Number.isNaN(of) ? sum : sum + of
      continue
    }
    steps[n] = at
    values[n] = of
    n += 1
  }
  return { steps: steps.slice(0, n), values: values.slice(0, n) }
}

/** Rows at the end that have a date and no value are the future, not the past. */
const withoutUnknownEnd = ({ steps, values }: Cells): Cells => {
  let n = steps.length
  while (n > 0 && Number.isNaN(values[n - 1])) n -= 1
  return n === steps.length ? { steps, values } : { steps: steps.slice(0, n), values: values.slice(0, n) }
}
