import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { House } from '../../../src/agents/house.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { createRoster } from '../../../src/models/roster.ts'
import { type AskOptions, ask } from '../../support/asked.ts'
import { plantedWarehouse } from '../../support/planted-chain.ts'
import { type ScriptedOllama, type Step, startScriptedOllama } from '../../support/scripted-ollama.ts'
import * as server from '../../support/scripted-steps.ts'
import { smallModels } from '../../support/small-clocks.ts'

const EN = 'Riverside dosh yesterday against the usual'
const ZH = '河滨店昨天的铜钿是多少'
const EMPTY = { metric: null, places: [], goods: [], period: null, base: null, cut: null, ranking: null, leftover: [] }
const RIGHT_EN = {
  ...EMPTY,
  metric: { span: 'dosh', is: 'net_sales' },
  places: [{ span: 'Riverside', is: 'S01' }],
  period: { span: 'yesterday', kind: 'day' },
  base: { span: 'the usual', kind: 'W4' },
}
const RIGHT_ZH = {
  ...EMPTY,
  metric: { span: '铜钿', is: 'net_sales' },
  places: [{ span: '河滨店', is: 'S01' }],
  period: { span: '昨天', kind: 'day' },
}
const writes = (parse: unknown): Step => server.says(JSON.stringify(parse))
/** The agent after a parse that came to nothing: it has no figure either. */
const AGENT = server.says('I would have to look that up.')

let warehouse: Warehouse
let ollama: ScriptedOllama
let house: House
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
beforeEach(async () => {
  ollama = await startScriptedOllama([{ name: 'small' }])
  house = { warehouse, roster: createRoster(smallModels(ollama.url, 'small', { parserSeconds: 1 })) }
})
afterEach(async () => {
  house.roster.close()
  await ollama.close()
})
afterAll(() => warehouse.close())
const asking = (text: string, options: AskOptions = {}) => ask(house, text, options)
const parserCalls = () => ollama.chats.filter((chat) => chat.format !== undefined)

