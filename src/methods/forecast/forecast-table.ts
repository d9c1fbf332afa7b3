import { type Calendar, calendarOf } from './calendar.ts'
import { type Cells, type Gaps, type TableShape, tableShape } from './cells.ts'
import type { DayMarks } from './day-effects.ts'
import { forecastChunk, type SeriesForecast } from './forecast-chunk.ts'
import type { Grid } from './grid.ts'
import { prepareSeries, withoutHolidays } from './prepare-series.ts'

/** One series' result: its forecast, null where it has no value at all, and what was done to its history. */
export interface TableForecast {
  readonly forecast: SeriesForecast | null
  readonly absurd: number
  readonly empty: number
}

export interface ChunkTask {
  readonly cells: readonly Cells[]
  readonly grid: Grid
  readonly shape: TableShape
  readonly horizon: number
  readonly marks: DayMarks | null
}

/** Series that are forecast together; fixed, so that a result does not depend on how many threads there are. */
export const CHUNK_SERIES = 400

/** Chunks of a table in order, with what the whole table says about gaps and its end. */
export const chunksOf = (
  cells: readonly Cells[],
  grid: Grid,
  horizon: number,
  gaps: Gaps | null = null,
  marks: DayMarks | null = null,
): { shape: TableShape; tasks: ChunkTask[] } => {
  const seen = tableShape(cells, grid.every === 'minutes' ? (grid.seasons.at(-1) ?? 1) : (grid.seasons[0] ?? 1))
  const shape = gaps === null ? seen : { ...seen, gaps }
  const tasks: ChunkTask[] = []
  for (let first = 0; first < cells.length; first += CHUNK_SERIES)
    tasks.push({ cells: cells.slice(first, first + CHUNK_SERIES), grid, shape, horizon, marks })
  return { shape, tasks }
}

export const runChunk = ({ cells, grid, shape, horizon, marks }: ChunkTask): TableForecast[] => {
  const calendar = calendarFor(cells, grid, shape, horizon)
  const prepared = cells.map((of) => {
    const series = prepareSeries(of, grid, shape, calendar)
    return series === null || grid.every !== 'day' ? series : withoutHolidays(series, marks, horizon)
  })
  const forecasts = forecastChunk(prepared, horizon)
  return forecasts.map((forecast, s) => ({
    forecast,
    absurd: prepared[s]?.absurd ?? 0,
    empty: prepared[s]?.empty ?? 0,
  }))
}

export const calendarFor = (
  cells: readonly Cells[],
  grid: Grid,
  shape: TableShape,
  horizon: number,
): Calendar | null => {
  let first = shape.end
  for (const { steps } of cells) if (steps.length > 0) first = Math.min(first, steps[0] as number)
  return calendarOf(grid, Math.max(first, shape.end - 20_000), shape.end + horizon)
}
