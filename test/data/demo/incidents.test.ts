import { describe, expect, test } from 'vitest'
import { demoPlan, lastDay } from '../../../src/data/demo/demo-plan.ts'
import { INCIDENT_TYPES } from '../../../src/data/demo/incident-types.ts'
import { incidents } from '../../../src/data/demo/incidents.ts'
import { stores } from '../../../src/data/demo/places.ts'
import { products } from '../../../src/data/demo/products.ts'

const plan = demoPlan({ size: 'demo', until: '2026-06-30' })
const all = incidents(plan, stores(12), products(800))

describe('planted incidents', () => {
  test('do not depend on how long the chain is made', () => {
    expect(incidents({ ...plan, until: '2031-01-01' }, stores(12), products(800))).toEqual(all)
  })

  test('are of every type within the last eight weeks of any day of ten years', () => {
    for (let day = 200; day < 3_650; day += 50) {
      const recent = new Set(
        all.filter(({ fromDay }) => fromDay <= day && fromDay > day - 56).map(({ type }) => type.type),
      )
      expect(recent.size).toBe(INCIDENT_TYPES.length)
    }
  })

  test('leave a third of the stores alone, but for what strikes a region', () => {
    const own = new Set(
      all.filter(({ region }) => region === null).flatMap((one) => one.stores.map(({ storeId }) => storeId)),
    )
    expect([...own].sort()).toEqual(['S01', 'S02', 'S03', 'S05', 'S06', 'S07', 'S09', 'S12'])
  })

  test('of one store do not overlap, so that each footprint is its own', () => {
    for (const { storeId } of stores(12)) {
      const its = all.filter((one) => one.region === null && one.stores[0]?.storeId === storeId)
      for (const [n, one] of its.entries()) expect(one.fromDay).toBeGreaterThan(its[n - 1]?.toDay ?? 0)
    }
  })

  test('leave a store clean in the smallest chain as well, and strike within its last two months', () => {
    const small = demoPlan({ size: 'ci', until: '2026-06-30' })
    const planted = incidents(small, stores(4), products(150))
    expect(
      new Set(planted.filter(({ region }) => region === null).map(({ stores: [store] }) => store?.storeId)),
    ).toEqual(new Set(['S01', 'S02', 'S07']))
    const last = lastDay(small)
    const recent = planted.filter(
      ({ fromDay, type }) => fromDay <= last && fromDay > last - 60 && type.labels === 'cause',
    )
    expect(new Set(recent.map(({ type }) => type.type)).size).toBeGreaterThanOrEqual(5)
  })

  test('have a month without any at the beginning, so that bases exist', () => {
    expect(Math.min(...all.map(({ fromDay }) => fromDay))).toBeGreaterThanOrEqual(35)
    expect(lastDay(plan)).toBe(730)
  })
})
