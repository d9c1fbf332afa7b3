import { afterEach, describe, expect, it } from 'vitest'
import type { Alert } from '../../../src/analyses/alerts/alert.ts'
import { type AlertsFound, type FindOptions, findAlerts } from '../../../src/analyses/alerts/find-alerts.ts'
import type { EvidenceRow } from '../../../src/core/evidence.ts'
import { isFault } from '../../../src/core/fault.ts'
import { id, type StoreId } from '../../../src/core/ids.ts'
import type { Scope } from '../../../src/core/scope.ts'
import type { Warehouse } from '../../../src/data/warehouse.ts'
import { type Bent, MORNING, WATCHED, watchedChain } from '../../support/watched-chain.ts'

const SCOPE: Scope = {
  person: id('P1'),
  role: 'regional-manager',
  stores: ['S01', 'S02', 'S03', 'S04', 'S05', 'S06'].map((store) => id<StoreId>(store)),
}
let open: Warehouse[] = []
afterEach(async () => {
  for (const warehouse of open) await warehouse.close()
  open = []
})

const foundIn = async (bent: readonly Bent[], more: Partial<FindOptions> = {}): Promise<AlertsFound> => {
  const warehouse = await watchedChain(bent)
  open.push(warehouse)
  const found = await findAlerts(warehouse, SCOPE, { id: 'w', at: MORNING, date: WATCHED, ...more })
  if (isFault(found)) throw new Error(JSON.stringify(found))
  return found
}
const told = (alerts: readonly Alert[]) => alerts.map(({ store, region, topic }) => `${store ?? region} ${topic}`)

