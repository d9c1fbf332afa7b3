import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import type { CompetitorPricesView, ProductsView, Receipt } from '../../src/server/api.ts'
import { PRICE_PLANT } from '../support/planted-retail.ts'
import { NOW, starWarehouse } from '../support/planted-star.ts'
import { appOf, type Planted, plantedService, send, signIn } from './support/planted-service.ts'

let warehouse: Warehouse
let planted: Planted
beforeAll(async () => {
  warehouse = await starWarehouse(PRICE_PLANT)
})
afterAll(() => warehouse.close())
beforeEach(async () => {
  planted = await plantedService({ clock: () => NOW }, {}, { warehouse })
})
afterEach(() => planted.close())

const ENTRY = { store: 'S01', product: 'COLA', competitor: 'Rival', price: '2.80', at: NOW }
const enter = async (person: string, changes: object = {}) => {
  const app = appOf(planted)
  const cookie = await signIn(app, person)
  return send(app, 'POST', '/api/competitor-prices', { cookie, body: { ...ENTRY, ...changes } })
}
const read = async <T>(person: string, path: string): Promise<{ status: number; body: T }> => {
  const app = appOf(planted)
  const response = await send(app, 'GET', path, { cookie: await signIn(app, person) })
  return { status: response.status, body: (await response.json()) as T }
}
const pricesOf = (person: string, store = 'S01', language = 'en') =>
  read<CompetitorPricesView>(person, `/api/competitor-prices?store=${store}&language=${language}`)
const spool = () => join(planted.folder, 'pushed', 'open', 'fact_competitor_price.ndjson')
const spooled = (): object[] =>
  existsSync(spool())
    ? readFileSync(spool(), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

describe('a competitor’s price by hand', () => {
  it('is thanked when it is on the disk, in canonical form, and names nobody', async () => {
    const response = await enter('P004', { competitor: '  惠民  超市 ' })
    expect(response.status).toBe(202)
    expect(spooled()).toEqual([
      {
        store_id: 'S01',
        competitor: '惠民 超市',
        sku_id: 'COLA',
        ts_utc: NOW.replace('T', ' ').slice(0, 19).concat('.000'),
        price: '2.80',
        how: 'hand',
      },
    ])
  })

  it('sent twice waits once, and is shown as waiting in the reader’s language', async () => {
    await enter('P004')
    await enter('P004')
    // what a power cut leaves
    appendFileSync(spool(), '{"store_id":"S01","comp')
    const { body } = await pricesOf('P004', 'S01', 'zh')
    expect(body.waiting).toMatchObject([{ competitor: 'Rival', price: '¥2.80' }])
    expect(body.waiting[0]?.product).toMatch(/[一-鿿]/)
    expect((await pricesOf('P001', 'S02')).body.waiting).toEqual([])
  })

  it.each([
    { price: '0' },
    { price: '-1' },
    { price: '2.805' },
    { price: 2.8 },
    { price: '1e3' },
    { competitor: '' },
    { competitor: '=HYPERLINK("x")' },
    { competitor: 'x\u202ey' },
    { competitor: 'x'.repeat(41) },
    { at: '2026-07-21T08:00:00' },
    { at: '2099-01-01T00:00:00Z' },
    { at: '2026-07-01T00:00:00Z' },
    { how: 'file' },
  ])('with %j is sent back', async (wrong) => {
    expect((await enter('P004', wrong)).status).toBe(400)
    expect(spooled()).toEqual([])
  })

  it.each([
    ['P003', { store: 'S02' }],
    ['P002', {}],
    ['P005', {}],
    ['P001', { store: 'S99' }],
    ['P001', { product: 'NOTHING' }],
  ])('of %s with %j is not theirs to enter', async (person, changes) => {
    expect((await enter(person, changes)).status).toBe(404)
    expect(spooled()).toEqual([])
  })

  it.each(['15.00', '0.60'])('of %s, five times off our 3.00, is asked about before it is taken', async (price) => {
    const response = await enter('P003', { price })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code: 'price-far-off' } })
    expect(spooled()).toEqual([])
    expect((await enter('P003', { price, sure: true })).status).toBe(202)
    expect(spooled()).toHaveLength(1)
  })

  it('just inside of five times is not asked about', async () => {
    for (const price of ['14.99', '0.61']) expect((await enter('P003', { price })).status).toBe(202)
  })

  it('needs a session', async () => {
    expect((await send(appOf(planted), 'POST', '/api/competitor-prices', { body: ENTRY })).status).toBe(401)
  })
})

describe('the known prices of competitors', () => {
  it('are the newest of each, with age, old ones marked, and each figure opens its receipt', async () => {
    const { body } = await pricesOf('P004')
    expect(
      body.rows.map(({ competitor, price, age, stale, ours, floor }) => [
        competitor,
        price?.text,
        age?.text,
        stale,
        ours?.text,
        floor,
      ]),
    ).toEqual([
      ['Rival', '¥2.50', '2 days', false, '¥3.00', null],
      ['Old Corner', '¥2.00', '20 days', true, '¥3.00', null],
    ])
    const tapped = body.rows[0]?.price
    const { body: receipt } = await read<Receipt>('P004', `/api/evidence/${tapped?.evidence}?language=en`)
    expect(receipt.rows[(tapped?.row ?? 0) - 1]?.cells.competitor_price).toMatchObject({ amount: '2.50' })
    expect((await read('P003', `/api/evidence/${tapped?.evidence}`)).status).toBe(404)
  })

  it('come with the floor for a manager only', async () => {
    const { body } = await pricesOf('P003')
    const floor = body.rows[0]?.floor
    expect(floor?.column).toBe('price_floor')
    const { body: receipt } = await read<Receipt>('P003', `/api/evidence/${floor?.evidence}?language=en`)
    expect(receipt.rows[(floor?.row ?? 0) - 1]?.cells.price_floor?.text).toBe(floor?.text)
    expect(JSON.stringify((await pricesOf('P004')).body)).not.toMatch(/floor":\{|cost/)
  })

  it('of a store that is not theirs are not there', async () => {
    expect((await pricesOf('P003', 'S02')).status).toBe(404)
    expect((await pricesOf('P005')).status).toBe(404)
    expect((await pricesOf('P001', 'S02')).body.rows).toHaveLength(1)
  })

  it('that nobody has collected are an empty list', async () => {
    const bare = await plantedService()
    const app = appOf(bare)
    const response = await send(app, 'GET', '/api/competitor-prices?store=S01', { cookie: await signIn(app, 'P004') })
    expect(await response.json()).toMatchObject({ rows: [], waiting: [] })
    await bare.close()
  })
})

describe('the search for a product', () => {
  it.each(['MILK', 'niunai', '牛奶', 'milk'])('finds milk by %s', async (text) => {
    const { body } = await read<ProductsView>('P004', `/api/products?q=${encodeURIComponent(text)}`)
    expect(body.map(({ id }) => id)).toContain('MILK')
  })
  it('is not for an admin, and takes no empty text', async () => {
    expect((await read('P005', '/api/products?q=milk')).status).toBe(404)
    expect((await read('P004', '/api/products?q=%20')).status).toBe(400)
  })
})
