import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPlan } from '../../../src/data/demo/demo-plan.ts'
import { toGbk } from '../../../src/data/demo/gbk.ts'
import { writeDemoFiles } from '../../../src/data/demo/write-demo-files.ts'
import { openWorkshop, type Session } from '../../../src/data/duckdb.ts'

const folder = mkdtempSync(join(tmpdir(), 'floorwalker-dirt-'))
const dirty = join(folder, 'dirty')
const clean = join(folder, 'clean')
const plan = { ...demoPlan({ size: 'ci', until: '2026-06-30', days: 120, products: 60 }), traffic: 0.2 }
let session: Session

beforeAll(async () => {
  await writeDemoFiles(plan, clean)
  await writeDemoFiles(plan, dirty, () => {}, { dirt: true })
  session = await openWorkshop()
})
afterAll(() => {
  session.close()
  rmSync(folder, { recursive: true, force: true })
})

const csv = (path: string) => `read_csv('${join(folder, path)}', header = true, all_varchar = true, quote = '"')`
const number = async (sql: string) => Number((await session.rows(`select (${sql})::double as n`))[0]?.n)

test('the manifest names each kind of dirt, the file it is in and how many rows it touches', async () => {
  const kinds = await session.rows(`select distinct kind from ${csv('dirty/dirt.csv')} order by 1`)
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'clock-drift',
    'counter-outage',
    'duplicate-file',
    'header-variant',
    'late-store-day',
    'missing-cost',
  ])
  expect(await number(`select min(rows::integer) from ${csv('dirty/dirt.csv')}`)).toBeGreaterThan(0)
})

test('what came late and what came in time are together what was sold', async () => {
  for (const table of ['fact_receipt', 'fact_line', 'fact_tender'])
    expect(
      await number(`select (select count(*) from ${csv(`dirty/${table}.csv`)}) + (select count(*) from ${csv(`dirty/late/${table}.csv`)})
        - (select count(*) from ${csv(`clean/${table}.csv`)})`),
    ).toBe(0)
  const share = await number(
    `select (select count(*) from ${csv('dirty/dirt.csv')} where kind = 'late-store-day') / (4.0 * 120)`,
  )
  expect(share).toBeGreaterThan(0.005)
  expect(share).toBeLessThan(0.04)
})

test('as many receipts are ahead, costs missing and counter rows gone as the manifest says', async () => {
  const told = (kind: string, detail = '%') =>
    number(`select sum(rows::integer) from ${csv('dirty/dirt.csv')} where kind = '${kind}' and detail like '${detail}'`)
  expect(
    await number(`select count(*) from ${csv('dirty/fact_receipt.csv')} d join ${csv('clean/fact_receipt.csv')} c using (receipt_key)
      where d.ts_local::timestamp = c.ts_local::timestamp + interval 17 minutes and d.ts_utc <> c.ts_utc`),
  ).toBe(await told('clock-drift'))
  expect(
    await number(`select count(*) from ${csv('dirty/fact_line.csv')} d join ${csv('clean/fact_line.csv')} c using (receipt_key, line_no)
      where d.cost is null and c.cost is not null`),
  ).toBe(await told('missing-cost'))
  expect(
    await number(
      `select (select count(*) from ${csv('clean/fact_footfall.csv')}) - (select count(*) from ${csv('dirty/fact_footfall.csv')})`,
    ),
  ).toBe(await told('counter-outage', 'rows missing'))
})

test('a file that comes twice is the same to the byte', () => {
  expect(readFileSync(join(dirty, 'again/fact_footfall.csv'))).toEqual(readFileSync(join(dirty, 'fact_footfall.csv')))
})

test('exports of tills and counters come in other encodings, delimiters and words', () => {
  const bytes = readFileSync(join(dirty, 'variants/销售明细.csv'))
  expect(bytes.toString('utf8')).toContain('\uFFFD')
  const text = new TextDecoder('gbk', { fatal: true }).decode(bytes)
  expect(text.split('\n')[0]).toBe(
    '门店编号,门店名称,款台号,小票号,销售时间,商品编码,商品名称,数量,原价金额,折扣金额,实收金额,成本金额',
  )
  expect(readFileSync(join(dirty, 'variants/客流统计.csv')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(readFileSync(join(dirty, 'variants/sales-decimal-comma.csv'), 'utf8').split('\n')[1]).toMatch(/;\d+,\d\d;/)
})

test('GBK bytes read back as the text they were made of, and what GBK lacks is refused', () => {
  const text = '鲜牛奶1L,¥'.replace('¥', '￥')
  expect(new TextDecoder('gbk').decode(toGbk(text))).toBe(text)
  expect(() => toGbk('😀')).toThrow('GBK has no')
})
