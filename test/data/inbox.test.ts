import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDataFolder, dataFolder } from '../../src/data/data-folder.ts'
import { filesAtWork, openInbox, take } from '../../src/data/inbox.ts'
import { withIngestLock } from '../../src/data/ingest-lock.ts'
import { readLedger } from '../../src/data/journal.ts'
import { settling } from '../../src/data/settled-files.ts'
import { takeInbox } from '../../src/data/take-inbox.ts'
import { rowsOf } from './support/opened.ts'
import { csv, SMALL_CHAIN, scratch, writeFiles } from './support/small-chain.ts'

const root = scratch()
let made = 0
const fresh = () => {
  made += 1
  const folder = join(root, `inbox-${made}`)
  mkdirSync(folder)
  return { folder, data: join(root, `data-${made}`), inbox: openInbox(folder) }
}
const bugs: unknown[] = []
const handling = {
  wording: ({ fault }: { fault: string }) => `because of ${fault}\n`,
  onBug: (error: unknown) => bugs.push(error),
}
const STOCK = 'select count(*)::integer as n from fact_stock_day'

describe('a file in a watched folder', () => {
  test('has settled when it has been still for long enough, and begins anew when it changes', () => {
    const { folder } = fresh()
    const look = settling(folder, 3000)
    writeFileSync(join(folder, 'a.csv'), 'x')
    expect(look(0)).toEqual({ files: [], more: true })
    writeFileSync(join(folder, 'a.csv'), 'xy')
    expect(look(2000)).toEqual({ files: [], more: true })
    expect(look(4000)).toEqual({ files: [], more: true })
    expect(look(5000)).toEqual({ files: ['a.csv'], more: false })
  })

  test('has settled at once when its mark is there, and is not seen under the name of something unfinished', () => {
    const { folder } = fresh()
    const look = settling(folder, 3000)
    for (const name of ['a.csv', 'a.csv.done', 'b.csv.part', '.c.csv', '~d.xlsx', 'e.csv.tmp'])
      writeFileSync(join(folder, name), 'x')
    expect(look(0)).toEqual({ files: ['a.csv'], more: false })
    renameSync(join(folder, 'b.csv.part'), join(folder, 'b.csv'))
    expect(look(1000)).toEqual({ files: ['a.csv'], more: true })
    expect(look(4000)).toEqual({ files: ['a.csv', 'b.csv'], more: false })
  })
})

describe('an inbox', () => {
  test('is imported and emptied into done; what cannot be read goes to failed with its reason, the rest goes on', async () => {
    const { folder, data, inbox } = fresh()
    writeFiles(folder, SMALL_CHAIN)
    writeFiles(folder, { 'fact_footfall.csv': csv('store_id,door_id', 'S01,1'), 'letter.txt': 'Dear all' })
    take(
      inbox,
      readdirSync(folder).filter((name) => name.includes('.')),
    )
    const taken = await takeInbox(data, inbox, {}, handling)
    expect(taken.map((one) => one.kind).sort()).toEqual(['failed', 'failed', 'imported'])
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 2 }])
    expect(readdirSync(inbox.failed).sort()).toEqual([
      'fact_footfall.csv',
      'fact_footfall.csv.reason.txt',
      'letter.txt',
      'letter.txt.reason.txt',
    ])
    expect(readFileSync(join(inbox.failed, 'fact_footfall.csv.reason.txt'), 'utf8')).toBe('because of column-missing\n')
    expect(readdirSync(inbox.done)).toHaveLength(7)
    expect(readdirSync(folder).sort()).toEqual(['done', 'failed', 'working'])
  })

  test('keeps every file: the same one again changes nothing, the same name again gets another name', async () => {
    const { folder, data, inbox } = fresh()
    const deliver = async (files: Record<string, string>) => {
      writeFiles(folder, files)
      take(inbox, Object.keys(files))
      return takeInbox(data, inbox, {}, handling)
    }
    await deliver(SMALL_CHAIN)
    const day = { 'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-21,4') }
    await deliver(day)
    const again = await deliver(day)
    expect(again).toMatchObject([{ kind: 'imported', report: { changed: false } }])
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 3 }])
    expect(readdirSync(inbox.done).filter((name) => name.startsWith('fact_stock_day'))).toHaveLength(3)
  })

  test('waits where nothing is wrong with the files, and goes on where a killed process stood', async () => {
    const { folder, data, inbox } = fresh()
    writeFiles(folder, SMALL_CHAIN)
    take(inbox, Object.keys(SMALL_CHAIN))
    await withIngestLock(createDataFolder(data), async () =>
      expect(await takeInbox(data, inbox, {}, handling)).toMatchObject([
        { kind: 'waiting', fault: { fault: 'data-busy' } },
      ]),
    )
    expect(filesAtWork(inbox)).toHaveLength(8)
    // another process finds them in the same place
    await takeInbox(data, openInbox(folder), {}, handling)
    // killed after the publication, before the files were moved: they are taken once more
    for (const name of readdirSync(inbox.done)) renameSync(join(inbox.done, name), join(inbox.working, name))
    expect(await takeInbox(data, inbox, {}, handling)).toMatchObject([{ report: { changed: false } }])
    const ledger = readLedger(dataFolder(data))
    expect('entries' in ledger && ledger.entries).toHaveLength(8)
  })

  test('is not stopped for ever by a file that brings out a bug of ours', async () => {
    const { folder, data, inbox } = fresh()
    writeFiles(folder, SMALL_CHAIN)
    take(inbox, Object.keys(SMALL_CHAIN))
    const bug = new Error('planted')
    const onProgress = () => {
      throw bug
    }
    const taken = await takeInbox(data, inbox, { onProgress }, handling)
    expect(taken.every((one) => one.kind === 'failed' && one.fault.fault === 'internal')).toBe(true)
    expect([bugs, filesAtWork(inbox)]).toEqual([[bug], []])
  })
})
