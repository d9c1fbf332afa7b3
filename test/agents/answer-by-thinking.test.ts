import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { House } from '../../src/agents/house.ts'
import { type Answer, textOf } from '../../src/core/answer.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { createRoster } from '../../src/models/roster.ts'
import { type AskOptions, ask } from '../support/asked.ts'
import { plantedWarehouse } from '../support/planted-chain.ts'
import { type ScriptedOllama, startScriptedOllama } from '../support/scripted-ollama.ts'
import * as server from '../support/scripted-steps.ts'
import { smallModels } from '../support/small-clocks.ts'

const HARD = 'Tell me something about the shops that I should know before the meeting'
const HARD_ZH = '开会之前我应该知道门店的什么情况呢，随便讲讲吧'
const byStore = { metric: 'net_sales', period: 'yesterday', by: 'store' }
const measured = server.calls(['measure', byStore])

let warehouse: Warehouse
let ollama: ScriptedOllama
let house: House
const withModel = (model: string, capabilities?: readonly string[]) => async () => {
  house?.roster.close()
  await ollama?.close()
  ollama = await startScriptedOllama([{ name: model, ...(capabilities ? { capabilities } : {}) }])
  house = { warehouse, roster: createRoster(smallModels(ollama.url, model)) }
}
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
beforeEach(withModel('qwen3:8b', ['completion', 'tools', 'thinking']))
afterEach(() => ollama.verify())
afterAll(async () => {
  house.roster.close()
  await ollama.close()
  await warehouse.close()
})
const asking = (text: string, options: AskOptions = {}) => ask(house, text, options)

