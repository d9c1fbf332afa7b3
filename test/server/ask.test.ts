import { afterEach, describe, expect, it } from 'vitest'
import type { Frame } from '../../src/core/frame.ts'
import { id } from '../../src/core/ids.ts'
import type { Question } from '../../src/core/question.ts'
import type { TranscriptView } from '../../src/server/api.ts'
import { openHouse } from '../../src/server/app.ts'
import { appOf, newId, type Planted, plantedService, send, signIn, streamed } from './support/planted-service.ts'
import { heldAnswer, plainAnswer } from './support/scripted-answer.ts'

const YESTERDAY: Frame = {
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
}

let open: Planted[] = []
const planted = async (...args: Parameters<typeof plantedService>) => {
  const made = await plantedService(...args)
  open.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()))
  open = []
})

describe('asking', () => {
  it('answers a tapped frame over the asker’s stores, as numbered events with one end', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const response = await send(app, 'POST', '/api/ask', {
      cookie,
      body: { id: newId(), text: '昨天净销售额', frame: YESTERDAY },
    })
    expect(response.headers.get('Content-Type')).toContain('text/event-stream')
    const { events, ids, end } = await streamed(response)
    expect(end).toBe('done')
    expect(ids).toEqual(events.map((_, at) => String(at + 1)))
    expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at + 1))
    expect(events[0]?.type).toBe('run-start')
    expect(events.at(-1)?.type).toBe('run-end')
    const answered = events.find((event) => event.type === 'answer-available')
    expect(answered?.answer.outcome).toBe('grounded')
    // S01 and S02 of East China, counted by hand: 39.00 + 43.00.
    expect(answered?.answer.evidence[0]?.rows[0]?.cells.net_sales?.amount).toMatch(/^82(\.0+)?$/)
    expect(answered?.answer.covers.stores).toEqual(['S01', 'S02'])
  })

  it('looks up with a tool what a page says in place of words, and the role decides', async () => {
    const app = appOf(await planted())
    const answered = async (person: string, look: object) => {
      const cookie = await signIn(app, person)
      const body = { id: newId(), text: '找商品', look }
      const { events } = await streamed(await send(app, 'POST', '/api/ask', { cookie, body }))
      return events.find((event) => event.type === 'answer-available')?.answer
    }
    const found = await answered('P001', { tool: 'find-product', input: { text: 'niunai' } })
    expect(found).toMatchObject({ outcome: 'grounded', depth: 'instant', evidence: [{ source: 'find-product' }] })
    expect(await answered('P001', { tool: 'measure', input: { nonsense: 1 } })).toMatchObject({
      reasons: [{ fault: 'tool-input-invalid' }],
    })
  })

  it('runs a question once, whatever is sent again, and replays it to the session that asked', async () => {
    const held = heldAnswer()
    const app = appOf(await planted({ answer: held.answer }))
    const cookie = await signIn(app, 'P001')
    const body = { id: newId(), text: 'How are sales?' }
    const first = send(app, 'POST', '/api/ask', { cookie, body })
    const second = send(app, 'POST', '/api/ask', { cookie, body })
    await new Promise((resolve) => setTimeout(resolve, 20))
    held.letGo()
    const [one, two] = [await streamed(await first), await streamed(await second)]
    expect(two).toEqual(one)
    const later = await streamed(await send(app, 'POST', '/api/ask', { cookie, body }))
    expect(later).toEqual(one)
    expect(held.runs).toBe(1)
  })

  it('goes on after the last event that a tablet has seen', async () => {
    const held = heldAnswer()
    held.letGo()
    const app = appOf(await planted({ answer: held.answer }))
    const cookie = await signIn(app, 'P001')
    const body = { id: newId(), text: 'How are sales?' }
    const whole = await streamed(await send(app, 'POST', '/api/ask', { cookie, body }))
    const rest = await streamed(
      await send(app, 'POST', '/api/ask', { cookie, body, headers: { 'Last-Event-ID': '2' } }),
    )
    expect(rest.events).toEqual(whole.events.slice(2))
    expect(rest.end).toBe('done')
  })

  it('refuses the id of another session, also of the same person, running or over', async () => {
    const held = heldAnswer()
    const app = appOf(await planted({ answer: held.answer }))
    const mine = await signIn(app, 'P001')
    const body = { id: newId(), text: 'How are sales?' }
    const running = await send(app, 'POST', '/api/ask', { cookie: mine, body })
    for (const person of ['P002', 'P001']) {
      const other = await signIn(app, person)
      expect((await send(app, 'POST', '/api/ask', { cookie: other, body })).status).toBe(409)
      expect((await send(app, 'DELETE', `/api/ask/${body.id}`, { cookie: other })).status).toBe(404)
    }
    held.letGo()
    await streamed(running)
    const other = await signIn(app, 'P002')
    expect((await send(app, 'POST', '/api/ask', { cookie: other, body })).status).toBe(409)
    expect(held.runs).toBe(1)
  })

  it('stops at once at the stop button, and says that the answer was cut', async () => {
    const held = heldAnswer()
    const app = appOf(await planted({ answer: held.answer }))
    const cookie = await signIn(app, 'P001')
    const body = { id: newId(), text: 'How are sales?' }
    const response = await send(app, 'POST', '/api/ask', { cookie, body })
    expect((await send(app, 'DELETE', `/api/ask/${body.id}`, { cookie })).status).toBe(200)
    expect((await streamed(response)).end).toBe('cut')
    expect(held.aborted).toBe(1)
    expect((await streamed(await send(app, 'POST', '/api/ask', { cookie, body }))).end).toBe('cut')
  })

  it('keeps a run going for a tablet that lost the network, and stops it when it stays away', async () => {
    const held = heldAnswer()
    const app = appOf(await planted({ answer: held.answer }, { disconnectGraceSeconds: 0.2 }))
    const cookie = await signIn(app, 'P001')
    const body = { id: newId(), text: 'How are sales?' }
    const lost = await send(app, 'POST', '/api/ask', { cookie, body })
    await lost.body?.cancel()
    const back = await send(app, 'POST', '/api/ask', { cookie, body })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(held.aborted).toBe(0)
    await back.body?.cancel()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(held.aborted).toBe(1)
  })

  it('ends the stream of a session that signs out, locks or asks something new', async () => {
    const held = heldAnswer()
    const app = appOf(await planted({ answer: held.answer }))
    const cookie = await signIn(app, 'P001')
    const first = await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'One?' } })
    const second = await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'Two?' } })
    expect((await streamed(first)).end).toBe('cut')
    await send(app, 'DELETE', '/api/session', { cookie })
    expect((await streamed(second)).end).toBe('cut')
    expect(held.aborted).toBe(2)
  })

  it('gives the turns of the conversation, and nobody else’s, to the next question', async () => {
    const asked: Question[] = []
    const app = appOf(
      await planted({
        answer: async (_, question) => {
          asked.push(question)
          return plainAnswer(question.run, `Answer to ${question.text}`)
        },
      }),
    )
    const cookie = await signIn(app, 'P001')
    const conversation = newId()
    for (const text of ['One?', 'Two?'])
      await streamed(await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), conversation, text } }))
    expect(asked[1]?.history).toEqual([{ text: 'One?', frame: null, answer: 'Answer to One?' }])
    const other = await signIn(app, 'P002')
    const intrusion = await send(app, 'POST', '/api/ask', {
      cookie: other,
      body: { id: newId(), conversation, text: 'And?' },
    })
    expect(intrusion.status).toBe(404)
    expect(asked).toHaveLength(2)
    expect((await send(app, 'GET', `/api/conversations/${conversation}`, { cookie: other })).status).toBe(404)
    const seen = (await (
      await send(app, 'GET', `/api/conversations/${conversation}`, { cookie })
    ).json()) as TranscriptView
    expect(seen.title).toBe('One?')
    expect(seen.turns.map((turn) => turn.text)).toEqual(['One?', 'Two?'])
  })

  it('takes the scope from the session, the time from the service, and nothing of either from the body', async () => {
    const asked: Question[] = []
    const app = appOf(
      await planted({
        answer: async (_, question) => {
          asked.push(question)
          return plainAnswer(question.run, 'x')
        },
        clock: () => '2026-07-21T01:00:00.000Z',
      }),
    )
    const cookie = await signIn(app, 'P003')
    await streamed(await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: '所有门店' } }))
    expect(asked[0]?.scope).toEqual({ person: 'P003', role: 'store-manager', stores: ['S01'] })
    expect(asked[0]?.askedAt).toBe('2026-07-21T01:00:00.000Z')
    expect(asked[0]?.language).toBe('zh')
    for (const extra of [{ scope: { stores: ['S02'] } }, { at: '2020-01-01T00:00:00Z' }]) {
      const response = await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'x', ...extra } })
      expect(response.status).toBe(400)
    }
  })

  it.each([
    ['no text', { text: '' }],
    ['an id that is no UUID', { id: 'run-1' }],
    ['a text above 1,000 characters', { text: '销'.repeat(1001) }],
    [
      'a frame with a date that does not exist',
      { frame: { ...YESTERDAY, period: { from: '2026-06-31', to: '2026-06-31' } } },
    ],
    ['a frame with a field of its own', { frame: { ...YESTERDAY, sql: 'select 1' } }],
  ])('refuses %s', async (_, change) => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const response = await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'x', ...change } })
    expect(response.status).toBe(400)
  })

  it('takes a body of 16 KB at most, and JSON only', async () => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    const big = await send(app, 'POST', '/api/ask', {
      cookie,
      body: { id: newId(), text: 'x', language: 'x'.repeat(17_000) },
    })
    expect(big.status).toBe(413)
    const form = await send(app, 'POST', '/api/ask', { cookie, headers: { 'Content-Type': 'text/plain' }, body: {} })
    expect(form.status).toBe(415)
  })

  it('takes ten questions a minute of one person, and lets another go on', async () => {
    const { service, folder, pass } = await planted({
      answer: async (_, question) => plainAnswer(question.run, 'x'),
    })
    const app = openHouse(service, { data: folder }).app
    const cookie = await signIn(app, 'P001')
    const askOnce = async (who: string) => {
      const response = await send(app, 'POST', '/api/ask', { cookie: who, body: { id: newId(), text: 'x' } })
      await response.text()
      return response
    }
    for (let i = 0; i < 10; i += 1) expect((await askOnce(cookie)).status).toBe(200)
    const refused = await askOnce(cookie)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await askOnce(await signIn(app, 'P002'))).status).toBe(200)
    pass(61_000)
    expect((await askOnce(cookie)).status).toBe(200)
  })

  it('turns a bug of ours into a reference, and puts the rest into the log alone', async () => {
    const { service, folder, errors } = await planted({
      answer: async () => {
        throw new Error('select secret from /var/lib/thing')
      },
    })
    const app = openHouse(service, { data: folder }).app
    const cookie = await signIn(app, 'P001')
    const text = await (await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'x' } })).text()
    expect(text).toContain('"fault":"internal"')
    expect(text).not.toContain('secret')
    const reference = text.match(/"reference":"([0-9a-f]+)"/)?.[1]
    expect(errors).toEqual([expect.objectContaining({ reference })])
  })

  it('lets running answers end when it stops, takes no more, and gives every stream its end', async () => {
    const held = heldAnswer()
    const { service, folder } = await planted({ answer: held.answer })
    const { app, drain } = openHouse(service, { data: folder })
    const cookie = await signIn(app, 'P001')
    const response = await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'x' } })
    const done = drain(300)
    expect((await send(app, 'POST', '/api/ask', { cookie, body: { id: newId(), text: 'y' } })).status).toBe(503)
    expect((await send(app, 'GET', '/readyz')).status).toBe(503)
    expect((await send(app, 'GET', '/healthz')).status).toBe(200)
    await done
    expect((await streamed(response)).end).toBe('stopping')
    expect(held.aborted).toBe(1)
  })
})
