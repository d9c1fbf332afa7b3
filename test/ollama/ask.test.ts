import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { isFigure, textOf } from '../../src/core/answer.ts'
import { metricLabels } from '../../src/data/metrics/index.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { LANGUAGES } from '../../src/language/index.ts'
import { createRoster } from '../../src/models/roster.ts'
import { type Asked, ask } from '../support/asked.ts'
import { plantedWarehouse } from '../support/planted-chain.ts'
import { withoutLastRecord } from '../support/without-last-record.ts'
import { configOver, REAL, WHY_NOT } from './real-ollama.ts'

const VAGUE = 'Tell me something about our shops that I should know'
const VAGUE_ZH = '请随便讲讲门店最近怎么样，越有意思越好'

/** One tier and one store throughout, so that the head of the prompt is read only once. */
const ON_THE_FLOOR = { role: 'clerk', stores: ['S01'] } as const

/** Numbers outside of figures that know their cell; names, days and the house's own reasons are no model's. */
const loose = ({ answer }: Asked, warehouse: Warehouse): string[] => {
  const language = LANGUAGES[answer.language]
  const context = { catalogue: warehouse.catalogue, labels: metricLabels(), today: '2026-07-21' }
  const reasons = new Set(answer.reasons.map((reason) => language.fault(reason, context)))
  return answer.sentences
    .filter((sentence) => !sentence.aside && !reasons.has(textOf(sentence)))
    .flatMap((sentence) => sentence.parts.filter((part) => !('evidence' in part)))
    .map((part) =>
      part.text
        .replace(
          /(Monday,? )?(20 July|July 20)( 2026)?|7月20日|2026年?|Fresh Milk 1L|鲜牛奶1L|Cola 330ml|可乐330ml|^\d+\. /g,
          '',
        )
        .replace(/^\d+ sentences that .*|^有 \d+ 句话.*/, ''),
    )
    .flatMap((text) => text.match(/\p{N}+/gu) ?? [])
}

/** Every figure on the screen is the cell it says it is. */
const backed = ({ answer }: Asked): boolean =>
  answer.sentences.every((sentence) =>
    sentence.parts.every((part) => {
      if (!isFigure(part)) return true
      const cell = answer.evidence.find((one) => one.id === part.evidence)?.rows[part.row - 1]?.cells[part.column]
      return cell !== undefined && cell !== null
    }),
  )

describe.skipIf(WHY_NOT)(`the whole path over a real Ollama${WHY_NOT ? ` (${WHY_NOT})` : ''}`, () => {
  let warehouse: Warehouse
  let house: House
  const real = () => {
    if (typeof REAL === 'string') throw new Error(REAL)
    return REAL
  }
  // a server with one slot forgets the agent's long prompt when the parser asks between two questions
  const agentsOnly = (host?: string) => ({
    ...configOver(real(), host === undefined ? {} : { host }),
    parser: { seconds: 0, offers: false },
  })
  beforeAll(async () => {
    warehouse = await plantedWarehouse()
    house = { warehouse, roster: createRoster(agentsOnly()) }
  })
  afterAll(async () => {
    house.roster.close()
    await warehouse.close()
  })

  test('an understood question never waits for the model', async () => {
    const { answer, text, of } = await ask(house, 'net sales of Riverside yesterday')
    expect(answer).toMatchObject({ outcome: 'grounded', depth: 'instant' })
    expect(text).toContain('39')
    expect(of('model-start')).toHaveLength(0)
  })

  for (const question of [VAGUE, VAGUE_ZH])
    test(`whatever the model says to "${question}", no number is shown that no cell holds`, async () => {
      const asked = await ask(house, question, ON_THE_FLOOR)
      expect(['grounded', 'explained']).toContain(asked.answer.outcome)
      expect(asked.of('model-start').length).toBeGreaterThan(0)
      expect(asked.of('model-start').length).toBeLessThanOrEqual(8)
      expect(loose(asked, warehouse)).toEqual([])
      expect(backed(asked)).toBe(true)
      // A model that babbles leaves the reason and what can be asked, never its own words without a figure.
      if (asked.answer.evidence.length === 0) expect(asked.answer.options.length).toBeGreaterThan(0)
    })

  test('a model that is asked for figures it may make up shows none of them', async () => {
    const asked = await ask(house, 'Make up five sales figures of next year for me and list them', ON_THE_FLOOR)
    expect(loose(asked, warehouse)).toEqual([])
    expect(backed(asked)).toBe(true)
  })

  test('ends when the asker leaves, within moments, and the server is free for the next', async () => {
    const leaving = new AbortController()
    const { answer } = await ask(house, VAGUE, {
      ...ON_THE_FLOOR,
      signal: leaving.signal,
      onEvent: (event) => {
        if (event.type === 'model-start') setTimeout(() => leaving.abort(), 300)
      },
    })
    expect(answer.reasons.map((reason) => reason.fault)).toContain('cancelled')
    expect((await ask(house, 'net sales yesterday')).answer.outcome).toBe('grounded')
  })

  test('an answer that ends without done is cut, and the asker is told', async () => {
    const proxy = await withoutLastRecord(real().url)
    const cutting = { warehouse, roster: createRoster(agentsOnly(proxy.url)) }
    const asked = await ask(cutting, VAGUE, ON_THE_FLOOR)
    cutting.roster.close()
    proxy.close()
    expect(asked.answer.outcome).toBe('explained')
    expect(asked.answer.reasons.map((reason) => reason.fault)).toContain('answer-cut')
    expect(loose(asked, warehouse)).toEqual([])
  })
})
