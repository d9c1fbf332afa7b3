import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { isFigure } from '../../src/core/answer.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { type AskOptions, ask } from '../support/asked.ts'
import { STOCK_PLANT } from '../support/planted-retail.ts'
import { NOW, starWarehouse } from '../support/planted-star.ts'

let house: House
beforeAll(async () => {
  house = {
    warehouse: await starWarehouse(STOCK_PLANT),
    roster: createRoster(modelsConfig({ hosts: [] }, '127.0.0.1')),
  }
})
afterAll(() => house.warehouse.close())

const inS01 = (text: string, more: AskOptions = {}) =>
  ask(house, text, { role: 'store-manager', stores: ['S01'], askedAt: NOW, ...more })

describe('a list that a shop floor asks for, without a model', () => {
  test('what to order is said line by line, each figure from its cell', async () => {
    const { answer, text, of } = await inS01('what should I order today')
    expect(answer).toMatchObject({ outcome: 'grounded', depth: 'instant', reasons: [] })
    expect(of('tool-start').map(({ tool }) => tool)).toEqual(['what-to-order'])
    // the plant: milk 2 cases of 12, a margin of 60 at stake; strawberries 1 case of 5; 92 together
    expect(text).toContain('margin at stake ¥92')
    expect(text).toMatch(/order quantity 24, cases to order 2, .*margin at stake ¥60/)
    const cells = answer.sentences.flatMap(({ parts }) => parts.filter(isFigure))
    expect(cells.length).toBeGreaterThanOrEqual(8)
    for (const { evidence, row, column } of cells) {
      const of = answer.evidence.find(({ id }) => id === evidence)
      if (row > 0) expect(of?.rows[row - 1]?.cells).toHaveProperty(column)
    }
  })

  test.each([
    ['今天要订什么货', 'what-to-order', '订货建议'],
    ['哪些东西快过期了？', 'near-expiry', '临期商品'],
    ['帮我看看店里有什么临期的', 'near-expiry', '临期商品'],
    ['今天先盘哪些', 'count-first', '优先盘点'],
    ['Which items are about to expire?', 'near-expiry', 'Near expiry'],
    ['what should we count first', 'count-first', 'Records to count'],
  ])('%s', async (asked, tool, title) => {
    const { answer, text, of } = await inS01(asked)
    expect(of('tool-start').map((one) => one.tool)).toEqual([tool])
    expect(answer).toMatchObject({ outcome: 'grounded', reasons: [] })
    expect(of('sentence-dropped')).toEqual([])
    expect(text).toContain(title)
    expect(answer.covers.stores).toEqual(['S01'])
  })

  test.each([
    'order 20 boxes of milk',
    '帮我订货',
    '哪些东西没过期',
    'what expired last week',
    '昨天要订什么货',
    'what should I order if it rains',
    'should I order milk',
    '除了牛奶要订什么',
    'which items are not expiring',
    'what to order and what to count',
  ])('is not made of %s', async (asked) => {
    const { of } = await inS01(asked)
    expect(of('tool-start').filter(({ tool }) => tool !== 'measure')).toEqual([])
  })

  test('of a shop that the asker may not see is refused, and nothing is looked up', async () => {
    const { answer, of } = await inS01('what is expiring soon at S02')
    expect(answer).toMatchObject({ outcome: 'refused', evidence: [], covers: { stores: [] } })
    expect(of('tool-start')).toEqual([])
  })
})