describe('a small model that reads what the grammar did not', () => {
  test.each([
    ['en', EN, RIGHT_EN, /net sales.*Riverside/is, 'A model helped'],
    ['zh', ZH, RIGHT_ZH, /河滨店.*销售额/, '由模型协助'],
  ])(
    'puts the question one tap away, and the answer says that it helped (%s)',
    async (_, text, parse, option, said) => {
      ollama.script(writes(parse))
      const { answer, text: words, of } = await asking(text)
      expect(answer).toMatchObject({ outcome: 'clarify', depth: 'instant', readBy: 'model', evidence: [], steps: 1 })
      expect(words).toContain(said)
      expect(answer.options).toHaveLength(1)
      expect(answer.options[0]?.text).toMatch(option)
      expect(of('depth-chosen')).toMatchObject([{ depth: 'instant', why: 'model-parse' }])
      expect(of('model-start')).toMatchObject([{ tier: 'clerk', model: 'small' }])
      const tapped = await asking(text, { frame: answer.options[0]?.frame ?? null })
      expect(tapped.answer).toMatchObject({ outcome: 'grounded', depth: 'instant' })
      expect(tapped.text).toContain('39')
      ollama.verify()
    },
  )

  test('is told what exists for this asker alone, by keys and not by names, and how the answer must look', async () => {
    ollama.script(writes(RIGHT_EN))
    await asking(EN, { stores: ['S01'], role: 'clerk' })
    const [chat] = parserCalls()
    const format = JSON.stringify(chat?.format)
    expect(format).toContain('"S01"')
    expect(format).not.toMatch(/S02|S07|R2|Riverside|Dairy/)
    expect(format).toContain('net_sales')
    expect(format).not.toContain('margin_rate')
    expect(chat?.messages.at(-1)?.content).toMatch(/<data>\n[\s\S]*S01 河滨店\/Riverside[\s\S]*<\/data>/)
    expect(chat?.messages.at(-1)?.content).not.toMatch(/Northgate|Harbour/)
    expect(chat?.options).toMatchObject({ num_ctx: 8192, temperature: 0 })
  })

  const lies: readonly (readonly [string, Step])[] = [
    ['another figure', writes({ ...RIGHT_EN, metric: { span: 'Riverside', is: 'footfall' }, places: [] })],
    ['a store that the asker may not see', writes({ ...RIGHT_EN, places: [{ span: 'Riverside', is: 'S99' }] })],
    ['a period that nobody said', writes({ ...RIGHT_EN, period: { span: 'last week', kind: 'week' } })],
    ['a date of its own', writes({ ...RIGHT_EN, period: { span: 'yesterday', kind: 'day', from: '2020-01-01' } })],
    ['another base', writes({ ...RIGHT_EN, base: { span: 'the usual', kind: 'LY-dow' } })],
    ['prose', server.says('Net sales of Riverside were 999999 yesterday.')],
    ['half of its JSON', server.says(JSON.stringify(RIGHT_EN).slice(0, 120))],
    ['JSON of another form', server.says('[1, 2, {"metric": "net_sales"}]')],
    ['no end', server.noDone],
    ['more than it may', server.cutByLength],
    ['the same for ever', server.repeats(7)],
    ['a line that is broken', server.badJsonLine],
    ['an error', server.errorLine],
    ['nothing', server.empty],
  ]
  test.each(lies)('that writes %s is as if it had not been asked: the agent goes on', async (_, step) => {
    ollama.script(step)
    ollama.always(AGENT)
    const { answer } = await asking(EN)
    expect(parserCalls()).toHaveLength(1)
    expect(ollama.chats.length).toBeGreaterThan(1)
    expect(answer.outcome).toBe('explained')
    expect(answer.evidence).toEqual([])
    expect(answer.readBy).toBeUndefined()
  })

  test('that writes a megabyte of leftovers is as if it had not been asked', async () => {
    const leftover = Array.from({ length: 9 }, () => ({ text: 'dosh '.repeat(20_000), role: 'politeness' }))
    ollama.script(writes({ ...RIGHT_EN, leftover }))
    ollama.always(AGENT)
    expect((await asking(EN)).answer.evidence).toEqual([])
  })

  test('that is slow is waited for no longer than the configuration says', async () => {
    ollama.script(server.saysSlowly(JSON.stringify(RIGHT_EN, null, 1), 400))
    ollama.always(AGENT)
    const { answer, of } = await asking(EN)
    expect(answer.readBy).toBeUndefined()
    expect(of('model-end')[0]).toMatchObject({ call: 1, outcome: 'fault' })
    expect(ollama.disconnects()).toBe(1)
  })

  test('is not asked about what is understood, offered, decided by code or wanted otherwise', async () => {
    ollama.always(AGENT)
    for (const text of [
      'net sales of Riverside yesterday',
      'net sales of Riverside',
      'net sales on 31 June 2026',
      'net sales at the Cutlers Yard shop yesterday',
    ])
      await asking(text)
    await asking(EN, { depth: 'instant' })
    await asking(EN, { depth: 'thinking' })
    expect(parserCalls()).toHaveLength(0)
  })

  test('reads also what would be offered, where the configuration says so, and stands first', async () => {
    const config = smallModels(ollama.url, 'small', { parserSeconds: 1 })
    const eager = { warehouse, roster: createRoster({ ...config, parser: { seconds: 1, offers: true } }) }
    ollama.script(writes({ ...RIGHT_EN, metric: { span: 'net sales', is: 'net_sales' }, period: null, base: null }))
    const { answer } = await ask(eager, 'net sales of Riverside')
    eager.roster.close()
    expect(answer).toMatchObject({ outcome: 'clarify', readBy: 'model' })
    expect(answer.options).toHaveLength(3)
    ollama.verify()
  })

  test('keeps away from a model with one slot, whose prompt is the agent’s: the agent is asked alone, and first', async () => {
    const tools = (chat: { readonly tools?: unknown }) => (chat.tools === undefined ? 'parser' : 'agent')
    const firstTwo = async (slots: number) => {
      const before = ollama.chats.length
      const roster = createRoster(smallModels(ollama.url, 'small', { parserSeconds: 1, slots }))
      ollama.always(AGENT)
      for (const text of [EN, ZH]) await ask({ warehouse, roster }, text)
      roster.close()
      return ollama.chats.slice(before).map(tools)
    }
    expect(new Set(await firstTwo(1))).toEqual(new Set(['agent']))
    const shared = await firstTwo(2)
    expect(shared[0]).toBe('parser')
    expect(shared.filter((one) => one === 'parser')).toHaveLength(2)
  })

  test('that nobody serves costs no call: no host, a dead host, a model that is not loaded, a wait of nothing', async () => {
    const idle = async (roster: House['roster']) => {
      const { answer, of } = await ask({ warehouse, roster }, EN)
      roster.close()
      expect(answer).toMatchObject({ outcome: 'explained', evidence: [] })
      return of('model-start')
    }
    const config = smallModels(ollama.url, 'small', { parserSeconds: 1 })
    expect(await idle(createRoster({ ...config, hosts: [] }))).toEqual([])
    expect(await idle(createRoster(smallModels('http://127.0.0.1:9', 'small', { parserSeconds: 1 })))).toEqual([])
    expect(await idle(createRoster(smallModels(ollama.url, 'other', { parserSeconds: 1 })))).toEqual([])
    expect(ollama.chats).toHaveLength(0)
    ollama.always(AGENT)
    await idle(createRoster({ ...config, parser: { seconds: 0, offers: false } }))
    expect(parserCalls()).toHaveLength(0)
  })
})
