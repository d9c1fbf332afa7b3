import { HumanMessage } from '@langchain/core/messages'
import { afterEach, describe, expect, test } from 'vitest'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { openChatModel } from '../../src/models/chat-model.ts'
import { surveyHosts } from '../../src/models/host-survey.ts'
import type { ModelsConfig } from '../../src/models/models-config.ts'
import { createRoster, type Roster } from '../../src/models/roster.ts'
import { withoutLastRecord } from '../support/without-last-record.ts'
import { configOver, REAL, WHY_NOT } from './real-ollama.ts'

let roster: Roster | null = null
afterEach(() => roster?.close())

interface Told {
  readonly text: string | null
  readonly fault: Fault | null
  readonly pieces: readonly number[]
}

const ask = async (
  config: ModelsConfig,
  question: string,
  asker = new AbortController(),
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<Told> => {
  roster ??= createRoster(config)
  const seat = await roster.seat('clerk')
  if (isFault(seat)) throw new Error(JSON.stringify(seat))
  const pieces: number[] = []
  const chat = await openChatModel({
    seat,
    signal: asker.signal,
    party: 'p',
    seed: 1,
    emit: () => undefined,
    onText: () => {
      pieces.push(performance.now())
      if (pieces.length === stopAfter) asker.abort()
    },
  })
  try {
    return { text: (await chat.model.invoke([new HumanMessage(question)])).text, fault: chat.fault(), pieces }
  } catch {
    return { text: null, fault: chat.fault(), pieces }
  } finally {
    roster.close()
    roster = null
  }
}

describe.skipIf(WHY_NOT)(`a real Ollama${WHY_NOT ? ` (${WHY_NOT})` : ''}`, () => {
  const real = () => {
    if (typeof REAL === 'string') throw new Error(REAL)
    return REAL
  }

  test('is surveyed: version, model, context, memory', async () => {
    const report = await surveyHosts(configOver(real()))
    expect(report.hosts[0]?.version).toMatch(/^\d+\.\d+/)
    expect(report.tiers[0]).toMatchObject({ state: 'ready', command: null })
    expect(report.tiers[0]?.contextLength).toBeGreaterThan(0)
    expect(report.depth).toBe('thinking')
  })

  test('streams: text arrives in pieces, and the first long before the last', async () => {
    const told = await ask(configOver(real(), { numPredict: 400 }), 'Say hello in one short sentence.')
    expect(told.fault).toBeNull()
    expect(told.pieces.length).toBeGreaterThan(3)
  })

  test('stops when the asker leaves, and serves the next', async () => {
    const told = await ask(
      configOver(real(), { numPredict: 400 }),
      'Tell me a very long story about a shop.',
      undefined,
      3,
    )
    expect(told.fault?.fault).toBe('cancelled')
    expect(told.text).toBeNull()
    expect((await ask(configOver(real(), { numPredict: 400 }), 'Say hello in one short sentence.')).text).toBeTruthy()
  })

  test('cuts an answer at its limit, which is no answer', async () => {
    const told = await ask(configOver(real(), { numPredict: 5 }), 'Tell me a very long story about a shop.')
    expect(told.fault?.fault).toBe('answer-cut')
  })

  test('refuses a prompt that does not fit instead of cutting its front', async () => {
    const told = await ask(configOver(real()), '7 3 '.repeat(4_000))
    expect(told.fault?.fault).toBe('prompt-too-long')
    expect(told.pieces).toHaveLength(0)
  })

  test('that loses its last record has given no answer', async () => {
    const proxy = await withoutLastRecord(real().url)
    const told = await ask(configOver(real(), { host: proxy.url, numPredict: 400 }), 'Say hello in one short sentence.')
    proxy.close()
    expect(told.pieces.length).toBeGreaterThan(0)
    expect(told.fault?.fault).toBe('answer-cut')
    expect(told.text).toBeNull()
  })
})
