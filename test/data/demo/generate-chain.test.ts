import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPlan } from '../../../src/data/demo/demo-plan.ts'
import { measureGates } from '../../../src/data/demo/gates.ts'
import { generateChain } from '../../../src/data/demo/generate-chain.ts'
import { INCIDENT_TYPES } from '../../../src/data/demo/incident-types.ts'
import { openWorkshop, type Session } from '../../../src/data/duckdb.ts'
import { CANONICAL_TABLES } from '../../../src/data/ingest/canonical-tables.ts'
import { applySchema } from '../../../src/data/schema.ts'

let chain: Session
const rows = (sql: string) => chain.rows(sql)
const number = async (sql: string) => Number((await rows(`select (${sql})::double as n`))[0]?.n)

beforeAll(async () => {
  chain = await openWorkshop()
  // Every kind of incident is in it, four times.
  await generateChain(demoPlan({ size: 'ci', until: '2026-03-31' }), chain)
})
afterAll(() => chain.close())

describe('the rows of the demo chain', () => {
  test("lie in tables of the schema's columns, those that ingest derives left out, and fill every one of them", async () => {
    const schema = await openWorkshop()
    await applySchema(schema)
    for (const [table, { columns }] of Object.entries(CANONICAL_TABLES)) {
      const named = async (session: Session) =>
        (
          await session.rows(`select column_name as name from information_schema.columns
            where table_name = '${table}' order by ordinal_position`)
        ).map(({ name }) => String(name))
      const canonical = new Set<string>(columns.map(({ name }) => name))
      const stored = (await named(schema)).filter((name) => canonical.has(name))
      expect([table, await named(chain)]).toEqual([table, stored])
      expect([table, await number(`select count(*) > 0 from ${table}`)]).toEqual([table, 1])
    }
    schema.close()
  })

  test('leave nothing but those tables behind', async () => {
    expect(await number("select count(*) from information_schema.tables where table_schema = 'sim'")).toBe(0)
  })

  test('sum to their receipts, cent for cent', async () => {
    expect(
      await number(`select count(*) from (
        select r.receipt_key from fact_receipt r left join fact_line l on l.receipt_key = r.receipt_key and line_type != 'void'
        group by r.receipt_key, r.net_ex_tax, r.tax
        having coalesce(sum(l.net_ex_tax), 0) != r.net_ex_tax or coalesce(sum(l.tax), 0) != r.tax)`),
    ).toBe(0)
    expect(await number('select count(*) from fact_line where gross - discount != net_ex_tax + tax')).toBe(0)
  })

  test('have keys that nobody shares, and references that lead somewhere', async () => {
    expect(await number('select count(*) - count(distinct receipt_key) from fact_receipt')).toBe(0)
    expect(await number('select count(*) - count(distinct (receipt_key, line_no)) from fact_line')).toBe(0)
    expect(
      await number(
        'select count(*) - count(distinct (store_id, till_id, business_date, receipt_no)) from fact_receipt',
      ),
    ).toBe(0)
    expect(await number('select count(*) from fact_line anti join fact_receipt using (receipt_key)')).toBe(0)
    expect(
      await number(`select count(*) from fact_receipt r anti join fact_receipt o on o.receipt_key = r.orig_key
        where r.type in ('return', 'post_void') and r.orig_key is not null`),
    ).toBe(0)
    expect(
      await number("select count(*) from fact_receipt where (orig_key is null) = (type in ('return', 'post_void'))"),
    ).toBe(0)
  })

  test('take stock from each opening to its closing, day after day, without a gap', async () => {
    expect(
      await number('select count(*) from fact_stock_day where opening + qty_in - qty_out + adjust - waste != closing'),
    ).toBe(0)
    expect(
      await number(`select count(*) from (select opening, lag(closing) over (partition by store_id, sku_id order by date) as before
        from fact_stock_day) where opening != before`),
    ).toBe(0)
    expect(await number('select count(*) from fact_stock_day where least(opening, qty_in, waste, closing) < 0')).toBe(0)
    expect(await number('select count(*) from fact_stock_day')).toBe(4 * 150 * 400)
  })

  test('sell what leaves the shelf, and never more than was there', async () => {
    expect(
      await number(`select count(*) from fact_stock_day full join (
          select store_id, sku_id, business_date as date, sum(qty) as sold from fact_line where line_type != 'void' group by all
        ) using (store_id, sku_id, date) where coalesce(sold, 0) != coalesce(qty_out, 0)`),
    ).toBe(0)
    expect(
      await number(`select count(*) from fact_stock_day join (
          select store_id, sku_id, business_date as date, sum(qty) as sold from fact_line
          where line_type = 'sale' and qty > 0 group by all
        ) using (store_id, sku_id, date) where sold > opening + qty_in`),
    ).toBe(0)
  })

  test('keep instants eight hours behind the shop clock, inside opening hours', async () => {
    expect(await number('select count(*) from fact_receipt where ts_local - ts_utc != interval 8 hours')).toBe(0)
    expect(await number('select count(*) from fact_receipt where ts_local::date != business_date')).toBe(0)
    expect(await number('select count(*) from fact_receipt where hour(ts_local) not between 7 and 23')).toBe(0)
  })

  test('weigh in grams and count in pieces', async () => {
    const [row] = await rows(`select max(case when by_weight then 0 else qty - floor(qty) end)::double as pieces,
      count(*) filter (by_weight and qty != floor(qty))::double as weighed from fact_line join dim_product using (sku_id)`)
    expect(row?.pieces).toBe(0)
    expect(Number(row?.weighed)).toBeGreaterThan(1000)
  })

  test('are paid to the cent, and the tills hold what was paid in cash but for small change', async () => {
    expect(
      await number(`select count(*) from fact_receipt r full join (
          select receipt_key, sum(amount - change_amt) as paid from fact_tender group by all
        ) t using (receipt_key) where coalesce(net_ex_tax + tax, 0) != coalesce(paid, 0)`),
    ).toBe(0)
    const [over] = await rows(
      `select avg((difference = 0)::integer) as right, max(abs(difference))::double as most from (
      select c.counted_cash + c.paid_out - c.opening_float - coalesce(sum(t.amount - t.change_amt), 0) as difference
      from fact_till_close c left join fact_receipt r using (store_id, till_id, business_date)
      left join fact_tender t on t.receipt_key = r.receipt_key and t.type = 'cash' group by c.store_id, till_id, business_date, all_columns
    )`.replace(', all_columns', ', c.counted_cash, c.paid_out, c.opening_float'),
    )
    expect(Number(over?.right)).toBeGreaterThan(0.8)
    expect(Number(over?.right)).toBeLessThan(0.95)
    expect(Number(over?.most)).toBeLessThan(30)
  })

  test('move stock by documents that explain every day', async () => {
    expect(
      await number(`select count(*) from fact_stock_day d full join (
          select store_id, sku_id, business_date as date, sum(qty) filter (type = 'receive') as received,
            -sum(qty) filter (type = 'waste') as wasted, sum(qty) filter (type in ('adjust', 'count')) as adjusted
          from fact_stock_move group by all
        ) m using (store_id, sku_id, date)
        where (qty_in, waste, adjust) is distinct from (coalesce(received, 0), coalesce(wasted, 0), coalesce(adjusted, 0))`),
    ).toBe(0)
    expect(await number('select count(*) - count(distinct move_id) from fact_stock_move')).toBe(0)
    expect(
      await number('select count(*) from fact_stock_move anti join dim_lot using (lot_id) where lot_id is not null'),
    ).toBe(0)
    // what is thrown away is of a lot that came and expires that evening
    expect(
      await number(`select count(*) from fact_stock_move m join dim_lot using (lot_id)
        where type = 'waste' and reason = 'expired' and expiry_date != business_date`),
    ).toBe(0)
    expect(
      await number('select count(*) from dim_lot where mfg_date >= received_date or expiry_date <= received_date'),
    ).toBe(0)
  })

  test('know in the evening what comes the next day', async () => {
    expect(
      await number(`select count(*) from fact_stock_day d join fact_stock_day n
        on n.store_id = d.store_id and n.sku_id = d.sku_id and n.date = d.date + 1
        where n.qty_in != d.in_transit and n.qty_in > 0`),
    ).toBe(0)
    expect(await number('select max(on_order) from fact_stock_day')).toBeGreaterThan(0)
  })

  test('are rung up at the price that was sent to the shelf, less what a promotion takes off', async () => {
    const sold = `select l.*, p.price from fact_line l join fact_receipt r using (receipt_key) left join (
        from fact_price where kind = 'regular' and esl_ack_utc is distinct from timestamp '1900-01-01'
      ) p on p.store_id = l.store_id and p.sku_id = l.sku_id and l.business_date between p.valid_from and p.valid_to
      where l.line_type = 'sale' and r.type = 'sale'`
    expect(await number(`select count(*) from (${sold}) where price is null or price != list_price`)).toBe(0)
    expect(
      await number(`select count(*) from fact_line l join dim_promo p using (promo_id)
        where line_type = 'sale' and (business_date not between start_date and end_date or unit_price != round(list_price * (1 - depth), 4))`),
    ).toBe(0)
    const failed = await number('select avg((esl_ack_utc is null)::integer) from fact_price')
    expect(failed).toBeGreaterThan(0.001)
    expect(failed).toBeLessThan(0.02)
    expect(await number('select count(*) from fact_price where esl_ack_utc is not null and shelf_price != price')).toBe(
      0,
    )
  })

  test('come from a cashier who was there, or from nobody at the self-checkouts and online', async () => {
    expect(
      await number(`select count(*) from fact_receipt r anti join fact_shift s on s.emp_id = r.cashier_id and s.business_date = r.business_date
        and s.actual_start is not null where channel = 'staff' and r.type in ('sale', 'return')`),
    ).toBe(0)
    expect(await number("select count(*) from fact_receipt where channel <> 'staff' and cashier_id is not null")).toBe(
      0,
    )
    expect(await number('select count(*) from fact_shift anti join dim_employee using (emp_id)')).toBe(0)
    expect(await number('select count(*) - count(distinct shift_id) from fact_shift')).toBe(0)
    const away = await number(
      'select avg((actual_start is null)::integer) from fact_shift where planned_start is not null',
    )
    expect(away).toBeGreaterThan(0.015)
    expect(away).toBeLessThan(0.05)
    // a day off a week at least
    expect(
      await number(`select max(days) from (select count(distinct business_date) as days from fact_shift
        where planned_start is not null group by emp_id, date_trunc('week', business_date))`),
    ).toBeLessThanOrEqual(6)
  })

  test('have checkout events in the proportions of the funnel', async () => {
    const [funnel] = await rows(`select (select count(*) from fact_line join fact_receipt using (receipt_key)
        where channel = 'sco' and fact_receipt.type = 'sale' and line_type = 'sale')::double as scanned,
      (count(*) filter (outcome <> 'dismissed') / count(*) filter (outcome = 'dismissed'))::double as real,
      (count(*) filter (outcome <> 'dismissed'))::double as missed, avg((outcome = 'self_corrected')::integer) filter (outcome <> 'dismissed') as corrected
      from fact_checkout_event where lane_kind = 'sco'`)
    expect(Number(funnel?.missed) / Number(funnel?.scanned)).toBeGreaterThan(0.015)
    expect(Number(funnel?.missed) / Number(funnel?.scanned)).toBeLessThan(0.027)
    expect(Number(funnel?.corrected)).toBeCloseTo(0.8, 1)
    expect(await number('select count(*) from fact_checkout_event anti join fact_receipt using (receipt_key)')).toBe(0)
    const share = await number(
      `select avg((channel = 'sco')::integer) from fact_receipt join dim_store using (store_id) where n_sco > 0 and type = 'sale'`,
    )
    expect(share).toBeGreaterThan(0.35)
    expect(share).toBeLessThan(0.45)
  })

  test('leave a few lines without a cost', async () => {
    const share = await number('select avg((cost is null)::integer) from fact_line')
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.03)
  })
})

