import { addDays, type BusinessDate, daysBetween, weekday } from '../../core/business-date.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id as idOf, type ProductId, type StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Cells } from '../../methods/forecast/cells.ts'
import { countQuantiles } from '../../methods/forecast/count-quantiles.ts'
import { dateText } from '../../methods/forecast/grid.ts'
import { type Analysed, type AnalysisOptions, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { type DaysAhead, daysOf, tellComing } from './coming-days.ts'
import { forecastEach } from './forecast-each.ts'
import { readSeries, runningDay } from './read-series.ts'
import { UNITS, WEEKDAY_UNITS } from './series-readings.ts'

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

/** Lines (store x product) that are forecast one by one; more of them in one pass by weekday, which takes no memory of days. */
const MOST_LINES = 400

export interface UnitsOptions extends AnalysisOptions, DaysAhead {
  /** Left out: all products. */
  readonly products?: readonly ProductId[]
}

/** Units of products in the scope's stores, the running day first; days with an empty shelf taught nothing. */
export const unitsForecast = async (
  warehouse: Warehouse,
  scope: Scope,
  options: UnitsOptions,
): Promise<Analysed<UnitsPoint> | Fault> => {
  const lines = scope.stores.length * (options.products?.length ?? warehouse.catalogue.products.length)
  return lines > MOST_LINES ? byWeekday(warehouse, scope, options) : byLine(warehouse, scope, options)
}

/** Days that the one pass averages: eight of each weekday. */
const WINDOW = 56

const byWeekday = async (
  warehouse: Warehouse,
  scope: Scope,
  options: UnitsOptions,
): Promise<Analysed<UnitsPoint> | Fault> => {
  const today = runningDay(warehouse, scope, options.at)
  const read = await readRelation(warehouse, scope, WEEKDAY_UNITS, {
    at: options.at,
    period: { from: addDays(today, -WINDOW), to: addDays(today, -1) },
    ...(options.products ? { products: options.products } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if (isFault(read)) return read
  const days = Array.from({ length: options.days }, (_, ahead) => addDays(today, ahead)).slice(options.since ?? 0)
  const points = read.rows.flatMap((row): UnitsPoint[] => {
    const mean = Number(row.units)
    const quantiles = countQuantiles(mean, Number(row.variance), row.whole === true)
    return days
      .filter((day) => weekday(day) === Number(row.weekday))
      .map((day) => ({
        store: idOf<StoreId>(String(row.store_id)),
        product: idOf<ProductId>(String(row.sku_id)),
        day,
        ...quantiles,
        mean,
      }))
  })
  points.sort((a, b) => b.mean - a.mean || (a.day < b.day ? -1 : 1))
  return told(points, read, options, today)
}

const byLine = async (
  warehouse: Warehouse,
  scope: Scope,
  options: UnitsOptions,
): Promise<Analysed<UnitsPoint> | Fault> => {
  const series = await readSeries(warehouse, scope, UNITS, 'day', ['store_id', 'sku_id'], options)
  if (isFault(series)) return series
  const { grid, today } = series
  const newest = series.cells.reduce((last, { steps }) => Math.max(last, steps.at(-1) ?? 0), 0)
  const lag = Math.max(1, daysBetween(dateText(grid, newest), today))
  const made = await forecastEach(series.cells, grid, {
    horizon: lag + options.days + 7,
    gaps: null,
    marks: series.marks,
  })
  const points = made.flatMap(({ forecast }, s): UnitsPoint[] => {
    const [store = '', product = ''] = series.keys[s] ?? []
    if (forecast === null) return []
    const of = { store: idOf<StoreId>(store), product: idOf<ProductId>(product) }
    return daysOf(forecast, series, options).map((day) => ({ ...of, ...day }))
  })
  const [product] = options.products ?? []
  if (product === undefined || options.products?.length !== 1) return told(points, series.read, options, today)
  if (points.length === 0) return fault('no-rows', { metric: UNITS.name, ...series.read.period })
  const shops = made.map(({ forecast }, s) => ({
    store: idOf<StoreId>(series.keys[s]?.[0] ?? ''),
    cells: series.cells[s] as Cells,
    forecast,
  }))
  const one = await tellComing(series, shops, options, { product }, units)
  const period = { from: addDays(today, options.since ?? 0), to: addDays(today, options.days - 1) }
  const evidence = evidenceOf({ id: options.id, source: 'forecast', period, ...one }, series.read)
  return { rows: points, evidence }
}

const told = (
  points: readonly UnitsPoint[],
  read: RowsRead,
  options: UnitsOptions,
  today: BusinessDate,
): Analysed<UnitsPoint> | Fault => {
  if (points.length === 0) return fault('no-rows', { metric: UNITS.name, ...read.period })
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
    read,
  )
  return { rows: points, evidence }
}
