import { describe, expect, it } from 'vitest'
import type { Base } from '../../src/core/base.ts'
import type { Evidence } from '../../src/core/evidence.ts'
import { measure } from '../../src/data/measure.ts'
import { RETAIL_DEFAULTS, type RetailSettings } from '../../src/data/settings/retail-settings.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf } from '../support/frames.ts'
import { AT, plantedSession, scopeOf } from '../support/planted-chain.ts'

const DAY = '2026-07-20'

/** Plan attainment of the 20th: S01 39 / 50 = 0.78, S02 43 / 40, S07 25 / 20. */
const flags = async (
  metric: string,
  {
    thresholds = {},
    base = null,
    day = DAY,
    categories = [],
  }: {
    thresholds?: RetailSettings['thresholds']
    base?: Base | null
    day?: string
    categories?: readonly string[]
  } = {},
) => {
  const session = await plantedSession()
  await session.run("update dim_store set peer_group = 'A'")
  const warehouse = await warehouseOver(session, 'planted', null, { ...RETAIL_DEFAULTS, thresholds })
  const frame = frameOf(metric, days(day), { by: 'store', base, categories })
  const evidence = (await measure(warehouse, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
  await warehouse.close()
  return evidence.flags.filter(({ flag }) => flag.startsWith('past-'))
}

describe('lines to watch and to act', () => {
  it('are said of the stores that are past them', async () => {
    expect(await flags('plan_attainment')).toEqual([
      { flag: 'past-act-line', parameters: { limit: '0.90', as: 'percent', stores: 'S01' } },
    ])
  })

  it('are the head office’s where it set them, and off where it says so', async () => {
    const thresholds = { plan_attainment: { value: { watch: 1.2, act: 0.5 } } }
    expect(await flags('plan_attainment', { thresholds })).toEqual([
      { flag: 'past-watch-line', parameters: { limit: '1.2', as: 'percent', stores: 'S02,S01' } },
    ])
    expect(await flags('plan_attainment', { thresholds: { plan_attainment: { value: 'off' } } })).toEqual([])
  })

  it('hold a change against its base, and similar stores are no such base', async () => {
    // against plan: S01 -22 %, S02 +7.5 %, S07 +25 %
    expect(await flags('net_sales', { base: { kind: 'plan' } })).toEqual([
      { flag: 'past-act-line', parameters: { limit: '-0.10', as: 'percent', stores: 'S01' } },
    ])
    expect(await flags('net_sales', { base: { kind: 'peers' } })).toEqual([])
    expect(await flags('net_sales')).toEqual([])
  })

  it('are not drawn for a day that still runs against a whole day’s plan', async () => {
    expect(await flags('plan_attainment', { day: '2026-07-21' })).toEqual([])
    expect(await flags('net_sales', { base: { kind: 'plan' }, day: '2026-07-21' })).toEqual([])
  })

  it('of a category are its own, by any of its names; without one nothing is said of it', async () => {
    const line = { watch: 1000, act: 1000 }
    const categories = ['Drinks']
    expect(await flags('net_sales', { categories, thresholds: { net_sales: { value: line } } })).toEqual([])
    const [flag] = await flags('net_sales', { categories, thresholds: { net_sales: { categories: { 饮料: line } } } })
    expect(flag).toMatchObject({ flag: 'past-act-line', parameters: { limit: '1000', as: 'number' } })
    const dairy = { net_sales: { categories: { 'Dairy & Eggs': line } } }
    expect(await flags('net_sales', { categories, thresholds: dairy })).toEqual([])
    expect(await flags('net_sales', { thresholds: dairy })).toEqual([])
  })
})
