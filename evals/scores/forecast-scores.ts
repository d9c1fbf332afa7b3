import { type FORECAST_METRICS, type Grain, SERIES } from '../../src/analyses/forecast/series-readings.ts'
import { type StorePoint, storeForecast } from '../../src/analyses/forecast/store-forecast.ts'
import { addDays, type BusinessDate } from '../../src/core/business-date.ts'
import { isFault } from '../../src/core/fault.ts'
import { readRelation } from '../../src/data/read-relation.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { ForecastSums } from './forecast-sums.ts'
import { table } from './score-table.ts'
import type { Expected, TrueDemand } from './true-demand.ts'
import { dayOf, STORE_HOUR, TRUTH_HEAD, TruthSums } from './truth-sums.ts'
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

/** First of the days that are scored. */
export const firstScored = (until: BusinessDate): BusinessDate => addDays(until, 1 - ORIGINS * EVERY)

/**
 * What the shops expected on several mornings beside what came: figures of days that no forecast of them had seen; and beside
 * both, how far off somebody is who knows how the chain is made.
 */
export const forecastScores = async (warehouse: Warehouse, until: BusinessDate, truth: TrueDemand): Promise<string> => {
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
    const known = new TruthSums(truth)
    const expected = trueMeans(truth, metric, grain, came)
    for (let origin = 1; origin <= ORIGINS; origin += 1) {
      const today = addDays(until, 1 - origin * EVERY)
      const made = await storeForecast(warehouse, scope, { id: 'scores', at: morning(today), metric, grain, days })
      if (isFault(made)) throw new Error(JSON.stringify(made))
      for (const point of made.rows) {
        const actual = score(point, today, came, sums)
        const mean = expected.get(keyOf(point.store, point.day, point.hour))
        if (actual !== null && mean !== undefined) known.add(actual, mean, STORE_HOUR)
      }
    }
    rows.push([name, ...sums.cells(), ...(grain === 'hour' ? known.counts() : known.ratios())])
  }
  return table([...FORECAST_HEAD, ...TRUTH_HEAD], rows)
}

/** Of net sales, the receipts that are to be expected times what one brought in that shop over all these days. */
const trueMeans = (
  truth: TrueDemand,
  metric: Wish[1],
  grain: Grain,
  came: ReadonlyMap<string, number>,
): ReadonlyMap<string, Expected> => {
  const hours = metric === 'footfall' ? truth.visitors : truth.receipts
  const means = grain === 'hour' ? hours : dayOf(hours)
  if (metric !== 'net_sales') return means
  const brought = new Map<string, { money: number; receipts: number }>()
  for (const [key, mean] of means) {
    const money = came.get(key)
    const store = key.split(' ')[0] ?? ''
    const of = brought.get(store) ?? { money: 0, receipts: 0 }
    if (money !== undefined)
      brought.set(store, { money: of.money + money, receipts: of.receipts + mean['and incidents'] })
  }
  return new Map(
    [...means].map(([key, mean]) => {
      const { money, receipts } = brought.get(key.split(' ')[0] ?? '') ?? { money: 0, receipts: 1 }
      return [key, times(mean, money / receipts)]
    }),
  )
}

const times = (mean: Expected, factor: number): Expected => ({
  'the calendar': factor * mean['the calendar'],
  'and weather': factor * mean['and weather'],
  'and incidents': factor * mean['and incidents'],
})

const keyOf = (store: unknown, day: unknown, hour: unknown): string =>
  `${store} ${day}${hour === null ? '' : ` ${hour}`}`

/** Both simple ways know what the morning knows: the newest same weekdays before it. What came; null: not scored. */
const score = (
  point: StorePoint,
  today: BusinessDate,
  came: ReadonlyMap<string, number>,
  sums: ForecastSums,
): number | null => {
  const actual = came.get(keyOf(point.store, point.day, point.hour))
  const before: number[] = []
  for (let week = 1; before.length < 4 && week <= 6; week += 1) {
    const day = addDays(point.day, -7 * week)
    const value = came.get(keyOf(point.store, day, point.hour))
    if (day < today && value !== undefined) before.push(value)
  }
  const [newest] = before
  if (actual === undefined || newest === undefined) return null
  sums.add(actual, point, newest, before.reduce((sum, value) => sum + value, 0) / before.length)
  return actual
}
