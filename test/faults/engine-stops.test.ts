import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { followSnapshots } from '../../src/command-line/follow-snapshots.ts'
import { dataFolder } from '../../src/data/data-folder.ts'
import { importSource } from '../../src/data/import-source.ts'
import { openWarehouse } from '../../src/data/open-warehouse.ts'
import { snapshotFile } from '../../src/data/publish-snapshot.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { sound } from '../data/support/opened.ts'
import { csv, SMALL_CHAIN, scratch, writeFiles } from '../data/support/small-chain.ts'

const root = scratch()
const original = join(root, 'original')
const LINES = 'select count(*)::integer as n from fact_line'

/** A statement that nobody can send, after which every statement of every connection fails (reliability F4). */
const SPOILS = "call enable_logging(storage = 'file', storage_path = '/nowhere')"

let made = 0
/** A copy of a folder with two snapshots, and its warehouse. */
const serving = async () => {
  made += 1
  const data = join(root, `data-${made}`)
  cpSync(original, data, { recursive: true })
  return { data, warehouse: sound(await openWarehouse(data)) }
}
const newestFile = (data: string, warehouse: Warehouse) => snapshotFile(dataFolder(data), warehouse.catalogue.snapshot)
const told = (warehouse: Warehouse) => {
  const all: boolean[] = []
  warehouse.onStopped((goesOn) => all.push(goesOn))
  return all
}

beforeAll(async () => {
  const [from, later] = [join(root, 'from'), join(root, 'later')]
  for (const folder of [from, later]) mkdirSync(folder)
  sound(await importSource(original, writeFiles(from, SMALL_CHAIN)))
  const counts = csv('store_id,door_id,ts_utc,in_cnt', 'S01,1,2026-11-21T02:00:00Z,31')
  sound(await importSource(original, writeFiles(later, { 'fact_footfall.csv': counts })))
})

describe('a snapshot whose engine stopped answering', () => {
  test('is opened again, once, by whoever asks, and every question of that moment is answered', async () => {
    const { warehouse } = await serving()
    const stops = told(warehouse)
    const before = await warehouse.query(LINES, [])
    await warehouse.query(SPOILS, [])
    const answers = await Promise.all(Array.from({ length: 12 }, () => warehouse.query(LINES, [])))
    expect(answers).toEqual(Array.from({ length: 12 }, () => before))
    expect(stops).toEqual([true])
    await warehouse.query(SPOILS, [])
    const pieces = []
    for await (const piece of warehouse.lines('select store_id from dim_store order by 1', [])) pieces.push(...piece)
    expect(pieces).toEqual(['S01', 'S02'])
    expect(stops).toEqual([true, true])
    await warehouse.close()
  })

  test('is told from a statement that is wrong itself, and from one that was called off', async () => {
    const { warehouse } = await serving()
    const stops = told(warehouse)
    await expect(warehouse.query('select nothing from nowhere', [])).rejects.toThrow('nowhere')
    const calledOff = new AbortController()
    calledOff.abort()
    await expect(warehouse.query(LINES, [], calledOff.signal)).rejects.toThrow()
    expect(stops).toEqual([])
    await warehouse.close()
  })

  test('and whose file is gone makes the service step back to the one before, and say so', async () => {
    const { data, warehouse } = await serving()
    const said: string[] = []
    const other = new Promise<Warehouse>((resolve) => {
      const stop = followSnapshots(data, warehouse, {
        onOther: (opened) => {
          said.push(`serves ${opened.catalogue.snapshot}`)
          stop()
          resolve(opened)
        },
        onDamaged: (snapshot) => said.push(`damaged ${snapshot}`),
        onReopened: (snapshot) => said.push(`reopened ${snapshot}`),
        onTrouble: (error) => said.push(String(error)),
      })
    })
    // the hash of a sound file is through
    await rest(300)
    rmSync(newestFile(data, warehouse))
    writeFileSync(newestFile(data, warehouse), 'not a database')
    await warehouse.query(SPOILS, [])
    await expect(warehouse.query(LINES, [])).rejects.toThrow()
    const former = await other
    expect(await former.query(LINES, [])).toHaveLength(1)
    expect(former.notice?.kind).toBe('previous-snapshot')
    expect(said).toEqual(['damaged chain-v2', 'serves chain-v1'])
    await former.close()
    await warehouse.close()
  })
})
