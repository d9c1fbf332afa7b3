import { expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import { measure } from '../../src/data/measure.ts'
import { warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf } from '../support/frames.ts'
import { AT, plantedSession, scopeOf } from '../support/planted-chain.ts'

const DAY = '2026-07-20'

/** A ratio of all shops, then of the named ones alone, and what is said with the first, after a change of the planted chain. */
const read = async (metric: string, change: string, alone: readonly string[]) => {
  const session = await plantedSession()
  await session.run(change)
  const warehouse = await warehouseOver(session, 'changed')
  const of = async (stores: readonly string[]) =>
    (await measure(warehouse, scopeOf(), frameOf(metric, days(DAY), { stores }), { id: 'r.e1', at: AT })) as Evidence
  const [all, some] = [await of([]), await of(alone)]
  await warehouse.close()
  const value = ({ rows }: Evidence) => rows[0]?.cells[metric]?.amount ?? null
  return { all: value(all), alone: value(some), flags: all.flags }
}

it.each([
  ['conversion', "delete from fact_footfall where store_id = 'S02'", ['S01'], 'counter-gap', '2'],
  [
    'conversion',
    "delete from fact_receipt where store_id = 'S02'; delete from sales_hour where store_id = 'S02'",
    ['S01'],
    'sales-gap',
    '1',
  ],
  ['sales_per_labour_hour', "delete from fact_shift where store_id = 'S02'", ['S01'], 'hours-missing', '2'],
  [
    'sales_per_square_metre',
    "update dim_store set sqm = null where store_id = 'S02'",
    ['S01', 'S07'],
    'area-missing',
    '1',
  ],
  ['plan_attainment', "delete from fact_plan where store_id = 'S02'", ['S01', 'S07'], 'plan-missing', '1'],
])(
  '%s of shops of which one lacks a side of it (%s) is that of the others, and says so',
  async (metric, change, others, flag, count) => {
    const { all, alone, flags } = await read(metric, change, others)
    expect(all).not.toBeNull()
    expect(all).toBe(alone)
    expect(flags).toContainEqual({ flag, parameters: { days: count } })
  },
)

it('a shop whose self-checkouts no sensor watches does not dilute the loss of the others', async () => {
  const { all, alone } = await read(
    'self_checkout_loss_rate',
    "update fact_receipt set channel = 'sco', net_ex_tax = 40 where store_id = 'S02' and type = 'sale'",
    ['S01'],
  )
  expect(Number(all)).toBeGreaterThan(0)
  expect(all).toBe(alone)
})
