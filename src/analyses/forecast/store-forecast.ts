import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { id as idOf, type StoreId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { Cells } from '../../methods/forecast/cells.ts'
import { dateText } from '../../methods/forecast/grid.ts'
import { type Analysed, type AnalysisOptions, money, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { type DaysAhead, LONGEST_LAG_DAYS, type ShopSeries, tellComing } from './coming-days.ts'
import { forecastEach } from './forecast-each.ts'
import { readSeries, type SeriesRead } from './read-series.ts'
import { type ForecastMetric, type Grain, SERIES } from './series-readings.ts'

/** One day or hour of a store that is still to come: the middle, and the 80 % interval around it. */
export interface StorePoint {
  readonly store: StoreId
  readonly day: BusinessDate
  /** 0-23; null for whole days. */
  readonly hour: number | null
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export interface StoreForecastOptions extends AnalysisOptions, DaysAhead {
  readonly metric: ForecastMetric
  readonly grain: Grain
}

/** What the scope's stores may expect today and on the days that follow, in order of store and time. */
export const storeForecast = async (
  warehouse: Warehouse,
  scope: Scope,
  options: StoreForecastOptions,
): Promise<Analysed<StorePoint> | Fault> => {
  const { metric, grain } = options
  const made = await expectedPoints(warehouse, scope, options)
  if (isFault(made)) return made
  const { series } = made
  const { today } = series
  const days = grain === 'hour' ? await expectedPoints(warehouse, scope, { ...options, grain: 'day' }) : null
  const points = days === null || isFault(days) ? made.points : inDays(made.points, days.points)
  const [first] = points
  if (first === undefined) return fault('no-rows', { metric, ...series.read.period })
  const last = points.reduce((newest, { day }) => (day > newest ? day : newest), first.day)
  const unit = unitOf(metric, warehouse)
  const told =
    grain === 'day'
      ? await tellComing(series, made.shops, options, {}, unit)
      : { rows: points.map((point) => rowOf(point, (value) => unit(value, point.store))), flags: [] }
  const period = { from: addDays(today, options.since ?? 0), to: last }
  const evidence = evidenceOf({ id: options.id, source: 'forecast', period, ...told }, series.read)
  return { rows: points, evidence }
}

interface Expected {
  readonly series: SeriesRead
  readonly shops: readonly ShopSeries[]
  readonly points: readonly (StorePoint & { readonly mean: number })[]
}

const expectedPoints = async (
  warehouse: Warehouse,
  scope: Scope,
  options: StoreForecastOptions,
): Promise<Expected | Fault> => {
  const { metric, grain } = options
  const series = await readSeries(warehouse, scope, SERIES[metric][grain], grain, ['store_id'], options)
  if (isFault(series)) return series
  const { grid, today } = series
  const perDay = grain === 'hour' ? 24 : 1
  const lags = series.cells.map(({ steps }) => lagDays(dateText(grid, steps.at(-1) ?? 0).slice(0, 10), today))
  const lag = Math.max(1, ...lags.filter((days) => days <= LONGEST_LAG_DAYS))
  const made = await forecastEach(series.cells, grid, {
    horizon: (lag + options.days) * perDay,
    gaps: null,
    marks: series.marks,
  })
  const shops = made.map(({ forecast }, s) => ({
    store: idOf<StoreId>(series.keys[s]?.[0] ?? ''),
    cells: series.cells[s] as Cells,
    forecast,
  }))
  const points = made.flatMap(({ forecast }, s) => {
    if (forecast === null || (lags[s] as number) > LONGEST_LAG_DAYS) return []
    const store = idOf<StoreId>(series.keys[s]?.[0] ?? '')
    return Array.from(forecast.p50, (_, h) => {
      const text = dateText(grid, forecast.first + h)
      return {
        store,
        day: text.slice(0, 10),
        hour: grain === 'hour' ? Number(text.slice(11, 13)) : null,
        p10: forecast.p10[h] as number,
        p50: forecast.p50[h] as number,
        p90: forecast.p90[h] as number,
        mean: forecast.mean[h] as number,
      }
    }).filter(({ day }) => daysBetween(today, day) >= (options.since ?? 0) && daysBetween(today, day) < options.days)
  })
  return { series, shops, points }
}

/** Bounds of what a day may do to its hours. */
const [LEAST, MOST] = [0.25, 4]

/** Hours that make the day that is expected: days know years, holidays and trend, hours only how a day goes. */
const inDays = (hours: Expected['points'], days: Expected['points']): StorePoint[] => {
  const key = ({ store, day }: StorePoint) => `${store} ${day}`
  const sums = new Map<string, number>()
  for (const hour of hours) sums.set(key(hour), (sums.get(key(hour)) ?? 0) + hour.mean)
  const wanted = new Map(days.map((day) => [key(day), day.mean]))
  return hours.map(({ mean: _, ...hour }) => {
    const [sum, day] = [sums.get(key(hour)) ?? 0, wanted.get(key(hour))]
    const factor = sum > 0 && day !== undefined ? Math.max(LEAST, Math.min(MOST, day / sum)) : 1
    return { ...hour, p10: factor * hour.p10, p50: factor * hour.p50, p90: factor * hour.p90 }
  })
}

const lagDays = (last: BusinessDate, today: BusinessDate): number => daysBetween(last, today)

/** Money in the store's own currency, people and receipts as counts. */
export const unitOf = (metric: ForecastMetric, warehouse: Warehouse) => {
  const currencies = new Map(warehouse.catalogue.stores.map(({ id, currency }) => [id, currency]))
  return (value: number | null, store: StoreId) =>
    metric === 'net_sales' ? money(value, currencies.get(store) ?? 'CNY') : units(value)
}

const rowOf = (point: StorePoint, unit: (value: number) => EvidenceRow['cells'][string]): EvidenceRow => ({
  entity: { store: point.store, hour: point.hour ?? 0 },
  period: { from: point.day, to: point.day },
  role: 'value',
  cells: { p10: unit(point.p10), p50: unit(point.p50), p90: unit(point.p90) },
})
