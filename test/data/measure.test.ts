import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/core/evidence.ts'
import type { Frame } from '../../src/core/frame.ts'
import type { Scope } from '../../src/core/scope.ts'
import { measure } from '../../src/data/measure.ts'
import { type Warehouse, warehouseOver } from '../../src/data/warehouse.ts'
import { days, frameOf, tableOf } from '../support/frames.ts'
import { AT, LATER, plantedSession, plantedWarehouse, scopeOf } from '../support/planted-chain.ts'
import { PLANTED_RECEIPTS } from '../support/planted-receipts.ts'

const YESTERDAY = days('2026-07-20')
const TODAY = days('2026-07-21')
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await plantedWarehouse()
})
afterAll(() => warehouse.close())

const ask = (frame: Frame, scope: Scope = scopeOf(), at = AT) => measure(warehouse, scope, frame, { id: 'run.e1', at })
const table = async (frame: Frame, scope?: Scope, at?: string) => tableOf(await ask(frame, scope, at))
const evidence = async (frame: Frame, scope?: Scope, at?: string) => (await ask(frame, scope, at)) as Evidence
const value = async (frame: Frame, scope?: Scope, at?: string) => Object.values(await table(frame, scope, at))[0]?.value

describe('the ten metrics, counted by hand on the planted Monday', () => {
  it('net sales leave out reversed sales, void lines and parked receipts, and take returns off', async () => {
    expect(await table(frameOf('net_sales', YESTERDAY))).toEqual({ '': { value: '107' } })
    expect(await table(frameOf('net_sales', YESTERDAY, { by: 'store' }))).toEqual({
      S02: { value: '43' },
      S01: { value: '39' },
      S07: { value: '25' },
    })
    expect(await table(frameOf('net_sales', YESTERDAY, { by: 'region' }))).toEqual({
      R1: { value: '82' },
      R2: { value: '25' },
    })
  })

  it('net sales by goods and by hour add up to the same', async () => {
    expect(await table(frameOf('net_sales', YESTERDAY, { by: 'product' }))).toEqual({
      MILK: { value: '50' },
      STRAW: { value: '42' },
      COLA: { value: '15' },
    })
    expect(await table(frameOf('net_sales', YESTERDAY, { by: 'category' }))).toEqual({
      'Dairy & Eggs': { value: '50' },
      'Fruit & Vegetables': { value: '42' },
      Drinks: { value: '15' },
    })
    expect(await table(frameOf('net_sales', YESTERDAY, { by: 'hour' }))).toEqual({
      8: { value: '37' },
      9: { value: '9' },
      11: { value: '40' },
      12: { value: '25' },
      18: { value: '-10' },
      19: { value: '3' },
      23: { value: '3' },
    })
  })

  it('transactions count sales that stand, not returns', async () => {
    expect(await value(frameOf('transactions', YESTERDAY))).toBe('6')
    expect(await value(frameOf('transactions', YESTERDAY, { stores: ['S01'] }))).toBe('3')
  })

  it('footfall takes staff off, over all doors', async () => {
    expect(await table(frameOf('footfall', YESTERDAY, { by: 'store' }))).toEqual({
      S01: { value: '12' },
      S02: { value: '8' },
      S07: { value: null },
    })
  })

  it('a ratio is a sum over a sum, and not there where its denominator is not', async () => {
    expect(await table(frameOf('conversion', YESTERDAY, { by: 'store' }))).toEqual({
      S01: { value: '0.25' },
      S02: { value: '0.25' },
      S07: { value: null },
    })
    expect(await value(frameOf('atv', YESTERDAY, { stores: ['S01'] }))).toBe('13')
    expect(await value(frameOf('atv', YESTERDAY))).toBe('17.83333333333333333333')
    expect(await value(frameOf('upt', YESTERDAY, { stores: ['S01'] }))).toBe('2.33333333333333333333')
    expect(await value(frameOf('upt', YESTERDAY))).toBe('2.16666666666666666667')
  })

  it('margin rate is over lines that have a cost, and says how much of net sales has none', async () => {
    const margin = await evidence(frameOf('margin_rate', YESTERDAY, { stores: ['S01'] }))
    expect(margin.rows[0]?.cells).toEqual({ margin_rate: { amount: '0.41666666666666666667', unit: 'ratio' } })
    const flag = { flag: 'cost-missing', parameters: { share: '0.23076923076923076923' } }
    expect(margin.flags).toEqual([flag])
    const compared = await evidence(frameOf('margin_rate', YESTERDAY, { stores: ['S01'], base: { kind: 'W4' } }))
    const past = { flag: 'past-act-line', parameters: { as: 'points', limit: '-1', stores: 'S01' } }
    expect(compared.flags).toEqual([past, flag])
    expect(await table(frameOf('margin_rate', YESTERDAY, { by: 'product', stores: ['S01'] }))).toEqual({
      'S01 COLA': { value: '0.5' },
      'S01 STRAW': { value: '0.41176470588235294118' },
      'S01 MILK': { value: '0.4' },
    })
  })

  it('stock is the closing of the last whole day, and the running day has none', async () => {
    for (const period of [YESTERDAY, TODAY])
      expect(await table(frameOf('stock_on_hand', period, { by: 'store' }))).toEqual({
        S01: { value: '42' },
        S02: { value: '15.5' },
        S07: { value: '8' },
      })
    const earlier = await evidence(frameOf('stock_on_hand', days('2026-07-13', '2026-07-19')))
    expect(tableOf(earlier)).toEqual({ '': { value: '15' } })
    expect(earlier.rows[0]?.period).toEqual(days('2026-07-19'))
  })

  it('out-of-stocks count active goods with nothing on the books', async () => {
    expect(await table(frameOf('out_of_stocks', TODAY, { by: 'store' }))).toEqual({
      S01: { value: '1' },
      S02: { value: '1' },
      S07: { value: '1' },
    })
    expect(await table(frameOf('out_of_stocks', TODAY, { by: 'product' }))).toEqual({
      COLA: { value: '1' },
      MILK: { value: '1' },
      STRAW: { value: '1' },
    })
  })

  it('days of cover divide stock by what was sold a day over 28 days, returns not taken off', async () => {
    expect(await value(frameOf('days_of_cover', TODAY, { stores: ['S01'], products: ['MILK'] }))).toBe('168')
    expect(await value(frameOf('days_of_cover', TODAY, { stores: ['S02'], products: ['STRAW'] }))).toBeNull()
  })
})

