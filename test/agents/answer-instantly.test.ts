import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { textOf } from '../../src/core/answer.ts'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { type AskOptions, ask } from '../support/asked.ts'
import { plantedWarehouse } from '../support/planted-chain.ts'

let house: House
beforeAll(async () => {
  house = { warehouse: await plantedWarehouse(), roster: createRoster(modelsConfig({ hosts: [] }, '127.0.0.1')) }
})
afterAll(() => house.warehouse.close())

const frame = (more: Partial<Frame> = {}): Frame => ({
  metric: id('net_sales'),
  stores: [],
  regions: [],
  categories: [],
  products: [],
  period: { from: '2026-07-20', to: '2026-07-20' },
  base: null,
  by: null,
  rank: null,
  wish: null,
  ...more,
})

describe('a question that the grammar understands', () => {
  test('is answered at once, from the data, without a model', async () => {
    const { answer, text, events } = await ask(house, 'net sales yesterday')
    expect(answer).toMatchObject({
      outcome: 'grounded',
      depth: 'instant',
      tier: 'regional-manager',
      steps: 1,
      language: 'en',
    })
    expect(text).toContain('107')
    expect(answer.covers).toEqual({ stores: ['S01', 'S02', 'S07'], notAllowed: [] })
    expect(answer.evidence[0]?.id).toMatch(/^run\d+\.e1$/)
    expect(answer.frame?.metric).toBe('net_sales')
    expect(events.map((event) => event.type)).toEqual([
      'run-start',
      'depth-chosen',
      'tool-start',
      'tool-end',
      'evidence-filed',
      ...answer.sentences.map(() => 'sentence-available'),
      'answer-available',
      'run-end',
    ])
  })

  test('is answered in Chinese when it is asked in Chinese', async () => {
    const { answer, text } = await ask(house, '昨天河滨店的销售额是多少')
    expect(answer).toMatchObject({ outcome: 'grounded', language: 'zh' })
    expect(text).toContain('39')
    expect(answer.covers.stores).toEqual(['S01'])
  })

  test('shows only sentences whose numbers know their cell', async () => {
    const { answer } = await ask(house, 'net sales yesterday by store')
    const figures = answer.sentences.flatMap((sentence) => sentence.parts.filter((part) => 'evidence' in part))
    expect(figures.length).toBeGreaterThanOrEqual(3)
  })
})

describe('an answer that is not whole', () => {
  test('is explained, not grounded, when there is nothing to compare with', async () => {
    const { answer, text } = await ask(house, 'net sales on 19 July vs the same day last year')
    expect(text).toContain('22')
    expect(answer.outcome).toBe('explained')
    expect(answer.reasons.map((reason) => reason.fault)).toEqual(['base-not-there'])
  })

  test('is explained when asked days that have passed lie before the data', async () => {
    const { answer } = await ask(house, 'net sales last year')
    expect(answer.outcome).toBe('explained')
    expect(answer.reasons.map((reason) => reason.fault)).toEqual(['outside-data'])
  })

  test('is grounded when only the running part of its period is missing', async () => {
    const { answer } = await ask(house, 'net sales this week')
    expect(answer.outcome).toBe('grounded')
    expect(answer.reasons).toEqual([])
  })
})

describe('rights', () => {
  test('a store that the asker may not see is refused by name', async () => {
    const { answer } = await ask(house, 'net sales of Harbour Bay yesterday', {
      stores: ['S01'],
      role: 'store-manager',
    })
    expect(answer.outcome).toBe('refused')
    expect(answer.evidence).toEqual([])
    expect(answer.covers.stores).toEqual([])
    expect(answer.covers.notAllowed.length).toBe(1)
  })

  test('of two stores the one that may be seen is answered, and the other is said to be missing', async () => {
    const { answer, text } = await ask(house, 'net sales of Riverside and Harbour Bay yesterday', {
      stores: ['S01'],
      role: 'store-manager',
    })
    expect(answer.outcome).toBe('explained')
    expect(answer.covers.stores).toEqual(['S01'])
    expect(answer.covers.notAllowed.length).toBe(1)
    expect(text).toContain('39')
    expect(text).not.toMatch(/\b25\b/)
  })

  test('of a region that is seen in part, the stores that may be seen are answered under their own names', async () => {
    const options = { stores: ['S01'], role: 'store-manager' as const }
    const { answer, text } = await ask(house, 'net sales in East China yesterday', options)
    expect(answer).toMatchObject({ outcome: 'explained', covers: { stores: ['S01'] } })
    expect(answer.covers.notAllowed).toEqual(['East China'])
    expect(answer.evidence[0]?.rows[0]?.entity).toEqual({ store: 'S01' })
    expect(text).toMatch(/^Riverside, /)
    const tapped = await ask(house, 'tapped', { ...options, frame: frame({ regions: [id('R1')] }) })
    expect(tapped.answer).toMatchObject({ outcome: 'explained', covers: { stores: ['S01'], notAllowed: ['R1'] } })
    expect(tapped.answer.frame).toMatchObject({ regions: [], stores: ['S01'] })
  })

  test('a clerk who asks for a metric that is not a clerk’s is refused', async () => {
    const { answer } = await ask(house, 'margin rate yesterday', { role: 'clerk', stores: ['S01'] })
    expect(answer.outcome).toBe('refused')
    expect(answer.reasons[0]).toMatchObject({ fault: 'not-allowed-metric' })
    expect(answer.options.every((option) => option.frame.metric !== 'margin_rate')).toBe(true)
  })

  test('a scope without stores reads nothing', async () => {
    const { answer } = await ask(house, 'net sales yesterday', { role: 'admin', stores: [] })
    expect(answer).toMatchObject({ outcome: 'refused', evidence: [], options: [] })
  })
})

