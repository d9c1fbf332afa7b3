import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { ask } from '../support/asked.ts'
import { plantedSession } from '../support/planted-chain.ts'

/** 80 and 70 in January, 50 and 90 in February: 150 and 140, both months. */
const SOLD = {
  '2024-12-31': 1,
  '2025-01-20': 80,
  '2025-02-11': 70,
  '2026-01-20': 50,
  '2026-02-10': 90,
  '2026-07-20': 5,
}

let house: House
beforeAll(async () => {
  const session = await plantedSession(
    Object.entries(SOLD).map(([date, net]) => ({
      key: date,
      store: 'S01',
      date,
      time: '15:00',
      type: 'sale',
      lines: [{ sku: 'COLA', qty: 1, net, cost: net / 2 }],
    })),
  )
  house = {
    warehouse: await warehouseOver(session, 'planted'),
    roster: createRoster(modelsConfig({ hosts: [] }, '127.0.0.1')),
  }
})
afterAll(() => house.warehouse.close())

test('a day around Spring Festival against last year comes with January and February together, as figures of their own', async () => {
  const { answer, text } = await ask(house, '2月10日销售额和去年比')
  expect(text).toContain('90.00')
  expect(text).toMatch(/两个月合起来看：.*140\.00.*150\.00.*−6\.7%/)
  expect(answer.evidence.map(({ rows }) => rows[0]?.cells.net_sales?.amount)).toEqual(['90', '140'])
  const english = await ask(house, 'net sales on 10 February against last year')
  expect(english.text).toMatch(/both months together: .*140\.00.*150\.00/)
})

test.each([
  ['both months', '1月1日到2月28日的销售额和去年1月1日到2月28日比'],
  ['another month', '7月20日销售额和去年比'],
  ['another base', '2月10日销售额和平时比'],
  ['a list', '2月10日各门店销售额和去年比'],
])('nothing is put beside %s', async (_, question) => {
  const { answer, text } = await ask(house, question)
  expect(answer.evidence).toHaveLength(1)
  expect(text).not.toContain('合起来看')
})