describe('a mean over days that are not all there', () => {
  it('is not given: days of cover need the sales of the whole 28 days', async () => {
    const late = PLANTED_RECEIPTS.filter((receipt) => receipt.date >= '2026-07-06')
    const short = await warehouseOver(await plantedSession(late), 'short')
    const found = await measure(short, scopeOf(), frameOf('days_of_cover', TODAY), { id: 'run.e1', at: AT })
    expect(found).toEqual({
      fault: 'outside-data',
      parameters: { ...days('2026-06-23', '2026-07-20'), dataFrom: '2026-07-06', dataTo: '2026-07-21' },
    })
    await short.close()
  })
})

describe('goods that were not sold', () => {
  it('are 0 where the shop was open and not there where it has no data', async () => {
    const cut = { by: 'store', products: ['STRAW'] } as const
    expect(await table(frameOf('net_sales', YESTERDAY, cut))).toEqual({
      'S07 STRAW': { value: '25' },
      'S01 STRAW': { value: '17' },
      'S02 STRAW': { value: '0' },
    })
    expect(await table(frameOf('net_sales', days('2026-07-19'), cut))).toEqual({
      'S01 STRAW': { value: '0' },
      'S07 STRAW': { value: '0' },
      'S02 STRAW': { value: null },
    })
  })

  it('are named with 0 when they were asked for by name', async () => {
    const frame = frameOf('net_sales', YESTERDAY, { by: 'product', products: ['OLD', 'MILK'] })
    expect(await table(frame)).toEqual({ MILK: { value: '50' }, OLD: { value: '0' } })
  })

  it('named categories and products are a union', async () => {
    expect(await value(frameOf('net_sales', YESTERDAY, { categories: ['Drinks'], products: ['MILK'] }))).toBe('65')
  })
})

