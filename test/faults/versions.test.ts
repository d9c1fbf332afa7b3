import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { dataFolder } from '../../src/data/data-folder.ts'
import { importSource } from '../../src/data/import-source.ts'
import { openWarehouse } from '../../src/data/open-warehouse.ts'
import { finishImport, rebuildSnapshot } from '../../src/data/rebuild-snapshot.ts'
import { SNAPSHOT_FORMAT, writeManifest } from '../../src/data/snapshot-manifest.ts'
import { rowsOf, sound, withWarehouse } from '../data/support/opened.ts'
import { csv, SMALL_CHAIN, scratch, writeFiles } from '../data/support/small-chain.ts'

const root = scratch()
const original = join(root, 'original')
const chain = join(root, 'chain')
const RECEIPTS = 'select count(*)::integer as n from fact_receipt'
let made = 0

beforeAll(async () => {
  mkdirSync(chain)
  sound(await importSource(original, writeFiles(chain, SMALL_CHAIN)))
})

const fresh = () => {
  made += 1
  const data = join(root, `data-${made}`)
  cpSync(original, data, { recursive: true })
  return data
}

const manifestOf = (data: string) => JSON.parse(readFileSync(dataFolder(data).manifest, 'utf8'))
/** As a program of that format would have written it. */
const rewrite = (data: string, format: number) => {
  const { snapshots } = manifestOf(data)
  const sum = createHash('sha256')
    .update(JSON.stringify([format, snapshots]))
    .digest('hex')
  writeFileSync(dataFolder(data).manifest, JSON.stringify({ format, snapshots, sum }))
}

describe('snapshots of another version of the program', () => {
  test('an older one are built anew from the journal, and that is said', async () => {
    const data = fresh()
    writeFileSync(dataFolder(data).manifest, JSON.stringify({ format: 1, snapshots: manifestOf(data).snapshots }))
    await withWarehouse(data, async (warehouse) => {
      expect(warehouse.notice).toEqual({ kind: 'renewed' })
      expect(await warehouse.query(RECEIPTS, [])).toEqual([{ n: 5 }])
    })
    await withWarehouse(data, async ({ notice }) => expect(notice).toBeNull())
  })

  test('with other tables are built anew too, by an opening or behind a service', async () => {
    const byOpening = (data: string) => rowsOf(data, RECEIPTS)
    for (const renew of [finishImport, byOpening]) {
      const data = fresh()
      const [record] = manifestOf(data).snapshots
      writeManifest(dataFolder(data), [{ ...record, schema: 'another' }])
      await renew(data)
      expect(manifestOf(data).snapshots[0].schema).toBe(record.schema)
      expect(await rowsOf(data, RECEIPTS)).toEqual([{ n: 5 }])
    }
  })

  test('a newer one are left alone and refused with a fault, until they are rebuilt on purpose', async () => {
    const data = fresh()
    rewrite(data, SNAPSHOT_FORMAT + 1)
    const before = readFileSync(dataFolder(data).manifest, 'utf8')
    expect(await openWarehouse(data)).toEqual({
      fault: 'newer-version',
      parameters: { what: `format ${SNAPSHOT_FORMAT + 1}` },
    })
    expect(await finishImport(data)).toBeNull()
    expect(readFileSync(dataFolder(data).manifest, 'utf8')).toBe(before)
    sound(await rebuildSnapshot(data))
    expect(await rowsOf(data, RECEIPTS)).toEqual([{ n: 5 }])
  })

  test('are told from a manifest that a flipped bit only makes look newer: it is damaged, and made anew', async () => {
    const data = fresh()
    const text = readFileSync(dataFolder(data).manifest, 'utf8')
    writeFileSync(dataFolder(data).manifest, text.replace(`"format": ${SNAPSHOT_FORMAT}`, '"format": 3'))
    await withWarehouse(data, async ({ notice }) => expect(notice?.kind).toBe('rebuilt'))
  })
})

test('--replace starts over where both copies of the ledger are damaged, and puts them aside', async () => {
  const data = fresh()
  const { ledger, ledgerCopy } = dataFolder(data)
  for (const path of [ledger, ledgerCopy]) writeFileSync(path, `rubbish\n${readFileSync(path, 'utf8')}`)
  expect(await importSource(data, chain)).toMatchObject({ fault: 'journal-damaged' })
  sound(await importSource(data, chain, { replace: true }))
  await withWarehouse(data, async (warehouse) => {
    expect(warehouse.notice).toBeNull()
    expect(await warehouse.query(RECEIPTS, [])).toEqual([{ n: 5 }])
  })
})

test('a damaged raw file is mended by importing the same file again', async () => {
  const data = fresh()
  const { rawFiles, ledger } = dataFolder(data)
  const [line] = readFileSync(ledger, 'utf8').split('\n')
  const { stored, file } = JSON.parse(String(line))
  writeFileSync(join(rawFiles, stored), 'other bytes')
  expect(await rebuildSnapshot(data)).toMatchObject({ fault: 'raw-file-damaged', parameters: { file, entry: 1 } })
  expect(sound(await importSource(data, chain)).changed).toBe(false)
  sound(await rebuildSnapshot(data))
})

describe('an import that is stopped', () => {
  test('leaves a whole journal, says whether it had got that far, and is finished without being read again', async () => {
    const data = fresh()
    const later = join(root, 'later')
    mkdirSync(later, { recursive: true })
    writeFiles(later, { 'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-21,4') })
    for (const step of ['keeping', 'journaled', 'deriving']) {
      const stop = new AbortController()
      const report = await importSource(data, later, {
        signal: stop.signal,
        onProgress: (now) => now === step && stop.abort(),
      })
      expect(report, step).toEqual({ fault: 'cancelled', parameters: {} })
      expect(await rowsOf(data, 'select count(*)::integer as n from fact_stock_day'), step).toEqual([{ n: 2 }])
    }
    const steps: string[] = []
    sound(await finishImport(data, { onProgress: (step) => steps.push(step) }))
    expect(steps).not.toContain('reading')
    expect(await rowsOf(data, 'select count(*)::integer as n from fact_stock_day')).toEqual([{ n: 3 }])
  })
})
