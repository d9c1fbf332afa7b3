/**
 * `npm run bench:export [THOUSANDS]`: the rows behind a number as a list for a spreadsheet, and how long other requests stand still
 * meanwhile (G13), beside the same rows through getRowObjectsJson, in one run.
 */

import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { addDays } from '../src/core/business-date.ts'
import { isFault } from '../src/core/fault.ts'
import type { Frame } from '../src/core/frame.ts'
import { id } from '../src/core/ids.ts'
import { PACKAGE_ROOT } from '../src/core/package-root.ts'
import type { Scope } from '../src/core/scope.ts'
import { openSnapshotFile } from '../src/data/duckdb.ts'
import { measure } from '../src/data/measure.ts'
import { rowsBehind } from '../src/data/rows-behind.ts'
import { warehouseOver } from '../src/data/warehouse.ts'
import { LAST_DAY, wideChain } from './wide-chain.ts'

const thousands = Number(process.argv[2] ?? 300)
const days = 20
const path = join(PACKAGE_ROOT, '.cache', 'bench-history', `export-${thousands}k.duckdb`)
await wideChain(path, { stores: 20, days, lines: thousands * 1000 })
const at = `${addDays(LAST_DAY, 1)}T01:00:00.000Z`

/** The longest time in which the event loop served nobody, in ms, less the resolution of the watch. */
const RESOLUTION_MS = 1
const stallOf = async (work: () => Promise<number>): Promise<{ rows: number; stall: number; seconds: number }> => {
  await wait(200)
  const watch = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  watch.enable()
  const started = performance.now()
  const rows = await work()
  const seconds = (performance.now() - started) / 1000
  await wait(50)
  watch.disable()
  return { rows, stall: Math.max(0, watch.max / 1e6 - RESOLUTION_MS), seconds }
}

const warehouse = await warehouseOver(await openSnapshotFile(path), 'export')
const scope: Scope = {
  person: id('bench'),
  role: 'regional-manager',
  stores: warehouse.catalogue.stores.map((store) => store.id),
}
const frame: Frame = {
  metric: id('net_sales'),
  stores: [],
  regions: [],
  categories: [],
  products: [],
  period: { from: addDays(LAST_DAY, 1 - days), to: LAST_DAY },
  base: null,
  by: null,
  rank: null,
  wish: null,
}
const evidence = await measure(warehouse, scope, frame, { id: 'b.e1', at })
if (isFault(evidence)) throw new Error(JSON.stringify(evidence))

const ours = async (): Promise<number> => {
  const behind = await rowsBehind(warehouse, scope, evidence, { at, relation: 'fact_line', language: 'en' })
  if (isFault(behind)) throw new Error(JSON.stringify(behind))
  const encoder = new TextEncoder()
  let rows = 0
  for await (const lines of behind.lines) {
    encoder.encode(lines.join('\r\n'))
    rows += lines.length
  }
  return rows
}

const samples = { ours: [] as number[], objects: [] as number[] }
const timed = async (sample: number[], work: () => Promise<number>) => {
  const { rows, stall, seconds } = await stallOf(work)
  sample.push(stall)
  return { rows, seconds }
}
const rounds = 5
let seconds = 0
let rows = 0
for (let round = 0; round < rounds; round += 1) {
  const made = await timed(samples.ours, ours)
  rows = made.rows
  seconds += made.seconds / rounds
}
await warehouse.close()
const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
const connection = await instance.connect()
for (let round = 0; round < rounds; round += 1) {
  const { rows: theirs } = await timed(samples.objects, async () => {
    const reader = await connection.runAndReadAll('select * from fact_line')
    return reader.getRowObjectsJson().length
  })
  if (theirs !== rows) throw new Error(`${rows} rows are not ${theirs}`)
}
connection.closeSync()
instance.closeSync()
const median = (sample: number[]) => [...sample].sort((a, b) => a - b)[Math.floor(sample.length / 2)] ?? 0
console.log(
  `${rows} rows as CSV in ${seconds.toFixed(2)} s; longest stall of the event loop, median and worst of ${rounds}: ` +
    `${median(samples.ours).toFixed(0)}, ${Math.max(...samples.ours).toFixed(0)} ms (G13 <= 25); ` +
    `getRowObjectsJson ${median(samples.objects).toFixed(0)}, ${Math.max(...samples.objects).toFixed(0)} ms`,
)
