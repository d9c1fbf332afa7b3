/**
 * `npm run bench:ingest [THOUSANDS]`: lines imported a second, from a CSV file to a published snapshot with every check,
 * beside prepared inserts that commit row by row (G14), and what a reader of the service's snapshot feels meanwhile.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isFault } from '../src/core/fault.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import { openWorkshop } from '../src/data/duckdb.ts'
import { openWarehouse } from '../src/data/open-warehouse.ts'
import { percentile } from './percentile.ts'
import { wideChain } from './wide-chain.ts'

const thousands = Number(process.argv[2] ?? 1000)
const lines = thousands * 1000
const folder = mkdtempSync(join(tmpdir(), 'floorwalker-ingest-'))
const main = join(PACKAGE_ROOT, 'dist', 'src', 'main.js')

const made = join(PACKAGE_ROOT, '.cache', 'bench-history', `ingest-${thousands}k.duckdb`)
await wideChain(made, { stores: 20, days: 50, lines })
const source = await openWorkshop(made)
const files = (name: string) => join(folder, name)
mkdirSync(files('chain'))
for (const table of ['dim_store', 'dim_product', 'dim_region'])
  await source.run(`copy ${table} to '${files(`chain/${table}.csv`)}' (header)`)
await source.run(
  `copy (select receipt_key, store_id, business_date, ts_utc, ts_local, type, net_ex_tax from fact_receipt) to '${files('chain/fact_receipt.csv')}' (header)`,
)
await source.run(
  `copy (select receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, tax, cost, line_type from fact_line) to '${files('chain/fact_line.csv')}' (header)`,
)

/** One statement a row, committed at once, for five seconds: how a till that writes to a database directly would do it. */
const rowByRow = async (): Promise<number> => {
  const target = await openWorkshop(files('rows.duckdb'))
  await target.run(
    'create or replace table line (receipt_key varchar, line_no integer, store_id varchar, business_date date, sku_id varchar, qty decimal(14,3), net_ex_tax decimal(14,2), cost decimal(14,2))',
  )
  const started = performance.now()
  let rows = 0
  for (; performance.now() - started < 5000; rows += 1)
    await target.run(
      'insert into line values ($1, $2::integer, $3, $4::date, $5, $6::decimal(14,3), $7::decimal(14,2), $8::decimal(14,2))',
      [`R${rows}`, rows % 4, 'S001', '2026-11-21', 'P00001', '1', '9.90', '5.20'],
    )
  target.close()
  return rows / 5
}

const served = await openWarehouse(join(PACKAGE_ROOT, '.cache', 'bench-demo'))
if (isFault(served)) throw new Error('run bench:ask first: its demo chain is what the reader reads')
const read = async (until: () => boolean): Promise<number[]> => {
  const sample: number[] = []
  while (!until()) {
    const started = performance.now()
    await served.query(
      "select sum(net_ex_tax)::varchar as net from main.sales_hour where store_id = 'S01' and business_date > date '2026-11-01'",
      [],
    )
    sample.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return sample
}

const single = await rowByRow()
const quiet = performance.now() + 3000
const idle = await read(() => performance.now() > quiet)
const started = performance.now()
let done = false
const child = spawn(process.execPath, [main, 'import', files('chain'), '--data', files('data')], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const code = new Promise<number | null>((resolve) =>
  child.on('exit', (status) => {
    done = true
    resolve(status)
  }),
)
const busy = await read(() => done)
if ((await code) !== 0) throw new Error('the import failed')
const seconds = (performance.now() - started) / 1000
const rate = lines / seconds
console.log(
  `${lines} lines and ${lines / 4} receipts from CSV: journaled, checked, ordered, published in ${seconds.toFixed(1)} s`,
)
console.log(
  `import ${Math.round(rate)} lines/s; row by row, committed ${Math.round(single)} rows/s: G14 ${Math.round(rate / single)}x`,
)
const [calm, loaded] = [percentile(idle, 0.99), percentile(busy, 0.99)]
console.log(
  `a reader meanwhile: p50 ${percentile(busy, 0.5).toFixed(1)} ms, p99 ${loaded.toFixed(1)} ms; idle ${percentile(idle, 0.5).toFixed(1)}, ${calm.toFixed(1)} ms: ${(loaded / calm).toFixed(1)}x (<= 10)`,
)
source.close()
await served.close()
rmSync(folder, { recursive: true })
