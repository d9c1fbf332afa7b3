import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { isFigure } from '../../src/core/answer.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { type AskOptions, ask } from '../support/asked.ts'
import { MORNING, watchedChain } from '../support/watched-chain.ts'

const R1 = ['S01', 'S02', 'S03']
let house: House
beforeAll(async () => {
  house = {
    warehouse: await watchedChain([{ what: 'visitors', where: 'S02', from: '2026-07-20', factor: 0.55 }]),
    roster: createRoster(modelsConfig({ hosts: [] }, '127.0.0.1')),
  }
})
afterAll(async () => house.warehouse.close())

const askIt = (text: string, more: AskOptions = {}) =>
  ask(house, text, { role: 'regional-manager', stores: R1, askedAt: MORNING, ...more })

describe('why a figure parted from its usual weekdays, without a model', () => {
  test.each([
    [
      'why did sales drop at Shop 2 yesterday?',
      /^Shop 2, .*net sales ¥[\d,]+; .* usually ¥[\d,]+\./,
      /footfall −¥/,
      /Likely causes, from the data: /,
    ],
    [
      '2号店昨天销售额为什么跌了',
      /^2号店昨天.*销售额¥[\d,]+，前四周同一天一般是¥[\d,]+。/,
      /进店客流−¥/,
      /从数据看可能的原因：/,
    ],
    ['2号店昨天怎么卖得这么差', /^2号店昨天.*销售额¥/, /进店客流−¥/, /可能性，不是定论/],
    ['why was footfall so low at Shop 2 yesterday', /^Shop 2, .*footfall \d+; /, /./, /no proof/],
  ])('%s', async (asked, figure, drivers, causes) => {
    const { answer, text, of } = await askIt(asked, { stores: ['S02'] })
    expect(of('tool-start').map(({ tool }) => tool)).toEqual(['explain-change'])
    expect(answer).toMatchObject({ outcome: 'explained', depth: 'instant', reasons: [], covers: { stores: ['S02'] } })
    for (const part of [figure, drivers, causes]) expect(text).toMatch(part)
    const cells = answer.sentences.flatMap(({ parts }) => parts.filter(isFigure))
    expect(cells.length).toBeGreaterThan(2)
    for (const { evidence, row, column } of cells)
      expect(answer.evidence.find(({ id }) => id === evidence)?.rows[row - 1]?.cells).toHaveProperty(column)
    const known = new Set(answer.evidence.map(({ id }) => id))
    expect(answer.evidence.flatMap(({ inputs }) => inputs).filter((input) => !known.has(input))).toEqual([])
  })

  test('of several shops is told of them together, as their sum', async () => {
    const { answer, text } = await askIt('why did sales drop yesterday')
    expect(text).toMatch(/^3 stores together, /)
    const [whole, , , ...shops] = answer.evidence.find(({ source }) => source === 'cause-figures')?.rows ?? []
    const sum = shops
      .filter(({ role }) => role === 'value')
      .reduce((all, { cells }) => all + Number(cells.net_sales?.amount), 0)
    expect(Number(whole?.cells.net_sales?.amount)).toBeCloseTo(sum, 1)
    expect(
      answer.evidence.flatMap(({ inputs }) => inputs).every((id) => answer.evidence.some((one) => one.id === id)),
    ).toBe(true)
  })

  test('says first that it moved the other way, where it did', async () => {
    expect((await askIt('why did sales rise at Shop 2 yesterday')).text).toMatch(/^It did not rise\. Shop 2/)
    expect((await askIt('2号店昨天客流为什么多了')).text).toMatch(/^并没有上升。2号店/)
  })

  test.each([
    ['why did sales drop', {}],
    ['why are sales down today', {}],
    ['why did sales drop yesterday compared with last year', {}],
    ['why did sales of Food drop yesterday', {}],
    ['why did sales drop last week', {}],
    ['why did conversion drop yesterday', {}],
    ['why did sales drop at Shop 5 yesterday', {}],
    ['why did sales drop at Shop 2 yesterday', { role: 'clerk', stores: ['S02'] }],
    ['2号店昨天除了牛奶销售额为什么跌了', {}],
  ] as const)('is not told of "%s" %j', async (asked, more) => {
    const { answer } = await askIt(asked, more as AskOptions)
    expect(answer.sentences.flatMap(({ parts }) => parts.filter(isFigure))).toEqual([])
    expect(answer.outcome).not.toBe('grounded')
  })
})
