import { type BusinessDate, daysBetween } from '../../core/business-date.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import { forecastMany } from '../../methods/forecast/forecast-many.ts'
import { dateText } from '../../methods/forecast/grid.ts'
import { type Analysed, type AnalysisOptions, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { readSeries } from './read-series.ts'
import { UNITS } from './series-readings.ts'

/** Units of one product in one store on one day to come. `mean` is what to plan stock with, p50 what is as likely passed as not. */
export interface UnitsPoint {
  readonly store: StoreId
  readonly product: ProductId
  readonly day: BusinessDate
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly mean: number
}

const MOST_ROWS = 200

/** Units of products in the scope's stores, the running day first; days with an empty shelf taught nothing. */
export const unitsForecast = async (
  warehouse: Warehouse,
  scope: Scope,
  options: AnalysisOptions & { readonly products: readonly ProductId[]; readonly days: number },
): Promise<Analysed<UnitsPoint> | Fault> => {
  const series = await readSeries(warehouse, scope, UNITS, 'day', ['store_id', 'sku_id'], options)
  if (isFault(series)) return series
  const { grid, today } = series
  const newest = series.cells.reduce((last, { steps }) => Math.max(last, steps.at(-1) ?? 0), 0)
  const lag = Math.max(1, daysBetween(dateText(grid, newest), today))
  const { series: made } = await forecastMany(series.cells, grid, {
    horizon: lag + options.days + 7,
    gaps: null,
    marks: series.marks,
  })
  const points = made.flatMap(({ forecast }, s): UnitsPoint[] => {
    const [store = '', product = ''] = series.keys[s] ?? []
    if (forecast === null) return []
    return Array.from(forecast.p50, (p50, h) => ({
      store: idOf<StoreId>(store),
      product: idOf<ProductId>(product),
      day: dateText(grid, forecast.first + h),
      p10: forecast.p10[h] as number,
      p50,
      p90: forecast.p90[h] as number,
      mean: forecast.mean[h] as number,
    })).filter(({ day }) => day >= today && daysBetween(today, day) < options.days)
  })
  if (points.length === 0) return fault('no-rows', { metric: UNITS.name, ...series.read.period })
  const shown = points.slice(0, MOST_ROWS)
  const last = shown.reduce((end, { day }) => (day > end ? day : end), today)
  const evidence = evidenceOf(
    {
      id: options.id,
      source: 'forecast',
      period: { from: today, to: last },
      truncated: shown.length < points.length,
      rows: shown.map((point) => ({
        entity: { store: point.store, product: point.product, day: point.day },
        period: { from: point.day, to: point.day },
        role: 'value' as const,
        cells: { p10: units(point.p10), p50: units(point.p50), p90: units(point.p90) },
      })),
    },
    series.read,
  )
  return { rows: points, evidence }
}
