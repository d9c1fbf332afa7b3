import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/analyses/causes/checks/index.ts'
import { type ExplainOptions, type Explanation, explainChange } from '../../../src/analyses/causes/explain-change.ts'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { id, type StoreId } from '../../../src/core/ids.ts'
import { guardReading } from '../../../src/data/statement-guard.ts'
import { NOW, scopeOf, starWarehouse } from '../../support/planted-star.ts'

/** Five Mondays up to 2026-07-20 in all shops: 40 receipts and 50 entrants an hour from 10 to 17, one unit of 10 each. */
const chain = (change: string) => `
  insert into fact_receipt (receipt_key, store_id, till_id, business_date, ts_utc, ts_local, type, net_ex_tax, currency, hour)
    select s.store_id || d || h || n, s.store_id, 'T1', d, d + to_hours(h - 8), d + to_hours(h), 'sale', 10, 'CNY', h
    from dim_store as s, (select date '2026-07-20' - 7 * w::integer as d from range(5) as t(w)), range(10, 18) as u(h), range(40) as v(n);
  insert into fact_footfall (store_id, door_id, ts_utc, ts_local, business_date, minutes, in_cnt, out_cnt, staff_cnt, hour)
    select s.store_id, 'D1', d + to_hours(h - 8), d + to_hours(h), d, 60, 50, 50, 0, h
    from dim_store as s, (select date '2026-07-20' - 7 * w::integer as d from range(5) as t(w)), range(10, 18) as u(h);
  ${change};
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, gross, discount, net_ex_tax, tax, cost, line_type, ts_utc, hour, receipt_type, units)
    select receipt_key, 1, store_id, business_date, 'COLA', 1, 10, 0, 10, 0, 6, 'sale', ts_utc, hour, 'sale', 1 from fact_receipt;
  insert into sales_hour
    select store_id, business_date, hour, count(*), count(*), sum(net_ex_tax), sum(net_ex_tax), sum(net_ex_tax) * 0.6 from fact_receipt group by all`

const TODAY = `business_date = '2026-07-20' and store_id = 'S01'`
const explain = async (
  change: string,
  metric: Explanation['metric'] = 'footfall',
  store = 'S01',
  seen?: ExplainOptions['seen'],
): Promise<Explanation | Fault> => {
  const warehouse = await starWarehouse(chain(change))
  try {
    const options = {
      metric,
      store: id<StoreId>(store),
      date: '2026-07-20',
      id: 'r1',
      at: NOW,
      ...(seen ? { seen } : {}),
    }
    return await explainChange(warehouse, scopeOf(['S01', 'S02']), options)
  } finally {
    await warehouse.close()
  }
}
const sound = (made: Explanation | Fault): Explanation => {
  if (isFault(made)) throw new Error(JSON.stringify(made))
  return made
}

