import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { dataFolder } from '../../src/data/data-folder.ts'
import { openSnapshotFile } from '../../src/data/duckdb.ts'
import { importSource } from '../../src/data/import-source.ts'
import { withIngestLock } from '../../src/data/ingest-lock.ts'
import { openWarehouse } from '../../src/data/open-warehouse.ts'
import { rebuildSnapshot } from '../../src/data/rebuild-snapshot.ts'
import { newestSnapshot, readManifest } from '../../src/data/snapshot-manifest.ts'
import { rowsOf, sound, withWarehouse } from './support/opened.ts'
import { csv, SMALL_CHAIN, scratch, writeFiles } from './support/small-chain.ts'

const root = scratch()
const first = join(root, 'first')
const later = join(root, 'later')
const original = join(root, 'original')
const CLOSINGS = 'select count(*)::integer as n from fact_stock_day'
let made = 0

beforeAll(async () => {
  mkdirSync(first)
  mkdirSync(later)
  writeFiles(first, SMALL_CHAIN)
  writeFiles(later, { 'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-21,4') })
  sound(await importSource(original, first))
})

/** A data folder with one snapshot in service, `chain-v1`, as if it had just been imported. */
const served = () => {
  made += 1
  const data = join(root, `data-${made}`)
  cpSync(original, data, { recursive: true })
  return data
}

const killAt = (data: string, step: string) => {
  const script = fileURLToPath(new URL('support/import-until.ts', import.meta.url))
  const child = spawnSync(process.execPath, ['--import', 'tsx', script, data, later, step], { encoding: 'utf8' })
  expect(child.signal, child.stderr).toBe('SIGKILL')
}

describe('an import killed with SIGKILL', () => {
  test.each(['reading'])('while %s leaves everything as it was', async (step) => {
    const data = served()
    killAt(data, step)
    await withWarehouse(data, async ({ catalogue, notice }) => {
      expect([catalogue.snapshot, notice]).toEqual(['chain-v1', null])
    })
  })

  test.each([
    ['journaled', 'chain-v2'],
    ['loading', 'chain-v2'],
    ['deriving', 'chain-v2'],
    ['built', 'chain-v2'],
    // the file has its name already, and a name is never used twice
    ['renamed', 'chain-v3'],
  ])('when %s leaves the old snapshot serving, says so, and a rebuild is whole', async (step, next) => {
    const data = served()
    killAt(data, step)
    await withWarehouse(data, async (warehouse) => {
      expect(warehouse.catalogue.snapshot).toBe('chain-v1')
      expect(warehouse.notice).toEqual({ kind: 'journal-ahead' })
      expect(await warehouse.query(CLOSINGS, [])).toEqual([{ n: 2 }])
    })
    expect(sound(await rebuildSnapshot(data)).name).toBe(next)
    expect(await rowsOf(data, CLOSINGS)).toEqual([{ n: 3 }])
    expect(existsSync(dataFolder(data).build)).toBe(false)
  })

  test('after its journal entry is simply finished by the same import', async () => {
    const data = served()
    killAt(data, 'journaled')
    const report = sound(await importSource(data, later))
    expect(report.snapshot).toBe('chain-v2')
    expect(await rowsOf(data, CLOSINGS)).toEqual([{ n: 3 }])
  })
})

describe('a damaged snapshot', () => {
  const twice = async () => {
    const data = served()
    sound(await importSource(data, later))
    return data
  }
  const fileOf = (data: string, name: string) => join(dataFolder(data).snapshots, `${name}.duckdb`)
  const flip = (path: string) => {
    const bytes = readFileSync(path)
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle)
    writeFileSync(path, bytes)
  }

  test.each([
    ['one byte is not what it was', flip],
    ['it is cut short', (path: string) => truncateSync(path, 5000)],
    ['it is gone', (path: string) => rmSync(path)],
  ])('is passed over for the one before, and that is said: %s', async (_how, damage) => {
    const data = await twice()
    damage(fileOf(data, 'chain-v2'))
    await withWarehouse(data, async (warehouse) => {
      expect(warehouse.catalogue.snapshot).toBe('chain-v1')
      expect(warehouse.notice).toEqual({ kind: 'previous-snapshot', damaged: ['chain-v2'] })
      expect(await warehouse.query(CLOSINGS, [])).toEqual([{ n: 2 }])
    })
  })

  test('with none left to pass to is made anew from the journal, and that is said', async () => {
    const data = await twice()
    flip(fileOf(data, 'chain-v1'))
    flip(fileOf(data, 'chain-v2'))
    await withWarehouse(data, async (warehouse) => {
      expect(warehouse.catalogue.snapshot).toBe('chain-v3')
      expect(warehouse.notice).toEqual({ kind: 'rebuilt', damaged: ['chain-v2', 'chain-v1'] })
      expect(await warehouse.query(CLOSINGS, [])).toEqual([{ n: 3 }])
    })
  })

  test('is made anew even when the manifest and every snapshot are gone', async () => {
    const data = await twice()
    rmSync(dataFolder(data).snapshots, { recursive: true })
    expect(await rowsOf(data, CLOSINGS)).toEqual([{ n: 3 }])
  })

  test('is not made anew from a raw file that has changed: the entry is named', async () => {
    const data = await twice()
    const { rawFiles, ledger, snapshots } = dataFolder(data)
    const entries = readFileSync(ledger, 'utf8').trim().split('\n')
    const last = JSON.parse(entries.at(-1) ?? '') as { stored: string; seq: number }
    flip(join(rawFiles, last.stored))
    rmSync(snapshots, { recursive: true })
    expect(await openWarehouse(data)).toEqual({
      fault: 'raw-file-damaged',
      parameters: { file: 'fact_stock_day.csv', entry: last.seq },
    })
  })
})

