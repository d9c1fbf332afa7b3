import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importSource } from '../../../src/data/import-source.ts'
import { rowsOf, sound, withWarehouse } from '../support/opened.ts'
import { csv, SMALL_CHAIN, scratch, writeFiles } from '../support/small-chain.ts'

const root = scratch()
const imported = async (name: string, files = SMALL_CHAIN) => {
  const from = join(root, `${name}-files`)
  mkdirSync(from)
  const data = join(root, name)
  sound(await importSource(data, writeFiles(from, files)))
  return data
}
const findings = (data: string, rule: string) =>
  rowsOf(
    data,
    `select store_id, business_date::varchar as day, n::double as n, examples from quality_finding where rule = '${rule}'`,
  )

describe('an import', () => {
  test('names file and row of what a rule found', async () => {
    const data = await imported('negative')
    const [found] = await findings(data, 'stock-negative')
    expect(found).toMatchObject({ store_id: 'S01', day: '2026-11-20', n: 1 })
    expect(JSON.parse(String(found?.examples))).toEqual([
      { key: ['S01', 'K3', '2026-11-20'], found: '-2.000', expected: null, file: 'fact_stock_day.csv', row: 3 },
    ])
  })

  test('finds goods that the list does not know, and lines that cannot be right, where they were refused', async () => {
    const data = await imported('refused', {
      ...SMALL_CHAIN,
      'fact_line.csv': `${SMALL_CHAIN['fact_line.csv']}${csv(
        'A1,3,K9,1,5,0,5.00,0,3.00,sale',
        'A5,3,K1,many,10,0,10.00,1.30,6.00,sale',
      )}`,
    })
    const [unknown] = await findings(data, 'unknown-product')
    expect(unknown).toMatchObject({ store_id: 'S01', n: 1 })
    expect(JSON.parse(String(unknown?.examples))).toEqual([
      { key: ['A1', '3'], found: 'K9', expected: null, file: 'fact_line.csv', row: 9 },
    ])
    const [refused] = await findings(data, 'lines-refused')
    expect(refused).toMatchObject({ store_id: 'S02', n: 1 })
    expect(JSON.parse(String(refused?.examples))).toMatchObject([{ key: ['A5', '3'], row: 10 }])
  })

  test('makes answers say what concerns them, and only over the shops and days they read', async () => {
    const data = await imported('said')
    await withWarehouse(data, async (warehouse) => {
      const on = (stores: string[], day: string, table = 'fact_stock_day') =>
        warehouse.caveats([table], { stores, from: day, to: day })
      expect(on(['S01', 'S02'], '2026-11-20')).toEqual([
        { flag: 'data-quality', parameters: { rule: 'stock-negative', found: '1', days: '1' } },
      ])
      expect(on(['S02'], '2026-11-20')).toEqual([])
      expect(on(['S01'], '2026-11-19')).toEqual([])
      expect(on(['S01'], '2026-11-20', 'fact_footfall')).toEqual([])
    })
  })
})
