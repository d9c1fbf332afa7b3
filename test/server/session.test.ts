import { afterEach, describe, expect, it } from 'vitest'
import type { PersonName, SessionView } from '../../src/server/api.ts'
import { CONTENT_SECURITY_POLICY } from '../../src/server/headers.ts'
import { addPerson, offerSetup, setPin } from '../../src/server/people.ts'
import { scopeOf } from '../../src/server/scope-of.ts'
import { appOf, PIN, type Planted, plantedService, send, signIn } from './support/planted-service.ts'

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

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends, and says who is there', async () => {
    const app = appOf(await planted())
    const response = await send(app, 'POST', '/api/session', { body: { person: 'P001', pin: PIN } })
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^floorwalker=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const view = (await response.json()) as SessionView
    expect(view.person).toEqual({ id: 'P001', name: '王芳', role: 'regional-manager' })
    expect(view.place).toEqual({ zh: '华东', en: 'East China' })
    expect(view.stores.map((store) => store.id)).toEqual(['S01', 'S02'])
    expect(view.dataTo).not.toBeNull()
    expect(view.suggestions.zh.length).toBeGreaterThan(2)
  })

  it('gives a __Host- cookie where browsers come over HTTPS', async () => {
    const app = appOf(await planted({}, { secure: true }))
    const response = await send(app, 'POST', '/api/session', { body: { person: 'P001', pin: PIN } })
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^__Host-floorwalker=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  it('lists names and ids, and nothing that helps to guess', async () => {
    const app = appOf(await planted())
    const people = (await (await send(app, 'GET', '/api/people')).json()) as PersonName[]
    expect(people[0]).toEqual({ id: 'P001', name: '王芳' })
    expect(Object.keys(people[0] ?? {})).toEqual(['id', 'name'])
  })

  it('answers a wrong PIN, an unknown person and a person without a PIN alike', async () => {
    const { service, folder } = await planted()
    service.state.people.add({ ...scopeless, id: 'P900' as never })
    const app = appOf({ service, folder } as Planted)
    const answers = await Promise.all(
      ['P001', 'P777', 'P900'].map(async (person) => {
        const response = await send(app, 'POST', '/api/session', { body: { person, pin: '918273' } })
        return [response.status, await response.text(), response.headers.get('Set-Cookie')]
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(401)
  })

  it('locks a person after five wrong tries for half an hour, tries in parallel included, and nobody else', async () => {
    const made = await planted()
    const app = appOf(made)
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => send(app, 'POST', '/api/session', { body: { person: 'P001', pin: '918273' } })),
    )
    expect(tries.filter((one) => one.status === 401)).toHaveLength(5)
    expect(tries.filter((one) => one.status === 423)).toHaveLength(7)
    const right = () => send(app, 'POST', '/api/session', { body: { person: 'P001', pin: PIN } })
    expect((await right()).status).toBe(423)
    await signIn(app, 'P002')
    made.pass(29 * 60_000)
    expect((await right()).status).toBe(423)
    made.pass(2 * 60_000)
    expect((await right()).status).toBe(200)
  })

  it('ends at sign-out, after twelve hours, and when nobody touches the tablet', async () => {
    const made = await planted()
    const app = appOf(made)
    const me = (cookie: string) => send(app, 'GET', '/api/session', { cookie }).then((response) => response.status)
    const first = await signIn(app, 'P001')
    expect(await me(first)).toBe(200)
    await send(app, 'DELETE', '/api/session', { cookie: first })
    expect(await me(first)).toBe(401)
    const second = await signIn(app, 'P001')
    made.pass(100_000)
    expect(await me(second)).toBe(200)
    made.pass(181_000)
    expect(await me(second)).toBe(401)
    const kept = await planted({}, { idleLockSeconds: 0 })
    const keptApp = appOf(kept)
    const third = await signIn(keptApp, 'P001')
    kept.pass(11 * 3_600_000)
    expect((await send(keptApp, 'GET', '/api/session', { cookie: third })).status).toBe(200)
    kept.pass(3_600_001)
    expect((await send(keptApp, 'GET', '/api/session', { cookie: third })).status).toBe(401)
  })

  it('makes a new id each time and ends the former session of the browser', async () => {
    const app = appOf(await planted())
    const first = await signIn(app, 'P001')
    const response = await send(app, 'POST', '/api/session', { cookie: first, body: { person: 'P002', pin: PIN } })
    expect(response.headers.get('Set-Cookie')).not.toContain(first)
    expect((await send(app, 'GET', '/api/session', { cookie: first })).status).toBe(401)
  })

  it('keeps no token and no PIN in the store', async () => {
    const { service, folder } = await planted()
    const app = appOf({ service, folder } as Planted)
    const cookie = await signIn(app, 'P001')
    const token = cookie.split('=')[1] ?? ''
    expect(service.state.sessions.live(token, Date.now())).toBeNull()
    expect(JSON.stringify(service.state.people.pin('P001'))).not.toContain(PIN)
  })

  it('signs a person out everywhere when the PIN is set anew', async () => {
    const { service, folder } = await planted()
    const app = appOf({ service, folder } as Planted)
    const cookie = await signIn(app, 'P001')
    await setPin(service.state, service.pins, 'P001', service.wall())
    expect((await send(app, 'GET', '/api/session', { cookie })).status).toBe(401)
  })
})

const scopeless = { name: 'No Pin', role: 'clerk', node: 'S01' } as const

describe('who is signed in', () => {
  it('is told when the data are old, and offered questions about days that have data', async () => {
    const { service, folder } = await planted({ clock: () => '2026-09-01T01:00:00.000Z' })
    const app = appOf({ service, folder } as Planted)
    const cookie = await signIn(app, 'P001')
    const view = (await (await send(app, 'GET', '/api/session', { cookie })).json()) as SessionView
    expect(view.stale).toBe(true)
    for (const { frame } of view.suggestions.en) expect(frame.period.to).toBe(view.dataTo)
  })
})

describe('behind the one trusted proxy', () => {
  const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })
  const knock = async (app: ReturnType<typeof appOf>, peer: string, headers: Record<string, string>) =>
    app.request(
      'http://10.0.0.9/api/session',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Host: 'inner:8080', ...headers },
        body: JSON.stringify({ person: 'P001', pin: '918273' }),
      },
      from(peer),
    )
  it('the name and address that it forwards count, and nobody else may come near', async () => {
    const app = appOf(await planted({}, { secure: true, trustedProxy: '10.0.0.5', signInsPerMinute: 2, pinTries: 10 }))
    const page = { Origin: 'https://shop.test', 'X-Forwarded-Host': 'shop.test' }
    expect((await knock(app, '10.0.0.7', page)).status).toBe(421)
    for (const status of [401, 401, 429])
      expect((await knock(app, '10.0.0.5', { ...page, 'X-Forwarded-For': '1.1.1.1, 192.168.1.20' })).status).toBe(
        status,
      )
    expect((await knock(app, '10.0.0.5', { ...page, 'X-Forwarded-For': '192.168.1.21' })).status).toBe(401)
    expect((await knock(app, '10.0.0.5', { ...page, Origin: 'https://evil.test' })).status).toBe(403)
  })
})

