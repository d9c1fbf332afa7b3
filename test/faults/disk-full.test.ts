import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { isFault } from '../../src/core/fault.ts'
import { dataFolder } from '../../src/data/data-folder.ts'
import { realDisk } from '../../src/data/disk.ts'
import { importSource } from '../../src/data/import-source.ts'
import { openWarehouse } from '../../src/data/open-warehouse.ts'
import { finishImport } from '../../src/data/rebuild-snapshot.ts'
import { sound } from '../data/support/opened.ts'
import { scratch } from '../data/support/small-chain.ts'
import { DAYS, type DayState, daysIn } from './support/days.ts'
import { makeWorkbench, type Workbench } from './support/history.ts'
import { mountSmallDisk } from './support/small-disk.ts'
import { type AtDisk, type Operation, watchedDisk } from './support/watched-disk.ts'

const root = scratch()
let bench: Workbench
let made = 0

beforeAll(async () => {
  bench = await makeWorkbench(root)
})

const copyTo = (data: string) => {
  cpSync(bench.original, data, { recursive: true })
  return data
}
const fresh = () => {
  made += 1
  return copyTo(join(root, `data-${made}`))
}
const dayOne = () => join(bench.exports, 'day-1')

const firstDay = async (data: string): Promise<DayState | undefined> => {
  const warehouse = sound(await openWarehouse(data))
  const [day] = await daysIn(warehouse)
  await warehouse.close()
  return day
}

const noSpace = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })

const TAKES_SPACE: ReadonlySet<Operation> = new Set(['copy', 'write', 'append', 'sync'])

/** Imports on a disk that is full from its n-th need of space on; says how many needs there were, and whether it was published by then. */
const importUntilFull = async (data: string, nth: number) => {
  let needs = 0
  let published = false
  const at: AtDisk = (operation, path, moment) => {
    published ||= operation === 'rename' && moment === 'after' && path === dataFolder(data).manifest
    if (moment === 'after' || !TAKES_SPACE.has(operation)) return
    needs += 1
    if (needs >= nth) throw noSpace()
  }
  return { report: await importSource(data, dayOne(), { disk: watchedDisk(at), keptFree: 0 }), needs, published }
}

describe('a disk that is full', () => {
  test('at any write of an import stops it and serves what was there, and with more room the same import goes on', async () => {
    const data = fresh()
    for (let nth = 1, through = false; !through; nth += 1) {
      const { report, needs, published } = await importUntilFull(data, nth)
      // the last need comes after the new list has its name: whether that outlives a power cut is what it is for
      through = needs < nth || published
      if (needs >= nth) expect(isFault(report) && report.fault, `need ${nth}`).toBe('disk-full')
      expect(await firstDay(data), `need ${nth}`).toBe(through ? 'whole' : 'absent')
    }
    const later = fresh()
    await importUntilFull(later, 12)
    sound(await importSource(later, dayOne()))
    expect(await firstDay(later)).toBe('whole')
  }, 300_000)

  test('before an import begins is said with what is free and what is needed, and nothing is touched', async () => {
    const data = fresh()
    const disk = { ...realDisk, freeMegabytes: () => 499 }
    expect(await importSource(data, dayOne(), { disk })).toMatchObject({
      fault: 'disk-full',
      parameters: { free: 499, needed: 506 },
    })
    expect(await firstDay(data)).toBe('absent')
    sound(await importSource(data, dayOne(), { disk, keptFree: 400 }))
    expect(await firstDay(data)).toBe('whole')
  })

  // a real one: DuckDB's own writes fail too
  test('for real, by whatever is left of it, never stops the reading', async () => {
    const path = join(root, 'small')
    const unmount = mountSmallDisk(path, 48)
    // only where this user may mount one; the moments above need no mount
    if (unmount === null) return
    try {
      const data = copyTo(join(path, 'data'))
      const filler = join(path, 'filler')
      const outcomes = new Set<string>()
      for (const left of [0, 0.01, 0.5, 1, 2, 3, 4, 6, 8, 10]) {
        const free = realDisk.freeMegabytes(path)
        writeFileSync(filler, Buffer.alloc(Math.max(0, Math.floor((free - left) * 1e6))))
        const warehouse = sound(await openWarehouse(data))
        const report = await importSource(data, dayOne(), {
          keptFree: 0,
          disk: { ...realDisk, freeMegabytes: () => 99 },
        })
        outcomes.add(isFault(report) ? report.fault : 'done')
        expect(await daysIn(warehouse), `${left} MB left`).toHaveLength(DAYS)
        await warehouse.close()
        expect(await firstDay(data), `${left} MB left`).toMatch(/absent|whole/)
        rmSync(filler)
        sound(await finishImport(data))
      }
      expect([...outcomes].sort()).toEqual(['disk-full', 'done'])
      sound(await importSource(data, dayOne(), { keptFree: 0 }))
      expect(await firstDay(data)).toBe('whole')
    } finally {
      unmount()
    }
  }, 300_000)
})
