import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goesWith } from '../../src/analyses/guide/goes-with.ts'
import { goodsWith } from '../../src/analyses/guide/goods-with.ts'
import { onOffer } from '../../src/analyses/guide/on-offer.ts'
import { priceNow } from '../../src/analyses/guide/price-now.ts'
import { substitutes } from '../../src/analyses/guide/substitutes.ts'
import { whereToFind } from '../../src/analyses/guide/where-to-find.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { id, type ProductId, type StoreId } from '../../src/core/ids.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

const product = (text: string) => id<ProductId>(text)
const store = (text: string) => id<StoreId>(text)

/**
 * MILK in S01: 12 at the end of yesterday, 2 sold today, on A-1-2-3, 10.00 now 8.00 by offer P1 (to the 23rd) that S02 has not. OAT costs 9,
 * holds gluten; SOY has no list of allergens; LACTO is milk at 12 and sugar-free. Of 400 baskets 100 have milk, 120 STRAW, 60 both; COLA is in 200.
 */
const PLANT = `
  update dim_product set subst_group = 'milk', allergens = 'milk', attributes = '' where sku_id = 'MILK';
  insert into dim_product (sku_id, name_zh, name_en, cat1_zh, cat1_en, by_weight, status, subst_group, allergens, attributes) values
    ('OAT', '燕麦奶', 'Oat Milk', '乳品蛋类', 'Dairy & Eggs', false, 'active', 'milk', 'gluten', 'vegan'),
    ('SOY', '豆奶', 'Soya Milk', '乳品蛋类', 'Dairy & Eggs', false, 'active', 'milk', null, 'vegan'),
    ('LACTO', '无糖牛奶', 'Sugar-Free Milk', '乳品蛋类', 'Dairy & Eggs', false, 'active', 'milk', 'milk', 'sugar-free');
  insert into fact_stock_day (store_id, sku_id, date, closing, in_transit) values
    ('S01', 'MILK', '2026-07-20', 12, 0), ('S02', 'MILK', '2026-07-20', 3, 6), ('S07', 'MILK', '2026-07-20', 40, 0),
    ('S01', 'OAT', '2026-07-20', 4, 0), ('S01', 'SOY', '2026-07-20', 4, 0), ('S01', 'LACTO', '2026-07-20', 4, 0), ('S01', 'STRAW', '2026-07-20', 9, 0),
    ('S01', 'COLA', '2026-07-20', 9, 0);
  insert into planogram values ('S01', 'MILK', '2026-01-01', null, 'A', '1', '2', '3', 4, 24), ('S01', 'MILK', '2025-01-01', '2025-12-31', 'Z', '9', '9', '9', 1, 6);
  insert into fact_price values ('S01', 'MILK', '2026-01-01', null, 10, 'regular', null, null), ('S01', 'MILK', '2026-07-18', '2026-07-23', 8, 'promo', null, null),
    ('S02', 'MILK', '2026-01-01', null, 10, 'regular', null, null), ('S01', 'OAT', '2026-01-01', null, 9, 'regular', null, null),
    ('S01', 'SOY', '2026-01-01', null, 8, 'regular', null, null), ('S01', 'LACTO', '2026-01-01', null, 10, 'regular', null, null);
  insert into dim_promo values ('P1', '周末', 'Weekend', 'price-cut', '2026-07-18', '2026-07-23', 0.2, null), ('P0', '旧', 'Old', 'price-cut', '2026-06-01', '2026-06-30', 0.2, null),
    ('P2', '周六', 'Saturday', 'price-cut', '2026-07-25', '2026-07-26', 0.3, null);
  insert into promo_item values ('P1', 'MILK', 'S01'), ('P0', 'MILK', ''), ('P2', 'OAT', '');
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type)
  select 'b' || n, 'S01', '2026-07-10', timestamp '2026-07-10 04:00:00', 'sale' from range(0, 400) as t(n)
  union all select 'today', 'S01', '2026-07-21', timestamp '2026-07-21 00:30:00', 'sale';
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, net_ex_tax, cost, line_type, receipt_type, ts_utc)
  select 'b' || n, line, 'S01', '2026-07-10', sku, 1, price, price, price / 2, 'sale', 'sale', timestamp '2026-07-10 04:00:00' from (
    select n, 1 as line, 'MILK' as sku, 10 as price from range(0, 100) as t(n) union all select n, 2, 'STRAW', 20 from range(40, 160) as t(n)
    union all select n, 3, 'COLA', 3 from range(0, 400, 2) as t(n))
  union all select 'today', 1, 'S01', '2026-07-21', 'MILK', 2, 16, 16, 12, 'sale', 'sale', timestamp '2026-07-21 00:30:00'`

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(PLANT)
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const OPTIONS = { id: 'run.e1', at: NOW }

