import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { createRoster } from '../../src/models/roster.ts'
import { ask } from '../support/asked.ts'
import { plantedWarehouse } from '../support/planted-chain.ts'
import { configOver, REAL, WHY_NOT } from './real-ollama.ts'

describe.skipIf(WHY_NOT)(`a real small model as a parser${WHY_NOT ? ` (${WHY_NOT})` : ''}`, () => {
  let warehouse: Warehouse
  let house: House
  beforeAll(async () => {
    if (typeof REAL === 'string') throw new Error(REAL)
    warehouse = await plantedWarehouse()
    const config = configOver(REAL)
    house = {
      warehouse,
      roster: createRoster({
        ...config,
        limits: { ...config.limits, slots: 2 },
        parser: { seconds: 60, offers: true },
      }),
    }
    // loads the model: one that is not loaded is not waited for
    await fetch(`${REAL.url}/api/generate`, { method: 'POST', body: JSON.stringify({ model: REAL.model }) })
  }, 120_000)
  afterAll(async () => {
    house.roster.close()
    await warehouse.close()
  })

  for (const question of [
    'Riverside dosh yesterday against the usual',
    '河滨店昨天的铜钿是多少',
    'net sales of Riverside',
  ])
    test(`whatever it writes of "${question}", no figure comes of it without a tap`, async () => {
      const agentBegan = new AbortController()
      let calls = 0
      const { answer, of } = await ask(house, question, {
        role: 'clerk',
        stores: ['S01'],
        signal: agentBegan.signal,
        // what an agent makes of it afterwards is the matter of ask.test.ts
        onEvent: (event) => {
          if (event.type === 'model-start' && ++calls > 1) agentBegan.abort()
        },
      })
      expect(of('model-start')[0]).toMatchObject({ tier: 'clerk', call: 1 })
      if (answer.depth === 'instant') expect(answer.evidence).toEqual([])
      for (const { frame } of answer.options) expect(frame.stores.every((store) => store === 'S01')).toBe(true)
    })
})
