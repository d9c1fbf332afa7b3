import type { TableShape } from '../methods/forecast/cells.ts'
import type { TableForecast } from '../methods/forecast/forecast-table.ts'
import type { Gathered } from '../methods/forecast/gather-series.ts'
import { dateText } from '../methods/forecast/grid.ts'

export interface ForecastResult {
  readonly by: readonly string[]
  readonly gathered: Gathered
  readonly shape: TableShape
  readonly series: readonly TableForecast[]
  readonly ms: number
}

/** `{series: [{by, method, points: [{date, p10, p50, p90}]}], ms}` (contracts 7); a series without any value has no points. */
export const forecastJson = ({ by, gathered, series, ms }: ForecastResult) => ({
  series: series.map(({ forecast }, s) => ({
    by: Object.fromEntries(by.map((name, place) => [name, gathered.keys[s]?.[place] ?? ''])),
    method: methodOf(forecast),
    points:
      forecast === null
        ? []
        : Array.from(forecast.p50, (_, h) => ({
            date: dateText(gathered.grid, forecast.first + h),
            p10: shown(forecast.p10[h] as number),
            p50: shown(forecast.p50[h] as number),
            p90: shown(forecast.p90[h] as number),
          })),
  })),
  ms: Math.round(ms),
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
