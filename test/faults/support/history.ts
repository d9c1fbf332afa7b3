import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isFault } from '../../../src/core/fault.ts'
import { dataFolder } from '../../../src/data/data-folder.ts'
import { importSource } from '../../../src/data/import-source.ts'
import { readLedger } from '../../../src/data/journal.ts'
import { openWarehouse } from '../../../src/data/open-warehouse.ts'
import { finishImport } from '../../../src/data/rebuild-snapshot.ts'
import { builtScript } from '../../support/built-script.ts'
import { DAYS, type DayState, daysIn, writeDays } from './days.ts'
import type { Ending } from './import-child.ts'

/** What one killed history did wrong, in days; all zero and no words is what must be. */
export interface Verdict {
  readonly killed: boolean
  /** Acknowledged, and not there when the data were opened again. */
  readonly lost: number
  readonly doubled: number
  readonly half: number
  readonly unopenable: number
  /** Journaled, not in the snapshot that serves, and not said; or not finished by itself; or not the same in the end. */
  readonly unfinished: readonly string[]
}

export interface Workbench {
  readonly root: string
  /** A data folder that holds the small chain. */
  readonly original: string
  readonly exports: string
  /** Script of a process that imports and is killed. */
  readonly child: string
}

const CHILD = fileURLToPath(new URL('import-child.ts', import.meta.url))

export const makeWorkbench = async (root: string): Promise<Workbench> => {
  const child = await builtScript(CHILD)
  const bench = { root, original: join(root, 'original'), exports: join(root, 'exports'), child }
  mkdirSync(bench.exports, { recursive: true })
  writeDays(bench.exports)
  const report = await importSource(bench.original, join(bench.exports, 'base'))
  if (isFault(report)) throw new Error(JSON.stringify(report))
  return bench
}

/** True when the process was killed, false when it came to its end first. */
export const runChild = (bench: Workbench, data: string, acks: string, ending: Ending): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const words = [bench.child, data, bench.exports, acks, JSON.stringify(ending)]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.stdout.once('data', () => {
      if ('afterMs' in ending) setTimeout(() => child.kill('SIGKILL'), ending.afterMs).unref()
    })
    child.on('error', reject)
    child.on('close', (code, signal) =>
      signal === 'SIGKILL' || code === 0 ? resolve(signal === 'SIGKILL') : reject(new Error(said)),
    )
  })

const open = async (data: string) => {
  const warehouse = await openWarehouse(data)
  if (isFault(warehouse)) return null
  const days = await daysIn(warehouse)
  await warehouse.close()
  return { days, notice: warehouse.notice?.kind ?? null }
}

const count = (days: readonly DayState[], state: DayState) => days.filter((day) => day === state).length

/** Days whose files the journal holds, by the batches that it counts. */
const journaled = (data: string): number => {
  const ledger = readLedger(dataFolder(data))
  return 'damagedAt' in ledger ? -1 : new Set(ledger.entries.map((entry) => entry.batch)).size - 1
}

/**
 * Imports day after day in a process that is killed, and holds what is found against what was acknowledged: at once, after
 * the import has been finished by itself, and after all days came once more, in other files.
 */
export const killedHistory = async (bench: Workbench, name: string, ending: Ending): Promise<Verdict> => {
  const data = join(bench.root, name)
  const acks = `${data}.acks`
  cpSync(bench.original, data, { recursive: true })
  try {
    const killed = await runChild(bench, data, acks, ending)
    const acknowledged = existsSync(acks) ? readFileSync(acks, 'utf8').trim().split('\n').map(Number) : []
    const first = await open(data)
    const days = first?.days ?? []
    const kept = journaled(data)
    const unfinished: string[] = []
    if (first?.notice !== (kept > count(days, 'whole') ? 'journal-ahead' : null))
      unfinished.push(`said ${first?.notice}`)
    const finished = await finishImport(data)
    if (isFault(finished)) unfinished.push(finished.fault)
    const second = await open(data)
    if (count(second?.days ?? [], 'whole') !== kept) unfinished.push('journaled, but not there when finished')
    const again = await importSource(data, join(bench.exports, 'all'))
    if (isFault(again)) unfinished.push(again.fault)
    const last = await open(data)
    if (count(last?.days ?? [], 'whole') !== DAYS) unfinished.push('not the same in the end')
    return {
      killed,
      lost: acknowledged.filter((day) => days[day - 1] !== 'whole').length,
      doubled: [first, second, last].reduce((sum, seen) => sum + count(seen?.days ?? [], 'doubled'), 0),
      half: [first, second, last].reduce((sum, seen) => sum + count(seen?.days ?? [], 'half'), 0),
      unopenable: [first, second, last].filter((seen) => seen === null).length,
      unfinished,
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
    rmSync(acks, { force: true })
  }
}
