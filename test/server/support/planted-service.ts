import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerQuestion } from '../../../src/agents/answer-question.ts'
import { composeBriefing } from '../../../src/briefings/compose.ts'
import type { RunEvent } from '../../../src/core/run-event.ts'
import { openState } from '../../../src/data/state.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { modelsConfig, modelsInput } from '../../../src/models/models-config.ts'
import { createRoster } from '../../../src/models/roster.ts'
import { createApp } from '../../../src/server/app.ts'
import { seedPeople } from '../../../src/server/people.ts'
import { pinsWith } from '../../../src/server/pin.ts'
import { SERVER_DEFAULTS, type ServerConfig } from '../../../src/server/server-config.ts'
import type { Service } from '../../../src/server/service.ts'
import { AT, plantedWarehouse } from '../../support/planted-chain.ts'

/** Everyone's PIN in the planted chain; the cost of hashing is small here, the way is the same. */
export const PIN = '482913'
export const PEOPLE = [
  { person_id: 'P001', name: '王芳', role: 'regional-manager', node: 'R1', pin: PIN },
  { person_id: 'P002', name: 'Li Wei', role: 'regional-manager', node: 'R2', pin: PIN },
  { person_id: 'P003', name: 'Chen Jie', role: 'store-manager', node: 'S01', pin: PIN },
  { person_id: 'P004', name: '小林', role: 'clerk', node: 'S01', pin: PIN },
  { person_id: 'P005', name: 'Ada', role: 'admin', node: 'A1', pin: PIN },
  { person_id: 'P006', name: 'Zhao Min', role: 'area-manager', node: 'A1', pin: PIN },
] as const

export interface Planted {
  readonly service: Service
  readonly folder: string
  /** What was logged as an error. */
  readonly errors: object[]
  /** Moves the wall clock of sessions and limits on. */
  pass(ms: number): void
  close(): Promise<void>
}

let shared: Promise<Warehouse> | undefined
/** Nobody writes to it, so one is enough for all tests of a file. */
const warehouseOnce = () => {
  shared ??= plantedWarehouse()
  return shared
}

/** A service over the planted chain with the real way of a question and no model host. */
export const plantedService = async (
  changes: Partial<Pick<Service, 'answer' | 'brief' | 'clock' | 'house'>> = {},
  config: Partial<ServerConfig> = {},
  { people = true, warehouse: given }: { people?: boolean; warehouse?: Warehouse | undefined } = {},
): Promise<Planted> => {
  const folder = mkdtempSync(join(tmpdir(), 'floorwalker-server-'))
  const warehouse = given ?? (await warehouseOnce())
  const roster = createRoster(modelsConfig(modelsInput.parse({ hosts: [] }), 'http://127.0.0.1:9'))
  const state = openState(join(folder, 'state.sqlite'))
  const pins = pinsWith(Buffer.from('pepper'), { N: 2 ** 10, r: 8, p: 1, maxmem: 2 ** 26 })
  if (people) await seedPeople(state, pins, PEOPLE)
  const errors: object[] = []
  let skew = 0
  const service: Service = {
    house: () => ({ warehouse, roster }),
    answer: answerQuestion,
    brief: composeBriefing,
    state,
    pins,
    clock: () => AT,
    wall: () => Date.now() + skew,
    config: { ...SERVER_DEFAULTS, ...config },
    log: { info: () => undefined, error: (fields) => errors.push(fields) },
    ...changes,
  }
  return {
    service,
    folder,
    errors,
    pass: (ms) => {
      skew += ms
    },
    async close() {
      state.close()
      roster.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export const ORIGIN = 'http://localhost'
type App = ReturnType<typeof createApp>

export const send = (
  app: App,
  method: string,
  path: string,
  { body, cookie, headers = {} }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(`${ORIGIN}${path}`, {
      method,
      headers: {
        Host: 'localhost',
        ...(method === 'GET' ? {} : { Origin: ORIGIN, 'Content-Type': 'application/json' }),
        ...(cookie === undefined ? {} : { Cookie: cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )

/** Signs in; returns the cookie as a browser would send it. */
export const signIn = async (app: App, person: string, pin: string = PIN): Promise<string> => {
  const response = await send(app, 'POST', '/api/session', { body: { person, pin } })
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0]
  if (!cookie) throw new Error(`${person} was not signed in: ${response.status} ${await response.text()}`)
  return cookie
}

export interface Streamed {
  readonly events: readonly RunEvent[]
  readonly ids: readonly string[]
  readonly end: string | null
}

/** An answer stream as its events and its end. */
export const streamed = async (response: Response): Promise<Streamed> => {
  const blocks = (await response.text()).split('\n\n').filter((block) => block !== '' && !block.startsWith(':'))
  const field = (block: string, name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? ''
  const ended = blocks.find((block) => block.startsWith('event: end'))
  const events = blocks.filter((block) => block !== ended)
  return {
    events: events.map((block) => JSON.parse(field(block, 'data')) as RunEvent),
    ids: events.map((block) => field(block, 'id')),
    end: ended ? (JSON.parse(field(ended, 'data')) as { reason: string }).reason : null,
  }
}

export const newId = (): string => randomUUID()

export const appOf = ({ service, folder }: Planted) => createApp(service, { data: folder, web: join(folder, 'web') })
