import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { looseGoods } from '../../src/analyses/goods-check/loose-goods.ts'
import { lotCheck } from '../../src/analyses/goods-check/lot-check.ts'
import { photoGoods } from '../../src/analyses/goods-check/photo-goods.ts'
import { productOfCode } from '../../src/analyses/goods-check/product-of-code.ts'
import { shelfGaps } from '../../src/analyses/goods-check/shelf-gaps.ts'
import { tray } from '../../src/analyses/goods-check/tray.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { id, type ProductId, type StoreId } from '../../src/core/ids.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { checkDigit } from '../../src/methods/goods-codes/gtin.ts'
import { PRICE_PLANT, SHELF_PLANT, STOCK_PLANT } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

const COLA_CODE = `690000000001${String(checkDigit('690000000001'))}`
const CODES = `
  insert into dim_product (sku_id, name_zh, name_en, cat1_zh, cat1_en, by_weight, status) values ('PEAR', '梨', 'Pears', '果蔬', 'Fruit & Vegetables', true, 'active');
  insert into product_barcode values ('4011', 'STRAW', 'plu'), ('2100007', 'STRAW', 'instore_weight'), ('${COLA_CODE}', 'COLA', 'gtin');
  insert into dim_lot values ('L9', 'MILK', 'S01', null, '2026-07-20', '2026-07-15', 'X')`

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse([STOCK_PLANT, PRICE_PLANT, SHELF_PLANT, CODES].join(';\n'))
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const store = id<StoreId>('S01')
const product = (text: string) => id<ProductId>(text)
const OPTIONS = { id: 'run.e1', at: NOW }
const here = scopeOf(['S01'])

describe('a code', () => {
  const of = async (text: string) => {
    const found = await productOfCode(warehouse, here, text, OPTIONS)
    return isFault(found) ? found.fault : found.product
  }
  it.each([
    ['6901234567892', 'MILK'],
    ['06901234567892', 'MILK'],
    ['(01)06901234567892(10)L9', 'MILK'],
    ['4011', 'STRAW'],
    ['94011', 'STRAW'],
    [`210000701250${String(checkDigit('210000701250'))}`, 'STRAW'],
    ['0614141123452', 'code-unknown'],
    ['6901234567890', 'code-unreadable'],
  ])('%s is %s', async (code, expected) => {
    expect(await of(code)).toBe(expected)
  })
})

describe('a scanned lot', () => {
  const check = async (code: string, more: object = {}) =>
    sound(await lotCheck(warehouse, here, { ...OPTIONS, code, store, when: 'shelf', ...more }))
  it('is judged by its own date, the lot on file, or the date read off the pack, in that order', async () => {
    const [own] = (await check('(01)06901234567892(17)260731(10)L9')).rows
    expect([own?.verdict, own?.source, own?.expires]).toEqual(['accept', 'code', '2026-07-31'])
    const [filed] = (await check('(01)06901234567892(10)L9', { expires: '2026-07-31' })).rows
    expect([filed?.verdict, filed?.rule, filed?.source]).toEqual(['refuse', 'expired', 'lot'])
    const [typed] = (await check('6901234567892', { expires: '2026-07-22' })).rows
    // 7 days of life: near from ceil(28/15) = 2, so 2 days left are the first half
    expect([typed?.verdict, typed?.rule, typed?.source]).toEqual(['sell-first', 'near-expiry', 'typed'])
    const [none] = (await check('6901234567892')).rows
    expect([none?.verdict, none?.rule]).toEqual(['look', 'no-date'])
  })
  it('always says that a person decides', async () => {
    const { evidence } = await check('(01)06901234567892(17)260731')
    expect(evidence.flags.map(({ flag }) => flag)).toContain('person-decides')
    expect(evidence.rows[0]?.entity.subject).toBe('accept in-date')
  })
})

