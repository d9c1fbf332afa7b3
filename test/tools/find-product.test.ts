import { afterAll, beforeAll, expect, it } from 'vitest'
import { isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { findProduct } from '../../src/tools/find-product.ts'
import { deskOver } from '../support/desk.ts'
import { AT, plantedWarehouse, scopeOf } from '../support/planted-chain.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
afterAll(() => warehouse.close())

const find = async (text: string) => {
  const desk = deskOver(warehouse, scopeOf(), AT)
  const result = await findProduct.run(findProduct.input().parse({ text }), desk, scopeOf())
  return isFault(result) ? result.fault : result.flatMap((evidence) => evidence.rows.map((row) => row.entity.product))
}

it.each([
  ['牛奶', ['MILK']],
  ['MILK', ['MILK']],
  ['straw', ['STRAW']],
  ['可乐', ['COLA']],
  ['６９０９８７６５４３２１９', ['COLA']],
  ['xnn', ['MILK']],
  ['kele', ['COLA']],
  ['coke', ['COLA']],
  ['strawbery', ['STRAW']],
])(
  'finds %s by a part of a name, in either language and width, by pinyin, misspelt or by another name',
  async (text, products) => {
    const found = await find(text)
    expect([...(found as string[])].sort()).toEqual([...products].sort())
  },
)

it('says when there is none', async () => {
  expect(await find('caviar')).toBe('unknown-name')
})

it('gives names and no figures', async () => {
  const desk = deskOver(warehouse, scopeOf(), AT)
  await findProduct.run({ text: 'milk' }, desk, scopeOf())
  expect(desk.evidence.flatMap((evidence) => evidence.rows.map((row) => row.cells))).toEqual([{}])
})
