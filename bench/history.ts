/**
 * `npm run bench:history [MILLIONS]`: what a question costs when the history grows (G7), and what the order of the rows and
 * one enclosing range are worth (G8), beside the same sums over shuffled rows with ORed days, interleaved in one run.
 * Read the ratios: machines are shared and noisy.
 */
import { join } from 'node:path'
import { addDays } from '../src/core/business-date.ts'
import { isFault } from '../src/core/fault.ts'
import type { Frame } from '../src/core/frame.ts'
import { id } from '../src/core/ids.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import type { Scope } from '../src/core/scope.ts'
import { openSnapshotFile } from '../src/data/duckdb.ts'
import { measure } from '../src/data/measure.ts'
import { type Warehouse, warehouseOver } from '../src/data/warehouse.ts'
import { percentile } from './percentile.ts'
import { LAST_DAY, wideChain } from './wide-chain.ts'

const millions = Number(process.argv[2] ?? 10)
const rounds = Number(process.argv[3] ?? 15)
const at = `${addDays(LAST_DAY, 1)}T01:00:00.000Z`
const folder = join(PACKAGE_ROOT, '.cache', 'bench-history')

const open = async (name: string, days: number, lines: number): Promise<Warehouse> => {
  const path = join(folder, `${name}.duckdb`)
  await wideChain(path, { stores: 200, days, lines })
  return warehouseOver(await openSnapshotFile(path), name)
}
const long = await open(`${millions}m`, 730, millions * 1e6)
const short = await open(`${millions / 5}m`, 146, (millions / 5) * 1e6)

const yesterday: Frame = {
  metric: id('net_sales'),
  stores: [],
  regions: [],
  categories: [],
  products: [],
  period: { from: LAST_DAY, to: LAST_DAY },
  base: { kind: 'W4' },
  by: null,
  rank: null,
  wish: null,
}
const one = { ...yesterday, stores: [id('S007')] }
const goods = { categories: [id('Category 3')] }
/** Of goods no pre-aggregate knows: these read the lines. */
const QUESTIONS: readonly { name: string; frame: Frame; where: string }[] = [
  { name: 'a category, one store, against the usual', frame: { ...one, ...goods }, where: "store_id = 'S007'" },
  { name: 'a category, all 200 stores, against the usual', frame: { ...yesterday, ...goods }, where: 'true' },
  { name: 'all goods, one store, against the usual', frame: one, where: '' },
  { name: 'all goods, all 200 stores, against the usual', frame: yesterday, where: '' },
]

const ask = async (warehouse: Warehouse, frame: Frame): Promise<string> => {
  const scope: Scope = {
    person: id('bench'),
    role: 'regional-manager',
    stores: warehouse.catalogue.stores.map((store) => store.id),
  }
  const evidence = await measure(warehouse, scope, frame, { id: 'b.e1', at })
  if (isFault(evidence)) throw new Error(JSON.stringify(evidence))
  return evidence.rows[0]?.cells.net_sales?.amount ?? ''
}

/** What one would write without thinking: five days, each with its OR, over rows in no order. */
const naive = async (where: string): Promise<string> => {
  const days = [0, 7, 14, 21, 28].map((back) => `business_date = date '${addDays(LAST_DAY, -back)}'`)
  const rows = await long.query(
    `select business_date::varchar as day, sum(net_ex_tax)::varchar as net from main.line_shuffled
     where (${days.join(' or ')}) and ${where}
       and sku_id in (select sku_id from main.dim_product where cat1_en = 'Category 3') group by 1`,
    [],
  )
  return String(rows.find(({ day }) => day === LAST_DAY)?.net)
}

/** The same sums as a person writes them who knows the table's order: one enclosing range, then the weekday. */
const ranged = async (where: string): Promise<string> => {
  const rows = await long.query(
    `select business_date::varchar as day, sum(net_ex_tax)::varchar as net from main.fact_line
     where business_date between date '${addDays(LAST_DAY, -28)}' and date '${LAST_DAY}'
       and isodow(business_date) = isodow(date '${LAST_DAY}') and ${where}
       and sku_id in (select sku_id from main.dim_product where cat1_en = 'Category 3') group by 1`,
    [],
  )
  return String(rows.find(({ day }) => day === LAST_DAY)?.net)
}

console.log(`${millions} M lines of 200 stores x 730 days, beside ${millions / 5} M of 146 days; ${rounds} rounds`)
for (const { name, frame, where } of QUESTIONS) {
  const samples = {
    long: [] as number[],
    short: [] as number[],
    naive: [] as number[],
    ranged: [] as number[],
    spans: [] as number[],
  }
  const timed = async (sample: number[], work: () => Promise<string>, keep: boolean) => {
    const started = performance.now()
    const value = await work()
    if (keep) sample.push(performance.now() - started)
    return value
  }
  for (let round = 0; round <= rounds; round += 1) {
    await timed(samples.long, () => ask(long, frame), round > 0)
    await timed(samples.short, () => ask(short, frame), round > 0)
  }
  // Apart, because reading the whole table evicts what the other questions read from DuckDB's small cache.
  for (let round = 0; where !== '' && round <= rounds; round += 1) {
    const ours = await timed(samples.spans, () => ask(long, frame), round > 0)
    const theirs = await timed(samples.naive, () => naive(where), round > 0)
    await timed(samples.ranged, () => ranged(where), round > 0)
    if (Number(ours) !== Number(theirs)) throw new Error(`${name}: ${ours} is not ${theirs}`)
  }
  const [whole, fifth, shuffled, bare, spans] = [
    samples.long,
    samples.short,
    samples.naive,
    samples.ranged,
    samples.spans,
  ].map((sample) => percentile(sample, 0.5))
  console.log(
    `${name.padEnd(48)} ${whole?.toFixed(1).padStart(7)} ms; a fifth of the history ${fifth?.toFixed(1).padStart(6)} ms: ` +
      `G7 ${((whole ?? 0) / (fifth ?? 1)).toFixed(2)}x (<= 1.2)` +
      (where === ''
        ? ''
        : `; shuffled, ORed ${shuffled?.toFixed(1).padStart(7)} ms, ordered with one range ${bare?.toFixed(1).padStart(6)} ms: ` +
          `${((shuffled ?? 0) / (bare ?? 1)).toFixed(1)}x; ordered with a range for each day, as \`measure\` reads, with base and evidence ${spans?.toFixed(1)} ms: ` +
          `G8 ${((shuffled ?? 0) / (spans ?? 1)).toFixed(1)}x (>= 50)`),
  )
}
await Promise.all([long.close(), short.close()])
