import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../src/server/token.ts'
import { appOf, type Planted, plantedService, send } from './support/planted-service.ts'

const KEY = 'key-of-door-a-000000000000000000'
let planted: Planted
beforeEach(async () => {
  planted = await plantedService()
  planted.service.state.devices.add({ id: 'door-a', kind: 'footfall', store: 'S01', place: 'A' }, hashOf(KEY), 0)
})
afterEach(() => planted.close())

const push = (body: unknown, { path = '/api/ingest/footfall', key = KEY } = {}) =>
  send(appOf(planted), 'POST', path, { body, headers: { Authorization: `Bearer ${key}` } })
const reading = (at: string, n = 7) => ({ at, minutes: 60, in: n, out: n - 1 })
const spooled = (table: string) => {
  const path = join(planted.folder, 'pushed', 'open', `${table}.ndjson`)
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
}
const HOUR = '2026-07-21T08:00:00+08:00'

describe('a sensor that pushes', () => {
  it('is thanked when its rows are on the disk, in canonical form, of its own store and door', async () => {
    const response = await push({ readings: [reading(HOUR), reading('2026-07-21T09:00:00+08:00')] })
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ accepted: 2 })
    expect(spooled('fact_footfall')[0]).toEqual({
      store_id: 'S01',
      door_id: 'A',
      ts_utc: '2026-07-21 00:00:00.000',
      minutes: 60,
      in_cnt: 7,
      out_cnt: 6,
      staff_cnt: null,
    })
  })

  it('may send one row alone', async () => {
    expect((await push(reading(HOUR))).status).toBe(202)
    expect(spooled('fact_footfall')).toHaveLength(1)
  })

  it.each([
    ['an unknown key', { key: 'x'.repeat(32) }],
    ['a key of another kind', { path: '/api/ingest/checkout-event' }],
  ])('is refused with %s', async (_, how) => {
    expect((await push(reading(HOUR), how)).status).toBe(401)
    expect(spooled('fact_footfall')).toEqual([])
  })

  it('cannot name another store or door', async () => {
    expect((await push({ ...reading(HOUR), store: 'S02' })).status).toBe(400)
    expect((await push({ ...reading(HOUR), door: 'B' })).status).toBe(400)
    expect(spooled('fact_footfall')).toEqual([])
  })

  it.each([{ in: -1 }, { in: 2.5 }, { at: 'yesterday' }, { at: '2026-07-21T08:00:00' }, { minutes: 0 }])(
    'has %j sent back',
    async (wrong) => {
      expect((await push({ ...reading(HOUR), ...wrong })).status).toBe(400)
    },
  )

  it('whose clock is ahead is told so', async () => {
    const response = await push(reading('2099-01-01T00:00:00Z'))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code: 'clock-ahead' } })
  })

  it('whose key was revoked is refused', async () => {
    planted.service.state.devices.revoke('door-a', 1)
    expect((await push(reading(HOUR))).status).toBe(401)
  })

  it('sends checkout events under ids of its own', async () => {
    const { devices } = planted.service.state
    devices.add(
      { id: 'cam-3', kind: 'checkout', store: 'S02', place: '' },
      hashOf('key-of-cam-3-0000000000000000000'),
      0,
    )
    const event = {
      id: '17',
      at: HOUR,
      lane: 'L3',
      laneKind: 'sco',
      kind: 'missed',
      sensor: 'camera',
      confidence: 0.92,
      value: 12.5,
    }
    const where = { path: '/api/ingest/checkout-event', key: 'key-of-cam-3-0000000000000000000' }
    expect((await push({ events: [event] }, where)).status).toBe(202)
    expect((await push({ ...event, lane: undefined }, where)).status).toBe(400)
    expect(spooled('fact_checkout_event')).toMatchObject([
      { event_id: 'cam-3/17', store_id: 'S02', lane_id: 'L3', lane_kind: 'sco', est_value: '12.5', confidence: 0.92 },
    ])
  })

  it('is heard: the list of sensors says when', async () => {
    expect(planted.service.state.devices.all()[0]?.seenAt).toBeNull()
    await push(reading(HOUR))
    expect(planted.service.state.devices.all()[0]?.seenAt).toBeGreaterThan(0)
  })

  it('that floods is slowed down', async () => {
    await planted.close()
    planted = await plantedService({}, { pushesPerMinute: 2 })
    planted.service.state.devices.add({ id: 'door-a', kind: 'footfall', store: 'S01', place: 'A' }, hashOf(KEY), 0)
    const app = appOf(planted)
    const once = () =>
      send(app, 'POST', '/api/ingest/footfall', { body: reading(HOUR), headers: { Authorization: `Bearer ${KEY}` } })
    expect([(await once()).status, (await once()).status, (await once()).status]).toEqual([202, 202, 429])
    expect(readdirSync(join(planted.folder, 'pushed', 'open'))).toEqual(['fact_footfall.ndjson'])
  })
})
