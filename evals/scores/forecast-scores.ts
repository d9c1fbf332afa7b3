import { type FORECAST_METRICS, type Grain, SERIES } from '../../src/analyses/forecast/series-readings.ts'
import { type StorePoint, storeForecast } from '../../src/analyses/forecast/store-forecast.ts'
import { addDays, type BusinessDate } from '../../src/core/business-date.ts'
import { isFault } from '../../src/core/fault.ts'
import { readRelation } from '../../src/data/read-relation.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { ForecastSums } from './forecast-sums.ts'
import { table } from './score-table.ts'
import { everyStore } from './watch-days.ts'

/** Mornings from which the days after are forecast, a fortnight apart. */
const ORIGINS = 6
const EVERY = 14

export const morning = (day: BusinessDate): string => `${day}T00:30:00.000Z`

type Wish = readonly [name: string, metric: (typeof FORECAST_METRICS)[number], grain: Grain, days: number]
const WISHES: readonly Wish[] = [
  ['footfall of a store-day', 'footfall', 'day', 14],
  ['net sales of a store-day', 'net_sales', 'day', 14],
  ['transactions of a store-day', 'transactions', 'day', 14],
  ['footfall of a store-hour', 'footfall', 'hour', 7],
]

export const FORECAST_HEAD = [
  'Forecast',
  'WAPE',
  'same weekday last week',
  'mean of 4',
  'pinball over mean',
  'within 80 %',
]

/** What the shops expected on several mornings beside what came: figures of days that no forecast of them had seen. */
export const forecastScores = async (warehouse: Warehouse, until: BusinessDate): Promise<string> => {
  const scope = everyStore(warehouse)
  const rows: string[][] = []
  for (const [name, metric, grain, days] of WISHES) {
    const from = addDays(until, -ORIGINS * EVERY - 40)
    const read = await readRelation(warehouse, scope, SERIES[metric][grain], {
      at: morning(addDays(until, 2)),
      period: { from, to: until },
    })
    if (isFault(read)) throw new Error(JSON.stringify(read))
    const came = new Map<string, number>()
    for (const row of read.rows)
      came.set(keyOf(row.store_id, row.step, grain === 'hour' ? row.hour : null), Number(row.value))
    const sums = new ForecastSums()
    for (let origin = 1; origin <= ORIGINS; origin += 1) {
      const today = addDays(until, 1 - origin * EVERY)
      const made = await storeForecast(warehouse, scope, { id: 'scores', at: morning(today), metric, grain, days })
      if (isFault(made)) throw new Error(JSON.stringify(made))
      for (const point of made.rows) score(point, today, came, sums)
    }
    rows.push([name, ...sums.cells()])
  }
  return table(FORECAST_HEAD, rows)
}

const keyOf = (store: unknown, day: unknown, hour: unknown): string => `${store} ${day} ${hour ?? ''}`

/** Both simple ways know what the morning knows: the newest same weekdays before it. */
const score = (point: StorePoint, today: BusinessDate, came: ReadonlyMap<string, number>, sums: ForecastSums): void => {
  const actual = came.get(keyOf(point.store, point.day, point.hour))
  const before: number[] = []
  for (let week = 1; before.length < 4 && week <= 6; week += 1) {
    const day = addDays(point.day, -7 * week)
    const value = came.get(keyOf(point.store, day, point.hour))
    if (day < today && value !== undefined) before.push(value)
  }
  const [newest] = before
  if (actual === undefined || newest === undefined) return
  sums.add(actual, point, newest, before.reduce((sum, value) => sum + value, 0) / before.length)
}