describe('the clock', () => {
  it('does not see a sale after it, and a reversal after it has not happened', async () => {
    expect(await value(frameOf('net_sales', TODAY))).toBe('10')
    expect(await value(frameOf('transactions', TODAY))).toBe('2')
    expect(await value(frameOf('net_sales', TODAY), scopeOf(), LATER)).toBe('103')
    expect(await value(frameOf('transactions', TODAY), scopeOf(), LATER)).toBe('2')
  })

  it('a sale of Sunday that is reversed on Tuesday counts until then, though the pre-aggregate knows better', async () => {
    const sunday = frameOf('net_sales', days('2026-07-19'))
    const [before, after] = [await evidence(sunday), await evidence(sunday, scopeOf(), LATER)]
    expect(tableOf(before)).toEqual({ '': { value: '22' } })
    expect(before.statement).not.toContain('sales_hour')
    expect(tableOf(after)).toEqual({ '': { value: '13' } })
    expect(after.statement).toContain('sales_hour')
  })

  it('says how fresh the newest row read is, and whether the data are old', async () => {
    expect((await evidence(frameOf('net_sales', YESTERDAY))).asOf).toBe('2026-07-20T15:30:00.000Z')
    expect((await evidence(frameOf('net_sales', TODAY))).asOf).toBe('2026-07-21T00:40:00.000Z')
    expect((await evidence(frameOf('stock_on_hand', TODAY))).asOf).toBe('2026-07-20T16:00:00.000Z')
    expect((await evidence(frameOf('net_sales', days('2026-07-13')))).stale).toBe(false)
    expect((await evidence(frameOf('net_sales', YESTERDAY), scopeOf(), '2026-07-24T02:00:00Z')).stale).toBe(true)
  })

  it('has no answer for tomorrow, before the data, or a day without rows', async () => {
    expect(await ask(frameOf('net_sales', days('2026-07-22')))).toMatchObject({ fault: 'in-future' })
    expect(await ask(frameOf('net_sales', days('2024-01-01')))).toMatchObject({
      fault: 'outside-data',
      parameters: { dataFrom: '2025-07-21', dataTo: '2026-07-21' },
    })
    expect(await ask(frameOf('net_sales', days('2026-07-18')))).toMatchObject({ fault: 'no-rows' })
    expect(await ask(frameOf('stock_on_hand', days('2026-06-10')))).toMatchObject({ fault: 'outside-data' })
    expect(await ask(frameOf('net_sales', days('2026-06-31')))).toMatchObject({ fault: 'no-such-date' })
  })

  it('answers the part of a period that there is, and says which', async () => {
    const week = await evidence(frameOf('net_sales', days('2026-07-20', '2026-07-26')))
    expect(tableOf(week)).toEqual({ '': { value: '117' } })
    expect(week.rows[0]?.period).toEqual(days('2026-07-20', '2026-07-21'))
    expect(week.flags).toContainEqual({ flag: 'partial-period', parameters: days('2026-07-20', '2026-07-21') })
  })
})

