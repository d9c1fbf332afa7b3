import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import type { AlertPageView, Receipt } from '../../src/server/api.ts'
import { watchedChain } from '../support/watched-chain.ts'
import { appOf, type Planted, plantedService, send, signIn } from './support/planted-service.ts'

let planted: Planted
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await watchedChain([
    { what: 'visitors', where: 'S01', from: '2026-07-20', factor: 0.55 },
    { what: 'voids', where: 'S01', from: '2026-07-17', factor: 2 },
    { what: 'events', where: 'S05', from: '2026-07-20' },
    { what: 'deliveries', where: 'R1', from: '2026-07-19' },
  ])
  planted = await plantedService({}, {}, { warehouse })
})
afterAll(async () => {
  await planted.close()
  await warehouse.close()
})

const pageFor = async (person: string, language = 'en') => {
  const cookie = await signIn(appOf(planted), person)
  const response = await send(appOf(planted), 'GET', `/api/alerts?language=${language}`, { cookie })
  return { status: response.status, view: (await response.json()) as AlertPageView, cookie }
}
const judge = (cookie: string, key: string, body: unknown) =>
  send(appOf(planted), 'POST', `/api/alerts/${encodeURIComponent(key)}`, { cookie, body })
const keyOf = (view: AlertPageView, topic: string) => view.alerts.find((alert) => alert.topic === topic)?.key ?? ''