describe('the demo chain behaves like a shop', () => {
  test('within the bands of its own gates', async () => {
    for (const { name, value, band, passed } of await measureGates(chain))
      expect({ name, value, band, passed }).toMatchObject({ passed: true })
  })

  test('with a week, an evening and a price level', async () => {
    const [row] = await rows(`select
      (sum(in_cnt - staff_cnt) filter (dayofweek(business_date) in (0, 6)) / 2.0)
        / (sum(in_cnt - staff_cnt) filter (dayofweek(business_date) in (2, 3)) / 2.0) as weekend from fact_footfall`)
    expect(Number(row?.weekend)).toBeGreaterThan(1.15)
    const ticket = await number("select sum(net_ex_tax) / count(*) from fact_receipt where type = 'sale'")
    expect(ticket).toBeGreaterThan(20)
    expect(ticket).toBeLessThan(60)
  })

  test('with returns of a believable size', async () => {
    const returns =
      await number(`select -sum(net_ex_tax) filter (type = 'return') / sum(net_ex_tax) filter (type = 'sale')
      from fact_receipt`)
    expect(returns).toBeGreaterThan(0.01)
    expect(returns).toBeLessThan(0.03)
  })

  test('with a margin, a promotion share and tax rates of a grocer', async () => {
    const margin = await number('select sum(net_ex_tax - cost) / sum(net_ex_tax) from fact_line where cost is not null')
    expect(margin).toBeGreaterThan(0.18)
    expect(margin).toBeLessThan(0.35)
    const discount = await number('select sum(discount) / sum(gross) from fact_line')
    expect(discount).toBeGreaterThan(0.01)
    expect(discount).toBeLessThan(0.08)
    expect(await rows('select distinct tax_rate::varchar as rate from dim_product order by 1')).toEqual([
      { rate: '0.0900' },
      { rate: '0.1300' },
    ])
  })

  test('with receipts every day, but for one store on the first day of Spring Festival', async () => {
    expect(
      await rows(`select store_id, date::varchar as date from dim_store cross join dim_date anti join fact_receipt
        on fact_receipt.store_id = dim_store.store_id and business_date = date`),
    ).toEqual([{ store_id: 'S02', date: '2026-02-17' }])
  })
})

