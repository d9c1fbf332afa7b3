import { type UnitsPoint, unitsForecast } from '../../src/analyses/forecast/units-forecast.ts'
import { addDays, type BusinessDate } from '../../src/core/business-date.ts'
import { isFault } from '../../src/core/fault.ts'
import type { DemoPlan } from '../../src/data/demo/demo-plan.ts'
import type { Session } from '../../src/data/duckdb.ts'
import { SOLD_LINES } from '../../src/data/metrics/counted.ts'
import { SALES_ROLES } from '../../src/data/metrics/metric.ts'
import { type Reading, readRelation } from '../../src/data/read-relation.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { FORECAST_HEAD, morning } from './forecast-scores.ts'
import { ForecastSums } from './forecast-sums.ts'
import { table } from './score-table.ts'
import type { TrueDemand } from './true-demand.ts'
import { TRUTH_HEAD, TruthSums, unitsSpread } from './truth-sums.ts'
import { everyStore } from './watch-days.ts'

const ORIGINS = 3
const DAYS = 7
/** Articles in every store that are forecast one by one; evenly spread over the range. */
const ARTICLES = 30

const UNITS_SOLD: Reading = {
  name: 'scores-units-sold',
  access: SALES_ROLES,
  reads: ['fact_line', 'fact_stock_day'],
  statement: `
    with sold as (
      select store_id, sku_id, business_date as day, sum(qty) as qty from fact_line where ${SOLD_LINES} group by store_id, sku_id, business_date
    )
    select shelf.store_id, shelf.sku_id, shelf.date::varchar as day, coalesce(sold.qty, 0)::varchar as qty
    from fact_stock_day as shelf left join sold
      on sold.store_id = shelf.store_id and sold.sku_id = shelf.sku_id and sold.day = shelf.date`,
}

/** Units of a product-store-day, one by one and in the one pass, beside what was sold and what shoppers wanted. */
export const unitsScores = async (
  warehouse: Warehouse,
  { until }: DemoPlan,
  truth: Session,
  demand: TrueDemand,
): Promise<string> => {
  const scope = everyStore(warehouse)
  const { products } = warehouse.catalogue
  const nth = Math.max(1, Math.floor(products.length / ARTICLES))
  const goods = products.filter((_, at) => at % nth === 0).map((product) => product.id)
  const from = addDays(until, -ORIGINS * DAYS - 40)
  const read = await readRelation(warehouse, scope, UNITS_SOLD, {
    at: morning(addDays(until, 2)),
    period: { from, to: until },
    products: goods,
  })
  if (isFault(read)) throw new Error(JSON.stringify(read))
  const sold = new Map<string, number>()
  for (const row of read.rows) sold.set(`${row.store_id} ${row.sku_id} ${row.day}`, Number(row.qty))
  const lost = await lostUnits(truth, from)
  const sums = new Map<string, { readonly ours: ForecastSums; readonly known: TruthSums }>()
  const score = (name: string, rows: readonly UnitsPoint[], today: BusinessDate) => {
    const [observed, latent] = ['sold', 'wanted'].map((what) => {
      const key = `units of a product-store-day, ${name}, against what was ${what}`
      const of = sums.get(key) ?? { ours: new ForecastSums(), known: new TruthSums(demand) }
      sums.set(key, of)
      return of
    })
    for (const point of rows) {
      const key = (day: string) => `${point.store} ${point.product} ${day}`
      const actual = sold.get(key(point.day))
      const before = [1, 2, 3, 4, 5]
        .map((week) => addDays(point.day, -7 * week))
        .filter((day) => day < today)
        .flatMap((day) => sold.get(key(day)) ?? [])
      const [newest] = before
      if (actual === undefined || newest === undefined) continue
      const four = before.slice(0, 4).reduce((sum, value) => sum + value, 0) / Math.min(4, before.length)
      const wanted = actual + (lost.get(key(point.day)) ?? 0)
      observed?.ours.add(actual, point, newest, four)
      latent?.ours.add(wanted, point, newest, four)
      const mean = demand.units.get(key(point.day)) ?? NEVER
      observed?.known.add(actual, mean, unitsSpread(mean.clump))
      latent?.known.add(wanted, mean, unitsSpread(mean.clump))
    }
  }
  const chosen = new Set<string>(goods)
  for (let origin = 1; origin <= ORIGINS; origin += 1) {
    const today = addDays(until, 1 - origin * DAYS)
    const options = { id: 'scores', at: morning(today), days: DAYS }
    const one = await unitsForecast(warehouse, scope, { ...options, products: goods })
    const pass = await unitsForecast(warehouse, scope, options)
    if (isFault(one) || isFault(pass)) throw new Error(JSON.stringify([one, pass]).slice(0, 300))
    score('one by one', one.rows, today)
    score(
      'in one pass',
      pass.rows.filter(({ product }) => chosen.has(product)),
      today,
    )
  }
  return table(
    [...FORECAST_HEAD, ...TRUTH_HEAD],
    [...sums].map(([name, { ours, known }]) => [name, ...ours.cells(), ...known.counts()]),
  )
}

/** An article that is not in the shop's range that day. */
const NEVER = { 'the calendar': 0, 'and weather': 0, 'and incidents': 0, clump: 1 }

/** Units that an empty shelf kept from shoppers, by store, product and day: what the chain's data do not hold. */
const lostUnits = async (truth: Session, from: BusinessDate): Promise<ReadonlyMap<string, number>> => {
  const rows = await truth.rows(
    `select store_id, sku_id, date::varchar as day, lost_demand::double as lost from latent_demand where date >= '${from}'`,
  )
  return new Map(rows.map(({ store_id, sku_id, day, lost }) => [`${store_id} ${sku_id} ${day}`, Number(lost)]))
}