describe('why a metric of a shop parted from its base', () => {
  it('is a counter fault where the doors count half and the tills sell as ever', async () => {
    const found = sound(await explain(`update fact_footfall set in_cnt = 15 where ${TODAY}`))
    expect([found.base, found.now]).toEqual([400, 120])
    expect(found.origins[0]).toMatchObject({ origin: 'counter-fault', path: ['counter-fault', 'footfall'] })
  })

  it('is looked for outside the door where the tills fell with the doors and the peers did not; a clerk decides', async () => {
    const fell = `update fact_footfall set in_cnt = 25, out_cnt = 25 where ${TODAY};
      delete from fact_receipt where ${TODAY} and right(receipt_key, 1) in ('0', '2', '4', '6', '8')`
    const found = sound(await explain(fell, 'net_sales'))
    expect(found.origins[0]).toMatchObject({
      origin: 'road-works',
      path: ['road-works', 'footfall', 'transactions', 'net_sales'],
    })
    expect(found.question?.origin).toBe('road-works')
    expect(found.question?.text.zh).toMatch(/施工/)
    const looked = async (there: boolean) =>
      sound(await explain(fell, 'net_sales', 'S01', { origin: 'road-works', there }))
    const refuted = await looked(false)
    expect(refuted.origins[0]?.origin).not.toBe('road-works')
    expect(refuted.question?.origin).not.toBe('road-works')
    const confirmed = await looked(true)
    expect(confirmed.origins[0]?.probability).toBeGreaterThan(found.origins[0]?.probability ?? 1)
    expect(confirmed.question).toBeNull()
  })

  it('is the region’s where the peers fell as much', async () => {
    const fell = `update fact_footfall set in_cnt = 25, out_cnt = 25 where business_date = '2026-07-20';
      delete from fact_receipt where business_date = '2026-07-20' and right(receipt_key, 1) in ('0', '2', '4', '6', '8')`
    const found = sound(await explain(fell))
    expect(found.origins[0]?.origin).toBe('regional')
    expect(found.origins.map(({ origin }) => origin)).not.toContain('road-works')
  })

  it('is a gap in the feed where hours that always sell have no receipt', async () => {
    const found = sound(
      await explain(`delete from fact_receipt where ${TODAY} and hour in (11, 12, 13)`, 'transactions'),
    )
    expect(found.origins[0]?.origin).toBe('data-gap')
  })

  it('is no gap in the feed where the whole day was so quiet that an hour without a receipt is chance', async () => {
    const leave = (
      each: number,
      where: string,
    ) => `delete from fact_receipt where receipt_key in (select receipt_key from fact_receipt
      where ${where} qualify row_number() over (partition by store_id, business_date, hour order by receipt_key) > ${each})`
    // four receipts were usual in each of the two last hours
    const late = leave(4, 'hour in (16, 17)')
    const quiet = `${late}; ${leave(3, `${TODAY} and hour < 16`)}; ${leave(0, `${TODAY} and hour > 15`)}`
    const found = sound(await explain(quiet, 'transactions'))
    expect([found.base, found.now]).toEqual([248, 18])
    expect(found.origins.map(({ origin }) => origin)).not.toContain('data-gap')
    const busy = `${late}; ${leave(0, `${TODAY} and hour > 15`)}`
    expect(sound(await explain(busy, 'transactions')).findings).toContainEqual({ origin: 'data-gap', weight: 8 / 3 })
  })

  it('splits net sales into drivers without a rest, and backs every figure with evidence', async () => {
    const found = sound(await explain(`delete from fact_receipt where ${TODAY} and hour = 11`, 'net_sales'))
    const sum = found.drivers.reduce((all, { effect }) => all + effect, 0)
    expect(sum).toBeCloseTo(found.now - found.base, 6)
    const [figures] = found.evidence
    expect(figures?.rows.map(({ role }) => role)).toEqual(['value', 'base', 'difference'])
    expect(figures?.rows[0]?.cells.net_sales).toEqual({ amount: '2800.00', unit: 'CNY' })
    expect(found.evidence.every(({ statement }) => statement !== '')).toBe(true)
    expect(found.parts?.causes).toEqual([expect.objectContaining({ where: { hour: '11' } })])
  })

  it('is nothing where the metric has not moved', async () => {
    const found = sound(await explain('select 1'))
    expect([found.origins, found.question]).toEqual([[], null])
  })

  it('cannot be told of a shop that is not the asker’s, or without days to compare with', async () => {
    expect(await explain('select 1', 'footfall', 'S07')).toMatchObject({ fault: 'not-allowed-store' })
    expect(await explain(`delete from fact_receipt where business_date < '2026-07-13'`)).toMatchObject({
      fault: 'base-not-there',
    })
  })

  it('is asked by statements that the guard of narrowed relations allows', async () => {
    const warehouse = await starWarehouse()
    for (const { name, reading } of CHECKS)
      expect(await guardReading(warehouse, reading.statement, reading.reads), name).toBeNull()
    await warehouse.close()
  })
})
