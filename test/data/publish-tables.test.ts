import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWorkshop } from '../../src/data/duckdb.ts'
import { importSource } from '../../src/data/import-source.ts'
import { publishTables } from '../../src/data/publish-tables.ts'
import { readPeople } from '../../src/data/read-people.ts'
import { rowsOf, sound } from './support/opened.ts'
import { SMALL_CHAIN, scratch, writeFiles } from './support/small-chain.ts'

const root = scratch()

const parquet = async (name: string, select: string): Promise<string> => {
  const path = join(root, `${name}.parquet`)
  const session = await openWorkshop()
  await session.run(`copy (${select}) to '${path}' (format parquet)`)
  session.close()
  return path
}

const stockDay = (day: string, closing: number) =>
  `select 'S01' as store_id, 'K1' as sku_id, date '${day}' as date, ${closing}::decimal(14,3) as closing`

test('made tables are moved into the journal, published, and added to later', async () => {
  const data = join(root, 'data')
  const files = [
    {
      table: 'dim_store',
      path: await parquet('a', "select 'S01' as store_id, 'Asia/Shanghai' as tz, 'CNY' as currency"),
    },
    { table: 'dim_product', path: await parquet('b', "select 'K1' as sku_id, 'Milk' as name_en") },
    { table: 'fact_stock_day', path: await parquet('c', stockDay('2026-11-20', 5)) },
    {
      table: 'people',
      path: await parquet(
        'd',
        "select 'P001' as person_id, 'Ann' as name, 'clerk' as role, 'S01' as node, '271828' as pin",
      ),
    },
  ]
  const report = sound(await publishTables(data, 'demo', files, { name: 'Demo Chain' }))
  expect(report).toMatchObject({
    sourceSet: 'demo',
    chain: 'Demo Chain',
    snapshot: 'demo-v1',
    rows: { fact_stock_day: 1 },
  })
  expect(files.some(({ path }) => existsSync(path))).toBe(false)
  expect(await readPeople(data)).toMatchObject([{ person_id: 'P001', role: 'clerk', pin: '271828' }])

  const more = [
    { table: 'fact_stock_day', path: await parquet('e', stockDay('2026-11-21', 4)) },
    { table: 'fact_stock_day', path: await parquet('f', stockDay('2026-11-22', 3)) },
  ]
  const second = sound(await publishTables(data, 'demo', more, { name: 'Demo Chain' }))
  expect(second.snapshot).toBe('demo-v2')
  expect(await rowsOf(data, 'select date::varchar as date from fact_stock_day order by 1')).toEqual([
    { date: '2026-11-20' },
    { date: '2026-11-21' },
    { date: '2026-11-22' },
  ])
})

test('a folder that holds a made chain takes no imported one', async () => {
  const data = join(root, 'taken')
  const path = await parquet('g', "select 'S01' as store_id, 'Asia/Shanghai' as tz, 'CNY' as currency")
  sound(await publishTables(data, 'demo', [{ table: 'dim_store', path }], { name: 'Demo Chain' }))
  expect(await importSource(data, writeFiles(root, SMALL_CHAIN))).toEqual({
    fault: 'other-chain',
    parameters: { chain: 'Demo Chain', found: 'chain' },
  })
})

test('what is no table of a chain is the maker’s bug', async () => {
  const path = await parquet('h', 'select 1 as x')
  await expect(publishTables(join(root, 'no'), 'demo', [{ table: 'weather', path }], { name: 'D' })).rejects.toThrow(
    'weather',
  )
  await expect(publishTables(join(root, 'no'), 'demo', [{ table: 'dim_store', path }], { name: 'D' })).rejects.toThrow(
    'store_id',
  )
})
