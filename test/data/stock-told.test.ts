import { afterEach, describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import type { Fault } from '../../src/core/fault.ts'
import { measure } from '../../src/data/measure.ts'
import { rowsBehind } from '../../src/data/rows-behind.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf } from '../support/frames.ts'
import { STOCK_PLANT } from '../support/planted-retail.ts'
import { NOW, plantedStar, scopeOf } from '../support/planted-star.ts'

const DAY = '2026-07-20'
let warehouse: Warehouse | undefined
afterEach(() => warehouse?.close())

/** A level of the planted stock after a change of it. */
const read = async (metric: string, change: string, part: object = {}) => {
  const session = await plantedStar(STOCK_PLANT)
  await session.run(change)
  warehouse = await warehouseOver(session, 'changed')
  return measure(warehouse, scopeOf(), frameOf(metric, days(DAY), part), { id: 'r.e1', at: NOW })
}
const value = (made: Evidence | Fault, metric: string, row = 0) => {
  const amount = (made as Evidence).rows[row]?.cells[metric]?.amount
  return amount === undefined ? null : Number(Number(amount).toFixed(6))
}
const UNRECORDED = `delete from fact_stock_day where store_id = 'S02' and date = '${DAY}'`
const NEW = `delete from fact_stock_day where store_id = 'S02' and date < '2026-07-14';
  delete from fact_line where store_id = 'S02' and business_date < '2026-07-14';
  delete from fact_receipt where store_id = 'S02' and business_date < '2026-07-14'`
const GAP = "delete from fact_stock_day where store_id = 'S01' and date between '2026-07-01' and '2026-07-10'"

describe('a level of shops of which one has no stock record of the day', () => {
  it.each(['stock_on_hand', 'days_of_cover', 'oos_rate', 'stock_value', 'stock_turn', 'gmroi', 'sell_through'])(
    '%s is that of the others, sales included, and says who is missing',
    async (metric) => {
      const made = await read(metric, UNRECORDED)
      expect((made as Evidence).flags).toContainEqual({ flag: 'stores-missing', parameters: { stores: 'S02' } })
      const others = await read(metric, 'select 1', { stores: ['S01', 'S07'] })
      expect(value(made, metric)).toBe(value(others, metric))
    },
  )

  it('of that shop alone there is none', async () => {
    expect(await read('stock_on_hand', UNRECORDED, { stores: ['S02'] })).toMatchObject({ fault: 'no-rows' })
  })
})

describe('a mean over days', () => {
  it.each(['days_of_cover', 'stock_turn', 'stock_turn_days', 'gmroi', 'sell_through'])(
    '%s leaves a shop out that has not traded for that long, and says so',
    async (metric) => {
      const made = await read(metric, NEW)
      expect((made as Evidence).flags).toContainEqual({
        flag: 'stores-too-new',
        parameters: { stores: 'S02', days: '28' },
      })
      const others = await read(metric, 'select 1', { stores: ['S01', 'S07'] })
      expect(value(made, metric)).toBe(value(others, metric))
      expect(await read(metric, NEW, { stores: ['S02'] })).toMatchObject({
        fault: 'outside-data',
        parameters: { dataFrom: '2026-07-14' },
      })
    },
  )

  it('takes the day a shop opened from the file of stores, where it is told', async () => {
    const made = await read('days_of_cover', "update dim_store set open_date = '2026-07-01' where store_id = 'S02'")
    expect((made as Evidence).flags).toContainEqual({
      flag: 'stores-too-new',
      parameters: { stores: 'S02', days: '28' },
    })
  })

  it('of a new shop’s stock on one day is no mean', async () => {
    expect(value(await read('stock_on_hand', NEW, { stores: ['S02'] }), 'stock_on_hand')).toBe(69)
  })

  it.each(['stock_turn', 'stock_turn_days', 'gmroi'])(
    '%s leaves days without a stock record out on both sides, and counts them',
    async (metric) => {
      const made = await read(metric, GAP, { stores: ['S01'] })
      expect((made as Evidence).flags).toContainEqual({ flag: 'stock-gap', parameters: { days: '10' } })
      expect(value(made, metric)).toBe(value(await read(metric, 'select 1', { stores: ['S01'] }), metric))
    },
  )

  it('opens on the rows that it counted', async () => {
    const made = (await read('stock_turn', GAP, { stores: ['S01'] })) as Evidence
    const rows = await rowsBehind(warehouse as Warehouse, scopeOf(), made, {
      at: NOW,
      relation: 'fact_line',
      language: 'en',
    })
    if ('fault' in rows) throw new Error(rows.fault)
    let text = ''
    for await (const lines of rows.lines) text += lines.join('\n')
    expect(text).toContain('2026-07-11')
    expect(text).not.toContain('2026-07-05')
  })
})

it('cover of goods whose record is below zero is none, not negative', async () => {
  expect(value(await read('days_of_cover', 'select 1', { stores: ['S07'] }), 'days_of_cover')).toBe(0)
})