describe('the early warnings of a day', () => {
  it('are none where nothing is out of line, and say over how many shops and figures they looked', async () => {
    const found = await foundIn([])
    expect(told(found.alerts)).toEqual([])
    expect(found.stores).toBe(6)
    expect(found.metrics).toBeGreaterThan(8)
    expect(Number(found.overview.rows[0]?.cells.alerts_found?.amount)).toBe(0)
  })

  it('tell of blocked doors on the first day, with drivers, causes, figures in evidence and a question', async () => {
    const { alerts } = await foundIn([{ what: 'visitors', where: 'S02', from: '2026-07-20', factor: 0.55 }])
    expect(told(alerts)).toEqual(['S02 footfall'])
    const [alert] = alerts
    expect(alert).toMatchObject({ severity: 'severe', kind: 'outside', also: expect.arrayContaining(['net_sales']) })
    expect(alert?.causes[0]?.origin).toBe('road-works')
    expect(alert?.question?.origin).toBe('road-works')
    const sum = alert?.drivers.reduce((all, { effect }) => all + effect, 0) ?? 0
    const figures = alert?.evidence.find(({ source }) => source === 'cause-figures')
    const [now, base] = [0, 1].map((row) => Number(figures?.rows[row]?.cells.net_sales?.amount))
    expect(sum).toBeCloseTo(Number(now) - Number(base), 1)
    expect(Number(alert?.evidence[0]?.rows[0]?.cells.footfall?.amount)).toBe(alert?.actual)
    expect(alert?.evidence[0]?.rows[2]?.cells.alert_stake?.unit).toBe('CNY')
  })

  it('ask for the counter first where the doors fell and the receipts did not, and count no money', async () => {
    const { alerts } = await foundIn([{ what: 'doors', where: 'S05', from: '2026-07-19', factor: 0.35 }])
    expect(told(alerts)).toEqual(['S05 footfall'])
    expect(alerts[0]).toMatchObject({ kind: 'data', stake: null, question: { origin: 'counter-fault' } })
  })

  it('say that hours are missing from the feed, in place of lost sales', async () => {
    const { alerts } = await foundIn([{ what: 'receipts', where: 'S03', from: '2026-07-20', hours: [11, 16] }])
    expect(told(alerts)).toEqual(['S03 silent_hours'])
    expect(alerts[0]).toMatchObject({ kind: 'data', stake: null })
  })

  it('leave every shop in peace while it rains on the region', async () => {
    const rain = { where: 'R1', from: '2026-07-19' } as const
    const { alerts } = await foundIn([
      { what: 'visitors', factor: 0.6, ...rain },
      { what: 'rain', factor: 0, ...rain },
    ])
    expect(alerts.filter(({ store }) => store !== null)).toEqual([])
  })

  it('make one alert of a whole region that fell without rain', async () => {
    const { alerts } = await foundIn([{ what: 'visitors', where: 'R1', from: '2026-07-19', factor: 0.6 }])
    expect(told(alerts)).toEqual(['R1 footfall'])
    const [alert] = alerts
    expect(alert?.stores).toEqual(['S01', 'S02', 'S03'])
    const figures = alert?.evidence.find(({ source }) => source === 'cause-figures')
    const [now, base, effects] = figures?.rows ?? []
    const shops = alert?.evidence.filter(({ source, rows }) => source === 'cause-figures' && rows.length === 3) ?? []
    expect(shops.map(({ rows }) => rows[0]?.entity.store)).toEqual(['S01', 'S02', 'S03'])
    for (const name of ['net_sales', 'footfall'])
      expect(Number(now?.cells[name]?.amount)).toBeCloseTo(
        shops.reduce((sum, { rows }) => sum + Number(rows[0]?.cells[name]?.amount), 0),
        1,
      )
    const sum = alert?.drivers.reduce((all, { effect }) => all + effect, 0) ?? 0
    expect(sum).toBeCloseTo(Number(now?.cells.net_sales?.amount) - Number(base?.cells.net_sales?.amount), 0)
    expect(Object.keys(effects?.cells ?? {})).toEqual(alert?.drivers.map(({ name }) => `${name}_effect`))
  })

  it('weigh a region’s ratio by what it is over, and stake what each of its shops loses', async () => {
    const { alerts } = await foundIn([{ what: 'baskets', where: 'R1', from: '2026-07-19', factor: 0.75 }])
    expect(told(alerts)).toEqual(['R1 atv'])
    const [alert] = alerts
    const [sums] = await (open[0] as Warehouse).query(
      `select sum(net_ex_tax)::double as net, sum(transactions)::double as receipts from sales_hour
      where business_date = date '${WATCHED}' and store_id in ('S01', 'S02', 'S03')`,
      [],
    )
    expect(alert?.actual).toBeCloseTo(Number(sums?.net) / Number(sums?.receipts), 9)
    expect(alert?.actual).toBeCloseTo(30, 0)
    expect(alert?.expected).toBeCloseTo(40, 0)
    expect(alert?.evidence[0]?.rows[0]?.cells.atv?.amount).toBe(alert?.actual.toFixed(2))
    expect(Number(alert?.stake?.amount)).toBeCloseTo(Number(sums?.net) / 3, -3)
  })

  it('put a region’s change down to what most of its movement has, not to what one of its shops has', async () => {
    const { alerts } = await foundIn([
      { what: 'doors', where: 'S01', from: '2026-07-19', factor: 0.6 },
      { what: 'visitors', where: 'S02', from: '2026-07-19', factor: 0.6 },
      { what: 'visitors', where: 'S03', from: '2026-07-19', factor: 0.6 },
    ])
    expect(told(alerts)[0]).toBe('R1 footfall')
    const [whole, ...shops] = alerts[0]?.evidence.find(({ source }) => source === 'likely-causes')?.rows ?? []
    expect(shops.map(({ entity }) => entity.store)).toEqual(['S01', 'S02', 'S03'])
    const likeliest = (cells: EvidenceRow['cells'] = {}) =>
      Object.entries(cells).sort((a, b) => Number(b[1]?.amount) - Number(a[1]?.amount))[0]?.[0]
    expect(likeliest(shops[0]?.cells)).toContain('counter')
    expect(likeliest(whole?.cells)).toBe(likeliest(shops[1]?.cells))
    expect(alerts[0]).toMatchObject({ kind: 'outside' })
  })

  it('say nothing where the whole chain fell alike', async () => {
    const both = ['R1', 'R2'].map((where) => ({ what: 'visitors', where, from: '2026-07-20', factor: 0.6 }) as const)
    expect(told((await foundIn(both)).alerts)).toEqual([])
  })

  it('find a slow pull that no single day shows', async () => {
    const { alerts } = await foundIn([{ what: 'visitors', where: 'S04', from: '2026-07-12', factor: 0.86 }])
    expect(told(alerts)).toEqual(['S04 footfall'])
  })

  it('tell of a supplier before the shelf is empty, once for the region', async () => {
    const { alerts } = await foundIn([{ what: 'deliveries', where: 'R2', from: '2026-07-19' }])
    const stopped = alerts.filter(({ topic }) => topic === 'stopped_deliveries')
    expect(stopped.map(({ store, region, aisle }) => [store, region, aisle?.en, aisle?.zh])).toEqual([
      [null, 'R2', 'Milk', '牛奶'],
      [null, 'R2', 'Noodles', '面条'],
    ])
    expect(alerts).toHaveLength(2)
  })

  it('tell of a fresh aisle filled with more than will go, but not where every shop stocked up', async () => {
    const { alerts } = await foundIn([{ what: 'stock', where: 'S04', from: '2026-07-18', factor: 12 }])
    expect(told(alerts)).toEqual(['S04 aisle_overstock'])
    expect(alerts[0]).toMatchObject({ aisle: { en: 'Milk' }, causes: [{ origin: 'over-order' }] })
    const both = ['R1', 'R2'].map((where) => ({ what: 'stock', where, from: '2026-07-18', factor: 12 }) as const)
    expect(told((await foundIn(both)).alerts)).toEqual([])
  })

  it('tell of detectors that fell silent, by the receipts of the days since', async () => {
    const { alerts } = await foundIn([{ what: 'events', where: 'S06', from: '2026-07-20' }])
    expect(told(alerts)).toEqual(['S06 silent_detectors'])
    expect(alerts[0]).toMatchObject({ kind: 'data', actual: 0 })
    expect(alerts[0]?.expected).toBeGreaterThan(9)
  })

  it('tell of a label that the till keeps correcting, whatever it costs', async () => {
    const { alerts } = await foundIn([{ what: 'labels', where: 'S01', from: '2026-07-20', factor: 2 }])
    expect(told(alerts)).toEqual(['S01 overridden_goods'])
    expect(alerts[0]?.products).toEqual(['K8'])
  })

  it('name a cashier for review, without accusing', async () => {
    const { alerts } = await foundIn([{ what: 'voids', where: 'S02', from: '2026-07-17', factor: 2 }])
    expect(told(alerts)).toEqual(['S02 cashier_voids'])
    expect(alerts[0]?.employee).toBe('E21')
    expect(alerts[0]?.causes[0]?.action.en).toContain('not an accusation')
  })

  it('tell of a competitor’s prices on the day they came in, but not of a market that fell as a whole', async () => {
    const { alerts } = await foundIn([{ what: 'rival', where: 'S03', from: '2026-07-14', factor: 0.85 }])
    expect(told(alerts)).toEqual(['S03 rival_prices'])
    expect(alerts[0]?.causes[0]?.origin).toBe('competitor')
    const both = ['R1', 'R2'].map((where) => ({ what: 'rival', where, from: '2026-07-14', factor: 0.85 }) as const)
    expect(told((await foundIn(both)).alerts)).toEqual([])
  })
})

