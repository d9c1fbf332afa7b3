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

describe('the same weekday last year', () => {
  const [asked, base] = [FESTIVAL, '2025-06-20']
  const flagsWith = async (...holidays: string[]) => {
    const plant = holidays
      .map((day) => `update dim_date set day_type = 'holiday' where date = date '${day}'`)
      .join('; ')
    const evidence = (await ask({ kind: 'LY-dow' }, { plant })) as Evidence
    return evidence.flags.filter(({ flag }) => flag === 'holidays-differ').map(({ parameters }) => parameters)
  }

  it('says when a holiday is held against no holiday, or the other way round', async () => {
    expect(await flagsWith(asked)).toEqual([{ asked: '1', base: '0' }])
    expect(await flagsWith(base)).toEqual([{ asked: '0', base: '1' }])
    expect(await flagsWith(asked, base)).toEqual([])
  })
})

describe('a base that some shop is not in', () => {
  const without = (made: Evidence | Fault) =>
    (made as Evidence).flags.find(({ flag }) => flag === 'base-without')?.parameters
  it.each([
    ['the same weekday last year', { kind: 'LY-dow' }, 'S07'],
    ['the same holiday last year', { kind: 'LY-holiday' }, 'S07'],
    ['a day that was named', { kind: 'period', period: { from: '2025-06-21', to: '2025-06-21' } }, 'S02,S07'],
    ['a span of another length', { kind: 'period', period: { from: '2025-05-30', to: '2025-05-31' } }, 'S02,S07'],
  ] as const)('names who is in the figure alone, against %s', async (_, base, stores) => {
    expect(without(await ask(base))).toEqual({ stores })
    expect(without(await ask(base, { by: 'store' }))).toBeUndefined()
  })

  it('says nothing where all were there, or none', async () => {
    const gone =
      "delete from fact_receipt where store_id = 'S07'; delete from fact_line where store_id = 'S07'; delete from sales_hour where store_id = 'S07'"
    expect(without(await ask({ kind: 'LY-dow' }, { plant: gone }))).toBeUndefined()
    expect(without(await ask({ kind: 'LFL' }))).toBeUndefined()
    const never = { from: '2025-06-01', to: '2025-06-01' }
    expect(without(await ask({ kind: 'period', period: never }))).toBeUndefined()
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

describe('the plan', () => {
  const PLAN = `insert into fact_plan values ('S01', '${FESTIVAL}', 100, 50, 8), ('S02', '${FESTIVAL}', null, 10, 4)`

  it('holds shops against what was planned for the same days, and says which have no plan', async () => {
    const evidence = (await ask({ kind: 'plan' }, { plant: PLAN })) as Evidence
    expect(rows(evidence, 'value')).toEqual(['120'])
    expect(rows(evidence, 'base')).toEqual(['100'])
    expect(rows(evidence, 'difference')).toEqual(['20'])
    expect(rows(evidence, 'relative')).toEqual(['0.2'])
    expect(evidence.flags).toContainEqual({ flag: 'not-planned', parameters: { stores: 'S02,S07' } })
  })

  it('adds up the plans of a span of days, so that a month to date is held against its plan to date', async () => {
    const plant = `insert into fact_plan select 'S01', d::date, 100, 50, 8 from range(date '2026-06-01', date '2026-07-01', interval 1 day) t(d)`
    const evidence = await ask({ kind: 'plan' }, { plant, period: { from: '2026-06-18', to: '2026-06-20' } })
    expect(rows(evidence, 'value')).toEqual(['270'])
    expect(rows(evidence, 'base')).toEqual(['300'])
  })

  it('is no base of a figure that nobody plans, nor where there is no plan at all', async () => {
    expect(await ask({ kind: 'plan' })).toMatchObject({ fault: 'base-not-there', parameters: { base: 'plan' } })
    const session = await plantedSession(RECEIPTS)
    const warehouse = await warehouseOver(session, 'planted')
    const frame = frameOf('upt', { from: FESTIVAL, to: FESTIVAL }, { base: { kind: 'plan' } })
    expect(await measure(warehouse, scopeOf(), frame, { id: 'r.e1', at: AT })).toMatchObject({
      fault: 'base-not-there',
    })
    await warehouse.close()
  })
})

describe('similar stores', () => {
  const GROUP = "update dim_store set peer_group = 'A'"

  it('holds each store against the median of the others of its group', async () => {
    const evidence = (await ask({ kind: 'peers' }, { plant: GROUP, by: 'store' })) as Evidence
    expect(rows(evidence, 'value')).toEqual(['120', '30', '9'])
    expect(rows(evidence, 'base')).toEqual(['19.5', '64.5', '75'])
  })

  it('leaves out a peer without data of the asked days, and has no base of a single peer', async () => {
    const evidence = (await ask(
      { kind: 'peers' },
      { plant: GROUP, by: 'store', period: { from: '2026-06-18', to: FESTIVAL } },
    )) as Evidence
    // S01 traded on both days, so neither peer is like it; the others traded on the 19th only
    expect(rows(evidence, 'value')).toEqual(['210', '30', '9'])
    expect(rows(evidence, 'base')).toEqual([null, '109.5', '120'])
  })

  it('needs a group of three among the stores that the asker sees', async () => {
    expect(await ask({ kind: 'peers' }, { by: 'store' })).toMatchObject({
      fault: 'base-not-there',
      parameters: { base: 'peers' },
    })
  })

  it('names the peers of one store, and reads its own rows alone for what is missing', async () => {
    const session = await plantedSession()
    await session.run(GROUP)
    const warehouse = await warehouseOver(session, 'planted')
    const frame = frameOf(
      'out_of_stocks',
      { from: '2026-07-20', to: '2026-07-20' },
      { base: { kind: 'peers' }, stores: ['S01'] },
    )
    const evidence = (await measure(warehouse, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
    // S01: strawberries; S02: milk; S07: cola; a level has peers too
    const cells = evidence.rows.map((row) => [row.role, row.cells.out_of_stocks?.amount])
    expect(cells).toEqual([
      ['value', '1'],
      ['base', '1'],
      ['difference', '0'],
      ['relative', '0'],
    ])
    expect(evidence.stores).toEqual(['S01'])
    expect(evidence.flags).toContainEqual({ flag: 'peers-are', parameters: { stores: 'S02,S07' } })
    await warehouse.close()
  })
})

/**
 * 正月初一: 2026-02-17 and 2025-01-29. Thursday 12 February is held against Friday 24 January, five days before; the eight
 * weeks from 6 November to 31 December 2024 tell how their weekdays differ: Thursdays 120, Fridays 200 on average.
 */
const NEW_YEAR = sales('S01', {
  '2024-11-07': 100,
  '2024-11-14': 140,
  '2024-11-08': 150,
  '2024-11-15': 250,
  '2024-11-10': 80,
  '2024-11-17': 120,
  '2025-01-24': 300,
  '2025-01-26': 50,
  '2026-02-12': 216,
  '2026-02-14': 100,
})

describe('Spring Festival on another weekday', () => {
  const spring = async (from: string, to = from, plant = ''): Promise<Evidence> => {
    const session = await plantedSession(NEW_YEAR)
    await session.run(`delete from dim_date;
      insert into dim_date (date, dow, day_type, holiday_id, holiday_offset, ly_holiday) values
        ('2026-02-12', 4, 'work', 'spring-festival', -5, '2025-01-24'),
        ('2026-02-14', 6, 'makeup', 'spring-festival', -3, '2025-01-26'); ${plant}`)
    const warehouse = await warehouseOver(session, 'planted')
    const frame = frameOf('net_sales', { from, to }, { base: { kind: 'LY-holiday' }, stores: ['S01'] })
    const evidence = await measure(warehouse, scopeOf(), frame, { id: 'r.e1', at: AT })
    await warehouse.close()
    return evidence as Evidence
  }

  it('rescales last year’s day by how the weekdays differ: 300 x 120 / 200', async () => {
    const evidence = await spring('2026-02-12')
    expect(rows(evidence, 'base')).toEqual(['180'])
    expect(rows(evidence, 'relative')).toEqual(['0.2'])
    expect(evidence.flags).toContainEqual({ flag: 'base-rescaled', parameters: { days: '1' } })
  })

  it('takes a make-up workday for a workday: Monday to Friday 160, Sundays 100, so 50 x 160 / 100', async () => {
    expect(rows(await spring('2026-02-14'), 'base')).toEqual(['80'])
  })

  it('says so where too little is known to rescale', async () => {
    const evidence = await spring(
      '2026-02-12',
      '2026-02-12',
      "delete from sales_hour where business_date = '2024-11-15'",
    )
    expect(rows(evidence, 'base')).toEqual(['300'])
    expect(evidence.flags).toContainEqual({ flag: 'base-not-rescaled', parameters: { days: '1' } })
  })

  it('warns that a make-up workday is not like the weekday that it is held against', async () => {
    const session = await plantedSession(sales('S01', { '2026-07-04': 10, '2026-07-11': 12 }))
    await session.run("update dim_date set day_type = 'makeup' where date = '2026-07-11'")
    const warehouse = await warehouseOver(session, 'planted')
    const frame = frameOf('net_sales', { from: '2026-07-11', to: '2026-07-11' }, { base: { kind: 'W4' } })
    const evidence = (await measure(warehouse, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
    expect(evidence.flags).toContainEqual({ flag: 'makeup-day', parameters: { days: '2026-07-11' } })
    await warehouse.close()
  })
})
