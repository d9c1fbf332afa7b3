import { HumanMessage } from '@langchain/core/messages'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Fault, isFault } from '../../src/core/fault.ts'
import type { RunEventBody } from '../../src/core/run-event.ts'
import { openChatModel } from '../../src/models/chat-model.ts'
import { createRoster, type Roster } from '../../src/models/roster.ts'
import type { Seat } from '../../src/models/seat.ts'
import { type ScriptedOllama, type Step, startScriptedOllama } from '../support/scripted-ollama.ts'
import * as server from '../support/scripted-steps.ts'
import { smallModels } from '../support/small-clocks.ts'

const DEADLINE_MS = 200

let ollama: ScriptedOllama
let roster: Roster
beforeEach(async () => {
  ollama = await startScriptedOllama([{ name: 'qwen3:8b', capabilities: ['completion', 'tools', 'thinking'] }])
  roster = createRoster(smallModels(ollama.url, 'qwen3:8b'))
})
afterEach(async () => {
  roster.close()
  await ollama.close()
})

const seatOf = async (from = roster): Promise<Seat> => {
  const seat = await from.seat('clerk')
  if (isFault(seat)) throw new Error(seat.fault)
  return seat
}

interface Told {
  readonly text: string | null
  readonly fault: Fault | null
  readonly calls: readonly unknown[]
  readonly events: readonly RunEventBody[]
}

/** One call through the real ChatOllama. */
const ask = async (signal = new AbortController().signal, tools: readonly string[] = []): Promise<Told> => {
  const events: RunEventBody[] = []
  const chat = await openChatModel({
    seat: await seatOf(),
    party: 'p1',
    signal,
    seed: 1,
    emit: (event) => void events.push(event),
    onText: () => undefined,
  })
  const offered = tools.map((name) => ({
    type: 'function',
    function: { name, parameters: { type: 'object', properties: {} } },
  }))
  const bound = offered.length > 0 ? chat.model.bindTools?.(offered) : chat.model
  try {
    const answer = await bound?.invoke([new HumanMessage('How much did we sell?')])
    return {
      text: answer?.text ?? '',
      fault: chat.fault(),
      calls: (answer as { tool_calls?: unknown[] }).tool_calls ?? [],
      events,
    }
  } catch {
    return { text: null, fault: chat.fault(), calls: [], events }
  }
}

describe('a model call that goes wrong is a fault and shows nothing', () => {
  const wrong: readonly [name: string, step: Step, fault: Fault['fault']][] = [
    ['no headers ever', server.hang, 'model-timeout'],
    ['headers, then silence', server.hangAfterHeaders, 'model-timeout'],
    ['a stall in the middle', server.stallMid, 'model-timeout'],
    ['a reset in the middle', server.resetMid, 'answer-cut'],
    ['an end without done', server.noDone, 'answer-cut'],
    ['a damaged line', server.badJsonLine, 'model-failed'],
    ['an error line', server.errorLine, 'model-failed'],
    ['a model that is not there', server.status(404, 'model not found'), 'model-missing'],
    ['a full queue', server.queueFull, 'model-busy'],
    ['no memory', server.outOfMemory, 'model-failed'],
    ['a page of HTML', server.status(502, '<html>Bad gateway</html>'), 'model-failed'],
    ['a prompt refused as too long', server.tooLong, 'prompt-too-long'],
    ['an empty answer', server.empty, 'answer-empty'],
    ['an answer that only loaded the model', server.onlyLoaded, 'answer-empty'],
    ['thoughts and nothing else', server.thinkOnly, 'answer-empty'],
    ['thoughts that never end', server.thinkOpen, 'answer-empty'],
    ['an answer cut by its length', server.cutByLength, 'answer-cut'],
    ['a tool call in pieces', server.toolBroken, 'tool-input-invalid'],
    ['a call of a tool that was not offered', server.toolAsText(['rm_rf', {}]), 'tool-input-invalid'],
    ['a prompt cut to half the context', server.promptCut(2), 'prompt-too-long'],
    ['a prompt that fills the context', server.promptCut(8190), 'prompt-too-long'],
  ]
  for (const [name, step, expected] of wrong)
    test(name, async () => {
      ollama.script(step)
      const told = await ask()
      expect(told.fault?.fault).toBe(expected)
      expect(told.text).toBeNull()
      expect(JSON.stringify(told.events)).not.toMatch(/secret|html|GiB|999999/)
      ollama.verify()
    })

  test('every damaged byte of a stream ends the call or leaves the text as it was', async () => {
    const good = ['Net', ' sales', ' were', ' fine', '.'].map((text) => ({
      message: { role: 'assistant', content: text },
      done: false,
    }))
    const lines = good.map((record) => `${JSON.stringify(record)}\n`)
    const whole = Buffer.from(lines.join(''))
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole)
      damaged[at] = 0xff
      ollama.script((_, reply) => {
        reply.raw(damaged)
        reply.done()
      })
      const told = await ask()
      expect(told.text === null || told.text === 'Net sales were fine.').toBe(true)
    }
  })
})