describe('a tapped frame', () => {
  test('is answered as it is', async () => {
    const { answer, text } = await ask(house, 'anything', { frame: frame({ stores: [id('S02')] }) })
    expect(answer.outcome).toBe('grounded')
    expect(text).toContain('43')
  })

  test('is checked as if it came from a stranger', async () => {
    const of = async (more: Partial<Frame>, role: 'regional-manager' | 'clerk' = 'regional-manager') =>
      (await ask(house, 'x', { frame: frame(more), role, stores: ['S01'] })).answer
    expect((await of({ stores: [id('S07')] })).outcome).toBe('refused')
    expect((await of({ regions: [id('R2')] })).outcome).toBe('refused')
    expect((await of({ metric: id('margin_rate') }, 'clerk')).outcome).toBe('refused')
    expect((await of({ metric: id('__proto__') })).reasons[0]?.fault).toBe('unknown-name')
    expect((await of({ stores: [id("S01' or 1=1")] })).reasons[0]?.fault).toBe('unknown-name')
    expect((await of({ period: { from: '2026-06-31', to: '2026-07-01' } })).reasons[0]?.fault).toBe('no-such-date')
    expect((await of({ stores: [id('S01'), id('S07')] })).covers.stores).toEqual(['S01'])
  })
})

describe('what the grammar does not understand, with no model', () => {
  test('is explained: the reason, and questions that can be answered', async () => {
    const { answer } = await ask(house, 'what should I wear to the store opening party')
    expect(answer).toMatchObject({ outcome: 'explained', depth: 'instant', evidence: [] })
    expect(answer.reasons.map((reason) => reason.fault)).toContain('models-off')
    expect(answer.options.length).toBeGreaterThan(0)
    for (const option of answer.options) {
      const tapped = await ask(house, option.text, { frame: option.frame })
      expect(tapped.answer.outcome).toBe('grounded')
    }
  })

  test('says in one short sentence that there is no model, and only where one could have helped', async () => {
    const texts = async (question: string, more: AskOptions = {}) =>
      (await ask(house, question, more)).answer.sentences.map(textOf)
    expect(await texts('what should I wear to the store opening party')).toEqual([
      expect.stringMatching(/^I did not understand/),
      'No model is set up to think about it.',
      'You can ask:',
    ])
    expect((await texts('开会之前我应该知道什么呢，随便讲讲吧'))[1]).toBe('也没有配置可以帮忙思考的模型。')
    for (const decided of [
      'footfall by product yesterday',
      'net sales on 31 June 2026',
      'net sales in 2019',
      'net sales on 30 July 2026',
      'net sales of Atlantis yesterday',
      '昨天按商品的客流',
    ]) {
      const said = await texts(decided)
      expect(
        said.filter((text) => /model|模型/.test(text)),
        decided,
      ).toEqual([])
      expect(said.length, decided).toBeLessThanOrEqual(2)
    }
    expect(await texts('what should I wear', { depth: 'instant' })).not.toContain(
      'No model is set up to think about it.',
    )
  })

  test('offers what the words are nearest to', async () => {
    const { answer } = await ask(house, 'footfall of Riverside unless it rained')
    expect(answer.outcome).toBe('explained')
    expect(answer.options[0]?.frame).toMatchObject({ metric: 'footfall', stores: ['S01'] })
  })

  test('offers three questions that differ', async () => {
    const { answer } = await ask(house, 'how many receipts between 5 and 6pm yesterday')
    expect(answer.outcome).toBe('explained')
    expect(new Set(answer.options.map(({ text }) => text)).size).toBe(3)
  })

  test('a date that does not exist goes to no model', async () => {
    const { answer } = await ask(house, 'net sales on 31 June 2026')
    expect(answer.outcome).toBe('explained')
    expect(answer.evidence).toEqual([])
    expect(answer.reasons.map((reason) => reason.fault)).not.toContain('models-off')
  })

  test('one tap away is offered as whole questions and shows no figure', async () => {
    const { answer } = await ask(house, '昨天销量')
    expect(answer.outcome).toBe('clarify')
    expect(answer.options.length).toBeGreaterThan(0)
    expect(answer.options.length).toBeLessThanOrEqual(3)
    expect(answer.evidence).toEqual([])
    expect(answer.sentences.flatMap((sentence) => sentence.parts).every((part) => !/\d/.test(part.text))).toBe(true)
  })
})

describe('data that end long ago', () => {
  test('say when, and the day opens the receipt of the figure', async () => {
    const { answer } = await ask(house, 'net sales on 20 July 2026', { askedAt: '2026-07-28T01:00:00.000Z' })
    const [evidence] = answer.evidence
    expect(answer.sentences.at(-1)).toEqual({
      parts: [
        { text: 'The data end on ' },
        { text: expect.stringContaining('July'), evidence: evidence?.id, row: 0, column: 'as-of' },
        { text: '.' },
      ],
      aside: true,
    })
    expect(answer.sentences.filter((sentence) => sentence.aside)).toHaveLength(1)
  })
})
