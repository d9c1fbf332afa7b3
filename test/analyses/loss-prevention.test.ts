import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cashierReview } from '../../src/analyses/loss-prevention/cashier-review.ts'
import { checkoutFunnels } from '../../src/analyses/loss-prevention/checkout-funnel.ts'
import { tillCloses } from '../../src/analyses/loss-prevention/till-close.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

/** One event of 10 at 14:00 of a day, S01's self-checkouts unless said. */
const events = (
  n: number,
  day: string,
  outcome: string,
  officer: boolean,
  kind = 'sco',
  recovered: number | null = null,
) =>
  Array.from(
    { length: n },
    () =>
      `('', 'S01', '${kind}', '${day} 06:00:00', '${day}', 'missed', 10, true, ${officer}, '${outcome}', ${recovered ?? 'null'})`,
  )

const EVENTS = [
  // Monday: 20 detected of 2.5 % in 1,000 scans; 16 corrected themselves, 4 to the officer, 3 of them for 9 each
  ...events(16, '2026-07-20', 'self_corrected', false),
  ...events(3, '2026-07-20', 'staff', true, 'sco', 9),
  ...events(1, '2026-07-20', 'lost', true),
  ...events(2, '2026-07-20', 'dismissed', false),
  ...events(4, '2026-07-20', 'lost', false, 'staffed'),
  ...events(5, '2026-07-19', 'self_corrected', false),
]

const FUNNEL = `
  insert into fact_checkout_event (event_id, store_id, lane_kind, ts_utc, business_date, type, est_value, prompted, officer, outcome, recovered_value)
  values ${EVENTS.join(', ')};
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, channel, net_ex_tax, tax, units) values
    ('sco1', 'S01', '2026-07-20', '2026-07-20 06:00:00', 'sale', 'sco', 9000, 1000, 1000),
    ('sco0', 'S01', '2026-07-19', '2026-07-19 06:00:00', 'sale', 'sco', 900, 100, 200),
    ('staff1', 'S01', '2026-07-20', '2026-07-20 06:00:00', 'sale', 'staff', 900, 100, 100);`

/** Till T1 of S01: float 500, cash 100 with 20 change and a refund of 30, card 60, 50 paid out; 490 counted: 10 short. */
const TILLS = `
  insert into fact_receipt (receipt_key, store_id, till_id, business_date, ts_utc, type, net_ex_tax, tax) values
    ('t1', 'S01', 'T1', '2026-07-20', '2026-07-20 07:00:00', 'sale', 73.39, 6.61), ('t2', 'S01', 'T1', '2026-07-20', '2026-07-20 08:00:00', 'return', -27.52, -2.48),
    ('t3', 'S01', 'T1', '2026-07-20', '2026-07-20 09:00:00', 'sale', 55.05, 4.95), ('t4', 'S01', 'T2', '2026-07-20', '2026-07-20 09:00:00', 'sale', 10, 0);
  insert into fact_tender values ('t1', 1, 'S01', '2026-07-20', 'cash', 100, 20), ('t2', 1, 'S01', '2026-07-20', 'cash', -30, 0),
    ('t3', 1, 'S01', '2026-07-20', 'card', 60, 0), ('t4', 1, 'S01', '2026-07-20', 'cash', 9, 0);
  insert into fact_till_close values ('S01', 'T1', '2026-07-20', 'C1', '2026-07-20 14:00:00', '2026-07-20 22:00:00', 500, 50, 490),
    ('S01', 'T2', '2026-07-20', 'C2', '2026-07-20 14:00:00', '2026-07-20 22:00:00', 500, 0, null);`

/** Eight cashiers with 40 receipts a day of two lines on 28 days; C8 takes back 5 receipts a day, the others one every other day. */
const CASHIERS = `
  insert into fact_receipt (receipt_key, store_id, business_date, ts_utc, type, channel, net_ex_tax, tax, units, cashier_id, secs)
  select 'c' || c || '-' || d::date || '-' || n, 'S02', d::date, d + to_hours(2), case when n <= (case when c = 8 then 5 when day(d::date) % 2 = 0 then 1 else 0 end) then 'return' else 'sale' end,
    'staff', case when n <= (case when c = 8 then 5 when day(d::date) % 2 = 0 then 1 else 0 end) then -20 else 20 end, 0, 4, 'C' || c, 30 + n
  from range(1, 9) as a(c), range(1, 41) as b(n), range(timestamp '2026-06-23', timestamp '2026-07-21', interval 1 day) as t(d);
  insert into fact_line (receipt_key, line_no, store_id, business_date, sku_id, qty, net_ex_tax, cost, discount, line_type, entry, receipt_type, ts_utc)
  select receipt_key, 1, store_id, business_date, 'COLA', 4, net_ex_tax, 10, 0, case when type = 'sale' then 'sale' else 'return' end, 'scan', type, ts_utc
  from fact_receipt where store_id = 'S02'`

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(`${FUNNEL}\n${TILLS}\n${CASHIERS}`)
})
afterAll(() => warehouse.close())

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}
const DAYS = { from: '2026-07-19', to: '2026-07-20' }
const MONTH = { from: '2026-06-23', to: '2026-07-20' }
const OPTIONS = { id: 'run.e1', at: NOW }

