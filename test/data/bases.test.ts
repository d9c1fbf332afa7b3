import { describe, expect, it } from 'vitest'
import type { Base } from '../../src/core/base.ts'
import type { Evidence } from '../../src/core/evidence.ts'
import type { Fault } from '../../src/core/fault.ts'
import { measure } from '../../src/data/measure.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { frameOf } from '../support/frames.ts'
import { AT, plantedSession, scopeOf } from '../support/planted-chain.ts'
import type { PlantedReceipt } from '../support/planted-receipts.ts'

/** One sale a day of one line. */
const sales = (store: string, nets: Readonly<Record<string, number>>): PlantedReceipt[] =>
  Object.entries(nets).map(([date, net]) => ({
    key: `${store} ${date}`,
    store,
    date,
    time: '15:00',
    type: 'sale',
    lines: [{ sku: 'COLA', qty: 1, net, cost: net / 2 }],
  }))

/** 2026-06-19 is the festival, a Friday; last year's was 2025-05-31, a Saturday. 2025-06-20 is 364 days back. */
const FESTIVAL = '2026-06-19'
const RECEIPTS = [
  ...sales('S01', {
    '2025-05-01': 1,
    '2025-05-30': 80,
    '2025-05-31': 100,
    '2025-06-20': 40,
    '2025-06-21': 50,
    '2026-06-18': 90,
    [FESTIVAL]: 120,
    '2026-06-20': 60,
  }),
  ...sales('S02', { '2025-05-31': 10, '2025-06-20': 8, [FESTIVAL]: 9 }),
  ...sales('S07', { '2026-03-01': 5, [FESTIVAL]: 30 }),
]

const ask = async (
  base: Base,
  { period = { from: FESTIVAL, to: FESTIVAL }, by = null as 'store' | 'day' | null, plant = '' } = {},
): Promise<Evidence | Fault> => {
  const session = await plantedSession(RECEIPTS)
  await session.run(`insert into dim_date (date, dow, day_type) select d::date, isodow(d), 'work' from range(date '2025-05-01', date '2025-07-01', interval 1 day) t(d);
    update dim_date set ly_holiday = date '2025-05-31' where date = date '${FESTIVAL}';
    update dim_date set ly_holiday = date '2025-05-30' where date = date '2026-06-18'`)
  await session.run("update dim_store set open_date = date '2020-01-01' where store_id in ('S01', 'S02')")
  if (plant !== '') await session.run(plant)
  const warehouse = await warehouseOver(session, 'planted')
  try {
    return await measure(warehouse, scopeOf(), frameOf('net_sales', period, { base, by }), { id: 'r.e1', at: AT })
  } finally {
    await warehouse.close()
  }
}

const rows = (evidence: Evidence | Fault, role: string) =>
  (evidence as Evidence).rows.filter((row) => row.role === role).map((row) => row.cells.net_sales?.amount ?? null)

describe('the same holiday last year', () => {
  it('holds a festival against the festival, not against the date or the weekday', async () => {
    const evidence = await ask({ kind: 'LY-holiday' }, { by: 'store' })
    expect(rows(evidence, 'value')).toEqual(['120', '30', '9'])
    expect(rows(evidence, 'base')).toEqual(['100', null, '10'])
  })

  it('takes each day’s own: the eve against the eve, an ordinary day against its weekday', async () => {
    const evidence = await ask({ kind: 'LY-holiday' }, { period: { from: '2026-06-18', to: '2026-06-20' }, by: 'day' })
    expect(rows(evidence, 'base')).toEqual(['80', '110', '50'])
    const days = (evidence as Evidence).rows.filter((row) => row.role === 'base').map((row) => row.period.from)
    expect(days).toEqual(['2025-05-30', '2025-05-31', '2025-06-21'])
  })

  it('sums a span of such days', async () => {
    const evidence = await ask({ kind: 'LY-holiday' }, { period: { from: '2026-06-18', to: '2026-06-20' } })
    expect(rows(evidence, 'base')).toEqual(['240'])
  })
})

describe('like for like', () => {
  it('reads comparable stores alone, on both sides, and says which are left out', async () => {
    const evidence = (await ask({ kind: 'LFL' })) as Evidence
    expect(evidence.stores).toEqual(['S01', 'S02'])
    expect(rows(evidence, 'value')).toEqual(['129'])
    expect(rows(evidence, 'base')).toEqual(['48'])
    expect(evidence.flags).toContainEqual({ flag: 'not-like-for-like', parameters: { stores: 'S07' } })
  })

  it('leaves out a store that was refitted in between', async () => {
    const evidence = (await ask(
      { kind: 'LFL' },
      { plant: "update dim_store set refit_date = date '2025-11-01' where store_id = 'S02'" },
    )) as Evidence
    expect(evidence.stores).toEqual(['S01'])
  })

  it('leaves out a store that is open for less than 55 weeks', async () => {
    const evidence = (await ask(
      { kind: 'LFL' },
      { plant: "update dim_store set open_date = date '2025-06-19' where store_id = 'S02'" },
    )) as Evidence
    expect(evidence.stores).toEqual(['S01'])
  })

  it('has no answer where no store is comparable', async () => {
    expect(await ask({ kind: 'LFL' }, { plant: "update dim_store set open_date = date '2026-01-01'" })).toMatchObject({
      fault: 'base-not-there',
      parameters: { base: 'LFL' },
    })
  })
})
