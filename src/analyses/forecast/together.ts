import type { Cells } from '../../methods/forecast/cells.ts'
import type { SeriesForecast } from '../../methods/forecast/forecast-chunk.ts'
import { forecastMany } from '../../methods/forecast/forecast-many.ts'
import type { SeriesRead } from './read-series.ts'

/** Steps on which each of the series is known, with their sum. */
const summed = (cells: readonly Cells[]): Cells => {
  const sums = new Map<number, { sum: number; known: number }>()
  for (const { steps, values } of cells)
    steps.forEach((step, i) => {
      const of = sums.get(step) ?? { sum: 0, known: 0 }
      const value = values[i] as number
      if (Number.isFinite(value)) sums.set(step, { sum: of.sum + value, known: of.known + 1 })
    })
  const whole = [...sums].filter(([, { known }]) => known === cells.length).sort(([a], [b]) => a - b)
  return {
    steps: Int32Array.from(whole, ([step]) => step),
    values: Float64Array.from(whole, ([, { sum }]) => sum),
  }
}

/**
 * The forecast of several shops as one: quantiles of shops do not add up to those of their sum, so the sum is forecast as a series
 * of its own. Null where they have too few days in common.
 */
export const together = async (
  { grid, marks }: SeriesRead,
  cells: readonly Cells[],
  horizon: number,
): Promise<SeriesForecast | null> => {
  const sum = summed(cells)
  if (sum.steps.length < LEAST_DAYS) return null
  const { series } = await forecastMany([sum], grid, { horizon, gaps: 'missing', marks })
  return series[0]?.forecast ?? null
}

/** Days with a value that a forecast needs: each weekday twice. Of fewer there is nothing to say. */
export const LEAST_DAYS = 14
