import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKAGE_ROOT } from '../../src/core/package-root.ts'
import { dataFolder } from '../../src/data/data-folder.ts'
import { importSource } from '../../src/data/import-source.ts'
import { newestSnapshot } from '../../src/data/snapshot-manifest.ts'
import { rowsOf, sound } from '../data/support/opened.ts'
import { csv, SMALL_CHAIN, writeFiles } from '../data/support/small-chain.ts'
import { floorwalker } from '../support/command-line.ts'

const root = mkdtempSync(join(tmpdir(), 'floorwalker-keeping-'))
const original = join(root, 'original')
const STOCK = 'select count(*)::integer as n from fact_stock_day'
const DAY = { 'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-21,4') }
const started: ChildProcess[] = []
let made = 0

beforeAll(async () => {
  mkdirSync(join(root, 'chain'))
  sound(await importSource(original, writeFiles(join(root, 'chain'), SMALL_CHAIN)))
})
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

const fresh = () => {
  made += 1
  const data = join(root, `data-${made}`)
  cpSync(original, data, { recursive: true })
  return data
}

/** An import that went as far as the journal and no further, as a killed one does. */
const unfinished = async () => {
  const data = fresh()
  const later = join(root, `later-${made}`)
  mkdirSync(later)
  const stop = new AbortController()
  await importSource(data, writeFiles(later, DAY), {
    signal: stop.signal,
    onProgress: (step) => step === 'journaled' && stop.abort(),
  })
  return data
}

const run = (words: readonly string[]) => {
  const child = spawn(process.execPath, [join(PACKAGE_ROOT, 'dist', 'src', 'main.js'), ...words], {
    env: { ...process.env, OLLAMA_HOST: 'http://127.0.0.1:1' },
  })
  started.push(child)
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  return { child, said: () => out, ended: new Promise<void>((resolve) => child.once('exit', () => resolve())) }
}

const until = async (what: string, ask: () => boolean | Promise<boolean>) => {
  for (let left = 600; left > 0; left -= 1) {
    if (await ask()) return
    await pause(100)
  }
  throw new Error(`never came: ${what}`)
}

describe('rebuild', () => {
  it('makes the snapshot anew, and with --if-due only where something is left to finish', async () => {
    const data = await unfinished()
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 2 }])
    expect((await floorwalker(['rebuild', '--if-due'], { data })).out).toMatch(/published as chain-v2/)
    expect((await floorwalker(['rebuild', '--if-due'], { data })).out).toMatch(/Nothing to do/)
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 3 }])
    expect((await floorwalker(['rebuild'], { data })).out).toMatch(/published as chain-v3, made from 9 files/)
  })

  it('says that there is nothing to make it from, with code 1', async () => {
    const empty = mkdtempSync(join(root, 'empty-'))
    const ran = await floorwalker(['rebuild'], { data: empty })
    expect([ran.code, ran.err]).toEqual([1, 'There are no data yet; please import some.\n'])
  })
})

describe('doctor data', () => {
  it('reads every byte, and ends with code 1 where one is not what was written', async () => {
    const data = fresh()
    const well = await floorwalker(['doctor', 'data'], { data })
    expect(well.code, well.err).toBe(0)
    expect(well.out).toMatch(/Journal: 8 files, both copies .* sound\nSnapshot chain-v1 \(serves\): sound/)
    expect(well.out).toMatch(/ {2}S01 {2}\.+#\n/)
    expect(well.out).toMatch(
      /warn {2}stock-negative: stock below zero \(1, 1 shop days\)\n {8}what to do: Count these goods .*\n {8}S01\/K3\/.*: -2\.000 \(.*, row 3\)/,
    )
    expect(well.out).toMatch(/not checked {2}tenders-not-total: without payments \(fact_tender\)/)
    const { rawFiles } = dataFolder(data)
    writeFileSync(join(rawFiles, String(readdirSync(rawFiles)[0])), 'other bytes')
    const ill = await floorwalker(['doctor', 'data'], { data })
    expect(ill.code).toBe(1)
    expect(ill.out).toMatch(/copy is DAMAGED; import the same file again/)
  })
})

describe('watch', () => {
  it('takes what is there with --once, and what cannot be read goes to failed with the reason in both languages', async () => {
    const data = join(root, 'watched')
    const inbox = join(root, 'inbox-once')
    mkdirSync(inbox)
    writeFiles(inbox, { ...SMALL_CHAIN, 'notes.csv': 'a,b\n1,2\n' })
    const ran = await floorwalker(['watch', inbox, '--once', '--settle', '0'], { data })
    expect(ran.code, ran.err).toBe(0)
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 2 }])
    const reason = readFileSync(join(inbox, 'failed', 'notes.csv.reason.txt'), 'utf8')
    expect(reason).toMatch(/\p{Script=Han}/u)
    expect(reason).toMatch(/known source|column/i)
  })

  it('goes on after it was killed, and ends by itself when it is told to', async () => {
    const data = fresh()
    const inbox = join(root, 'inbox-killed')
    mkdirSync(inbox)
    const words = ['watch', inbox, '--settle', '0', '--data', data]
    const first = run(words)
    await until('the folders', () => existsSync(join(inbox, 'working')))
    writeFiles(inbox, DAY)
    await until('the file being taken', () => !existsSync(join(inbox, 'fact_stock_day.csv')))
    first.child.kill('SIGKILL')
    await first.ended
    const second = run(words)
    await until('the file being done', () => readdirSync(join(inbox, 'done')).length === 1)
    second.child.kill('SIGTERM')
    await second.ended
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 3 }])
  })
})

describe('a service', () => {
  it('finishes an import that was cut off, makes a damaged snapshot anew, and imports what lands in its folder', async () => {
    const data = await unfinished()
    writeFileSync(join(data, 'floorwalker.yaml'), 'ingest:\n  watch: inbox\n')
    mkdirSync(join(data, 'inbox'))
    const { child, said, ended } = run(['serve', '--port', '0', '--data', data])
    await until('the address', () => /ready: /.test(said()))
    await until('the finished import', () => newestSnapshot(data) === 'chain-v2')
    writeFiles(join(data, 'inbox'), {
      'fact_stock_day.csv': csv('store_id,sku_id,date,closing', 'S01,K1,2026-11-22,4'),
    })
    await until('the watched file', () => newestSnapshot(data) === 'chain-v3')
    child.kill('SIGTERM')
    await ended
    expect(said()).toMatch(/cut off is being finished[\s\S]*whole again/)
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 4 }])

    const { snapshots } = dataFolder(data)
    writeFileSync(join(snapshots, 'chain-v3.duckdb'), 'nothing')
    const again = run(['serve', '--port', '0', '--data', data])
    await until('the snapshot made anew', () => newestSnapshot(data) === 'chain-v4')
    again.child.kill('SIGTERM')
    await again.ended
    expect(await rowsOf(data, STOCK)).toEqual([{ n: 4 }])
  })
})