describe('requests from elsewhere', () => {
  const forged: readonly [string, Record<string, string>][] = [
    ['another origin', { Origin: 'https://evil.test' }],
    ['another port', { Origin: 'http://localhost:9999' }],
    ['a page without an origin', { Origin: 'null' }],
    ['a cross-site fetch', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a typed address', { 'Sec-Fetch-Site': 'none' }],
  ]
  it.each(forged)('from %s change nothing', async (_, headers) => {
    const app = appOf(await planted())
    const cookie = await signIn(app, 'P001')
    for (const [method, path] of [
      ['POST', '/api/session'],
      ['DELETE', '/api/session'],
      ['POST', '/api/ask'],
      ['POST', '/api/setup'],
      ['DELETE', '/api/ask/x'],
    ] as const)
      expect((await send(app, method, path, { cookie, headers, body: {} })).status).toBe(403)
    expect((await send(app, 'GET', '/api/session', { cookie })).status).toBe(200)
  })

  it('without a session reach nothing but the door', async () => {
    const app = appOf(await planted())
    for (const path of [
      '/api/session',
      '/api/conversations',
      '/api/conversations/x',
      '/api/evidence/x',
      '/api/briefing',
    ])
      expect((await send(app, 'GET', path)).status).toBe(401)
    expect((await send(app, 'POST', '/api/ask', { body: {} })).status).toBe(401)
  })

  it('get the headers of the house on every answer, refusals included', async () => {
    const app = appOf(await planted())
    for (const path of ['/', '/api/people', '/api/session', '/nothing', '/healthz']) {
      const { headers } = await send(app, 'GET', path)
      expect(headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('X-Frame-Options')).toBe('DENY')
    }
    expect((await send(app, 'GET', '/api/people')).headers.get('Cache-Control')).toBe('no-store')
  })

  it('are told a code and a sentence, never a stack, a statement or a path', async () => {
    const { service, folder, errors } = await planted()
    const app = appOf({
      folder,
      service: {
        ...service,
        house: () => {
          throw new Error('IO Error: /data/snapshots/1.duckdb')
        },
      },
    } as unknown as Planted)
    const response = await send(app, 'POST', '/api/session', { body: { person: 'P001', pin: PIN } })
    expect(response.status).toBe(500)
    const body = await response.text()
    expect(body).not.toMatch(/duckdb|\/data|at .*\.ts/)
    expect(JSON.parse(body).error.reference).toMatch(/^[0-9a-f]{8}$/)
    expect(errors).toHaveLength(1)
  })
})

describe('the policy of the pages', () => {
  it('is the one that the contracts name', () => {
    expect(CONTENT_SECURITY_POLICY).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; trusted-types default; require-trusted-types-for 'script'",
    )
  })
})

