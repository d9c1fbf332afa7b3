import { isFault } from '../../core/fault.ts'
import type { StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Cells } from '../../methods/forecast/cells.ts'
import type { AnalysisOptions } from '../analysis.ts'
import { forecastEach } from './forecast-each.ts'
import { readSeries } from './read-series.ts'
import { SERIES } from './series-readings.ts'

/** Newest known days that a forecast is put beside, and bounds of what is believed of a day beside them. */
const BESIDE_DAYS = 28
const [LEAST, MOST] = [0.2, 4]

/**
 * How the scope's shops will be beside their last four weeks: the forecast of a day's net sales over the mean of the newest
 * 28, for today and the days that follow. It carries weekdays, holidays and trend to lines that sell too little to show
 * them. A shop without sales by day, or too few, is not in the map.
 */
export const storeShapes = async (
  warehouse: Warehouse,
  scope: Scope,
  options: Pick<AnalysisOptions, 'at' | 'signal'>,
  days: number,
): Promise<ReadonlyMap<StoreId, readonly number[]>> => {
  const shapes = new Map<StoreId, readonly number[]>()
  const series = await readSeries(warehouse, scope, SERIES.net_sales.day, 'day', ['store_id'], options)
  if (isFault(series)) return shapes
  const { grid, cells, keys, marks, todayStep } = series
  const newest = cells.reduce((last, { steps }) => Math.max(last, steps.at(-1) ?? last), Number.NEGATIVE_INFINITY)
  const horizon = Math.max(1, todayStep - newest) + days + BESIDE_DAYS
  const made = await forecastEach(cells, grid, { horizon, gaps: null, marks })
  made.forEach(({ forecast }, s) => {
    const usual = usualOf(cells[s] as Cells)
    if (forecast === null || usual === null) return
    const from = todayStep - forecast.first
    if (from < 0 || from + days > forecast.mean.length) return
    const shape = Array.from(forecast.mean.subarray(from, from + days), (mean) => mean / usual)
    shapes.set(
      String(keys[s]?.[0] ?? '') as StoreId,
      shape.map((of) => Math.max(LEAST, Math.min(MOST, of))),
    )
  })
  return shapes
}

/** Mean of the newest days; null where there are not two weeks of them, or nothing sold. */
const usualOf = ({ values }: Cells): number | null => {
  const known = values.subarray(-BESIDE_DAYS).filter((value) => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return known.length >= 14 && mean > 0 ? mean : null
}
