import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Recipient } from '../../src/briefings/briefing.ts'
import { composeBriefing } from '../../src/briefings/compose.ts'
import { textOf } from '../../src/core/answer.ts'
import { addDays } from '../../src/core/business-date.ts'
import { id } from '../../src/core/ids.ts'
import type { LanguageCode } from '../../src/core/language-code.ts'
import type { Role } from '../../src/core/role.ts'
import { importSource } from '../../src/data/import-source.ts'
import { sound, withWarehouse } from '../data/support/opened.ts'
import { csv, SMALL_CHAIN, writeFiles } from '../data/support/small-chain.ts'

// An import is stamped by the wall clock, so the days of this chain are counted from now: the shops' morning of the briefing
// that follows an import made now, whose cut is half past five (UTC+8).
const MORNING = addDays(new Date(Date.now() + 2.5 * 3_600_000).toISOString().slice(0, 10), 1)
const day = (ago: number) => addDays(MORNING, -ago)
const at = (morning: string) => `${morning}T00:30:00Z`

const receipt = 'receipt_key,store_id,till_id,receipt_no,ts_local,type'
const line = 'receipt_key,line_no,sku_id,qty,net_ex_tax'
const days = [1, 2, 3]
const first = {
  'dim_region.csv': SMALL_CHAIN['dim_region.csv'] ?? '',
  'dim_district.csv': SMALL_CHAIN['dim_district.csv'] ?? '',
  'dim_store.csv': SMALL_CHAIN['dim_store.csv'] ?? '',
  'dim_product.csv': SMALL_CHAIN['dim_product.csv'] ?? '',
  'fact_receipt.csv': csv(
    receipt,
    ...days.flatMap((n) => [`A${n},S01,1,1,${day(n)} 12:00:00,sale`, `B${n},S02,1,1,${day(n)} 12:00:00,sale`]),
  ),
  'fact_line.csv': csv(line, ...days.flatMap((n) => [`A${n},1,K1,1,10.00`, `B${n},1,K1,1,30.00`])),
}

let root: string
let data: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'floorwalker-corrections-'))
  data = join(root, 'data')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const bring = async (name: string, files: Readonly<Record<string, string>>) => {
  const from = join(root, name)
  mkdirSync(from)
  sound(await importSource(data, writeFiles(from, files)))
}
const briefed = (
  morning: string,
  stores = ['S01', 'S02'],
  language: LanguageCode = 'en',
  role: Role = 'regional-manager',
) =>
  withWarehouse(data, async (warehouse) => {
    const scope = { person: id<Recipient['person']>('P1'), role, stores: stores.map((store) => id<never>(store)) }
    const briefing = await composeBriefing({ warehouse }, { person: scope.person, role, language, scope }, at(morning))
    const section = briefing.sections.find((one) => one.id === 'corrections')
    return { said: section?.sentences.map(textOf) ?? null, section, briefing }
  })

describe('a day that was briefed on and then corrected', () => {
  test('is told once, in the briefing that follows, with old and new value and a receipt for each', async () => {
    await bring('first', first)
    expect((await briefed(day(1))).said).toBeNull()
    await bring('second', {
      'fact_receipt.csv': csv(receipt, `A3,S01,1,1,${day(3)} 12:00:00,sale`),
      'fact_line.csv': csv(line, 'A3,1,K1,2,25.00'),
    })
    const next = await briefed(MORNING)
    expect(next.said).toHaveLength(1)
    expect(next.said?.[0]).toMatch(/^Riverside, .*: value now ¥25\.00; value first reported ¥10\.00\.$/)
    const numbers = next.section?.sentences[0]?.parts.filter((part) => 'evidence' in part)
    expect(numbers?.map(({ text }) => text)).toEqual(['¥25.00', '¥10.00'])
    expect(next.briefing.evidence.map((evidence) => evidence.id)).toContain(
      numbers?.[0] && 'evidence' in numbers[0] ? numbers[0].evidence : '',
    )
    expect((await briefed(addDays(MORNING, 1))).said).toBeNull()
  })

  test('is told in Chinese as well, and only to who sees the store', async () => {
    expect((await briefed(MORNING, ['S01'], 'zh')).said?.[0]).toMatch(/^河滨店.*：现数 ¥25\.00，原报数 ¥10\.00。$/)
    expect((await briefed(MORNING, ['S02'])).said).toBeNull()
  })

  test('that changed back before anybody was told is no correction', async () => {
    await bring('third', {
      'fact_receipt.csv': csv(receipt, `A3,S01,1,1,${day(3)} 12:00:01,sale`),
      'fact_line.csv': csv(line, 'A3,1,K1,1,10.00'),
    })
    expect((await briefed(MORNING)).said).toBeNull()
  })

  test('is told, too, where the day that is briefed on brought no data', async () => {
    data = join(root, 'silent')
    const gone = (text = '') => text.replaceAll(/^[AB]1,.*\n/gm, '')
    await bring('old', {
      ...first,
      'fact_receipt.csv': gone(first['fact_receipt.csv']),
      'fact_line.csv': gone(first['fact_line.csv']),
    })
    await bring('corrected', {
      'fact_receipt.csv': csv(receipt, `A3,S01,1,1,${day(3)} 12:00:00,sale`),
      'fact_line.csv': csv(line, 'A3,1,K1,2,25.00'),
    })
    const { said, briefing } = await briefed(MORNING)
    expect(said).toHaveLength(1)
    expect(briefing.sections.map((section) => section.id)).toEqual(['corrections', 'completeness'])
  })
})
