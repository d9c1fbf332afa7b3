import type { Cells } from '../../methods/forecast/cells.ts'
import { type ForecastWish, forecastMany } from '../../methods/forecast/forecast-many.ts'
import type { TableForecast } from '../../methods/forecast/forecast-table.ts'
import type { Grid } from '../../methods/forecast/grid.ts'

/**
 * Forecasts each series by itself. Series forecast as one table learn weights and errors from each other, so that a shop's forecast would
 * depend on which other shops the asker may see (docs/decisions/0020).
 */
export const forecastEach = async (
  cells: readonly Cells[],
  grid: Grid,
  wish: ForecastWish,
): Promise<readonly TableForecast[]> => {
  const made: TableForecast[] = []
  for (const one of cells) made.push(...(await forecastMany([one], grid, wish)).series)
  return made
}
