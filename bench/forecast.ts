/**
 * `npm run bench:forecast` (G9): every store x product x weekday of the demo chain (12 stores, 800 products, 731 days) from
 * one GROUP BY over the snapshot, beside the same chain forecast series by series in JavaScript, in time and, over a
 * held-out month, in accuracy beside seasonal naive. Days on which a shelf was empty are neither learnt nor scored.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UNITS, WEEKDAY_UNITS } from '../src/analyses/forecast/series-readings.ts'
import { addDays, weekday } from '../src/core/business-date.ts'
import { isFault } from '../src/core/fault.ts'
import { id, type ProductId } from '../src/core/ids.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import type { Scope } from '../src/core/scope.ts'
import { openWarehouse } from '../src/data/open-warehouse.ts'
import { type Reading, type RowsRead, readRelation } from '../src/data/read-relation.ts'
import { countQuantiles } from '../src/methods/forecast/count-quantiles.ts'
import { forecastMany } from '../src/methods/forecast/forecast-many.ts'
import { gatherSeries } from '../src/methods/forecast/gather-series.ts'
import { percentile } from './percentile.ts'
import { startService } from './start-service.ts'

const ROUNDS = 5
const HELD_OUT = 28
/** Days that the columnar pass averages: eight of each weekday. */
const WINDOW = 56
/** Products that the peer forecasts in all stores, evenly spread: all would take minutes. */
const PEER_PRODUCTS = Number(process.argv[2] ?? 80)

const folder = join(PACKAGE_ROOT, '.cache', 'bench-demo')
if (!existsSync(join(folder, 'snapshots', 'manifest.json'))) await (await startService(folder, { demo: true })).stop()
const warehouse = await openWarehouse(folder)
if (isFault(warehouse)) throw new Error('the demo chain could not be opened')
const { catalogue } = warehouse
const dataTo = catalogue.dataTo
if (dataTo === null) throw new Error('the demo chain has no data')
const scope: Scope = {
  person: id('bench'),
  role: 'regional-manager',
  stores: catalogue.stores.map((store) => store.id),
}
const at = `${addDays(dataTo, 2)}T00:00:00.000Z`
const cut = addDays(dataTo, -HELD_OUT)

const everyNth = Math.max(1, Math.floor(catalogue.products.length / PEER_PRODUCTS))
const products = catalogue.products.filter((_, n) => n % everyNth === 0).map((product) => product.id)

const read = async (reading: Reading, from: string, to: string, goods?: readonly ProductId[]): Promise<RowsRead> => {
  const options = { at, period: { from, to }, ...(goods ? { products: goods } : {}) }
  const rows = await readRelation(warehouse, scope, reading, options)
  if (isFault(rows)) throw new Error(JSON.stringify(rows))
  return rows
}
const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const started = performance.now()
  const done = await work()
  return [done, performance.now() - started]
}

const passes: number[] = []
const cpu: number[] = []
let pass: RowsRead | null = null
for (let round = 0; round <= ROUNDS; round += 1) {
  const before = process.cpuUsage()
  const [rows, ms] = await timed(() => read(WEEKDAY_UNITS, addDays(cut, -WINDOW + 1), cut))
  pass = rows
  const { user, system } = process.cpuUsage(before)
  if (round === 0) continue
  passes.push(ms)
  cpu.push((user + system) / 1000)
}
const cells = pass?.rows.length ?? 0
const weekdayMiddle = new Map<string, number>()
for (const row of pass?.rows ?? [])
  weekdayMiddle.set(
    `${row.store_id} ${row.sku_id} ${row.weekday}`,
    countQuantiles(Number(row.units), Number(row.variance), row.whole === true).p50,
  )

const column = (rows: RowsRead, name: string) => rows.rows.map((row) => (row[name] == null ? null : String(row[name])))
const past = await read(UNITS, addDays(cut, -364), cut, products)
const table = { date: column(past, 'step'), value: column(past, 'value') }
const gathered = gatherSeries({ ...table, by: [column(past, 'store_id'), column(past, 'sku_id')] }, 'day')
if (gathered === null) throw new Error('no series')
const picked = gathered.keys.map((key, s) => ({ key: key.join(' '), cells: gathered.cells[s] }))
const series = picked.flatMap(({ cells: of }) => (of === undefined ? [] : [of]))
const [made, peerMs] = await timed(() => forecastMany(series, gathered.grid, { horizon: HELD_OUT, gaps: null }))

const came = await read(UNITS, addDays(cut, 1), dataTo, products)
const truth = new Map<string, Map<number, number>>()
const firstDay = Date.parse(`${cut}T00:00:00Z`)
for (const { store_id, sku_id, step, value } of came.rows) {
  if (value == null) continue
  const key = `${store_id} ${sku_id}`
  const of = truth.get(key) ?? new Map<number, number>()
  of.set(Math.round((Date.parse(`${step}T00:00:00Z`) - firstDay) / 86_400_000), Number(value))
  truth.set(key, of)
}

const missed = { pass: 0, peer: 0, naive: 0, actual: 0, points: 0 }
picked.forEach(({ key, cells: of }, s) => {
  const forecast = made.series[s]?.forecast
  const actual = truth.get(key)
  if (!forecast || !actual || of === undefined) return
  for (let h = 1; h <= HELD_OUT; h += 1) {
    const y = actual.get(h)
    if (y === undefined) continue
    const middle = weekdayMiddle.get(`${key} ${weekday(addDays(cut, h))}`)
    const back = of.steps.length - 1 - ((7 - (h % 7)) % 7)
    const naive = of.values[back]
    if (middle === undefined || naive === undefined || Number.isNaN(naive)) continue
    missed.pass += Math.abs(y - middle)
    missed.peer += Math.abs(y - (forecast.p50[h - 1] as number))
    missed.naive += Math.abs(y - naive)
    missed.actual += y
    missed.points += 1
  }
})
await warehouse.close()

const median = percentile(passes, 0.5)
const perSeries = peerMs / series.length
const lines = new Set([...weekdayMiddle.keys()].map((key) => key.slice(0, -2))).size
console.log(`\n${catalogue.stores.length} stores, ${lines} store x product series, ${cells} weekday cells`)
console.log(
  `one columnar pass over ${WINDOW} days      median ${median.toFixed(0)} ms, ${percentile(cpu, 0.5).toFixed(0)} ms of CPU (target < 1000)`,
)
console.log(
  `series by series in JavaScript      ${perSeries.toFixed(2)} ms a series on one thread, ${((perSeries * lines) / 1000).toFixed(1)} s for the chain: ${((perSeries * lines) / median).toFixed(0)}x the pass`,
)
console.log(`held-out month, ${series.length} series, ${missed.points} store-product-days, WAPE:`)
for (const [name, sum] of [
  ['same weekday last week', missed.naive],
  ['columnar pass', missed.pass],
  ['series by series', missed.peer],
] as const)
  console.log(`  ${name.padEnd(24)} ${((100 * sum) / missed.actual).toFixed(1)} %`)