describe('the checkout funnel', () => {
  it('has count and money of every stage, by day and kind of lane', async () => {
    const { rows } = sound(await checkoutFunnels(warehouse, scopeOf(['S01']), { ...OPTIONS, period: DAYS }))
    const monday = rows.find(({ day, laneKind }) => day === '2026-07-20' && laneKind === 'sco')
    expect(monday?.stages).toEqual({
      missed: { count: 25, money: '250.0000' },
      detected: { count: 20, money: '200' },
      prompted: { count: 20, money: '200' },
      rescanned: { count: 16, money: '160' },
      officer: { count: 4, money: '40' },
      recovered: { count: 3, money: '27' },
      lost: { count: 6, money: '63.0000' },
    })
    expect(monday).toMatchObject({
      undetected: { count: 5 },
      dismissed: { count: 2 },
      lostShare: { items: 0.006, money: '0.00630000' },
    })
    expect(rows.map(({ day, laneKind }) => [day, laneKind])).toContainEqual(['2026-07-20', 'staffed'])
  })

  it('files each kind over the whole period, then day by day', async () => {
    const { evidence } = sound(await checkoutFunnels(warehouse, scopeOf(['S01']), { ...OPTIONS, period: DAYS }))
    expect(evidence.rows.map(({ entity }) => [entity.day ?? 'all', entity.subject])).toEqual([
      ['all', 'sco'],
      ['all', 'staffed'],
      ['2026-07-19', 'sco'],
      ['2026-07-20', 'sco'],
      ['2026-07-20', 'staffed'],
    ])
    expect(evidence.rows[0]?.cells).toMatchObject({
      detected_count: { amount: '25.000', unit: 'count' },
      detected_money: { amount: '250', unit: 'CNY' },
      missed_count: { amount: '31.250' },
    })
  })

  it('takes the detector’s rate from configuration', async () => {
    const rates = { ...OPTIONS, period: DAYS, detectorRates: { sco: 1 } }
    const { rows } = sound(await checkoutFunnels(warehouse, scopeOf(['S01']), rates))
    expect(rows.find(({ day, laneKind }) => day === '2026-07-20' && laneKind === 'sco')?.stages.missed.count).toBe(20)
    expect(await checkoutFunnels(warehouse, scopeOf(['S01']), { ...rates, detectorRates: { sco: 0 } })).toMatchObject({
      fault: 'value-unusable',
    })
  })

  it('of stores without sensors says that there are no rows', async () => {
    expect(await checkoutFunnels(warehouse, scopeOf(['S07']), { ...OPTIONS, period: DAYS })).toMatchObject({
      fault: 'no-rows',
    })
  })
})

describe('till closes', () => {
  it('compare the drawer with cash taken, and tenders with receipts, exactly', async () => {
    const { rows } = sound(await tillCloses(warehouse, scopeOf(['S01'], 'store-manager'), { ...OPTIONS, period: DAYS }))
    expect(rows).toEqual([
      expect.objectContaining({
        till: 'T1',
        cashier: 'C1',
        expectedCash: '500.00',
        difference: '-10.00',
        verdict: 'small',
        tenderGap: '0.00',
      }),
      expect.objectContaining({ till: 'T2', difference: null, verdict: 'not-counted', tenderGap: '-1.00' }),
    ])
  })
  it('are not a clerk’s to see', async () => {
    const clerk = scopeOf(['S01'], 'clerk')
    expect(await tillCloses(warehouse, clerk, { ...OPTIONS, period: DAYS })).toMatchObject({
      fault: 'not-allowed-metric',
    })
    expect(await cashierReview(warehouse, clerk, { ...OPTIONS, period: MONTH })).toMatchObject({
      fault: 'not-allowed-metric',
    })
  })
})

describe('the review of cashiers', () => {
  it('names who differs from all others by more than chance, and with what', async () => {
    const { rows, evidence } = sound(await cashierReview(warehouse, scopeOf(['S02']), { ...OPTIONS, period: MONTH }))
    const flagged = rows.filter(({ review }) => review)
    expect(flagged.map(({ cashier, indicator, events: n, money }) => [cashier, indicator, n, money])).toEqual([
      ['C8', 'refunds', 140, 2800],
    ])
    expect(flagged[0]?.rate).toBeCloseTo(0.125, 12)
    expect(flagged[0]?.peerRate).toBeCloseTo(0.0125, 12)
    expect(evidence.rows[0]?.cells).toMatchObject({
      cashiers_compared: { amount: '8.000' },
      to_review: { amount: '1.000' },
    })
    expect(evidence.rows[1]).toMatchObject({
      entity: { store: 'S02', subject: 'C8' },
      cells: { refunds_count: { amount: '140.000' } },
    })
  })
  it('needs two weeks, and cashiers', async () => {
    expect(await cashierReview(warehouse, scopeOf(['S02']), { ...OPTIONS, period: DAYS })).toMatchObject({
      fault: 'value-unusable',
    })
    expect(await cashierReview(warehouse, scopeOf(['S07']), { ...OPTIONS, period: MONTH })).toMatchObject({
      fault: 'not-collected',
      parameters: { table: 'fact_receipt.cashier_id' },
    })
  })
})
