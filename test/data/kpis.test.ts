import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import { measure } from '../../src/data/measure.ts'
import { METRICS } from '../../src/data/metrics/index.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf } from '../support/frames.ts'
import { AT, plantedSession, plantedWarehouse, scopeOf } from '../support/planted-chain.ts'
import { STOCK_PLANT } from '../support/planted-retail.ts'
import { plantedStar, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
afterAll(() => warehouse.close())

const DAY = '2026-07-20'

const valuesOf = async (metric: string, from: Warehouse = warehouse, day = DAY) => {
  const frame = frameOf(metric, days(day), { by: 'store' })
  const evidence = (await measure(from, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
  const all = (await measure(from, scopeOf(), { ...frame, by: null }, { id: 'r.e2', at: AT })) as Evidence
  const amount = (row: Evidence['rows'][number] | undefined) => {
    const cell = row?.cells[metric]
    return cell ? Number(Number(cell.amount).toFixed(6)) : null
  }
  const store = (id: string) => amount(evidence.rows.find((row) => row.entity.store === id))
  return { S01: store('S01'), S02: store('S02'), S07: store('S07'), all: amount(all.rows[0]) }
}

const share = (over: number, under: number) => Number((over / under).toFixed(6))

/** Worked out from the tables above `planted-receipts.ts` and `planted-operations.ts`. */
const EXPECTED: Readonly<Record<string, Awaited<ReturnType<typeof valuesOf>>>> = {
  units_sold: { S01: 7, S02: 5, S07: 1, all: 13 },
  asp: { S01: share(39, 7), S02: share(43, 5), S07: 25, all: share(107, 13) },
  gross_margin: { S01: 12.5, S02: 17.5, S07: 10, all: 40 },
  markdown_rate: { S01: 0, S02: 0, S07: 0, all: 0 },
  waste_rate: { S01: share(6, 39), S02: share(5.88, 43), S07: 0, all: share(11.88, 107) },
  shrink_rate: { S01: share(4, 39), S02: share(-6, 43), S07: 0, all: share(-2, 107) },
  // S07 has sales and no hours, so it is on neither side
  sales_per_labour_hour: { S01: share(39, 15), S02: share(43, 10), S07: null, all: share(82, 25) },
  sales_per_square_metre: { S01: share(39, 100), S02: share(43, 80), S07: share(25, 120), all: share(107, 300) },
  plan_attainment: { S01: share(39, 50), S02: share(43, 40), S07: share(25, 20), all: share(107, 110) },
  queue_length: { S01: 3, S02: 1, S07: null, all: 2.6 },
  self_checkout_loss_rate: { S01: share(3, 37), S02: null, S07: null, all: share(3, 37) },
  self_checkout_share: { S01: share(1, 3), S02: 0, S07: 0, all: share(1, 6) },
  maintained_margin_rate: {
    S01: share(30 - 17.5 - 6 - 4, 30),
    S02: share(43 - 25.5 - 5.88 + 6, 43),
    S07: share(10, 25),
    all: share(98 - 58 - 11.88 + 2, 98),
  },
  shelf_availability: { S01: share(2, 3), S02: 0, S07: null, all: 0.5 },
  labour_hours: { S01: 15, S02: 10, S07: 0, all: 25 },
  // people x minutes of the hours with cameras over their receipts: two at S01, one at S02
  queue_wait: { S01: 180, S02: 30, S07: null, all: 130 },
  oos_rate: { S01: share(1, 3), S02: share(1, 3), S07: share(1, 3), all: share(3, 9) },
}

describe('the further KPIs of the dictionary', () => {
  it.each(Object.entries(EXPECTED))('%s is what a person works out by hand', async (metric, expected) => {
    expect(await valuesOf(metric)).toEqual(expected)
  })

  it('a running day counts neither hours of a shift that goes on nor a queue that is still to come', async () => {
    expect((await valuesOf('sales_per_labour_hour', warehouse, '2026-07-21')).S01).toBeNull()
    expect((await valuesOf('queue_length', warehouse, '2026-07-21')).S01).toBe(7)
  })

  it('a markdown is taken without its tax where shelf prices hold it', async () => {
    const session = await plantedSession()
    await session.run(
      "update fact_line set discount = 2.26, tax = 0.13 * net_ex_tax where receipt_key = 'r1' and line_no = 1",
    )
    const marked = await warehouseOver(session, 'marked')
    expect((await valuesOf('markdown_rate', marked)).S01).toBe(share(2, 39))
    await marked.close()
  })

  it('sales per square metre of two days are the mean of both, and are named daily in both languages', async () => {
    const frame = frameOf('sales_per_square_metre', { from: '2026-07-19', to: DAY }, { stores: ['S01'] })
    const evidence = (await measure(warehouse, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
    const both = [await valuesOf(frame.metric, warehouse, '2026-07-19'), await valuesOf(frame.metric)]
    const mean = both.reduce((sum, { S01 }) => sum + Number(S01), 0) / both.length
    expect(Number(evidence.rows[0]?.cells.sales_per_square_metre?.amount)).toBeCloseTo(mean, 9)
    expect(METRICS.sales_per_square_metre?.labels.en.name).toMatch(/daily/)
    expect(METRICS.sales_per_square_metre?.labels.zh.name).toMatch(/日均/)
  })

  it('returns are held against what was sold', async () => {
    const { S01, all } = await valuesOf('return_rate')
    expect(S01).toBe(share(10, 49))
    expect(all).toBe(share(10, 117))
  })

  it('goods that sold within 30 days are the active part of the range', async () => {
    const { all } = await valuesOf('active_range_rate')
    expect(all).toBeGreaterThan(0)
    expect(all).toBeLessThanOrEqual(1)
  })

  it('sell-through leaves out goods of which nothing was there and nothing sold', async () => {
    const { S01, all } = await valuesOf('sell_through')
    expect(S01).toBeGreaterThan(0)
    expect(all).toBeLessThan(1)
  })
})

/**
 * 28 days of `STOCK_PLANT`, stock at cost a day: S01 5 x 6 + 30 x 12 + 100 x 2 = 590, S02 60 x 6 + 9 x 2 = 378, S07 none (its
 * record says -4). Cost of goods sold: S01 (60 + 48 + 4 + 10) x 28 = 3,416 of net 5,628, S02 168 + 120 = 288, S07 56.
 */
describe('stock at cost', () => {
  it.each([
    ['stock_value', { S01: 590, S02: 378, S07: 0, all: 968 }],
    [
      'stock_turn',
      {
        S01: share(3416 * 365, 590 * 28),
        S02: share(288 * 365, 378 * 28),
        S07: null,
        all: share(3760 * 365, 968 * 28),
      },
    ],
    ['stock_turn_days', { S01: share(590 * 28, 3416), S02: share(378 * 28, 288), S07: 0, all: share(968 * 28, 3760) }],
    [
      'gmroi',
      {
        S01: share((5628 - 3416) * 365, 590 * 28),
        S02: share((280 + 180 - 288) * 365, 378 * 28),
        S07: null,
        all: share((2212 + 172 + 28) * 365, 968 * 28),
      },
    ],
    // S07's cola is out and is all that it sold; the delisted juice is in no range
    ['oos_value_rate', { S01: 0, S02: 0, S07: 1, all: share(84, 5208 + 460 + 84) }],
  ])('%s is what a person works out by hand', async (metric, expected) => {
    const stocked = await starWarehouse(STOCK_PLANT)
    expect(await valuesOf(metric, stocked)).toEqual(expected)
    await stocked.close()
  })

  it('says how many goods in stock have no cost, and leaves them out', async () => {
    const session = await plantedStar(STOCK_PLANT)
    await session.run("update fact_line set cost = null where sku_id = 'STRAW'")
    const uncosted = await warehouseOver(session, 'uncosted')
    const frame = frameOf('stock_value', days(DAY), { stores: ['S01'] })
    const evidence = (await measure(uncosted, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
    expect(Number(evidence.rows[0]?.cells.stock_value?.amount)).toBe(230)
    expect(evidence.flags).toContainEqual({ flag: 'stock-cost-missing', parameters: { goods: '1' } })
    await uncosted.close()
  })

  it('is not told by fewer days of stock than it is the mean of', async () => {
    const session = await plantedStar(STOCK_PLANT)
    await session.run("delete from fact_stock_day where date < '2026-07-10'")
    const short = await warehouseOver(session, 'short')
    const frame = frameOf('gmroi', days(DAY))
    expect(await measure(short, scopeOf(), frame, { id: 'r.e1', at: AT })).toMatchObject({ fault: 'outside-data' })
    await short.close()
  })

  it('a planned figure of hours is held against the plan', async () => {
    const session = await plantedSession()
    await session.run("update fact_plan set hours = 12 where business_date = '2026-07-20'")
    const planned = await warehouseOver(session, 'planned')
    const frame = frameOf('labour_hours', days(DAY), { base: { kind: 'plan' }, stores: ['S01'] })
    const evidence = (await measure(planned, scopeOf(), frame, { id: 'r.e1', at: AT })) as Evidence
    expect(evidence.rows.map((row) => row.cells.labour_hours?.amount)).toEqual(['15', '12', '3', '0.25'])
    await planned.close()
  })
})