describe('the addresses of alerts', () => {
  it('are closed to whoever is not signed in', async () => {
    expect((await send(appOf(planted), 'GET', '/api/alerts')).status).toBe(401)
    expect((await send(appOf(planted), 'POST', '/api/alerts/x', { body: { status: 'acknowledged' } })).status).toBe(401)
  })

  it('show each their own shops’ alerts, and nobody another’s', async () => {
    const all = (await pageFor('P006')).view
    expect(all.alerts.map(({ topic }) => topic).sort()).toEqual([
      'cashier_voids',
      'footfall',
      'silent_detectors',
      'stopped_deliveries',
      'stopped_deliveries',
    ])
    const region = (await pageFor('P001')).view
    expect(region.alerts.map(({ topic }) => topic)).not.toContain('silent_detectors')
    expect(JSON.stringify(region)).not.toContain('Shop 5')
    expect((await pageFor('P002')).view.alerts.map(({ topic }) => topic)).toEqual(['silent_detectors'])
    expect((await pageFor('P003')).view.alerts.map(({ topic }) => topic).sort()).toEqual(['cashier_voids', 'footfall'])
    expect((await pageFor('P004')).view.alerts.map(({ topic }) => topic)).toEqual(['footfall'])
    // an administrator reads no sales
    expect((await pageFor('P005')).status).toBe(503)
  })

  it('open the receipt of a number for whom it was shown to, and for nobody else', async () => {
    const { view, cookie } = await pageFor('P003')
    const part = view.alerts[0]?.sentences[0]?.parts.find((one) => 'evidence' in one)
    if (!part || !('evidence' in part)) throw new Error('no number in the alert')
    const address = `/api/evidence/${part.evidence}?language=en`
    const opened = await send(appOf(planted), 'GET', address, { cookie })
    expect(opened.status).toBe(200)
    expect(((await opened.json()) as Receipt).rows.length).toBeGreaterThan(0)
    const other = await signIn(appOf(planted), 'P002')
    expect((await send(appOf(planted), 'GET', address, { cookie: other })).status).toBe(404)
  })

  it('take no judgement on what the judge may not see, nor one in another form', async () => {
    const all = (await pageFor('P006')).view
    const south = (await pageFor('P002')).cookie
    const clerk = (await pageFor('P004')).cookie
    expect((await judge(south, keyOf(all, 'footfall'), { status: 'acknowledged' })).status).toBe(404)
    expect((await judge(clerk, keyOf(all, 'cashier_voids'), { status: 'acknowledged' })).status).toBe(404)
    expect((await judge(clerk, 'nothing', { status: 'acknowledged' })).status).toBe(404)
    const key = keyOf(all, 'footfall')
    for (const body of [
      { status: 'dismissed' },
      { status: 'dismissed', reason: 'bored' },
      { status: 'answered', answer: 'maybe' },
      { status: 'open' },
    ])
      expect((await judge(clerk, key, body)).status).toBe(400)
    expect((await pageFor('P004')).view.alerts[0]?.status).toBe('open')
  })

  it('let the clerk who looked say no, which rules the cause out and leaves the alert open, and yes, which settles it', async () => {
    const { view, cookie } = await pageFor('P004')
    const key = keyOf(view, 'footfall')
    expect(await (await judge(cookie, key, { status: 'answered', answer: 'no' })).json()).toMatchObject({
      status: 'open',
    })
    expect((await pageFor('P003')).view.alerts.find((alert) => alert.key === key)).toMatchObject({
      status: 'open',
      answer: 'no',
    })
    const settled = await (await judge(cookie, key, { status: 'answered', answer: 'yes' })).json()
    expect(settled).toMatchObject({ status: 'answered', precision: { right: 1, judged: 1 } })
    expect((await pageFor('P003')).view.precision).toEqual({ right: 1, judged: 1 })
  })

  it('keep with each question who looked and what they saw, and take no answer to what is not asked', async () => {
    const { view, cookie } = await pageFor('P001')
    const key = keyOf(view, 'stopped_deliveries')
    expect((await judge(cookie, key, { status: 'answered', answer: 'no', origin: 'road-works' })).status).toBe(400)
    const asks = view.alerts.find((alert) => alert.key === key)?.asks
    expect((await judge(cookie, key, { status: 'answered', answer: 'unsure', origin: asks })).status).toBe(200)
    const after = (await pageFor('P001')).view.alerts.find((alert) => alert.key === key)
    expect(after?.looks).toEqual([
      {
        question: view.alerts.find((alert) => alert.key === key)?.question,
        answer: 'unsure',
        by: expect.any(String),
        at: expect.any(Number),
      },
    ])
    expect(after?.asks).not.toBe(asks)
  })

  it('tell each reader how many were right of the alerts that they may see, and nothing of others’', async () => {
    const { view, cookie } = await pageFor('P006')
    for (const alert of view.alerts) await judge(cookie, alert.key, { status: 'dismissed', reason: 'not-real' })
    expect((await pageFor('P006')).view.precision).toEqual({ right: 0, judged: 5 })
    // a manager sees the two of their shop, its clerk not the cashier's, and the other region not what this one shares
    expect((await pageFor('P003')).view.precision.judged).toBe(2)
    expect((await pageFor('P004')).view.precision.judged).toBe(1)
    expect((await pageFor('P002')).view.precision.judged).toBe(1)
  })

  it('keep a manager’s verdict whatever a clerk answers or judges after it, and let the manager change it', async () => {
    const manager = await pageFor('P003')
    const clerk = (await pageFor('P004')).cookie
    const key = keyOf(manager.view, 'footfall')
    const statusOf = () => planted.service.state.alerts.byKey(key)
    await judge(manager.cookie, key, { status: 'dismissed', reason: 'not-real' })
    expect((await judge(clerk, key, { status: 'answered', answer: 'yes' })).status).toBe(200)
    expect((await judge(clerk, key, { status: 'acknowledged' })).status).toBe(409)
    expect(statusOf()).toMatchObject({ status: 'dismissed', reason: 'not-real', judgedBy: 'P003', answer: 'yes' })
    expect((await judge(manager.cookie, key, { status: 'acknowledged' })).status).toBe(200)
    expect(statusOf()).toMatchObject({ status: 'acknowledged', judgedBy: 'P003' })
  })

  it('take an answer only where there is a question', async () => {
    const { view, cookie } = await pageFor('P006')
    const [first] = view.alerts
    const { alerts } = planted.service.state
    const kept = alerts.byKey(first?.key ?? '')
    if (!kept) throw new Error('no alert is filed')
    alerts.keep([{ ...kept, key: 'mute', body: { ...(kept.body as object), question: null } }], 1)
    expect((await judge(cookie, 'mute', { status: 'answered', answer: 'yes' })).status).toBe(400)
    expect((await judge(cookie, 'mute', { status: 'acknowledged' })).status).toBe(200)
  })
})
