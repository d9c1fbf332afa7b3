import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cashierReview } from '../../src/analyses/loss-prevention/cashier-review.ts'
import { checkoutFunnels } from '../../src/analyses/loss-prevention/checkout-funnel.ts'
import { tillCloses } from '../../src/analyses/loss-prevention/till-close.ts'
import { type Fault, isFault } from '../../src/core/fault.ts'
import type { Warehouse } from '../../src/data/warehouse.ts'
import { CHECKOUT_PLANT } from '../support/planted-retail.ts'
import { NOW, scopeOf, starWarehouse } from '../support/planted-star.ts'

let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await starWarehouse(CHECKOUT_PLANT)
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
