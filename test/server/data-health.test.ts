import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Warehouse } from '../../src/data/warehouse.ts'
import type { DataHealthView } from '../../src/server/api.ts'
import { doubtfulWarehouse } from '../support/doubtful-chain.ts'
import { appOf, type Planted, plantedService, send, signIn } from './support/planted-service.ts'

let planted: Planted
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await doubtfulWarehouse()
  planted = await plantedService({}, {}, { warehouse })
  planted.service.state.devices.add({ id: 'D1', kind: 'footfall', store: 'S01', place: 'A' }, 'hash-1', 1)
  planted.service.state.devices.add({ id: 'D7', kind: 'footfall', store: 'S07', place: 'A' }, 'hash-7', 1)
})
afterAll(async () => {
  await planted.close()
  await warehouse.close()
})

const healthOf = async (person: string, language = 'en') => {
  const app = appOf(planted)
  const response = await send(app, 'GET', `/api/data-health?language=${language}`, {
    cookie: await signIn(app, person),
  })
  return { status: response.status, view: (await response.json()) as DataHealthView }
}
const ruleIn = (view: DataHealthView, rule: string) => view.rules.find((one) => one.rule === rule)

describe('the data-health door', () => {
  it('shows a manager what arrived of the last fourteen days, of their own stores only', async () => {
    const { view } = await healthOf('P001')
    expect(view.days).toHaveLength(14)
    expect(view.days.at(-1)).toBe('2026-07-20')
    expect(view.stores.map(({ id }) => id)).toEqual(['S01', 'S02'])
    expect(view.stores[0]?.states.at(-1)).toBe('doubtful')
    expect(JSON.stringify(view)).not.toMatch(/S07|Harbour Bay|D7/)
    expect(view.restated).toMatchObject([{ store: 'Riverside', day: '2026-07-19', before: '100.00', after: '112.50' }])
  })

  it('names findings in the language, with examples, and rules that are not checked with what they lack', async () => {
    const { view } = await healthOf('P001')
    const lines = ruleIn(view, 'lines-not-total')
    expect(lines).toMatchObject({ severity: 'fail', checked: true, name: 'lines do not add up to the receipt' })
    expect(lines?.found).toBeGreaterThan(0)
    expect(lines?.advice).toMatch(/^Open one of the receipts/)
    expect(lines?.examples[0]).toMatchObject({
      day: '2026-07-20',
      said: expect.stringMatching(/^lines .*, receipt 1\.00$/),
    })
    expect(ruleIn(view, 'lines-refused')).toMatchObject({ checked: false, lacks: ['the imported files'] })
    expect(ruleIn((await healthOf('P001', 'zh')).view, 'lines-not-total')?.name).toBe('明细之和与小票不符')
  })

  it('counts only what is in the manager’s stores', async () => {
    const [one, all] = [(await healthOf('P003')).view, (await healthOf('P006')).view]
    expect(ruleIn(one, 'lines-not-total')?.found).toBeLessThan(Number(ruleIn(all, 'lines-not-total')?.found))
  })

  it('shows files with refused rows and why, and sensors with when they were last heard', async () => {
    const { view } = await healthOf('P001')
    expect(view.files).toMatchObject([
      { file: 'fact_line.csv', read: 12, rejected: 2, reasons: [{ column: 'qty', reason: 'not a number', rows: 2 }] },
    ])
    expect(view.sensors).toEqual([
      { id: 'D1', kind: 'footfall', store: 'Riverside', place: 'A', seenAt: null, silent: true },
    ])
  })

  it('shows an admin all stores but no value of the data, and a clerk nothing', async () => {
    const { view } = await healthOf('P005')
    expect(view.stores).toHaveLength(3)
    expect(view.rules.flatMap(({ examples }) => examples).every(({ said }) => said === null)).toBe(true)
    expect(view.restated.every(({ before, after }) => (before ?? after) === null)).toBe(true)
    expect((await healthOf('P004')).status).toBe(404)
  })
})
