import { afterAll, beforeAll, expect, it } from 'vitest'
import { ANALYSIS_LABELS } from '../../src/analyses/labels.ts'
import { isFault } from '../../src/core/fault.ts'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { TOOLS } from '../../src/tools/index.ts'
import type { Tool } from '../../src/tools/tool.ts'
import { deskOver } from '../support/desk.ts'
import {
  CHECKOUT_PLANT,
  PRICE_PLANT,
  PROMO_PLANT,
  SHELF_PLANT,
  STAFF_PLANT,
  STOCK_PLANT,
} from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(
    [STOCK_PLANT, CHECKOUT_PLANT, PRICE_PLANT, STAFF_PLANT, SHELF_PLANT, PROMO_PLANT].join(';\n'),
  )
})
afterAll(() => warehouse.close())

const INPUTS: Readonly<Record<string, unknown>> = {
  'what-to-order': {},
  'near-expiry': {},
  'count-first': {},
  transfers: {},
  rota: { store: 'S01' },
  'checkout-funnel': { period: 'last-7-days' },
  'till-close': { period: 'yesterday' },
  'cashier-review': {},
  'price-check': {},
  'price-war': {},
  promotions: {},
  'goes-with': { product: 'MILK' },
  'goods-with': { freeOf: ['milk'] },
  'price-now': { product: 'COLA' },
  'on-offer': { limit: 5 },
  substitutes: { product: 'COLA' },
  'where-to-find': { product: 'MILK' },
  'lot-check': { code: '(01)06901234567892(17)260725', store: 'S01' },
  'shelf-gaps': { store: 'S01', products: ['MILK'], facings: [1] },
  'photo-goods': { store: 'S01', codes: ['6901234567892'], scores: [0.7] },
  'loose-goods': { store: 'S01', codes: ['STRAW'], scores: [0.5] },
  tray: { store: 'S01', dishes: ['COLA'], quantities: ['2'] },
  'units-forecast': { product: 'MILK' },
}

it.each(Object.keys(INPUTS))('%s and each of its columns have a name in every language', async (name) => {
  const tool: Tool = TOOLS[name as keyof typeof TOOLS]
  const scope = scopeOf()
  const desk = deskOver(warehouse, scope, NOW)
  const filed = await tool.run(tool.input(warehouse.catalogue, scope).parse(INPUTS[name]), desk, scope)
  if (isFault(filed)) throw new Error(JSON.stringify(filed))
  const columns = filed.flatMap(({ source, rows }) => [source, ...rows.flatMap(({ cells }) => Object.keys(cells))])
  for (const code of LANGUAGE_CODES)
    expect(columns.filter((column) => !ANALYSIS_LABELS[column]?.[code].name)).toEqual([])
})
