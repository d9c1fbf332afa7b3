import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import { isFault } from '../../src/core/fault.ts'
import { id, type StoreId } from '../../src/core/ids.ts'
import type { Scope } from '../../src/core/scope.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { earlyWarnings } from '../../src/tools/early-warnings.ts'
import { deskOver } from '../support/desk.ts'
import { MORNING, watchedChain } from '../support/watched-chain.ts'

const SCOPE: Scope = {
  person: id('P1'),
  role: 'regional-manager',
  stores: ['S01', 'S02', 'S03', 'S04', 'S05', 'S06'].map((store) => id<StoreId>(store)),
}
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await watchedChain([{ what: 'visitors', where: 'S02', from: '2026-07-20', factor: 0.55 }])
})
afterAll(() => warehouse.close())

const warningsOf = async (stores: readonly string[]): Promise<Evidence> => {
  const desk = deskOver(warehouse, SCOPE, MORNING)
  const found = await earlyWarnings.run(earlyWarnings.input(warehouse.catalogue, SCOPE).parse({ stores }), desk, SCOPE)
  if (isFault(found)) throw new Error(JSON.stringify(found))
  const [one, ...more] = found
  expect(more).toEqual([])
  return one as Evidence
}

it('gives one table: how many alerts, and of each its figure, what was expected and what is at stake', async () => {
  const { rows } = await warningsOf([])
  const [count, alert, ...more] = rows
  expect(Number(count?.cells.alerts_found?.amount)).toBe(1)
  expect(more).toEqual([])
  expect(alert?.entity).toEqual({ store: 'S02' })
  expect(Object.keys(alert?.cells ?? {}).sort()).toEqual(['alert_expected', 'alert_stake', 'footfall'])
  const footfall = Number(alert?.cells.footfall?.amount)
  expect(footfall).toBeGreaterThan(0)
  expect(footfall).toBeLessThan(0.7 * Number(alert?.cells.alert_expected?.amount))
})

it('counts those of the stores that were asked about, with none as a figure too', async () => {
  expect(Number((await warningsOf(['S02'])).rows[0]?.cells.alerts_found?.amount)).toBe(1)
  const quiet = await warningsOf(['S05'])
  expect(quiet.rows).toHaveLength(1)
  expect(quiet.rows[0]?.entity).toEqual({ store: 'S05' })
  expect(Number(quiet.rows[0]?.cells.alerts_found?.amount)).toBe(0)
})