describe('publishing', () => {
  test('keeps three snapshots, and the manifest knows what each holds', async () => {
    const data = served()
    for (const day of ['22', '23', '24'])
      sound(
        await importSource(
          data,
          writeFiles(later, { 'fact_stock_day.csv': csv('store_id,sku_id,date,closing', `S01,K1,2026-11-${day},4`) }),
        ),
      )
    writeFiles(later, { 'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-21,4') })
    const names = readManifest(data).map((record) => record.name)
    expect(names).toEqual(['chain-v4', 'chain-v3', 'chain-v2'])
    expect(readdirSync(dataFolder(data).snapshots).sort()).toEqual([
      'chain-v2.duckdb',
      'chain-v3.duckdb',
      'chain-v4.duckdb',
      'manifest.json',
    ])
    expect(readManifest(data)[0]).toMatchObject({
      chain: 'chain',
      dataFrom: '2026-11-20',
      asOf: '2026-11-20T18:30:00Z',
      rows: { fact_stock_day: 5 },
      sums: { net_sales: '26.00', transactions: '2' },
      journal: { entries: 11 },
    })
    expect(newestSnapshot(data)).toBe('chain-v4')
  })

  test('by two at once is refused to the second', async () => {
    const data = served()
    await withIngestLock(dataFolder(data), async () => {
      expect(await importSource(data, later)).toEqual({ fault: 'data-busy', parameters: {} })
    })
    sound(await importSource(data, later))
  })

  test('does not disturb a warehouse that is open', async () => {
    const data = served()
    await withWarehouse(data, async (warehouse) => {
      sound(await importSource(data, later))
      expect(await warehouse.query(CLOSINGS, [])).toEqual([{ n: 2 }])
    })
  })
})

describe('an open snapshot', () => {
  test.each([
    "select * from read_csv('/etc/passwd')",
    "select * from '/etc/passwd'",
    "attach '/tmp/other.duckdb' as other",
    "copy dim_store to '/tmp/stores.csv'",
    'insert into dim_region values (null, null, null, null)',
    'create table mine (x integer)',
    "set memory_limit = '4GB'",
    'set enable_external_access = true',
    'set lock_configuration = false',
    'install excel',
  ])('refuses: %s', async (statement) => {
    const session = await openSnapshotFile(join(dataFolder(original).snapshots, 'chain-v1.duckdb'))
    await expect(session.run(statement)).rejects.toThrow()
    session.close()
  })

  test('stops a query when its signal aborts, and goes on answering', async () => {
    await withWarehouse(original, async (warehouse) => {
      const stop = new AbortController()
      const slow = warehouse.query('select count(*) from range(100000000000)', [], stop.signal)
      setTimeout(() => stop.abort(), 50)
      await expect(slow).rejects.toThrow()
      expect(await warehouse.query(CLOSINGS, [])).toEqual([{ n: 2 }])
    })
  })

  test('tells the chain’s name, and which tables and columns hold nothing', async () => {
    await withWarehouse(original, async ({ catalogue }) => {
      expect(catalogue.chain).toBe('chain')
      expect([...catalogue.filled].sort()).toEqual([
        'fact_footfall',
        'fact_line',
        'fact_line.cost',
        'fact_receipt',
        'fact_stock_day',
        'sales_hour',
      ])
    })
  })
})