describe('a shelf', () => {
  it('is to be filled when more will be sold than it shows', async () => {
    // MILK: 5 left, 10 sell a day, 4 facings of 6 are planned
    const { rows } = sound(
      await shelfGaps(warehouse, here, { ...OPTIONS, store, seen: [{ product: product('MILK'), facings: 0 }] }),
    )
    expect(rows.map(({ task, gap, onShelf }) => [task, gap, onShelf])).toEqual([['fill-from-back', 4, 0]])
  })
  it('without a planogram is none', async () => {
    const seen = [{ product: product('COLA'), facings: 1 }]
    expect(await shelfGaps(warehouse, here, { ...OPTIONS, store, seen })).toMatchObject({ fault: 'no-rows' })
  })
})

describe('a photo', () => {
  const seen = [
    { code: 'COLA', score: 0.6 },
    { code: '6901234567892', score: 0.85 },
    { code: 'MILK', score: 0.1 },
    { code: 'unknown', score: 0.99 },
  ]
  it('is joined to stock, price and shelf, best first, an article once', async () => {
    const { rows, evidence } = sound(await photoGoods(warehouse, here, { ...OPTIONS, store, seen }))
    expect(rows.map((row) => [row.product, row.score, row.standing])).toEqual([
      ['MILK', 0.85, 'likely'],
      ['COLA', 0.6, 'ask'],
    ])
    expect(evidence.rows[0]).toMatchObject({
      entity: { subject: 'likely A-1-2-3' },
      cells: { available_now: { amount: '5.000' } },
    })
  })
  it('is confirmed by a barcode alone, also against the photo', async () => {
    const of = async (barcode: string) =>
      sound(await photoGoods(warehouse, here, { ...OPTIONS, store, seen, barcode })).rows.map((row) => [
        row.product,
        row.standing,
      ])
    expect(await of(COLA_CODE)).toEqual([['COLA', 'confirmed']])
    expect(await of('4011')).toEqual([['STRAW', 'another']])
    expect(await photoGoods(warehouse, here, { ...OPTIONS, store, seen, barcode: '123' })).toMatchObject({
      fault: 'code-unreadable',
    })
  })
  it('with a score that is none is a fault', async () => {
    const bad = [{ code: 'COLA', score: Number.NaN }]
    expect(await photoGoods(warehouse, here, { ...OPTIONS, store, seen: bad })).toMatchObject({
      fault: 'value-unusable',
    })
  })
})

describe('loose goods', () => {
  const of = async (more: object) =>
    sound(await looseGoods(warehouse, here, { ...OPTIONS, store, seen: [], menu: null, ...more }))
  it('are ranked among what is weighed, and left to a tap', async () => {
    const { rows, evidence } = await of({})
    expect(rows.map((row) => row.product)).toEqual(['STRAW', 'PEAR'])
    expect(evidence.rows.map(({ entity }) => entity.subject)).toEqual(['PLU 4011 tap-to-confirm', 'tap-to-confirm'])
    expect(evidence.rows[0]?.cells).toHaveProperty('option_chance')
  })
  it('follow a photo that is sure', async () => {
    expect((await of({ seen: [{ code: 'PEAR', score: 0.99 }] })).rows[0]?.product).toBe('PEAR')
  })
  it('are what was tapped', async () => {
    const { evidence } = await of({ tapped: product('PEAR') })
    expect(evidence.rows.map(({ entity }) => [entity.product, entity.subject])).toEqual([['PEAR', 'confirmed']])
    expect(evidence.rows[0]?.cells).not.toHaveProperty('option_chance')
  })
  it('of a menu are the menu’s', async () => {
    expect((await of({ menu: [product('COLA'), product('MILK')] })).rows.map((row) => row.product)).toEqual([
      'COLA',
      'MILK',
    ])
  })
})

it('prices a tray in decimals at the prices of the shop', async () => {
  const dishes = [
    { product: product('COLA'), quantity: '2' },
    { product: product('STRAW'), quantity: '0.335' },
  ]
  const { evidence } = sound(await tray(warehouse, here, { ...OPTIONS, store, dishes }))
  expect(evidence.rows.map(({ cells }) => cells.tray_total ?? cells.tray_amount)).toEqual([
    { amount: '12.70', unit: 'CNY' },
    { amount: '6.00', unit: 'CNY' },
    { amount: '6.70', unit: 'CNY' },
  ])
})
