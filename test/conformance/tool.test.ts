import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Evidence } from '../../src/core/evidence.ts'
import { isFault } from '../../src/core/fault.ts'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import { ROLES } from '../../src/core/role.ts'
import type { Scope } from '../../src/core/scope.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { TOOLS } from '../../src/tools/index.ts'
import type { Tool } from '../../src/tools/tool.ts'
import { deskOver } from '../support/desk.ts'
import { AT, plantedWarehouse, scopeOf } from '../support/planted-chain.ts'
import {
  CHECKOUT_PLANT,
  FORECAST_PLANT,
  PRICE_PLANT,
  PROMO_PLANT,
  SHELF_PLANT,
  STAFF_PLANT,
  STOCK_PLANT,
} from '../support/planted-retail.ts'
import { starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
let retail: Warehouse
beforeAll(async () => {
  warehouse = await plantedWarehouse()
  retail = await starWarehouse(
    [STOCK_PLANT, CHECKOUT_PLANT, PRICE_PLANT, STAFF_PLANT, SHELF_PLANT, PROMO_PLANT, FORECAST_PLANT].join(';\n'),
  )
})
afterAll(async () => {
  await warehouse.close()
  await retail.close()
})

/** An input that each tool can answer for the planted chain; a new tool adds a line. */
const EXAMPLES: Readonly<Record<keyof typeof TOOLS, unknown>> = {
  measure: { metric: 'net_sales', period: 'yesterday', by: 'store' },
  'find-product': { text: 'milk' },
  calculate: { operation: 'sum', cells: ['e1.r1.net_sales', 'e1.r2.net_sales'] },
  'data-coverage': {},
  'early-warnings': {},
  'explain-change': { metric: 'net_sales', store: 'S01' },
  'compare-stores': { metric: 'net_sales', period: 'yesterday' },
  'forecast-card': { metric: 'footfall' },
  'units-forecast': { product: 'MILK', days: 2 },
  'footfall-forecast': { days: 2 },
  'sales-forecast': { days: 2 },
  'receipts-forecast': { days: 2 },
  'what-to-order': { limit: 3 },
  'near-expiry': { stores: ['S01'] },
  'count-first': {},
  transfers: {},
  rota: { store: 'S01' },
  'checkout-funnel': { period: 'last-7-days' },
  'till-close': { period: 'yesterday', stores: ['S01'] },
  'cashier-review': {},
  'price-check': { categories: ['Dairy & Eggs'] },
  'price-war': {},
  promotions: {},
  'goes-with': { product: 'MILK' },
  'goods-with': { attributes: [], freeOf: ['milk'] },
  'price-now': { product: '6909876543219' },
  'on-offer': { limit: 5 },
  substitutes: { product: 'COLA', freeOf: ['nut'] },
  'where-to-find': { product: 'milk', store: 'S02' },
  'lot-check': { code: '(01)06901234567892(17)260725', store: 'S01' },
  'shelf-gaps': { store: 'S01', products: ['MILK'], facings: [1] },
  'photo-goods': { store: 'S01', codes: ['6901234567892'], scores: [0.7] },
  'loose-goods': { store: 'S01', codes: ['STRAW'], scores: [0.5] },
  tray: { store: 'S01', dishes: ['COLA'], quantities: ['2'] },
}

/** Tools whose tables the planted chain does not have: they answer over rows of their own. */
const OF_RETAIL: ReadonlySet<string> = new Set(
  Object.keys(EXAMPLES).slice(Object.keys(EXAMPLES).indexOf('units-forecast')),
)

/** Names come from data and could say anything, so a schema, which instructs a model, holds none. */
const dataNames = (): string[] => {
  const { stores, regions, categories, products } = warehouse.catalogue
  return [...stores, ...regions, ...categories, ...products].flatMap(({ names }) => [names.zh, names.en])
}

/** What every tool of the registry must keep, as sentences about who does not. */
const violations = (key: string, tool: Tool): string[] => {
  const schema = (scope: Scope) =>
    JSON.stringify(z.toJSONSchema(tool.input(warehouse.catalogue, scope), { io: 'input' }))
  const manager = schema(scopeOf())
  const clerk = schema(scopeOf(['S02'], 'clerk'))
  return [
    ...(tool.name === key && /^[a-z][a-z0-9-]*$/.test(key) ? [] : [`${key} is registered under another name`]),
    ...LANGUAGE_CODES.filter((code) => tool.labels[code].name === '' || tool.labels[code].words.length === 0).map(
      (code) => `${key} has no words in ${code}`,
    ),
    ...(/^[A-Z].{20,320}\.$/.test(tool.description) ? [] : [`${key} is described too little or too long`]),
    ...(/\d{4}-\d\d-\d\d|\bS\d\d\b/.test(tool.description) ? [`${key} has a date or a store in its description`] : []),
    ...(tool.access.length > 0 && !tool.access.includes('admin')
      ? []
      : [`${key} is for nobody or for an administrator`]),
    ...(schema(scopeOf()) === manager ? [] : [`${key} has another schema each time`]),
    ...(manager.includes('"type":"object"') && manager.includes('"additionalProperties":false')
      ? []
      : [`${key} takes anything`]),
    ...(/"(S01|S07)"/.test(clerk) ? [`${key} names stores outside the scope`] : []),
    ...(dataNames().some((name) => manager.includes(name)) ? [`${key} says names from data in its schema`] : []),
  ]
}

describe.each(Object.entries(TOOLS) as [keyof typeof TOOLS, Tool][])('tool %s', (key, tool) => {
  it('keeps the contract', () => {
    expect(violations(key, tool)).toEqual([])
  })

  it('files what it returns, once, under ids of the run, of stores within the scope', async () => {
    const scope = scopeOf()
    const world = OF_RETAIL.has(key) ? retail : warehouse
    const desk = deskOver(world, scope, AT)
    const run = (one: Tool, input: unknown) => one.run(one.input(world.catalogue, scope).parse(input), desk, scope)
    if (key === 'calculate') await run(TOOLS.measure, EXAMPLES.measure)
    const before = desk.evidence.length
    const result = await run(tool, EXAMPLES[key])
    if (isFault(result)) throw new Error(JSON.stringify(result))
    expect(result).toEqual(desk.evidence.slice(before))
    expect(desk.evidence.map((one) => one.id)).toEqual(desk.evidence.map((_, at) => `run.e${at + 1}`))
    for (const evidence of result as Evidence[]) {
      expect(evidence.stores.every((store) => scope.stores.includes(store))).toBe(true)
      expect(evidence.rows.length).toBeGreaterThan(0)
      expect(evidence.snapshot).toBe('planted')
      for (const row of evidence.rows)
        for (const column of Object.keys(row.cells)) expect(column).toMatch(/^[a-z][a-z0-9_]*$/)
    }
  })

  it('of an empty scope tells nothing', async () => {
    const scope = scopeOf([])
    const parsed = tool.input(warehouse.catalogue, scope).safeParse(EXAMPLES[key])
    if (!parsed.success) return
    const result = await tool.run(parsed.data, deskOver(warehouse, scope, AT), scope)
    const rows = isFault(result) ? [] : result.flatMap((evidence) => evidence.rows)
    expect(rows.flatMap((row) => Object.keys(row.cells))).toEqual([])
  })
})

it('every role of the shops has tools, an administrator none', () => {
  for (const role of ROLES) {
    const mine = Object.values(TOOLS).filter((tool: Tool) => tool.access.includes(role))
    expect(mine.length > 0).toBe(role !== 'admin')
  }
})

describe('the conformance suite bites', () => {
  const bad: Readonly<Record<string, [Partial<Tool>, RegExp]>> = {
    'another name': [{ name: 'other' }, /another name/],
    'no words': [{ labels: { ...TOOLS.measure.labels, zh: { name: '', words: [] } } }, /no words in zh/],
    'a poor description': [{ description: 'measures' }, /described/],
    'a date in the description': [{ description: 'Measures one metric of the stores since 2024-01-01.' }, /date/],
    'an administrator': [{ access: ['admin'] }, /administrator/],
    'an open object': [{ input: () => z.looseObject({}) }, /takes anything/],
    'stores of others': [{ input: () => z.strictObject({ store: z.enum(['S01', 'S02']) }) }, /outside the scope/],
    'names from data': [
      { input: () => z.strictObject({ by: z.string().describe('of Fresh Milk 1L') }) },
      /names from data/,
    ],
    'a schema that changes': [
      { input: () => z.strictObject({ now: z.literal(String(process.hrtime.bigint())) }) },
      /another schema/,
    ],
  }
  it.each(Object.entries(bad))('on %s', (_, [change, sentence]) => {
    const tool: Tool = { ...(TOOLS.measure as Tool), ...change }
    expect(violations('measure', tool).join('; ')).toMatch(sentence)
  })
})