describe('where to find an article', () => {
  it('says what is there now, where it lies, and which shops nearby have it, the nearest first', async () => {
    const { rows, evidence } = sound(
      await whereToFind(warehouse, scopeOf(), { ...OPTIONS, product: product('MILK'), home: store('S01') }),
    )
    expect(rows.map((row) => [row.store, row.availableNow, row.inTransit, row.place, row.price])).toEqual([
      ['S01', '10.000', '0.000', 'A-1-2-3', '8.00'],
      ['S02', '3.000', '6.000', null, '10.00'],
      ['S07', '40.000', '0.000', null, null],
    ])
    expect(evidence.rows[0]?.cells.stores_with_stock?.amount).toBe('3.000')
    const other = sound(
      await whereToFind(warehouse, scopeOf(), { ...OPTIONS, product: product('MILK'), home: store('S07') }),
    )
    expect(other.rows.map((row) => row.store)).toEqual(['S07', 'S01', 'S02'])
  })
  it('tells nothing of shops that the asker may not see', async () => {
    const { rows } = sound(await whereToFind(warehouse, scopeOf(['S02']), { ...OPTIONS, product: product('MILK') }))
    expect(rows.map((row) => row.store)).toEqual(['S02'])
    expect(await whereToFind(warehouse, scopeOf([]), { ...OPTIONS, product: product('MILK') })).toMatchObject({
      fault: 'no-stores',
    })
  })
})

it('says the price that holds, the usual one and the running offer', async () => {
  const { rows, evidence } = sound(await priceNow(warehouse, scopeOf(), { ...OPTIONS, product: product('MILK') }))
  expect(rows.map((row) => [row.store, row.price, row.regular, row.offers.map(({ promo }) => promo)])).toEqual([
    ['S01', '8.00', '10.00', ['P1']],
    ['S02', '10.00', '10.00', []],
  ])
  expect(evidence.rows[0]).toMatchObject({
    entity: { subject: 'P1' },
    cells: { offer_depth: { amount: '0.2000' }, offer_days_left: { amount: '3.0' } },
  })
})

it('lists what is on offer today over the shops that have it, and nothing of an offer that ended', async () => {
  const of = async (stores?: readonly string[], categories: readonly string[] = []) =>
    sound(await onOffer(warehouse, scopeOf(stores), { ...OPTIONS, categories: categories.map((one) => id(one)) }))
  const { rows, evidence } = await of()
  expect(rows).toEqual([
    {
      product: 'MILK',
      promo: 'P1',
      stores: 1,
      price: '8.00',
      regular: '10.00',
      depth: '0.2000',
      starts: '2026-07-18',
      ends: '2026-07-23',
    },
  ])
  expect(evidence.rows.map(({ cells }) => cells)).toMatchObject([
    { goods_on_offer: { amount: '1.000' } },
    { price_now: { amount: '8.00' }, regular_price: { amount: '10.00' }, stores_with_offer: { amount: '1.000' } },
  ])
  const week = sound(await onOffer(warehouse, scopeOf(), { ...OPTIONS, categories: [], week: true }))
  expect(week.rows.map(({ product, starts, price }) => [product, starts, price])).toEqual([
    ['OAT', '2026-07-25', null],
    ['MILK', '2026-07-18', '8.00'],
  ])
  expect(week.evidence.rows[1]?.cells).toMatchObject({ offer_starts_in: { amount: '4.0' }, price_now: null })
  expect((await of(['S02'])).rows).toEqual([])
  expect((await of(['S01'], ['Drinks'])).rows).toEqual([])
})

describe('substitutes of an article', () => {
  const of = async (freeOf: readonly string[], attributes: readonly string[] = []) =>
    sound(
      await substitutes(warehouse, scopeOf(), {
        ...OPTIONS,
        product: product('MILK'),
        store: store('S01'),
        freeOf,
        attributes,
      }),
    )
  it('are told with what they bring', async () => {
    const { evidence } = await of([])
    expect(evidence.rows.slice(1).map(({ entity }) => [entity.product, entity.subject])).toEqual([
      ['LACTO', undefined],
      ['OAT', 'has-gluten'],
      ['SOY', 'allergens-unknown'],
    ])
  })
  it('are only what is known to be safe when an allergen is named', async () => {
    expect((await of(['milk'])).rows).toEqual([])
    const { rows, evidence } = await of(['nut'])
    expect(rows.map((row) => row.product)).toEqual(['LACTO'])
    expect(evidence.flags.map(({ flag }) => flag)).toContain('allergens-as-filed')
  })
})

it('knows what goes with an article by lift, not by how often it is bought', async () => {
  const { rows, evidence } = sound(
    await goesWith(warehouse, scopeOf(['S01']), { ...OPTIONS, product: product('MILK') }),
  )
  // 60 * 400 / (100 * 120) = 2; cola is in 50 of 100, as in half of all
  expect(rows.map((row) => [row.product, row.both, row.lift])).toEqual([['STRAW', 60, 2]])
  expect(evidence.rows[0]?.cells.baskets_with_it?.amount).toBe('100.000')
})

it('lists goods with an attribute, and never those of unknown allergens when one is named', async () => {
  const of = async (attributes: readonly string[], freeOf: readonly string[]) =>
    sound(await goodsWith(warehouse, scopeOf(), { ...OPTIONS, store: store('S01'), among: null, attributes, freeOf }))
  expect((await of(['sugar-free'], [])).rows.map((row) => row.product)).toEqual(['LACTO'])
  const vegan = await of(['vegan'], ['milk'])
  expect(vegan.rows.map((row) => row.product)).toEqual(['OAT'])
  expect(vegan.evidence.rows[0]?.cells.goods_allergens_unknown?.amount).toBe('1.000')
})