describe('clocks', () => {
  for (const [name, step] of [
    ['hang', server.hang],
    ['hangAfterHeaders', server.hangAfterHeaders],
    ['stallMid', server.stallMid],
  ] as const)
    test(`${name} leaves no connection open behind it`, async () => {
      ollama.script(step)
      const told = await ask()
      expect(told.fault?.fault).toBe('model-timeout')
      await expect.poll(() => ollama.open(), { timeout: DEADLINE_MS * 5 }).toBe(0)
    })

  test('the total clock ends an answer that never stops coming', async () => {
    roster.close()
    roster = createRoster(smallModels(ollama.url, 'qwen3:8b', { totalSeconds: 0.4 }))
    ollama.script(server.saysSlowly('one two three four five six seven eight nine ten eleven twelve', 100))
    expect((await ask()).fault?.fault).toBe('model-timeout')
  })

  test('an endless repetition of any period up to 40 words is stopped long before the clock', async () => {
    for (const period of [1, 2, 7, 12, 25, 40]) {
      ollama.script(server.repeats(period))
      expect((await ask()).fault?.fault).toBe('answer-repeats')
    }
  })
})

describe('cancelling', () => {
  test('one of five leaves four untouched, and the server sees the one go', async () => {
    ollama.always(server.saysSlowly('Everything is as it was yesterday.', 60))
    const one = new AbortController()
    const cancelled = ask(one.signal)
    const others = Array.from({ length: 3 }, () => ask())
    await expect.poll(() => ollama.open()).toBe(4)
    const late = ask()
    one.abort()
    expect((await cancelled).fault?.fault).toBe('cancelled')
    for (const told of await Promise.all([...others, late]))
      expect(told.text).toBe('Everything is as it was yesterday.')
    expect(ollama.disconnects()).toBe(1)
  })

  test('a signal that is already aborted never reaches the server', async () => {
    expect((await ask(AbortSignal.abort())).fault?.fault).toBe('cancelled')
    expect(ollama.chats).toHaveLength(0)
  })
})

describe('what is sent', () => {
  test('every request carries its context, its limit, and refuses to be cut', async () => {
    ollama.script(server.says('Fine.'))
    await ask()
    expect(ollama.chats[0]).toMatchObject({
      truncate: false,
      shift: false,
      stream: true,
      think: false,
      keep_alive: '30m',
      options: { num_ctx: 8192, num_predict: 1024, seed: 1, temperature: 0 },
    })
  })

  test('think is sent only to a model that can', async () => {
    const plain = await startScriptedOllama([{ name: 'qwen2.5:72b' }])
    roster.close()
    roster = createRoster(smallModels(plain.url, 'qwen2.5:72b'))
    plain.script(server.says('Fine.'))
    await ask()
    expect(plain.chats[0]).not.toHaveProperty('think')
    await plain.close()
  })

  test('a prompt that clearly does not fit is refused before it is sent', async () => {
    const chat = await openChatModel({
      seat: await seatOf(),
      party: 'p1',
      signal: new AbortController().signal,
      seed: 1,
      emit: () => undefined,
      onText: () => undefined,
    })
    await expect(chat.model.invoke([new HumanMessage('销售'.repeat(20_000))])).rejects.toThrow()
    expect(chat.fault()?.fault).toBe('prompt-too-long')
    expect(ollama.chats).toHaveLength(0)
  })
})

describe('what a model writes beside an answer', () => {
  test('thoughts are taken out, with and without their opening tag', async () => {
    for (const step of [server.thinkLeak, server.thinkStray]) {
      ollama.script(step)
      expect((await ask()).text).toBe('Hello there.')
    }
  })

  test('a closing tag split over records at any place is found', async () => {
    const text = 'They sold 999999. </think>Hello there.'
    for (let at = 1; at < text.length; at += 1) {
      ollama.script((_, reply) => {
        for (const piece of [text.slice(0, at), text.slice(at)])
          reply.line({ message: { role: 'assistant', content: piece }, done: false })
        reply.done()
      })
      expect((await ask()).text).toBe('Hello there.')
    }
  })

  test('a tool call written as text is read like a proper one', async () => {
    const input = { metric: 'net_sales' }
    for (const step of [
      server.toolAsText(['measure', input]),
      server.toolAsJson(['measure', input]),
      server.toolStringArguments(['measure', input]),
      server.calls(['measure', input]),
    ]) {
      ollama.script(step)
      const told = await ask(undefined, ['measure'])
      expect(told.calls).toMatchObject([{ name: 'measure', args: input }])
      expect(told.text).toBe('')
    }
  })

  test('two calls in one record stay two calls', async () => {
    ollama.script(server.calls(['measure', { metric: 'atv' }], ['measure', { metric: 'upt' }]))
    const told = await ask(undefined, ['measure'])
    expect(told.calls).toMatchObject([{ args: { metric: 'atv' } }, { args: { metric: 'upt' } }])
  })
})