describe('comparison bases', () => {
  const W4 = { base: { kind: 'W4' } } as const
  const LY = { base: { kind: 'LY-dow' } } as const

  it('W4 is the median of the last four same weekdays, without holiday and closure, of the row itself', async () => {
    expect(await table(frameOf('net_sales', YESTERDAY, W4))).toEqual({
      '': { value: '107', base: '70', difference: '37', relative: '0.52857142857142857143' },
    })
    expect(await table(frameOf('net_sales', YESTERDAY, { ...W4, by: 'store' }))).toEqual({
      S02: { value: '43', base: '25', difference: '18', relative: '0.72' },
      S01: { value: '39', base: '35', difference: '4', relative: '0.11428571428571428571' },
      S07: { value: '25', base: '20', difference: '5', relative: '0.25' },
    })
    expect(await table(frameOf('net_sales', YESTERDAY, { ...W4, by: 'region' }))).toMatchObject({
      R1: { value: '82', base: '50' },
      R2: { value: '25', base: '20' },
    })
  })

  it('W4 gives the same from lines as from the pre-aggregate', async () => {
    const family = ['Dairy & Eggs', 'Fruit & Vegetables', 'Drinks']
    const [raw, quick] = [
      await evidence(frameOf('net_sales', YESTERDAY, { ...W4, categories: family })),
      await evidence(frameOf('net_sales', YESTERDAY, W4)),
    ]
    expect(raw.statement).toContain('main.fact_line')
    expect(quick.statement).not.toContain('main.fact_line')
    expect(tableOf(raw)).toEqual(tableOf(quick))
  })

  it('W4 counts an open day without a sale of the goods as 0', async () => {
    expect(await table(frameOf('net_sales', YESTERDAY, { ...W4, by: 'product', stores: ['S01'] }))).toMatchObject({
      'S01 MILK': { value: '10', base: '0', relative: null },
      'S01 STRAW': { value: '17', base: '0' },
      'S01 COLA': { value: '12', base: '35' },
    })
  })

  it('a running day is compared with days cut at the same local time', async () => {
    expect(await table(frameOf('net_sales', TODAY, { ...W4, stores: ['S01'] }))).toEqual({
      S01: { value: '10', base: '5', difference: '5', relative: '1' },
    })
    const week = days('2026-07-14')
    const last = { base: { kind: 'period', period: week } } as const
    expect(await table(frameOf('net_sales', TODAY, { ...last, stores: ['S01'] }))).toMatchObject({ S01: { base: '2' } })
    const after = await table(
      frameOf('net_sales', TODAY, { ...W4, stores: ['S01'] }),
      scopeOf(),
      '2026-07-21T05:00:00Z',
    )
    expect(after).toMatchObject({ S01: { value: '103', base: '105' } })
  })

  it('several days are compared day by day, then summed, only the running one cut', async () => {
    const two = days('2026-07-20', '2026-07-21')
    expect(await table(frameOf('net_sales', two, { ...W4, stores: ['S01'] }))).toMatchObject({
      S01: { value: '49', base: '40' },
    })
    expect(await table(frameOf('net_sales', two, { ...W4, stores: ['S01'], by: 'day' }))).toMatchObject({
      'S01 2026-07-20': { value: '39', base: '35' },
      'S01 2026-07-21': { value: '10', base: '5' },
    })
  })

  it('a base of a ratio divides the bases, and its difference is in percentage points', async () => {
    const conversion = await evidence(frameOf('conversion', YESTERDAY, { ...W4, stores: ['S01'] }))
    // One sale each on 13 Jul, 6 Jul, 29 Jun and 15 Jun; entrants 10, 20, 30 and 40: medians 1 and 25.
    expect(conversion.rows.map((row) => row.cells.conversion)).toEqual([
      { amount: '0.25', unit: 'ratio' },
      { amount: '0.04', unit: 'ratio' },
      { amount: '21', unit: 'pp' },
      { amount: '5.25', unit: 'ratio' },
    ])
  })

  it('says that the base of a running day is cut at the same time, and of a whole day is not', async () => {
    const cut = { flag: 'base-cut', parameters: { time: '09:00' } }
    expect((await evidence(frameOf('net_sales', TODAY, W4))).flags).toContainEqual(cut)
    expect((await evidence(frameOf('net_sales', days('2026-07-20', '2026-07-26'), W4))).flags).toContainEqual(cut)
    expect((await evidence(frameOf('net_sales', YESTERDAY, W4))).flags).not.toContainEqual(cut)
    expect((await evidence(frameOf('net_sales', TODAY))).flags).not.toContainEqual(cut)
  })

  it('LY-dow is 364 days earlier, and a shop that was not there has no base', async () => {
    const stores = await evidence(frameOf('net_sales', YESTERDAY, { ...LY, by: 'store' }))
    expect(tableOf(stores)).toEqual({
      S02: { value: '43', base: null, difference: null, relative: null },
      S01: { value: '39', base: '26', difference: '13', relative: '0.5' },
      S07: { value: '25', base: '20', difference: '5', relative: '0.25' },
    })
    expect(stores.rows[1]?.period).toEqual(days('2025-07-21'))
    expect(stores.flags).toContainEqual({ flag: 'base-missing', parameters: {} })
    expect(await table(frameOf('net_sales', YESTERDAY, LY))).toMatchObject({ '': { base: '46', difference: '61' } })
  })

  it('a base that reaches before the data is not there, rather than too small', async () => {
    const frame = frameOf('net_sales', days('2026-07-19', '2026-07-20'), LY)
    expect(await table(frame)).toMatchObject({ '': { base: null, relative: null } })
  })

  it('another period of the same length loses the days that the asked one lacks', async () => {
    const base = { kind: 'period', period: days('2026-07-13', '2026-07-19') } as const
    const week = await evidence(frameOf('net_sales', days('2026-07-20', '2026-07-26'), { base, stores: ['S01'] }))
    // Monday 30 whole, Tuesday the 14th cut at 09:00: 2.
    expect(tableOf(week)).toMatchObject({ S01: { value: '49', base: '32' } })
    expect(week.rows[1]?.period).toEqual(days('2026-07-13', '2026-07-14'))
  })

  it('says when W4 found fewer than four days', async () => {
    const early = await evidence(frameOf('net_sales', days('2026-07-14'), { ...W4, stores: ['S01'] }))
    expect(early.flags).toEqual([{ flag: 'base-short', parameters: { days: '3' } }])
    expect(tableOf(early)).toMatchObject({ S01: { value: '102', base: '106' } })
    const none = await evidence(frameOf('net_sales', days('2026-07-19'), { ...W4, stores: ['S01'] }))
    expect(tableOf(none)).toEqual({ S01: { value: '13', base: null, difference: null, relative: null } })
    expect(none.flags).toEqual([{ flag: 'base-missing', parameters: {} }])
  })

  it('a weekday on which the shop never opens takes no base away from its week', async () => {
    const base = async (from: string, to: string) => {
      const found = await evidence(frameOf('net_sales', days(from, to), { ...W4, stores: ['S01'] }))
      return Number(found.rows[1]?.cells.net_sales?.amount)
    }
    const [monday, tuesday] = [await base('2026-07-13', '2026-07-13'), await base('2026-07-14', '2026-07-14')]
    expect(tuesday).toBe(106)
    expect(await base('2026-07-13', '2026-07-18')).toBe(monday + tuesday)
  })

  it('stock has no base', async () => {
    expect(await ask(frameOf('stock_on_hand', TODAY, LY))).toMatchObject({ fault: 'base-not-there' })
    expect(await ask(frameOf('days_of_cover', TODAY, W4))).toMatchObject({ fault: 'base-not-there' })
  })
})