describe('planted incidents show in the data', () => {
  const truth = (type: string) =>
    `(select * from incident_truth where type = '${type}' and end_date <= date '2026-03-31')`
  /** A figure inside an incident of a type over the same figure in the four weeks before it. */
  const change = (type: string, measure: string, from: string, where = 'true') =>
    number(`select median(inside / outside) from (
      select ${measure.replaceAll('$', 'filter (d between start_date and end_date)')} as inside,
        ${measure.replaceAll('$', 'filter (d between start_date - 28 and start_date - 1)')} as outside
      from ${truth(type)} t join (${from}) f on f.store_id = t.store_id and ${where}
      group by incident_id)`)
  const doors = 'select store_id, business_date as d, hour(ts_local) as h, in_cnt - staff_cnt as n from fact_footfall'
  const sales = "select store_id, business_date as d, hour(ts_local) as h, 1 as n from fact_receipt where type = 'sale'"
  const daily = 'sum(n) $ / count(distinct d) $'

  test('and every type is there', async () => {
    const types = await rows('select distinct type from incident_truth order by 1')
    expect(types.map(({ type }) => type)).toEqual(INCIDENT_TYPES.map(({ type }) => type).sort())
  })

  test('road works keep people away; a faulty counter only seems to', async () => {
    expect(await change('road-works', daily, doors)).toBeLessThan(0.75)
    expect(await change('counter-fault', daily, doors)).toBeLessThan(0.5)
    expect(await change('counter-fault', daily, sales)).toBeGreaterThan(0.75)
  })

  test('an understaffed peak loses receipts in its hours', async () => {
    expect(await change('understaffed-peak', daily, sales, 'f.h between 17 and 20')).toBeLessThan(0.8)
  })

  test('a data gap has people and no receipts', async () => {
    expect(
      await number(`select count(*) from ${truth('data-gap')} t join fact_receipt r on r.store_id = t.store_id
        and business_date = start_date and hour(ts_local) between 11 and 16 and r.type = 'sale'`),
    ).toBe(0)
    expect(await change('data-gap', daily, doors, 'f.h between 11 and 16')).toBeGreaterThan(0.5)
  })

  test('phantom stock is on record and never sold', async () => {
    const [row] = await rows(`select sum(qty_out)::double as sold, min(closing)::double as closing
      from ${truth('phantom-stock')} t join fact_stock_day s on s.store_id = t.store_id
      and s.sku_id = replace(t.scope, 'sku=', '') and date between start_date and end_date - 1
      where closing > 0`)
    expect(Number(row?.sold)).toBeLessThanOrEqual(0)
    expect(Number(row?.closing)).toBeGreaterThan(0)
  })

  test('a supplier without goods empties an aisle of a region', async () => {
    expect(
      await number(`select avg((closing <= 0)::integer) from ${truth('supplier-oos')} t
        join dim_store d on d.region_id = substr(scope, 8, 2)
        join dim_product p on p.cat2_en = split_part(scope, 'aisle=', 2)
        join fact_stock_day s on s.store_id = d.store_id and s.sku_id = p.sku_id and s.date between end_date - 2 and end_date`),
    ).toBeGreaterThan(0.3)
  })

  const cashier = "f.who = replace(t.scope, 'cashier=', '')"

  test('a refund fraud multiplies the returns of one cashier, all in cash', async () => {
    const returns = `select r.store_id, r.business_date as d, cashier_id as who, (t.type = 'cash')::integer as cash, 1 as n
      from fact_receipt r join fact_tender t using (receipt_key) where r.type = 'return'`
    expect(await change('refund-fraud', 'sum(n) $ / (max(d) $ - min(d) $ + 1)', returns, cashier)).toBeGreaterThan(2)
    expect(await change('refund-fraud', 'avg(cash) $ / greatest(0.1, avg(cash) $)', returns, cashier)).toBeGreaterThan(
      0,
    )
  })

  test('sweethearting shows as voids of one cashier, for one member again and again', async () => {
    const lines = `select r.store_id, r.business_date as d, cashier_id as who, (line_type = 'void')::integer as n
      from fact_receipt r join fact_line using (receipt_key)`
    expect(await change('sweethearting', 'avg(n) $', lines, cashier)).toBeGreaterThan(4)
    const voids = `(select member_hash from ${truth('sweethearting')} t join fact_receipt r
      on cashier_id = replace(t.scope, 'cashier=', '') and business_date between start_date and end_date
      join fact_line using (receipt_key) where line_type = 'void')`
    expect(
      await number(`select max(n) / sum(n) from (select count(*) as n from ${voids} group by member_hash)`),
    ).toBeGreaterThan(0.2)
  })

  test('a competitor takes visitors, and is seen to be cheaper', async () => {
    expect(await change('competitor', daily, doors)).toBeLessThan(0.93)
    const prices = `select c.store_id, c.business_date as d, c.price / p.price as n from fact_competitor_price c
      join fact_price p on p.store_id = c.store_id and p.sku_id = c.sku_id and kind = 'regular' and c.business_date between valid_from and valid_to`
    expect(await change('competitor', 'avg(n) $', prices)).toBeLessThan(0.9)
  })

  test('a promotion that is not set up takes nothing off, and sells less than it should', async () => {
    expect(
      await number(`select count(*) from ${truth('promo-not-set-up')} t join fact_line l on l.store_id = t.store_id
        and business_date between start_date and end_date where promo_id is not null and line_type = 'sale' and qty > 0`),
    ).toBe(0)
    expect(
      await number(`select median(inside / outside) from (
        select sum(qty) filter (l.store_id = t.store_id) / count(distinct l.business_date) as inside,
          sum(qty) filter (l.store_id <> t.store_id) / 3 / count(distinct l.business_date) as outside
        from ${truth('promo-not-set-up')} t join dim_promo p on p.start_date = t.start_date join promo_item using (promo_id)
        join fact_line l using (sku_id) where l.business_date between t.start_date and t.end_date and line_type = 'sale' group by incident_id)`),
    ).toBeLessThan(0.95)
  })

  test('a wrong label shows on the label, and at the till as prices overridden', async () => {
    expect(
      await number(`select count(*) from ${truth('wrong-tag-price')} t anti join fact_price p on p.store_id = t.store_id
        and p.sku_id = replace(t.scope, 'sku=', '') and p.valid_from = t.start_date and shelf_price < 0.7 * price and esl_ack_utc is null`),
    ).toBe(0)
    expect(
      await number(`select avg((reason is not distinct from 'price_override')::integer) from ${truth('wrong-tag-price')} t join fact_line l
        on l.store_id = t.store_id and l.sku_id = replace(t.scope, 'sku=', '') and business_date between start_date and end_date
        where line_type = 'sale'`),
    ).toBeGreaterThan(0.5)
  })

  test('a detector that is down reports nothing, and more is lost', async () => {
    expect(
      await number(`select count(*) from ${truth('sco-detector-down')} t join fact_checkout_event e on e.store_id = t.store_id
        and business_date between start_date and end_date where lane_kind = 'sco'`),
    ).toBe(0)
    const lost = "select store_id, business_date as d, -qty as n from fact_stock_move where reason = 'unknown_loss'"
    expect(await change('sco-detector-down', 'sum(n) $ / (max(d) $ - min(d) $ + 1)', lost)).toBeGreaterThan(2)
  })

  test('a cabinet that fails is warm, and its aisle is thrown away', async () => {
    expect(
      await number(`select min(ok) from (select max((kind = 'temperature' and result = 'fail')::integer) as ok
        from ${truth('cold-chain-failure')} t join fact_check c on c.store_id = t.store_id and business_date = start_date group by incident_id)`),
    ).toBe(1)
    const waste =
      "select store_id, business_date as d, -qty * unit_cost as n from fact_stock_move where reason = 'cooling_failure'"
    expect(
      await number(
        `select count(distinct incident_id) from ${truth('cold-chain-failure')} t join (${waste}) w on w.store_id = t.store_id and d = start_date`,
      ),
    ).toBe(await number(`select count(*) from ${truth('cold-chain-failure')}`))
  })

  test('an over-order is thrown away a few days later', async () => {
    const waste = `select s.store_id, date as d, waste as n, cat2_en as aisle from fact_stock_day s join dim_product using (sku_id)`
    expect(
      await number(`select median(later / before) from (
        select avg(n) filter (d between start_date + 3 and end_date + 8) as later, avg(n) filter (d between start_date - 28 and start_date - 1) as before
        from ${truth('over-order')} t join (${waste}) w on w.store_id = t.store_id and aisle = replace(t.scope, 'aisle=', '') group by incident_id)`),
    ).toBeGreaterThan(1.5)
  })

  test('rain over a region is in the weather, and keeps people away from all of its stores', async () => {
    const region = `${truth('regional-rain')} t join dim_store s on s.region_id = substr(scope, 8, 2)`
    expect(
      await number(
        `select min(rain_mm) from ${region} join fact_weather w on w.store_id = s.store_id and w.date between start_date and end_date`,
      ),
    ).toBeGreaterThan(40)
    expect(
      await number(`select median(inside / outside) from (
        select avg(n) filter (d between start_date and end_date) as inside, avg(n) filter (d between start_date - 28 and start_date - 1) as outside
        from ${region} join (select store_id, business_date as d, sum(in_cnt - staff_cnt) as n from fact_footfall group by all) f on f.store_id = s.store_id
        group by incident_id, s.store_id)`),
    ).toBeLessThan(0.8)
  })

  test('an understaffed peak has closed tills and a queue', async () => {
    expect(
      await number(`select min(missing) from (select count(*) filter (actual_start is null) as missing from ${truth('understaffed-peak')} t
        join fact_shift s on s.store_id = t.store_id and business_date between start_date and end_date and role = 'cashier'
        and hour(planned_start) = 15 group by incident_id)`),
    ).toBeGreaterThan(0)
    const queue = 'select store_id, business_date as d, hour(ts_local) as h, queue + 0.1 as n from fact_zone'
    expect(await change('understaffed-peak', 'avg(n) $', queue, 'f.h between 17 and 20')).toBeGreaterThan(1.5)
  })
})

test('demand that an empty shelf kept away is known, and only where a shelf was empty', async () => {
  expect(
    await number('select count(*) from latent_demand where lost_demand <= 0 or demand - sold != lost_demand'),
  ).toBe(0)
  expect(
    await number(
      `select count(*) from latent_demand l join fact_stock_day s using (store_id, sku_id, date) where stockout_min = 0`,
    ),
  ).toBe(0)
  const share = await number('select sum(lost_demand) / (select sum(qty_out) from fact_stock_day) from latent_demand')
  expect(share).toBeGreaterThan(0.01)
  expect(share).toBeLessThan(0.08)
})
