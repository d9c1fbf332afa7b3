import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '../../src/data/data-folder.ts'
import { newestSnapshot } from '../../src/data/snapshot-manifest.ts'
import { blindReading, readSnapshot } from './support/blind-reading.ts'
import { damagedFolder, fillFolder } from './support/damaged-folder.ts'
import { endingOf } from './support/endings.ts'
import { killedHistory, makeWorkbench, type Workbench } from './support/history.ts'
import { bounded, twoAtATime } from './support/tally.ts'

/**
 * `npm run torture -- [KILLS] [DAMAGES] [SEED]`: 1,000 kills, 200 damaged folders and 200 flipped bits unless told
 * otherwise. A case that goes wrong is printed with its number; `--kill N` and `--damage N` repeat one.
 */
const words = process.argv.slice(2)
const say = (text: string) => process.stdout.write(`${text}\n`)
const numberAfter = (flag: string): number | null => {
  const at = words.indexOf(flag)
  return at < 0 ? null : Number(words[at + 1])
}
const [kills = 1000, damages = 200, seed = 1] = words[0]?.startsWith('--') ? [] : words.map(Number)

const row = (name: string, found: string) => say(`${name.padEnd(44)} ${found}`)
const EVERY = 50

const killAll = async (bench: Workbench, cases: readonly number[]) => {
  const verdicts = await twoAtATime(cases, async (n, index) => {
    const verdict = await killedHistory(bench, `kill-${n}`, endingOf(seed, n))
    const { killed: _, ...wrong } = verdict
    if (wrong.lost + wrong.doubled + wrong.half + wrong.unopenable + wrong.unfinished.length > 0)
      say(`kill ${n}: ${JSON.stringify({ ...endingOf(seed, n), ...wrong })}`)
    if ((index + 1) % EVERY === 0) process.stderr.write(`${index + 1} of ${cases.length} histories\n`)
    return verdict
  })
  const killed = verdicts.filter((verdict) => verdict.killed).length
  const sum = (what: 'lost' | 'doubled' | 'half' | 'unopenable') =>
    bounded(
      verdicts.reduce((total, verdict) => total + verdict[what], 0),
      killed,
    )
  row('histories, ended by a kill', `${verdicts.length}, ${killed}`)
  row('acknowledged days lost', sum('lost'))
  row('days doubled', sum('doubled'))
  row('days half published', sum('half'))
  row('folders that did not open', sum('unopenable'))
  row(
    'left unsaid or not finished by itself',
    bounded(verdicts.filter(({ unfinished }) => unfinished.length > 0).length, killed),
  )
}

const damageAll = async (bench: Workbench, full: string, cases: readonly number[]) => {
  const verdicts = await twoAtATime(cases, (n) => damagedFolder(bench, full, n))
  for (const [index, verdict] of verdicts.entries())
    if (verdict.wrong.length > 0) say(`damage ${cases[index]}: ${JSON.stringify(verdict)}`)
  row('damaged folders, served at once', `${verdicts.length}, ${verdicts.filter(({ served }) => served).length}`)
  row(
    'wrong, unsaid, unseen or not mended',
    bounded(verdicts.filter(({ wrong }) => wrong.length > 0).length, cases.length),
  )
}

const flipAll = async (full: string, folder: string, cases: readonly number[]) => {
  const snapshot = join(dataFolder(full).snapshots, `${newestSnapshot(full)}.duckdb`)
  const truth = await readSnapshot(snapshot)
  const readings = await twoAtATime(cases, (n) => blindReading(snapshot, truth, folder, n))
  const count = (what: string) => readings.filter((reading) => reading === what).length
  row('bits flipped, refused, in no row', `${readings.length}, ${count('refused')}, ${count('same')}`)
  row('read as other rows', bounded(count('other'), cases.length))
}

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index)
const root = mkdtempSync(join(tmpdir(), 'floorwalker-torture-'))
try {
  mkdirSync(join(root, 'blind'))
  const bench = await makeWorkbench(root)
  const full = await fillFolder(bench)
  const [kill, damage] = [numberAfter('--kill'), numberAfter('--damage')]
  if (damage === null) await killAll(bench, kill === null ? upTo(kills) : [kill])
  if (kill === null) await damageAll(bench, full, damage === null ? upTo(damages) : [damage])
  if (kill === null && damage === null) await flipAll(full, join(root, 'blind'), upTo(damages))
} finally {
  rmSync(root, { recursive: true, force: true })
}
