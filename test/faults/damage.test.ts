import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { dataFolder } from '../../src/data/data-folder.ts'
import { newestSnapshot } from '../../src/data/snapshot-manifest.ts'
import { scratch } from '../data/support/small-chain.ts'
import { blindReading, readSnapshot } from './support/blind-reading.ts'
import { damagedFolder, fillFolder } from './support/damaged-folder.ts'
import { makeWorkbench, type Workbench } from './support/history.ts'
import { twoAtATime } from './support/tally.ts'

// four of each kind of file
const CASES = 14

const root = scratch()
let bench: Workbench
let full = ''

beforeAll(async () => {
  bench = await makeWorkbench(root)
  full = await fillFolder(bench)
})

test('a damaged folder serves what is right or older and said, its damage is found, and what is advised mends it', async () => {
  const seeds = Array.from({ length: CASES }, (_, n) => n)
  const verdicts = await twoAtATime(seeds, (seed) => damagedFolder(bench, full, seed))
  expect(verdicts.flatMap((verdict, seed) => (verdict.wrong.length > 0 ? [{ seed, ...verdict }] : []))).toEqual([])
}, 900_000)

test('a flipped bit that no hash was asked about is an error or in no row, never another number', async () => {
  const snapshot = join(dataFolder(full).snapshots, `${newestSnapshot(full)}.duckdb`)
  const truth = await readSnapshot(snapshot)
  const readings = []
  for (let seed = 0; seed < CASES; seed += 1) readings.push(await blindReading(snapshot, truth, root, seed))
  expect(readings).not.toContain('other')
  expect(readings).toContain('refused')
}, 900_000)