describe('what was told before', () => {
  const bent = [{ what: 'visitors', where: 'S02', from: '2026-07-17', factor: 0.55 }] as const
  it('is not told again within a week, and is after it', async () => {
    const toldOn = (date: string) => ({ told: [{ store: 'S02', topic: 'sales', date }] })
    expect((await foundIn(bent, toldOn('2026-07-14'))).alerts).toEqual([])
    expect(told((await foundIn(bent, toldOn('2026-07-13'))).alerts)).toEqual(['S02 footfall'])
  })

  it('is harder to tell where it was dismissed as not true, and quiet below the money that was too small', async () => {
    const footfall = { place: 'S02', family: 'sales' } as const
    const notReal = { ...footfall, reason: 'not-real', money: null } as const
    const tooSmall = (money: number) => ({ ...footfall, reason: 'too-small', money }) as const
    const toldWith = async (dismissed: FindOptions['dismissed']) =>
      told((await foundIn(bent, { dismissed: dismissed ?? [] })).alerts)
    expect(await toldWith(Array(12).fill(notReal))).toEqual([])
    expect(await toldWith([tooSmall(1e6)])).toEqual([])
    expect(await toldWith([tooSmall(1), { ...tooSmall(1e6), place: 'S01' }])).toEqual(['S02 footfall'])
  })

  it('rests for a colleague, a product or a supplier as it does for a figure, the nearer to chance the sooner', async () => {
    const voids = [{ what: 'voids', where: 'S02', from: '2026-07-17', factor: 2 }] as const
    const { alerts } = await foundIn(voids)
    const family = `cashier_voids ${alerts[0]?.employee}`
    const dismissed = (times: number) => Array(times).fill({ place: 'S02', family, reason: 'not-real', money: 40 })
    const line = Math.log10(alerts[0]?.p ?? 1)
    expect(line).toBeLessThan(-3)
    expect(told((await foundIn(voids, { dismissed: dismissed(Math.ceil(-line)) })).alerts)).toEqual([])
    const other = dismissed(9).map((one) => ({ ...one, family: 'cashier_voids E99' }))
    expect(told((await foundIn(voids, { dismissed: other })).alerts)).toEqual(['S02 cashier_voids'])
  })
})
