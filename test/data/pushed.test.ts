import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault } from '../../src/core/fault.ts'
import { importSource } from '../../src/data/import-source.ts'
import { openWarehouse } from '../../src/data/open-warehouse.ts'
import { spooledBytes, spooledRows, spoolRows } from '../../src/data/push-spool.ts'
import { takePushed } from '../../src/data/take-pushed.ts'
import { SMALL_CHAIN } from './support/small-chain.ts'

let root: string
let chain: string
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'floorwalker-pushed-'))
  chain = mkdtempSync(join(tmpdir(), 'floorwalker-chain-'))
  for (const [name, text] of Object.entries(SMALL_CHAIN)) writeFileSync(join(chain, name), text)
  const report = await importSource(root, chain)
  if (isFault(report)) throw new Error(JSON.stringify(report))
})
afterEach(() => {
  rmSync(root, { recursive: true })
  rmSync(chain, { recursive: true })
})

const door = (hour: number, people: number) => ({
  store_id: 'S01',
  door_id: 'NEW',
  ts_utc: `2026-11-20 0${hour}:00:00.000`,
  minutes: 60,
  in_cnt: people,
  out_cnt: null,
  staff_cnt: null,
})

const counted = async () => {
  const warehouse = await openWarehouse(root)
  if (isFault(warehouse)) throw new Error(JSON.stringify(warehouse))
  const [row] = await warehouse.query("select sum(in_cnt)::int as n from main.fact_footfall where door_id = 'NEW'", [])
  await warehouse.close()
  return row?.n ?? null
}

describe('rows that sensors sent', () => {
  it('become data with the next batch, once, however often they were sent', async () => {
    spoolRows(root, 'fact_footfall', [door(1, 5), door(2, 6)])
    spoolRows(root, 'fact_footfall', [door(1, 5)])
    expect(await takePushed(root)).toMatchObject([{ changed: true }])
    expect(await counted()).toBe(11)
    expect(spooledBytes(root)).toBe(0)
    spoolRows(root, 'fact_footfall', [door(1, 5)])
    await takePushed(root)
    expect(await counted()).toBe(11)
  })

  it('that correct an earlier row take its place', async () => {
    spoolRows(root, 'fact_footfall', [door(1, 5)])
    await takePushed(root)
    spoolRows(root, 'fact_footfall', [door(1, 9)])
    await takePushed(root)
    expect(await counted()).toBe(9)
  })

  it('and prices that people entered by hand are told apart from those of files, each once', async () => {
    const price = (seen: string, amount: string) => ({
      store_id: 'S01',
      competitor: '惠民超市',
      sku_id: 'K1',
      ts_utc: `2026-11-20 ${seen}:00.000`,
      price: amount,
      how: 'hand',
    })
    spoolRows(root, 'fact_competitor_price', [price('02:00', '9.80')])
    spoolRows(root, 'fact_competitor_price', [price('02:00', '9.80'), price('03:00', '9.50')])
    expect(spooledRows(root, 'fact_competitor_price')).toHaveLength(3)
    await takePushed(root)
    spoolRows(root, 'fact_competitor_price', [price('02:00', '9.80')])
    await takePushed(root)
    const warehouse = await openWarehouse(root)
    if (isFault(warehouse)) throw new Error(JSON.stringify(warehouse))
    const rows = await warehouse.query(
      `select competitor, price::decimal(14, 2)::varchar as price, how, business_date::varchar as day
       from main.fact_competitor_price order by ts_utc`,
      [],
    )
    await warehouse.close()
    expect(rows).toEqual([
      { competitor: '惠民超市', price: '9.80', how: 'hand', day: '2026-11-20' },
      { competitor: '惠民超市', price: '9.50', how: 'hand', day: '2026-11-20' },
    ])
    expect(spooledRows(root, 'fact_competitor_price')).toEqual([])
  })

  it('wait when there is nothing to add them to', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'floorwalker-empty-'))
    spoolRows(empty, 'fact_footfall', [door(1, 5)])
    expect(await takePushed(empty)).toMatchObject({ fault: 'no-data' })
    expect(spooledBytes(empty)).toBeGreaterThan(0)
    rmSync(empty, { recursive: true })
  })

  it('are nothing to do when nobody sent any', async () => {
    expect(await takePushed(root)).toEqual([])
  })
})
