import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readManifest } from '../../src/data/snapshot-manifest.ts'
import { scratch } from '../data/support/small-chain.ts'
import { endingOf } from './support/endings.ts'
import { killedHistory, makeWorkbench, runChild, type Workbench } from './support/history.ts'
import { KILL_POINT_NAMES } from './support/kill-points.ts'
import { twoAtATime } from './support/tally.ts'

const KILLS = 50
const SEED = 1
const NOTHING_WRONG = { lost: 0, doubled: 0, half: 0, unopenable: 0, unfinished: [] }

const root = scratch()
let bench: Workbench

beforeAll(async () => {
  bench = await makeWorkbench(root)
})

test('an import that is killed is one that adds to a copy of the newest snapshot', async () => {
  const data = join(root, 'unkilled')
  cpSync(bench.original, data, { recursive: true })
  expect(await runChild(bench, data, `${data}.acks`, { afterMs: 600_000 })).toBe(false)
  expect(readManifest(data).map(({ extensions }) => extensions)).toEqual([2, 1, 0])
})

test('twelve points are named, and an import comes by each of them', async () => {
  expect(KILL_POINT_NAMES).toHaveLength(12)
  const points = KILL_POINT_NAMES.map((point) => ({ point, nth: 1 }))
  const verdicts = await twoAtATime(points, (ending) => killedHistory(bench, ending.point, ending))
  expect(verdicts).toEqual(points.map(() => ({ killed: true, ...NOTHING_WRONG })))
}, 900_000)

test('imports killed anywhere lose nothing, double nothing, publish no half, and are finished by themselves', async () => {
  const endings = Array.from({ length: KILLS - KILL_POINT_NAMES.length }, (_, n) => endingOf(SEED, n))
  const verdicts = await twoAtATime(endings, (ending, n) => killedHistory(bench, `kill-${n}`, ending))
  const wrong = verdicts.flatMap(({ killed: _, ...verdict }, n) =>
    JSON.stringify(verdict) === JSON.stringify(NOTHING_WRONG) ? [] : [{ n, ending: endings[n], verdict }],
  )
  expect(wrong).toEqual([])
}, 900_000)