describe('rights and cuts', () => {
  it('reads the stores of the scope only, whatever the frame names', async () => {
    const clerk = scopeOf(['S02'], 'clerk')
    const all = await evidence(frameOf('net_sales', YESTERDAY), clerk)
    expect(tableOf(all)).toEqual({ S02: { value: '43' } })
    expect(all.stores).toEqual(['S02'])
    expect(all.parameters).not.toContain('S01')
    expect(await value(frameOf('net_sales', YESTERDAY, { stores: ['S01', 'S02'] }), clerk)).toBe('43')
    expect(await ask(frameOf('net_sales', YESTERDAY, { stores: ['S01'] }), clerk)).toEqual({
      fault: 'not-allowed-store',
      parameters: { stores: 'S01' },
    })
    expect(await ask(frameOf('net_sales', YESTERDAY), scopeOf([]))).toMatchObject({ fault: 'no-stores' })
  })

  it('says that a region is seen in part', async () => {
    const part = await evidence(frameOf('net_sales', YESTERDAY, { regions: ['R1'] }), scopeOf(['S01', 'S07']))
    expect(tableOf(part)).toEqual({ S01: { value: '39' } })
    expect(part.flags).toContainEqual({ flag: 'region-partial', parameters: { stores: 'S01' } })
  })

  it('a clerk sees no margin and an administrator no sales', async () => {
    const margin = frameOf('margin_rate', YESTERDAY)
    expect(await ask(margin, scopeOf(['S01'], 'clerk'))).toMatchObject({ fault: 'not-allowed-metric' })
    expect(await ask(margin, scopeOf(['S01'], 'store-manager'))).toHaveProperty('rows')
    for (const metric of ['net_sales', 'footfall', 'stock_on_hand'])
      expect(await ask(frameOf(metric, YESTERDAY), scopeOf(['S01'], 'admin'))).toMatchObject({
        fault: 'not-allowed-metric',
      })
  })

  it('refuses a cut that the data lack, a made-up metric and made-up goods', async () => {
    expect(await ask(frameOf('footfall', YESTERDAY, { by: 'product' }))).toMatchObject({ fault: 'cut-not-there' })
    expect(await ask(frameOf('atv', YESTERDAY, { categories: ['Drinks'] }))).toMatchObject({ fault: 'cut-not-there' })
    expect(await ask(frameOf('stock_on_hand', TODAY, { by: 'hour' }))).toMatchObject({ fault: 'cut-not-there' })
    expect(await ask(frameOf('profit', YESTERDAY))).toMatchObject({ fault: 'unknown-name' })
    expect(await ask(frameOf('constructor', YESTERDAY))).toMatchObject({ fault: 'unknown-name' })
    expect(await ask(frameOf('net_sales', YESTERDAY, { products: ["'; drop"] }))).toMatchObject({
      fault: 'unknown-name',
    })
  })
})

