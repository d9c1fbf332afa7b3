import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBaseWorld } from '../../evals/worlds/base-world.ts'
import type { House } from '../../src/agents/house.ts'
import { composeBriefing } from '../../src/briefings/compose.ts'
import { morningPage } from '../../src/briefings/morning-page.ts'
import { isFigure, textOf } from '../../src/core/answer.ts'
import { id, type PersonId, type StoreId } from '../../src/core/ids.ts'
import type { Role } from '../../src/core/role.ts'
import { modelsConfig } from '../../src/models/models-config.ts'
import { createRoster } from '../../src/models/roster.ts'
import { ask } from '../support/asked.ts'

const askedAt = '2026-03-16T01:30:00Z'
let house: House
beforeAll(async () => {
  const roster = createRoster(modelsConfig({ hosts: [] }, '127.0.0.1'))
  house = { warehouse: await openBaseWorld(), roster, morning: morningPage }
})
afterAll(() => house.warehouse.close())

const pageOf = (role: Role, stores: readonly string[], language: 'zh' | 'en') => {
  const person = id<PersonId>('P900')
  const scope = { person, role, stores: stores.map((store) => id<StoreId>(store)) }
  return composeBriefing(house, { person, role, scope, language }, askedAt)
}

describe('the morning briefing, asked for in the chat', () => {
  test.each([
    ['晨报', 'regional-manager', ['S01', 'S02', 'S07', 'S10']],
    ['今天先做什么', 'store-manager', ['S01']],
    ['what should I do first today', 'clerk', ['S02']],
    ['morning briefing', 'regional-manager', ['S01', 'S02']],
  ] as const)(
    '%s says what the page of the %s says first, each figure with its receipt',
    async (asked, role, stores) => {
      const { answer } = await ask(house, asked, { role, stores, askedAt })
      const page = await pageOf(role, stores, /[a-z]/.test(asked) ? 'en' : 'zh')
      expect(answer).toMatchObject({ outcome: 'grounded', depth: 'instant', reasons: [] })
      const said = answer.sentences.map(textOf)
      const headline = page.sections.find((one) => one.id === 'headline')
      const expected = [...page.actions.map(({ text }) => text), ...(headline?.sentences ?? [])].map(textOf)
      expect(expected.length).toBeGreaterThan(1)
      for (const sentence of expected) expect(said).toContain(sentence)
      for (const { evidence, row, column } of answer.sentences.flatMap(({ parts }) => parts.filter(isFigure)))
        expect(answer.evidence.find((one) => one.id === evidence)?.rows[row - 1]?.cells).toHaveProperty(column)
      expect(answer.evidence.every((one) => one.id.startsWith(`${answer.run}.e`))).toBe(true)
      for (const store of answer.covers.stores) expect(stores).toContain(store)
    },
  )

  test('of one shop is of it alone, and of one that the asker may not see is refused', async () => {
    const one = await ask(house, "Riverside's morning briefing", { stores: ['S01', 'S02'], askedAt })
    expect(one.answer.covers.stores).toEqual(['S01'])
    const other = await ask(house, "Riverside's morning briefing", { stores: ['S02'], askedAt })
    expect(other.answer).toMatchObject({ outcome: 'refused', evidence: [] })
  })

  test.each(['昨天的晨报', '乳品的晨报', 'what should I not do', '帮我做什么都行', 'do it first'])(
    'is not made of %s',
    async (asked) => {
      const { answer } = await ask(house, asked, { askedAt })
      expect(answer.outcome).not.toBe('grounded')
    },
  )
})
