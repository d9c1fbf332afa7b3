import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { compareStores, excessRows } from '../../src/tools/compare-stores.ts'
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

it('takes a store’s peers where it has two, and all others where it has not', async () => {
  const { desk } = await compare(['S01', 'S02', 'S07'])
  const [measured] = desk.evidence as [Evidence]
  const { stores } = warehouse.catalogue
  const relative = measured.rows.filter((row) => row.role === 'relative')
  const [first] = relative
  if (!first) throw new Error('no growth')
  const far = {
    ...first,
    entity: { store: 'S99' },
    cells: { net_sales: { amount: '9', unit: 'ratio' } },
  } as typeof first
  const peers = new Map(stores.map((store) => [store.id, stores.filter(({ id }) => id !== store.id)]))
  const excess = excessRows({ ...measured, rows: [...relative, far] }, peers).filter((row) => row.role === 'difference')
  const of = (store: string) =>
    Number(excess.find((row) => row.entity.store === store)?.cells.excess?.amount).toFixed(4)
  // as without the far one, which is nobody's peer; its own is against all: 9 less the median 0.25
  expect([of('S01'), of('S02'), of('S07'), of('S99')]).toEqual(['-37.0714', '53.7857', '-16.7143', '875.0000'])
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