describe('what was never collected', () => {
  const without = async (sql: string, frame: Frame) => {
    const session = await plantedSession()
    await session.run(sql)
    const other = await warehouseOver(session, 'other')
    const answer = await measure(other, scopeOf(), frame, { id: 'run.e1', at: AT })
    await other.close()
    return answer
  }

  it('a chain without regions has no sum by region, rather than one of 0', async () => {
    const byRegion = frameOf('net_sales', YESTERDAY, { by: 'region' })
    expect(await without('update dim_store set region_id = null', byRegion)).toEqual({
      fault: 'cut-not-there',
      parameters: { metric: 'net_sales', by: 'region' },
    })
    expect(tableOf(await without("update dim_store set region_id = null where store_id = 'S07'", byRegion))).toEqual({
      R1: { value: '82' },
    })
  })

  it('is said, table by table', async () => {
    expect(await without('delete from fact_footfall', frameOf('conversion', YESTERDAY))).toEqual({
      fault: 'not-collected',
      parameters: { metric: 'conversion', table: 'fact_footfall' },
    })
    expect(await without('delete from fact_stock_day', frameOf('out_of_stocks', YESTERDAY))).toMatchObject({
      fault: 'not-collected',
    })
    expect(await without('update fact_line set cost = null', frameOf('margin_rate', YESTERDAY))).toMatchObject({
      parameters: { table: 'fact_line.cost' },
    })
  })

  it('and money of two currencies has no common figure, while receipts have', async () => {
    const euros = "update dim_store set currency = 'EUR' where store_id = 'S07'"
    expect(await without(euros, frameOf('net_sales', YESTERDAY))).toEqual({
      fault: 'mixed-currencies',
      parameters: { currencies: 'CNY, EUR' },
    })
    expect(await without(euros, frameOf('net_sales', YESTERDAY, { stores: ['S07'] }))).toMatchObject({
      rows: [{ cells: { net_sales: { amount: '25', unit: 'EUR' } } }],
    })
    expect(await without(euros, frameOf('transactions', YESTERDAY))).toHaveProperty('rows')
  })

  it('shops in two zones each have their own running day and their own cut', async () => {
    // 01:00 on the 21st in Shanghai, where the 20th is over, and 18:00 on the 20th in London, where it runs
    const session = await plantedSession()
    await session.run("update dim_store set tz = 'Europe/London' where store_id = 'S07'")
    const other = await warehouseOver(session, 'other')
    const frame = frameOf('net_sales', YESTERDAY, { by: 'store', base: { kind: 'W4' } })
    const answer = await measure(other, scopeOf(), frame, { id: 'run.e1', at: '2026-07-20T17:00:00Z' })
    await other.close()
    expect(tableOf(answer)).toMatchObject({
      S01: { value: '39', base: '35' },
      S02: { value: '43', base: '25' },
      S07: { value: '25', base: '20' },
    })
  })
})