describe('a question that needs thinking', () => {
  test('is answered by the tier’s model with the house’s tools, every figure from a cell', async () => {
    ollama.script(measured, server.says('Riverside net sales were {{e1.r2.net_sales}} yesterday.'))
    const { answer, text, of } = await asking(HARD)
    expect(answer).toMatchObject({
      outcome: 'grounded',
      depth: 'thinking',
      tier: 'regional-manager',
      frame: null,
      steps: 3,
    })
    expect(text).toContain('39')
    expect(of('depth-chosen')).toMatchObject([{ depth: 'thinking' }])
    expect(of('tier-chosen')).toMatchObject([{ tier: 'regional-manager', from: null, why: 'role' }])
    expect(of('model-end').map((event) => event.outcome)).toEqual(['tool-calls', 'text'])
    expect(of('evidence-filed')).toHaveLength(1)
  })

  test('reaches the model with data marked as data, and with a head that is the same for everybody', async () => {
    ollama.script(measured, server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    await asking(HARD)
    ollama.script(measured, server.says('河滨店的净销售额是{{e1.r2.net_sales}}。'))
    await asking(HARD_ZH, { stores: ['S01', 'S02'], history: [{ text: 'hello', answer: 'Hi.', frame: null }] })
    const [first, second, third] = ollama.chats
    const head = (index: number) =>
      JSON.stringify(ollama.chats[index]?.messages.filter((message) => message.role === 'system'))
    expect(head(0)).toBe(head(2))
    expect(JSON.stringify(first?.messages)).not.toContain('undefined')
    expect(first?.messages.at(-1)?.content).toContain('2026-07-21, Tuesday')
    expect(head(0)).not.toMatch(/2026|Riverside/)
    expect(second?.messages.at(-1)).toMatchObject({ role: 'tool' })
    expect(second?.messages.at(-1)?.content).toMatch(/<data>[\s\S]*Riverside[\s\S]*<\/data>/)
    expect(third?.messages.at(-1)?.content).toContain('asked: hello')
    expect(JSON.stringify(third?.tools)).not.toContain('S07')
  })

  test('is answered by the model even if it is understood, when the asker wants it', async () => {
    ollama.script(measured, server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    expect((await asking('net sales yesterday', { depth: 'thinking' })).answer.depth).toBe('thinking')
  })

  test('is not put to a model when code has decided it: rights, dates, cuts', async () => {
    for (const text of [
      'net sales of Harbour Bay yesterday',
      'net sales on 31 June 2026',
      'footfall by product yesterday',
    ])
      expect((await asking(text, { depth: 'thinking', stores: ['S01'] })).answer.evidence).toEqual([])
    expect(ollama.chats).toHaveLength(0)
  })

  test('stays with the data when the asker wants it instant', async () => {
    expect((await asking(HARD, { depth: 'instant' })).answer).toMatchObject({ outcome: 'explained', depth: 'instant' })
    expect(ollama.chats).toHaveLength(0)
  })
})

describe('what was looked up', () => {
  const riverside = server.says('Riverside net sales were {{e1.r2.net_sales}}.')
  const asides = (answer: Answer) => answer.sentences.filter((sentence) => sentence.aside).map(textOf)

  test('is said by code behind the model’s words, so that a misread question shows', async () => {
    ollama.script(
      server.calls(['measure', { metric: 'net_sales', period: 'yesterday', stores: ['S01'] }]),
      (body, reply) => server.says('Net sales at Riverside were {{e1.r1.net_sales}}.')(body, reply),
    )
    const { answer, of } = await asking('net sales of every shop other than Riverside yesterday, roughly speaking', {
      depth: 'thinking',
    })
    expect(answer.outcome).toBe('grounded')
    expect(asides(answer)).toEqual(['Looked up: net sales, Riverside, yesterday (Monday 20 July).'])
    expect(of('sentence-available').map(({ sentence }) => sentence)).toEqual(answer.sentences)
    ollama.script(measured, server.says('河滨店的净销售额是{{e1.r2.net_sales}}。'))
    expect(asides((await asking(HARD_ZH)).answer)).toEqual(['查的是：全部3家门店，昨天（7月20日周一）各门店的销售额。'])
  })

  test('is said once for the same look-up, only of what the sentences use, and with the stores that were read', async () => {
    const yesterday = { metric: 'net_sales', period: 'yesterday' }
    ollama.script(
      server.calls(['measure', byStore], ['measure', { metric: 'footfall', period: 'yesterday' }]),
      server.says('Riverside net sales were {{e1.r2.net_sales}}. Northgate net sales were {{e1.r1.net_sales}}.'),
    )
    expect(asides((await asking(HARD)).answer)).toHaveLength(1)
    ollama.script(server.calls(['measure', yesterday]), server.says('Net sales were {{e1.r1.net_sales}} yesterday.'))
    expect(asides((await asking(HARD, { stores: ['S01'], role: 'store-manager' })).answer)).toEqual([
      'Looked up: net sales, Riverside, yesterday (Monday 20 July).',
    ])
  })

  test('names a method, and what the method was given', async () => {
    ollama.script(
      measured,
      server.calls(['calculate', { operation: 'sum', cells: ['e1.r1.net_sales', 'e1.r2.net_sales'] }]),
      server.says('Together net sales were {{e2.r1.net_sales}} yesterday.'),
    )
    const { answer } = await asking(HARD)
    expect(asides(answer)).toEqual([
      'Looked up: calculation.',
      'Looked up: net sales by store, yesterday (Monday 20 July), all 3 stores.',
    ])
  })

  test('is not repeated where the house’s template says it', async () => {
    ollama.script(measured, server.says('Sales were 1, 2 and 3 million.'), server.says('I meant 4 million.'))
    expect(asides((await asking(HARD)).answer)).toEqual([])
    ollama.script(measured, riverside)
    expect(asides((await asking(HARD)).answer)).toHaveLength(1)
  })
})

describe('the gate', () => {
  test('sends a wrong number back once, with the reason, and shows the corrected sentence', async () => {
    ollama.script(
      measured,
      server.says('Riverside net sales were 41.'),
      server.says((body) => {
        expect(body.messages.at(-1)?.content).toMatch(/Riverside net sales were 41\. \([a-z-]+\)/)
        return 'Riverside net sales were {{e1.r2.net_sales}}.'
      }),
    )
    const { answer, text } = await asking(HARD)
    expect(answer.outcome).toBe('grounded')
    expect(text).toContain('39')
    expect(text).not.toContain('41')
  })

  test('sends the retry behind the same bytes, so that the warm prompt stays warm', async () => {
    ollama.script(measured, server.says('Sold 41.'), server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    await asking(HARD)
    const bytes = (index: number) => JSON.stringify([ollama.chats[index]?.tools, ollama.chats[index]?.messages])
    for (const index of [1, 2]) {
      const before = ollama.chats[index - 1]?.messages.length ?? 0
      const head = { tools: ollama.chats[index]?.tools, messages: ollama.chats[index]?.messages.slice(0, before) }
      expect(JSON.stringify([head.tools, head.messages])).toBe(bytes(index - 1))
    }
  })

  test('drops what stays wrong and says so', async () => {
    ollama.script(
      measured,
      server.says('Riverside net sales were {{e1.r2.net_sales}}. Northgate net sales were 999.'),
      server.says('Northgate net sales were 998.'),
    )
    const { answer, text, of } = await asking(HARD)
    expect(answer.outcome).toBe('explained')
    expect(text).toContain('39')
    expect(text).not.toMatch(/99[89]/)
    expect(text).toContain('One sentence')
    expect(of('sentence-dropped')).toHaveLength(1)
    expect(answer.reasons).toMatchObject([{ fault: 'answer-ungrounded', parameters: { dropped: 1 } }])
  })

  test('words the evidence itself when nothing of the model’s words is left', async () => {
    ollama.script(measured, server.says('Sales were 1, 2 and 3 million.'), server.says('I meant 4 million.'))
    const { answer, text } = await asking(HARD)
    expect(answer).toMatchObject({ outcome: 'explained', depth: 'thinking' })
    expect(text).toMatch(/39[\s\S]*43|43[\s\S]*39/)
    expect(text).not.toContain('million')
  })

  test('shows nothing of a model that only babbles', async () => {
    ollama.script(server.says('The busiest day is Monday, is actually Friday.'), server.says('def main(): pass'))
    const { answer, text } = await asking(HARD, { role: 'store-manager' })
    expect(answer.outcome).toBe('explained')
    expect(text).not.toMatch(/Friday|main/)
    expect(answer.options.length).toBeGreaterThan(0)
  })

  test('refuses an answer in the wrong language, after one retry', async () => {
    ollama.script(
      measured,
      server.says('Riverside net sales were {{e1.r2.net_sales}}, which is quite fine.'),
      server.says('河滨店的净销售额是{{e1.r2.net_sales}}。'),
    )
    const { answer, text } = await asking(HARD_ZH)
    expect(answer.outcome).toBe('grounded')
    expect(text).not.toMatch(/quite/)
    expect(ollama.chats.at(-1)?.messages.at(-1)?.content).toContain('wrong-language')
  })
})

describe('faults on the way', () => {
  const retried = [
    ['resetMid', server.resetMid],
    ['noDone', server.noDone],
    ['badJsonLine', server.badJsonLine],
    ['empty', server.empty],
    ['repeat', server.repeats(7)],
    ['toolBroken', server.toolBroken],
    ['queueFull', server.queueFull],
  ] as const
  for (const [name, step] of retried)
    test(`${name} is tried once more, and nothing of it is seen`, async () => {
      ollama.script(step, measured, server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
      const { answer, text } = await asking(HARD)
      expect(answer.outcome).toBe('grounded')
      expect(text).not.toMatch(/120|word/)
    })

  for (const [name, step] of [
    ['hang', server.hang],
    ['stallMid', server.stallMid],
  ] as const)
    test(`${name} after a tool run ends in the words of the evidence`, async () => {
      ollama.script(measured, step)
      const { answer, text } = await asking(HARD)
      expect(answer.outcome).toBe('explained')
      expect(answer.reasons.map((reason) => reason.fault)).toContain('model-timeout')
      expect(text).toContain('39')
      expect(text).not.toContain('120')
    })

  test('a tool call as text is run like any other', async () => {
    ollama.script(server.toolAsText(['measure', byStore]), server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    const { answer, text } = await asking(HARD)
    expect(answer.outcome).toBe('grounded')
    expect(text).not.toMatch(/tool_call|arguments/)
  })

  test('input that does not exist is a code to the model, which may correct it', async () => {
    ollama.script(
      server.calls(['measure', { metric: 'profit_of_the_ceo', period: 'yesterday' }]),
      server.calls(['measure', { ...byStore, stores: ['S99'] }]),
      measured,
      server.says('Riverside net sales were {{e1.r2.net_sales}}.'),
    )
    expect((await asking(HARD)).answer.outcome).toBe('grounded')
    const seen = ollama.chats[2]?.messages
      .filter((message) => message.role === 'tool')
      .map((message) => message.content)
    expect(seen).toEqual(['FAULT input-invalid: wrong: metric', 'FAULT input-invalid: wrong: stores'])
  })

  test('fifty calls at once become as many as the budget has', async () => {
    const many = Array.from({ length: 50 }, (_, at) => ['measure', { ...byStore, limit: at + 1 }] as const)
    ollama.script(server.calls(...many), server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    const { of } = await asking(HARD)
    expect(of('tool-start')).toHaveLength(8)
  })

  test('a model that repeats its call is ended within four calls, with the best facts so far', async () => {
    ollama.script(measured, measured, measured)
    const { answer, text } = await asking(HARD)
    expect(ollama.chats.length).toBeLessThanOrEqual(4)
    expect(answer.reasons.map((reason) => reason.fault)).toContain('budget-spent')
    expect(text).toContain('39')
  })

  test('a prompt that the server cut is no answer', async () => {
    ollama.script(measured, server.promptCut(3))
    const { answer, text } = await asking(HARD)
    expect(answer.reasons.map((reason) => reason.fault)).toContain('prompt-too-long')
    expect(text).not.toContain('All is well')
  })
})

describe('no model', () => {
  test('a host that is gone leaves the reason and questions that can be asked', async () => {
    await ollama.close()
    const { answer, of } = await asking(HARD)
    expect(answer).toMatchObject({ outcome: 'explained', depth: 'instant', steps: 0 })
    expect(answer.reasons.map((reason) => reason.fault)).toEqual(['not-understood', 'model-host-down'])
    expect(answer.options.length).toBeGreaterThan(0)
    expect(of('model-start')).toHaveLength(0)
  })

  test('an understood question is answered all the same', async () => {
    await ollama.close()
    expect((await asking('net sales yesterday', { depth: 'thinking' })).answer).toMatchObject({
      outcome: 'grounded',
      depth: 'instant',
    })
  })
})

describe('the ladder', () => {
  test('a tier whose model is missing is served by the next smaller one, and says so', async () => {
    house.roster.close()
    const models = smallModels(ollama.url, 'qwen3:8b')
    const tiers = { ...models.tiers, 'regional-manager': { ...models.tiers['regional-manager'], model: 'qwen2.5:72b' } }
    house = { warehouse, roster: createRoster({ ...models, tiers }) }
    ollama.script(measured, server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    const { answer, of } = await asking(HARD)
    expect(answer.tier).toBe('alerting')
    expect(of('tier-chosen')).toMatchObject([{ tier: 'alerting', why: 'model-missing' }])
  })

  test('a model without memory rests, and its place is taken at once', async () => {
    house.roster.close()
    const models = smallModels(ollama.url, 'qwen3:8b')
    const other = await startScriptedOllama([{ name: 'small' }])
    const small = { ...models.tiers.analyst, model: 'small', host: other.url }
    house = {
      warehouse,
      roster: createRoster({ ...models, tiers: { ...models.tiers, alerting: small, analyst: small } }),
    }
    ollama.script(server.outOfMemory, server.outOfMemory)
    other.script(measured, server.says('Riverside net sales were {{e1.r2.net_sales}}.'))
    const { answer, text } = await asking(HARD)
    expect(answer.tier).toBe('alerting')
    expect(text).toContain('39')
    expect(text).not.toMatch(/GiB/)
    other.verify()
    await other.close()
  })
})

describe('asking a colleague', () => {
  test('delegation narrows the scope, keeps the desk, and shows the answer unedited before anything is added', async () => {
    ollama.script(
      server.calls(['measure', { metric: 'net_sales', period: 'yesterday' }]),
      server.calls(['ask-analyst', { question: 'How did Riverside do yesterday?', stores: ['S01'] }]),
      server.calls(['measure', { metric: 'transactions', period: 'yesterday' }]),
      server.says('Riverside had {{e2.r1.transactions}} transactions.'),
      server.says('Net sales of all stores were {{e1.r1.net_sales}}.'),
    )
    const { answer, of } = await asking(HARD)
    expect(answer).toMatchObject({ outcome: 'grounded', tier: 'regional-manager' })
    const said = of('sentence-available').filter(({ sentence }) => !sentence.aside)
    expect(said.map(({ sentence, tier }) => [tier, textOf(sentence)])).toEqual([
      ['analyst', expect.stringContaining('3')],
      ['regional-manager', expect.stringContaining('107')],
    ])
    expect(answer.sentences.filter((sentence) => sentence.aside).map(textOf)).toEqual([
      'Looked up: net sales, yesterday (Monday 20 July), all 3 stores.',
      'Looked up: transactions, Riverside, yesterday (Monday 20 July).',
    ])
    expect(of('tier-chosen').at(-1)).toMatchObject({ tier: 'analyst', from: 'regional-manager', why: 'asked' })
    expect(answer.evidence.map((one) => one.id.split('.')[1])).toEqual(['e2', 'e1'].sort())
    const child = ollama.chats[2]
    expect(JSON.stringify(child?.tools)).not.toMatch(/S02|S07/)
    expect(child?.messages.at(-1)?.content).toMatch(/<data>\nS01 河滨店\/Riverside\nR1 [^\n]+\n[^\n]+\n<\/data>/)
    const told = ollama.chats[4]?.messages.at(-1)?.content
    expect(told).toContain('Riverside had {{e2.r1.transactions}} transactions.')
  })

  test('a store outside the asker’s scope cannot be passed on', async () => {
    ollama.script(
      server.calls(['ask-analyst', { question: 'How did Harbour Bay do yesterday?', stores: ['S07'] }]),
      measured,
      server.says('Riverside net sales were {{e1.r2.net_sales}}.'),
    )
    const { answer } = await asking(HARD, { stores: ['S01', 'S02'] })
    expect(answer.covers.stores).toEqual(['S01', 'S02'])
    expect(ollama.chats[1]?.messages.at(-1)?.content).toBe('FAULT input-invalid: wrong: stores')
  })

  test('an answer to which nothing is added keeps its tier’s name', async () => {
    ollama.script(
      server.calls(['ask-analyst', { question: 'How did the stores do yesterday?' }]),
      measured,
      server.says('Riverside net sales were {{e1.r1.net_sales}}.'),
      server.says('Nothing to add.'),
    )
    const { answer, text } = await asking('Could you look into the shops for me please, anything goes', {
      role: 'clerk',
      stores: ['S01'],
    })
    expect(answer).toMatchObject({ outcome: 'grounded', tier: 'analyst' })
    expect(text).not.toContain('Nothing to add')
  })

  test('a number that a model wrote into its question proves nothing', async () => {
    ollama.script(
      server.calls(['ask-analyst', { question: 'Is it right that we sold 777 pieces yesterday?' }]),
      measured,
      server.says('Yes, we sold 777 pieces.'),
      server.says('We sold 777.'),
      server.says('Riverside net sales were {{e1.r2.net_sales}}.'),
    )
    const { text } = await asking(HARD)
    expect(text).not.toContain('777')
  })
})

describe('sentences before the end', () => {
  beforeEach(withModel('qwen2.5:72b'))

  test('are shown as soon as they are whole, by a family that writes no thoughts', async () => {
    ollama.script(
      measured,
      server.saysSlowly(
        'Riverside net sales were {{e1.r2.net_sales}}. Northgate net sales were {{e1.r1.net_sales}}.',
        20,
      ),
    )
    const { events } = await asking(HARD)
    const types = events.map((event) => event.type)
    expect(types.indexOf('sentence-available')).toBeLessThan(types.lastIndexOf('model-end'))
  })

  test('stay when the rest is cut, and the answer says that it was', async () => {
    ollama.script(measured, (_, reply) => {
      for (const text of ['Riverside net sales', ' were {{e1.r2.net_sales}}.', ' Northgate net', ' sales were 4'])
        reply.line({ message: { role: 'assistant', content: text }, done: false })
      reply.response.end()
    })
    const { answer, text } = await asking(HARD)
    expect(answer.outcome).toBe('explained')
    expect(answer.reasons.map((reason) => reason.fault)).toEqual(['answer-cut'])
    expect(text).toContain('39')
    expect(text).not.toMatch(/sales were 4\b/)
  })

  test('never hold a thought or a call, however it begins', async () => {
    ollama.script(
      measured,
      server.says('<think>Riverside sold 999999.</think> Riverside net sales were {{e1.r2.net_sales}}.'),
    )
    const { text } = await asking(HARD)
    expect(text).toContain('39')
    expect(text).not.toMatch(/999999|think/)
  })

  test('end when the asker leaves', async () => {
    const leaving = new AbortController()
    ollama.script(measured, server.saysSlowly('One two three four five six seven eight nine ten.', 50))
    const { answer } = await asking(HARD, {
      signal: leaving.signal,
      onEvent: (event) => {
        if (event.type === 'evidence-filed') setTimeout(() => leaving.abort(), 100)
      },
    })
    expect(answer.reasons.map((reason) => reason.fault)).toContain('cancelled')
    await expect.poll(() => ollama.open()).toBe(0)
  })
})
