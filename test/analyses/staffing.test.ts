import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { weekRota } from '../../src/analyses/staffing/rota.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { id, type StoreId } from '../../src/core/ids.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { STAFF_PLANT } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(STAFF_PLANT)
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const S01 = id<StoreId>('S01')
const LIMITS = { seconds: 20, gap: 0.05 }

describe('a store’s rota', () => {
  it('plans next week from four weeks’ customers, and says who is missing when', async () => {
    const { rota, evidence } = sound(
      await weekRota(warehouse, scopeOf(), { id: 'run.e1', at: NOW, store: S01, limits: LIMITS }),
    )
    expect(evidence.period).toEqual({ from: '2026-07-27', to: '2026-08-02' })
    const wanted = (hour: number, role: string) =>
      rota.cover.find((cover) => cover.day === '2026-07-27' && cover.hour === hour && cover.role === role)?.people
    // 47.5 s a customer: 90 an hour are 1.19 erlang; two tills keep nine in ten under four minutes
    expect([wanted(12, 'cashier'), wanted(9, 'cashier'), wanted(9, 'floor')]).toEqual([2, 1, 1])
    expect(new Set(rota.cover.map(({ hour }) => hour))).toEqual(new Set([9, 10, 11, 12, 13, 14]))
    expect(rota.shifts.every(({ employee }) => employee !== 'E9')).toBe(true)
    expect(evidence.stores).toEqual(['S01'])
    expect(evidence.rows[0]).toMatchObject({
      entity: { store: 'S01' },
      cells: { planned_hours: { unit: 'count' }, labour_cost: { unit: 'CNY' } },
    })
    const short = evidence.rows.filter(({ cells }) => 'people_short' in cells)
    // who works when, and what each day needs at its busiest
    const shifts = evidence.rows.filter(({ cells }) => 'shift_hours' in cells)
    expect(shifts).toHaveLength(rota.shifts.length)
    expect(shifts[0]?.entity.subject).toMatch(/^E\d (cashier|floor) \d\d:\d\d–\d\d:\d\d$/)
    const peaks = evidence.rows.filter(({ cells }) => 'people_needed' in cells && !('people_short' in cells))
    expect(peaks).toHaveLength(14)
    expect(peaks.find(({ entity }) => entity.day === '2026-07-27' && entity.subject === 'cashier')).toMatchObject({
      entity: { hour: 12 },
      cells: { people_needed: { amount: '2.000' } },
    })
    expect(short).toHaveLength(Math.min(15, rota.cover.filter(({ short: missing }) => missing > 0).length))
  })

  it('is for managers, of their own stores, with known staff and rules', async () => {
    const options = { id: 'run.e1', at: NOW, store: S01, limits: LIMITS }
    expect(await weekRota(warehouse, scopeOf(['S01'], 'clerk'), options)).toMatchObject({ fault: 'not-allowed-metric' })
    expect(await weekRota(warehouse, scopeOf(['S02']), options)).toMatchObject({ fault: 'not-allowed-store' })
    expect(await weekRota(warehouse, scopeOf(), { ...options, store: id<StoreId>('S07') })).toMatchObject({
      fault: 'no-rows',
    })
  })
})