describe('order and completeness', () => {
  it('ranks with ties broken by id, leaves out what has no value, and says what was cut', async () => {
    const worst = await evidence(frameOf('footfall', YESTERDAY, { by: 'store', rank: { order: 'lowest', n: 1 } }))
    expect(tableOf(worst)).toEqual({ S02: { value: '8' } })
    expect(worst.truncated).toBe(true)
    const both = await evidence(frameOf('conversion', YESTERDAY, { by: 'store', rank: { order: 'highest', n: 5 } }))
    expect(Object.keys(tableOf(both))).toEqual(['S01', 'S02'])
    expect(both.truncated).toBe(false)
  })

  it('names the stores without data and the days that no door counted', async () => {
    const sunday = await evidence(frameOf('net_sales', days('2026-07-19')))
    expect(sunday.flags).toEqual([{ flag: 'stores-missing', parameters: { stores: 'S02' } }])
    const doors = await evidence(frameOf('footfall', YESTERDAY))
    expect(doors.flags).toContainEqual({ flag: 'counter-gap', parameters: { days: '1' } })
  })

  it('lists every asked day, also one without data', async () => {
    expect(await table(frameOf('net_sales', days('2026-07-18', '2026-07-20'), { by: 'day' }))).toEqual({
      '2026-07-18': { value: null },
      '2026-07-19': { value: '22' },
      '2026-07-20': { value: '107' },
    })
  })

  it('gives a receipt that runs again to the same figures', async () => {
    const once = await evidence(frameOf('net_sales', YESTERDAY, { by: 'store', base: { kind: 'W4' } }))
    const again = await warehouse.query(once.statement, once.parameters)
    const asked = again.filter((row) => row.day === '2026-07-20')
    expect(asked.map((row) => [row.key, Number(row.n)]).sort()).toEqual([
      ['S01', 39],
      ['S02', 43],
      ['S07', 25],
    ])
    expect(once).toMatchObject({ id: 'run.e1', source: 'net_sales', snapshot: 'planted', inputs: [], stale: false })
  })

  it('stops when the question is given up', async () => {
    const stop = AbortSignal.abort()
    const frame = frameOf('net_sales', YESTERDAY)
    expect(await measure(warehouse, scopeOf(), frame, { id: 'run.e1', at: AT, signal: stop })).toMatchObject({
      fault: 'cancelled',
    })
  })
})
