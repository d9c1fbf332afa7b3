import { afterEach, describe, expect, it } from 'vitest'
import { readGoodsFacts } from '../../src/analyses/guide/goods-facts.ts'
import { whatToCount } from '../../src/analyses/replenishment/count-first.ts'
import { readStockLines } from '../../src/analyses/replenishment/stock-lines.ts'
import { whatToOrder } from '../../src/analyses/replenishment/what-to-order.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import { id, type ProductId } from '../../src/core/ids.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { STOCK_PLANT } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse | undefined
afterEach(() => warehouse?.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const after = async (change: string) => {
  warehouse = await starWarehouse(`${STOCK_PLANT}; ${change}`)
  return warehouse
}
const OPTIONS = { id: 'run.e1', at: NOW }
const milkOf = async (change: string, store = 'S02') => {
  const { lines } = sound(await readStockLines(await after(change), scopeOf(), OPTIONS))
  return lines.find((line) => line.store === store && line.product === 'MILK')
}
const sum = (days: readonly number[] | undefined) => (days ?? []).reduce((all, day) => all + day, 0)

describe('stock that was recorded some days ago', () => {
  const LATE = "delete from fact_stock_day where store_id = 'S02' and date > '2026-07-18'"

  it('is less what was sold since, and the answer says how old it is', async () => {
    const [fresh, late] = [await milkOf('select 1'), await milkOf(LATE)]
    // one milk a day is sold in S02
    expect(late?.onHand).toBe((fresh?.onHand ?? 0) - 2)
    const { evidence } = sound(await whatToOrder(warehouse as Warehouse, scopeOf(), OPTIONS))
    expect(evidence.flags).toContainEqual({ flag: 'stock-stale', parameters: { stores: 'S02', days: '2' } })
  })

  it('tells nothing any more when it is older than three days: the shop is left out, and named', async () => {
    const old = "delete from fact_stock_day where store_id = 'S02' and date > '2026-07-16'"
    expect(await milkOf(old)).toBeUndefined()
    const { rows, evidence } = sound(await whatToOrder(warehouse as Warehouse, scopeOf(), OPTIONS))
    expect(rows.map(({ store }) => store)).not.toContain('S02')
    expect(evidence.flags).toContainEqual({ flag: 'stores-missing', parameters: { stores: 'S02' } })
    expect(await whatToOrder(warehouse as Warehouse, scopeOf(['S02']), OPTIONS)).toMatchObject({ fault: 'no-rows' })
    expect(
      sound(await whatToCount(warehouse as Warehouse, scopeOf(), OPTIONS)).rows.every(({ store }) => store !== 'S02'),
    ).toBe(true)
  })
})

it('demand is of the days on which the shop sold anything: missing sales are no low demand', async () => {
  const hours = `insert into sales_hour (store_id, business_date, hour, transactions, units, net_ex_tax)
    select distinct store_id, business_date, 12, 1, 1, 1 from fact_line`
  const lost = ['fact_line', 'fact_receipt', 'sales_hour']
    .map(
      (table) => `delete from ${table} where store_id = 'S02' and business_date between '2026-07-06' and '2026-07-12'`,
    )
    .join(';')
  const [whole, gap] = [await milkOf(hours), await milkOf(`${hours}; ${lost}`)]
  expect(sum(whole?.demand.days)).toBeGreaterThan(0)
  // a week of four without sales would take a quarter off it
  expect(sum(gap?.demand.days)).toBeGreaterThan(0.8 * sum(whole?.demand.days))
})

it('what is available of an article says how old the record is that it is worked out from', async () => {
  const facts = async (change: string) =>
    sound(
      await readGoodsFacts(await after(change), scopeOf(['S02']), [id<ProductId>('MILK')], { id: 'run.e1', at: NOW }),
    )
  expect((await facts('select 1')).read.flags).toEqual([])
  const late = await facts("delete from fact_stock_day where store_id = 'S02' and date > '2026-07-18'")
  expect(late.read.flags).toEqual([{ flag: 'stock-stale', parameters: { stores: 'S02', days: '2' } }])
  // another article's record of yesterday is the shop's
  const sparse = await facts(
    "delete from fact_stock_day where store_id = 'S02' and sku_id = 'MILK' and date > '2026-07-18'",
  )
  expect(sparse.read.flags).toEqual([])
})
