import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDataFolder } from '../../src/data/data-folder.ts'
import { openSnapshotFile, openWorkshop } from '../../src/data/duckdb.ts'
import { withIngestLock } from '../../src/data/ingest-lock.ts'
import { scratch } from '../data/support/small-chain.ts'
import { builtScript } from '../support/built-script.ts'

const root = scratch()
let made = 0
const fresh = () => {
  made += 1
  return createDataFolder(join(root, `data-${made}`))
}

let hold = ''
beforeAll(async () => {
  hold = await builtScript(fileURLToPath(new URL('support/hold.ts', import.meta.url)))
})

/** A process that takes the lock of a data folder, or opens a file, and keeps it until it is killed. */
const holder = async (what: 'lock' | 'file', path: string) => {
  const child = spawn(process.execPath, [hold, what, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
}

const BUSY = { fault: 'data-busy', parameters: {} }
const work = async () => 'worked'

describe('a data folder', () => {
  test('has one writer: a second in the same process or in another is refused', async () => {
    const folder = fresh()
    await withIngestLock(folder, async () => expect(await withIngestLock(folder, work)).toEqual(BUSY))
    const letGo = await holder('lock', folder.root)
    expect(await withIngestLock(folder, work)).toEqual(BUSY)
    await letGo()
  })

  test('is free at once when its writer was killed, whatever that left behind', async () => {
    const folder = fresh()
    const letGo = await holder('lock', folder.root)
    await letGo()
    expect(existsSync(folder.owner)).toBe(true)
    expect(await withIngestLock(folder, work)).toBe('worked')
    expect(existsSync(folder.owner)).toBe(false)
  })

  test('that another machine writes is refused by that machine’s name, until it has been silent for a minute', async () => {
    const folder = fresh()
    writeFileSync(folder.owner, JSON.stringify({ host: 'office-2', pid: 4711 }))
    expect(await withIngestLock(folder, work, 'office-1')).toEqual({
      fault: 'data-busy-elsewhere',
      parameters: { host: 'office-2', process: 4711 },
    })
    const long = new Date(Date.now() - 61_000)
    utimesSync(folder.owner, long, long)
    expect(await withIngestLock(folder, work, 'office-1')).toBe('worked')
  })
})

describe('a DuckDB file', () => {
  test('that is being written is opened a second time by nobody, in this process or another', async () => {
    const path = join(root, 'one.duckdb')
    const first = await openWorkshop(path)
    await first.run('create table t (x integer)')
    await expect(openWorkshop(path)).rejects.toThrow()
    await expect(openSnapshotFile(path)).rejects.toThrow()
    first.close()
    const letGo = await holder('file', path)
    await expect(openWorkshop(path)).rejects.toThrow()
    await letGo()
    const again = await openWorkshop(path)
    expect(await again.rows('select count(*)::integer as n from t')).toEqual([{ n: 0 }])
    again.close()
  })
})
