import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, it } from 'vitest'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf } from '../support/frames.ts'
import { plantedSession } from '../support/planted-chain.ts'
import { appOf, newId, type Planted, plantedService, send, signIn, streamed } from './support/planted-service.ts'

const YESTERDAY = days('2026-07-20')
let open: Planted[] = []
const planted = async (given?: Parameters<typeof plantedService>[2]) => {
  const made = await plantedService({}, {}, given)
  open.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()))
  open = []
})

type App = ReturnType<typeof appOf>
const evidenceOf = async (app: App, cookie: string, frame: Frame): Promise<string> => {
  const asked = { id: newId(), text: '看看', frame }
  const { events } = await streamed(await send(app, 'POST', '/api/ask', { cookie, body: asked }))
  const filed = events.find((event) => event.type === 'evidence-filed')
  if (!filed) throw new Error(`no evidence in ${events.map((event) => event.type).join(', ')}`)
  return filed.evidence.id
}
const rows = (app: App, cookie: string, evidence: string, relation = 'fact_line', language = 'en') =>
  send(app, 'GET', `/api/evidence/${evidence}/rows/${relation}?language=${language}`, { cookie })
const listed = async (response: Response): Promise<Record<string, string>[]> =>
  parse(await response.text(), { bom: true, columns: true })

describe('the rows behind a number', () => {
  it('are all that it was counted from: without void and reversed ones they add up to it', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const response = await rows(app, cookie, await evidenceOf(app, cookie, frameOf('net_sales', YESTERDAY)))
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toContain('net_sales_fact_line_2026-07-20_2026-07-20.csv')
    const lines = await listed(response)
    const counted = lines.filter(
      (line) =>
        line.line_type !== 'void' &&
        (line.receipt_type === 'return' || (line.receipt_type === 'sale' && line.reversed_at === '')),
    )
    expect(counted.length).toBeLessThan(lines.length)
    expect(counted.reduce((sum, line) => sum + Number(line.net_ex_tax), 0)).toBe(82)
    expect(new Set(lines.map((line) => line.store_id))).toEqual(new Set(['S01', 'S02']))
    expect(lines[0]).toMatchObject({ store_name: 'Riverside', business_date: '2026-07-20' })
  })

  it('are of the goods that were asked about, named in the reader’s language', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const milk = frameOf('net_sales', YESTERDAY, { products: [id('MILK')] })
    const lines = await listed(await rows(app, cookie, await evidenceOf(app, cookie, milk), 'fact_line', 'zh'))
    expect(new Set(lines.map((line) => line.sku_id))).toEqual(new Set(['MILK']))
    expect(lines[0]?.store_name).toBe('河滨店')
    expect(lines[0]?.product_name).toMatch(/奶/)
  })

  it('of a stock figure are the stock of its one day', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const evidence = await evidenceOf(app, cookie, frameOf('stock_on_hand', YESTERDAY))
    const lines = await listed(await rows(app, cookie, evidence, 'fact_stock_day'))
    expect(lines.length).toBeGreaterThan(0)
    expect(new Set(lines.map((line) => line.date))).toEqual(new Set(['2026-07-20']))
  })

  it('open only to whom the number opens', async () => {
    const app = appOf(await planted())
    const evidence = await evidenceOf(app, await signIn(app, 'P001'), frameOf('net_sales', YESTERDAY))
    const status = async (person: string) => (await rows(app, await signIn(app, person), evidence)).status
    expect(await status('P002')).toBe(404)
    expect(await status('P003')).toBe(404)
    expect(await status('P005')).toBe(404)
    expect(await status('P006')).toBe(200)
  })

  it('name nobody, and costs only to who may see the margin', async () => {
    const app = appOf(await planted())
    const own = frameOf('net_sales', YESTERDAY, { stores: [id('S01')] })
    const columnsFor = async (person: string) => {
      const cookie = await signIn(app, person)
      return Object.keys((await listed(await rows(app, cookie, await evidenceOf(app, cookie, own))))[0] ?? {})
    }
    const clerk = await columnsFor('P004')
    expect(clerk).toContain('net_ex_tax')
    expect(clerk).not.toContain('cost')
    const manager = await columnsFor('P003')
    expect(manager).toContain('cost')
    for (const column of ['cashier_id', 'member_hash', 'authoriser', 'emp_id']) expect(manager).not.toContain(column)
  })

  it('of what the metric does not read, or of no relation, are not there', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const evidence = await evidenceOf(app, cookie, frameOf('net_sales', YESTERDAY))
    for (const relation of ['fact_stock_day', 'dim_employee', 'main.fact_line', "x'--"])
      expect((await rows(app, cookie, evidence, encodeURIComponent(relation))).status).toBe(404)
  })

  it('never start a formula in a spreadsheet', async () => {
    const session = await plantedSession()
    await session.run(`update dim_product set name_en = '=HYPERLINK("http://x")' where sku_id = 'MILK'`)
    const warehouse = await warehouseOver(session, 'planted')
    const app = appOf(await planted({ warehouse }))
    const cookie = await signIn(app, 'P001')
    const lines = await listed(await rows(app, cookie, await evidenceOf(app, cookie, frameOf('net_sales', YESTERDAY))))
    const names = new Set(lines.filter((line) => line.sku_id === 'MILK').map((line) => line.product_name))
    expect(names).toEqual(new Set([`'=HYPERLINK("http://x")`]))
    expect(lines.some((line) => line.net_ex_tax?.startsWith('-'))).toBe(true)
    await warehouse.close()
  })

  it('are read one list at a time, and one that is left makes way', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const evidence = await evidenceOf(app, cookie, frameOf('net_sales', YESTERDAY))
    const first = await rows(app, cookie, evidence)
    expect((await rows(app, cookie, evidence)).status).toBe(429)
    await first.body?.cancel()
    expect((await rows(app, cookie, evidence)).status).toBe(200)
  })
})
