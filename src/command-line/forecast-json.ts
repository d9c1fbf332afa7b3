import type { TableShape } from '../methods/forecast/cells.ts'
import type { TableForecast } from '../methods/forecast/forecast-table.ts'
import type { Gathered } from '../methods/forecast/gather-series.ts'
import { dateText, type Grid } from '../methods/forecast/grid.ts'
import { isOpen, type OpenSteps } from '../methods/forecast/open-steps.ts'

/** One series' forecast, in its own step, and how the part of the table that shares it looks. */
export interface SeriesResult extends TableForecast {
  readonly grid: Grid
  readonly open: OpenSteps
  readonly shape: TableShape
}

export interface ForecastResult {
  readonly by: readonly string[]
  readonly gathered: Gathered
  readonly series: readonly SeriesResult[]
  /** Points wished of each series; at places where the table never has a row there are none. */
  readonly points: number
  readonly ms: number
}

/** Steps of the horizon that are told. */
export const told = (open: OpenSteps, points: number, { first, p50 }: Span): number[] => {
  const steps: number[] = []
  for (let h = 0; h < p50.length && steps.length < points; h += 1) if (isOpen(open, first + h)) steps.push(h)
  return steps
}
type Span = { readonly first: number; readonly p50: ArrayLike<number> }

/** `{series: [{by, method, points: [{date, p10, p50, p90}]}], ms}` (contracts 7); a series without any value has no points. */
export const forecastJson = (result: ForecastResult) => ({
  series: result.series.map(({ forecast, grid, open }, s) => ({
    by: Object.fromEntries(result.by.map((name, place) => [name, result.gathered.keys[s]?.[place] ?? ''])),
    method: methodOf(forecast),
    points:
      forecast === null
        ? []
        : told(open, result.points, forecast).map((h) => ({
            date: dateText(grid, forecast.first + h),
            p10: shown(forecast.p10[h] as number),
            p50: shown(forecast.p50[h] as number),
            p90: shown(forecast.p90[h] as number),
          })),
  })),
  ms: Math.round(result.ms),
})

/** Candidates that matter, by weight: `calendar-ridge + smoothing`. */
export const methodOf = (forecast: TableForecast['forecast']): string => {
  if (forecast === null) return 'none'
  const [first, ...rest] = forecast.weights
  return first === undefined
    ? 'none'
    : [first, ...rest.filter(([, weight]) => weight >= 0.15)].map(([name]) => name).join(' + ')
}

const shown = (value: number): number => Number(value.toPrecision(6))