describe('scope', () => {
  it.each([
    ['store-manager', 'S01', ['S01']],
    ['store-manager', 'D1', ['S01', 'S02']],
    ['regional-manager', 'R2', ['S07']],
    ['area-manager', 'A1', ['S01', 'S02', 'S07']],
    ['admin', 'A1', []],
    ['regional-manager', 'R9', []],
  ] as const)('of a %s on %s is the subtree’s stores', async (role, node, stores) => {
    const { service } = await planted()
    const person = { id: 'P1' as never, name: 'x', role, node }
    expect(scopeOf(person, service.house().warehouse.catalogue).stores).toEqual(stores)
  })
})

describe('people', () => {
  it('are added with a PIN that is told once, and refused with the reason', async () => {
    const { service } = await planted()
    const { state, pins } = service
    const { catalogue } = service.house().warehouse
    const add = (change: object) =>
      addPerson(state, pins, catalogue, { name: 'New', role: 'clerk', node: 'S02', ...change })
    const added = await add({})
    expect(added).toMatchObject({ person: { id: 'P007', role: 'clerk' }, pin: expect.stringMatching(/^\d{6}$/) })
    expect(await add({ role: 'king' })).toEqual({ refusal: expect.stringContaining('no role king') })
    expect(await add({ node: 'S99' })).toEqual({ refusal: expect.stringContaining('S99') })
    expect(await add({ id: 'P001' })).toEqual({ refusal: expect.stringContaining('already') })
    expect(await add({ pin: '123456' })).toEqual({ refusal: expect.stringContaining('easy to guess') })
  })
})

describe('setting up', () => {
  it('is offered only where there are no people', async () => {
    const { service } = await planted()
    expect(offerSetup(service.state, service.wall())).toBeNull()
  })

  it('makes the first person by a link that works once, and signs them in', async () => {
    const { service, folder } = await planted({}, {}, { people: false })
    const app = appOf({ service, folder } as Planted)
    const token = offerSetup(service.state, service.wall())
    const opened = await send(app, 'POST', '/api/setup/open', { body: { token } })
    expect(await opened.json()).toMatchObject({
      nodes: expect.arrayContaining([expect.objectContaining({ id: 'R1', kind: 'region' })]),
    })
    const first = { token, name: '老板', role: 'regional-manager', node: 'R1', pin: '739105' }
    expect((await send(app, 'POST', '/api/setup', { body: { ...first, pin: '111111' } })).status).toBe(422)
    expect((await send(app, 'POST', '/api/setup', { body: { ...first, token: 'x'.repeat(43) } })).status).toBe(410)
    const made = await send(app, 'POST', '/api/setup', { body: first })
    expect(made.status).toBe(200)
    expect(made.headers.get('Set-Cookie')).toContain('floorwalker=')
    expect((await send(app, 'POST', '/api/setup', { body: first })).status).toBe(410)
    expect(service.state.people.count()).toBe(1)
  })

  it('does not work a day later', async () => {
    const made = await planted({}, {}, { people: false })
    const token = offerSetup(made.service.state, made.service.wall())
    made.pass(25 * 3_600_000)
    expect((await send(appOf(made), 'POST', '/api/setup/open', { body: { token } })).status).toBe(410)
  })
})
