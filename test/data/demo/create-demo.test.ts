import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isFault } from '../../../src/core/fault.ts'
import { appendDemo } from '../../../src/data/demo/append-demo.ts'
import { createDemo } from '../../../src/data/demo/create-demo.ts'
import { demoPlan, readDemoPlan } from '../../../src/data/demo/demo-plan.ts'
import { generateChain } from '../../../src/data/demo/generate-chain.ts'
import { writeDemoFiles } from '../../../src/data/demo/write-demo-files.ts'
import { openWorkshop } from '../../../src/data/duckdb.ts'
import { TABLE_NAMES } from '../../../src/data/ingest/canonical-tables.ts'

const folders: string[] = []
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'floorwalker-demo-'))
  folders.push(path)
  return path
}
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true })
})

const plan = { ...demoPlan({ size: 'ci', until: '2026-05-31', days: 80, stores: 2, products: 50 }), traffic: 0.2 }

test('a demo chain that grew in a data folder holds what one made at once holds', async () => {
  const grown = folder()
  await createDemo(grown, { ...plan, until: '2026-05-20' })
  expect(readDemoPlan(grown)?.until).toBe('2026-05-20')
  const appended = await appendDemo(grown, '2026-05-31')
  expect(readDemoPlan(grown)).toEqual(plan)
  expect(await appendDemo(grown, '2026-05-31')).toBeNull()
  const whole = await createDemo(folder(), plan)
  if (appended === null || isFault(appended) || isFault(whole)) throw new Error('not published')
  expect(appended.rejects).toEqual([])
  expect(whole.rejects).toEqual([])
  expect(appended.rows).toEqual(whole.rows)
  expect(appended.sums).toEqual(whole.sums)
})

test('a chain made in two lanes of stores is the one that is made in one', async () => {
  const published = await createDemo(folder(), plan)
  const session = await openWorkshop()
  await generateChain(plan, session)
  const [sums] = await session.rows(
    `select (select sum(net_ex_tax)::varchar from fact_line) as line_net, (select sum(qty)::varchar from fact_line) as line_qty,
       (select sum(closing)::varchar from fact_stock_day) as stock_closing, (select sum(in_cnt)::varchar from fact_footfall) as footfall_in`,
  )
  session.close()
  if (isFault(published)) throw new Error('not published')
  expect(published.files.filter(({ table }) => table === 'fact_line')).toHaveLength(2)
  expect(published.sums).toMatchObject(sums ?? {})
})

test('only a demo chain grows', async () => {
  expect(await appendDemo(folder(), '2026-05-31')).toEqual({ fault: 'no-data', parameters: {} })
})

test('files are one CSV a table, with a header and the incidents', async () => {
  const out = join(folder(), 'chain')
  await writeDemoFiles({ ...plan, until: '2026-04-20' }, out)
  const head = (table: string) => readFileSync(join(out, `${table}.csv`), 'utf8').split('\n')[0]
  expect(head('people')).toBe('person_id,name,role,node,pin')
  expect(head('fact_footfall')).toBe(
    'store_id,door_id,ts_utc,ts_local,business_date,minutes,in_cnt,out_cnt,staff_cnt,quality',
  )
  expect(head('incident_truth')).toBe(
    'incident_id,type,store_id,scope,start_date,end_date,severity,path,expected_delta,labels',
  )
  expect(head('latent_demand')).toBe('store_id,sku_id,date,demand,sold,lost_demand')
  for (const table of TABLE_NAMES) expect([table, existsSync(join(out, `${table}.csv`))]).toEqual([table, true])
})
