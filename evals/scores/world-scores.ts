import { existsSync } from 'node:fs'
import { openWorkshop, type Session } from '../../src/data/duckdb.ts'
import { forecastMany } from '../../src/methods/forecast/forecast-many.ts'
import { gatherSeries } from '../../src/methods/forecast/gather-series.ts'
import { FORECAST_HEAD } from './forecast-scores.ts'
import { ForecastSums } from './forecast-sums.ts'
import { table } from './score-table.ts'
import { plantedScores } from './world-causes.ts'
import { JOURNEY, mostIn, PRODUCTS, WHOLESALE } from './world-sets.ts'

/** Real sales of goods: no cancellation, nothing without a price, no postage or bank charges. */
const GOODS = `"Quantity" > 0 and "UnitPrice" > 0 and "InvoiceNo" not like 'C%' and regexp_matches("StockCode", '^[0-9]{5}')`
/** Series as `date`, `value` and `by`. */
const SERIES: readonly (readonly [name: string, file: string, sql: string])[] = [
  [
    'Online Retail: sales of a day',
    WHOLESALE,
    `select "InvoiceDate"::date::varchar as date, sum("Quantity" * "UnitPrice")::varchar as value, '' as "by" from '${WHOLESALE}' where ${GOODS} group by 1`,
  ],
  [
    'Online Retail: units of an article-day, the 100 most bought',
    WHOLESALE,
    `select "InvoiceDate"::date::varchar as date, sum("Quantity")::varchar as value, "StockCode" as "by" from '${WHOLESALE}' where ${GOODS}
     and "StockCode" in ${mostIn('"StockCode"', `'${WHOLESALE}' where ${GOODS}`, 100)} group by 1, 3`,
  ],
  [
    'Complete Journey (sample): sales of a department-day, the 8 largest',
    JOURNEY,
    `select transaction_timestamp::date::varchar as date, sum(sales_value)::varchar as value, department as "by" from '${JOURNEY}' join '${PRODUCTS}' using (product_id)
     where department in ${mostIn('department', `'${JOURNEY}' join '${PRODUCTS}' using (product_id)`, 8)} group by 1, 3`,
  ],
  [
    'Complete Journey (sample): sales of a store-day, the 25 largest',
    JOURNEY,
    `select transaction_timestamp::date::varchar as date, sum(sales_value)::varchar as value, store_id::varchar as "by" from '${JOURNEY}'
     where store_id in ${mostIn('store_id', `'${JOURNEY}'`, 25)} group by 1, 3`,
  ],
]

const ORIGINS = 6
const EVERY = 14
const HORIZON = 14

/** The same forecasts on public sets, and planted changes found among a real chain's weeks. */
export const worldScores = async (say: (line: string) => void): Promise<string> => {
  const session = await openWorkshop()
  try {
    const rows: string[][] = []
    for (const [name, file, sql] of SERIES) {
      say(name)
      rows.push(
        existsSync(file) ? [name, ...(await forecastOf(session, sql))] : [name, 'the set is not there', '', '', '', ''],
      )
    }
    const causes = existsSync(JOURNEY) ? await plantedScores(session, say) : 'Complete Journey is not there.'
    return `${table(FORECAST_HEAD, rows)}\n\n${causes}`
  } finally {
    session.close()
  }
}

const forecastOf = async (session: Session, sql: string): Promise<string[]> => {
  const rows = await session.rows(`${sql} order by 1`)
  const column = (name: string) => rows.map((row) => String(row[name]))
  const gathered = gatherSeries({ date: column('date'), value: column('value'), by: [column('by')] }, 'day')
  if (gathered === null) throw new Error('no dates')
  const { cells, grid } = gathered
  const last = Math.max(...cells.map(({ steps }) => steps.at(-1) ?? 0))
  const sums = new ForecastSums()
  for (let origin = 1; origin <= ORIGINS; origin += 1) {
    const end = last - origin * EVERY
    const known = cells.map(({ steps, values }) => {
      const upTo = steps.filter((step) => step <= end).length
      return { steps: steps.slice(0, upTo), values: values.slice(0, upTo) }
    })
    const { series } = await forecastMany(known, grid, { horizon: HORIZON, gaps: null, marks: null })
    // days on which nobody sold anything are days without a shop
    const open = new Set(cells.flatMap(({ steps }) => Array.from(steps)))
    series.forEach(({ forecast }, s) => {
      const all = cells[s]
      if (forecast === null || all === undefined) return
      const came = new Map(Array.from(all.steps, (step, i) => [step, all.values[i] ?? 0]))
      const value = (step: number) => (open.has(step) ? (came.get(step) ?? 0) : null)
      for (let h = 0; h < forecast.p50.length; h += 1) {
        const step = forecast.first + h
        const actual = value(step)
        const before = [1, 2, 3, 4, 5, 6].flatMap((week) =>
          step - 7 * week <= end ? (value(step - 7 * week) ?? []) : [],
        )
        const [newest] = before
        if (actual === null || newest === undefined || step > last) continue
        const four = before.slice(0, 4).reduce((sum, one) => sum + one, 0) / Math.min(4, before.length)
        const at = (of: ArrayLike<number>) => of[h] ?? 0
        sums.add(actual, { p10: at(forecast.p10), p50: at(forecast.p50), p90: at(forecast.p90) }, newest, four)
      }
    })
  }
  return sums.cells()
}
