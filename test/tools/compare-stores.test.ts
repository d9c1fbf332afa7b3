import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { compareStores } from '../../src/tools/compare-stores.ts'
import { dataCoverage } from '../../src/tools/data-coverage.ts'
import { deskOver } from '../support/desk.ts'
import { AT, plantedWarehouse, scopeOf } from '../support/planted-chain.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
afterAll(() => warehouse.close())

const compare = async (stores: readonly string[]) => {
  const scope = scopeOf(stores)
  const desk = deskOver(warehouse, scope, AT)
  const input = compareStores.input(warehouse.catalogue, scope).parse({ metric: 'net_sales', period: 'yesterday' })
  return { desk, result: await compareStores.run(input, desk, scope) }
}

it('tells what is a store of its own from what its peers share', async () => {
  // growth: S02 0.72, S01 4/35, S07 0.25; the others' medians: 0.18214..., 0.485, 0.41714...
  const { desk, result } = await compare(['S01', 'S02', 'S07'])
  expect(result).toEqual(desk.evidence)
  const [measured, compared] = desk.evidence as [Evidence, Evidence]
  expect(measured.source).toBe('net_sales')
  expect(compared.inputs).toEqual([measured.id])
  const excess = compared.rows.filter((row) => row.role === 'difference')
  expect(excess.map((row) => [row.entity.store, Number(row.cells.excess?.amount).toFixed(4)])).toEqual([
    ['S02', '53.7857'],
    ['S01', '-37.0714'],
    ['S07', '-16.7143'],
  ])
})

it('does not compare two stores', async () => {
  expect((await compare(['S01', 'S02'])).result).toMatchObject({ fault: 'no-rows' })
})

it('coverage counts the days of the scope as far as the clock sees', async () => {
  const scope = scopeOf(['S01', 'S07'])
  const desk = deskOver(warehouse, scope, AT)
  await dataCoverage.run({}, desk, scope)
  expect(desk.evidence[0]?.rows).toMatchObject([
    {
      entity: { store: 'S01' },
      period: { from: '2025-07-21', to: '2026-07-21' },
      cells: { days_with_sales: { amount: '14' }, days_with_footfall: { amount: '7' } },
    },
    { entity: { store: 'S07' }, cells: { days_with_sales: { amount: '9' }, days_with_footfall: { amount: '0' } } },
  ])
})
