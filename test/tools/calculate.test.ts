import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import { isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { calculate } from '../../src/tools/calculate.ts'
import { measure } from '../../src/tools/measure.ts'
import { deskOver } from '../support/desk.ts'
import { AT, plantedWarehouse, scopeOf } from '../support/planted-chain.ts'

let warehouse: Warehouse
let desk: ReturnType<typeof deskOver>
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
afterAll(() => warehouse.close())
/** e1: net sales by store (r1 S02 43, r2 S01 39, r3 S07 25); e2: transactions in all 6; e3: conversion by store (r3 none). */
beforeEach(async () => {
  desk = deskOver(warehouse, scopeOf(), AT)
  for (const input of [
    { metric: 'net_sales', period: 'yesterday', by: 'store' },
    { metric: 'transactions', period: 'yesterday' },
    { metric: 'conversion', period: 'yesterday', by: 'store' },
  ])
    await measure.run(measure.input(warehouse.catalogue, scopeOf()).parse(input), desk, scopeOf())
})

const run = (operation: string, ...cells: string[]) =>
  calculate.run(calculate.input().parse({ operation, cells }), desk, scopeOf())
const row = async (operation: string, ...cells: string[]) => {
  const result = await run(operation, ...cells)
  if (isFault(result)) throw new Error(JSON.stringify(result))
  return (result[0] as Evidence).rows[0]
}

describe('the calculate tool', () => {
  it('subtracts, with the first figure as subject', async () => {
    expect(await row('difference', 'e1.r1.net_sales', 'e1.r2.net_sales')).toMatchObject({
      entity: { store: 'S02' },
      role: 'difference',
      cells: { net_sales: { amount: '4', unit: 'CNY' } },
    })
    expect(await row('difference', 'e3.r1.conversion', 'e3.r2.conversion')).toMatchObject({
      cells: { conversion: { amount: '0', unit: 'pp' } },
    })
  })

  it('adds what is alike, about exactly those stores', async () => {
    const result = await run('sum', 'e1.r1.net_sales', 'e1.r3.net_sales')
    expect(result).toMatchObject([
      {
        rows: [{ entity: {}, role: 'value', cells: { net_sales: { amount: '68', unit: 'CNY' } } }],
        stores: ['S02', 'S07'],
        inputs: ['run.e1'],
        statement: 'e1.r1.net_sales + e1.r3.net_sales',
      },
    ])
  })

  it('divides exactly: a share, a relative change, money for each piece', async () => {
    expect((await row('share', 'e1.r3.net_sales', 'e1.r1.net_sales'))?.cells.net_sales).toEqual({
      amount: '0.58139534883720930233',
      unit: 'ratio',
    })
    expect(await row('relative', 'e1.r2.net_sales', 'e1.r3.net_sales')).toMatchObject({
      role: 'relative',
      cells: { net_sales: { amount: '0.56', unit: 'ratio' } },
    })
    expect((await row('ratio', 'e1.r2.net_sales', 'e2.r1.transactions'))?.cells.ratio).toEqual({
      amount: '6.5',
      unit: 'CNY',
    })
  })

  it.each([
    ['money and pieces are not added', 'sum', 'e1.r1.net_sales', 'e2.r1.transactions'],
    ['shares are not added', 'sum', 'e3.r1.conversion', 'e3.r2.conversion'],
    ['pieces are not divided by money', 'ratio', 'e2.r1.transactions', 'e1.r1.net_sales'],
    ['a cell that is not there', 'sum', 'e1.r9.net_sales', 'e1.r1.net_sales'],
    ['evidence that is not there', 'sum', 'e9.r1.net_sales', 'e1.r1.net_sales'],
    ['a cell without a value', 'difference', 'e3.r1.conversion', 'e3.r3.conversion'],
    ['an inherited name', 'difference', 'e1.r1.constructor', 'e1.r1.net_sales'],
    ['three cells for a difference', 'difference', 'e1.r1.net_sales', 'e1.r2.net_sales', 'e1.r3.net_sales'],
  ])('refuses: %s', async (_, operation, ...cells) => {
    expect(await run(operation, ...cells)).toMatchObject({ fault: 'tool-input-invalid' })
    expect(desk.evidence).toHaveLength(3)
  })

  it('takes no numbers, only cells', () => {
    expect(calculate.input().safeParse({ operation: 'sum', cells: ['43', '25'] }).success).toBe(false)
  })
})
