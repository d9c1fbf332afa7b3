import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { Instant } from '../../core/clock.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { ProductId } from '../../core/ids.ts'
import type { Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { countryDays, countryOf } from '../../data/country-days.ts'
import { type Reading, type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { DayMarks } from '../../methods/forecast/day-effects.ts'
import { type Gathered, gatherSeries } from '../../methods/forecast/gather-series.ts'
import { dateText } from '../../methods/forecast/grid.ts'
import type { AnalysisOptions } from '../analysis.ts'
import type { Grain } from './series-readings.ts'

export interface SeriesRead extends Gathered {
  readonly read: RowsRead
  /** The stores' running business day: the first that is forecast. */
  readonly today: BusinessDate
  /** Its step on a grid of days. */
  readonly todayStep: number
  /** Holidays, of days in a country whose holidays are known. */
  readonly marks: DayMarks | null
}

/** History that is read: two years of days, half a year of hours. */
const DAYS = { day: 760, hour: 182 }

/** Days ahead that holidays are looked up for: further than any forecast reaches. */
const MARKED_AHEAD = 120

/** The business day that runs in the scope's stores, the latest where they differ. */
export const runningDay = (warehouse: Warehouse, scope: Scope, at: Instant): BusinessDate =>
  warehouse.catalogue.stores
    .filter(({ id }) => scope.stores.includes(id))
    .map((store) => shopClock(at, store).running)
    .reduce((a, b) => (a > b ? a : b), at.slice(0, 10))

/** The scope's series up to the last whole day, one for each value of `by` (columns of the reading). */
export const readSeries = async (
  warehouse: Warehouse,
  scope: Scope,
  reading: Reading,
  grain: Grain,
  by: readonly string[],
  { at, signal, products }: Pick<AnalysisOptions, 'at' | 'signal'> & { readonly products?: readonly ProductId[] },
): Promise<SeriesRead | Fault> => {
  const mine = warehouse.catalogue.stores.filter(({ id }) => scope.stores.includes(id))
  const today = runningDay(warehouse, scope, at)
  const period = { from: addDays(today, -DAYS[grain]), to: addDays(today, -1) }
  const read = await readRelation(warehouse, scope, reading, {
    at,
    period,
    ...(products ? { products } : {}),
    ...(signal ? { signal } : {}),
  })
  if (isFault(read)) return read
  const column = (name: string) => read.rows.map((row) => (row[name] == null ? null : String(row[name])))
  const date = read.rows.map(({ step, hour }) => (grain === 'day' ? String(step) : `${step} ${hour}:00`))
  const table = { date, value: column('value'), by: by.map(column) }
  const gathered = gatherSeries(table, grain)
  if (gathered === null) return fault('no-rows', { metric: reading.name, ...period })
  const country = grain === 'day' ? countryOf(mine) : null
  const first = gathered.cells.reduce(
    (least, { steps }) => Math.min(least, steps[0] ?? least),
    Number.POSITIVE_INFINITY,
  )
  if (!Number.isFinite(first)) return fault('no-rows', { metric: reading.name, ...period })
  const marks =
    country === null ? null : countryDays(country, dateText(gathered.grid, first), addDays(today, MARKED_AHEAD), first)
  const todayStep = first + daysBetween(dateText(gathered.grid, first).slice(0, 10), today)
  return { ...gathered, read, today, todayStep, marks }
}
