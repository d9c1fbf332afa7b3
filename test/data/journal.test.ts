import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDataFolder, nodeId } from '../../src/data/data-folder.ts'
import { activeEntries, appendBatch, type Ledger, type NewEntry, readLedger } from '../../src/data/journal.ts'
import { scratch } from './support/small-chain.ts'

const root = scratch()
let made = 0
const fresh = () => {
  made += 1
  return createDataFolder(join(root, `data-${made}`))
}

const entry = (file: string, more: Partial<NewEntry> = {}): NewEntry => ({
  at: '2026-11-22T08:00:00.000Z',
  node: 'node-1',
  sourceSet: 'chain',
  chain: 'Chain',
  format: 'canonical',
  kind: 'fact_line',
  file,
  sha256: file,
  bytes: 1,
  rows: 1,
  stored: file,
  options: {},
  imported: true,
  replaces: false,
  ...more,
})

const soundly = (folder: ReturnType<typeof fresh>): Ledger => {
  const ledger = readLedger(folder)
  if ('damagedAt' in ledger) throw new Error(`damaged at ${ledger.damagedAt}`)
  return ledger
}
/** Both copies, as a folder that was damaged twice, or where the machine stopped before the second was written. */
const overwrite = (folder: ReturnType<typeof fresh>, text: string | Uint8Array) => {
  for (const path of [folder.ledger, folder.ledgerCopy]) writeFileSync(path, text)
}
const files = (ledger: Ledger) => ledger.entries.map((one) => one.file)

describe('the ledger', () => {
  test('gives back in order what was appended, each entry chained to the one before', () => {
    const folder = fresh()
    appendBatch(folder, soundly(folder), [entry('a'), entry('b')])
    appendBatch(folder, soundly(folder), [entry('c')])
    const ledger = soundly(folder)
    expect(files(ledger)).toEqual(['a', 'b', 'c'])
    expect(ledger.entries[2]?.previous).toBe(ledger.entries[1]?.hash)
    expect(ledger.head).toBe(ledger.entries[2]?.hash)
  })

  test('cut off at any byte holds whole batches only, and takes the next one', () => {
    const folder = fresh()
    appendBatch(folder, soundly(folder), [entry('a')])
    appendBatch(folder, soundly(folder), [entry('b'), entry('c')])
    const whole = readFileSync(folder.ledger)
    const firstEnds = whole.indexOf('\n') + 1
    for (let length = 0; length <= whole.length; length += 1) {
      overwrite(folder, whole.subarray(0, length))
      const expected = length < firstEnds ? [] : length < whole.length ? ['a'] : ['a', 'b', 'c']
      expect(files(soundly(folder))).toEqual(expected)
    }
    overwrite(folder, whole.subarray(0, whole.length - 40))
    appendBatch(folder, soundly(folder), [entry('d')])
    expect(files(soundly(folder))).toEqual(['a', 'd'])
  })

  test('shows where it was changed, whichever entry it was', () => {
    const folder = fresh()
    appendBatch(folder, soundly(folder), [entry('a'), entry('b'), entry('c')])
    const lines = readFileSync(folder.ledger, 'utf8').trimEnd().split('\n')
    for (const [at, line] of lines.entries()) {
      overwrite(folder, `${lines.with(at, line.replace('"rows":1', '"rows":2')).join('\n')}\n`)
      expect(readLedger(folder)).toEqual({ damagedAt: at + 1 })
    }
    overwrite(folder, `${lines.toSpliced(1, 1).join('\n')}\n`)
    expect(readLedger(folder)).toEqual({ damagedAt: 2 })
    overwrite(folder, `${lines.join('\n')}\nrubbish\n`)
    expect(readLedger(folder)).toEqual({ damagedAt: 4 })
  })

  test('counts from the last batch that replaced everything', () => {
    const folder = fresh()
    appendBatch(folder, soundly(folder), [entry('a')])
    appendBatch(folder, soundly(folder), [entry('b', { replaces: true }), entry('c', { replaces: true })])
    appendBatch(folder, soundly(folder), [entry('d')])
    expect(activeEntries(soundly(folder)).map((one) => one.file)).toEqual(['b', 'c', 'd'])
  })
})

test('a data folder keeps the node id that it once got', () => {
  const folder = fresh()
  const id = nodeId(folder)
  expect(id).toMatch(/^node-[0-9a-f]{16}$/)
  expect(nodeId(folder)).toBe(id)
  expect(nodeId(fresh())).not.toBe(id)
})
