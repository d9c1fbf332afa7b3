import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { reviewCashiers } from '../../../src/methods/loss-prevention/cashier-exceptions.ts'
import { type CheckoutEvents, checkoutFunnel } from '../../../src/methods/loss-prevention/checkout-funnel.ts'
import { funnel } from '../../../src/methods/loss-prevention/funnel-plot.ts'
import { binomialAtLeast, poissonAtLeast } from '../../../src/methods/loss-prevention/tails.ts'
import { tillClose } from '../../../src/methods/loss-prevention/till-close.ts'
import { chanceFrom } from '../../support/seeded.ts'

const sound = <T>(value: T | Fault): T => {
  if (isFault(value)) throw new Error(JSON.stringify(value))
  return value
}

describe('tails of counts', () => {
  it('are exact', () => {
    expect(binomialAtLeast(3, 3, 0.5)).toBeCloseTo(0.125, 12)
    expect(binomialAtLeast(1, 10, 0.1)).toBeCloseTo(1 - 0.9 ** 10, 12)
    expect(binomialAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12)
    expect(poissonAtLeast(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12)
    // so far out that no number is as small: an end all the same
    expect([poissonAtLeast(2000, 1), poissonAtLeast(3, 1e6), binomialAtLeast(9000, 10_000, 0.001)]).toEqual([0, 1, 0])
    expect(poissonAtLeast(10, 4)).toBeCloseTo(0.00813224, 7)
    expect(binomialAtLeast(2000, 100000, 0.018)).toBeGreaterThan(0)
    expect([binomialAtLeast(0, 5, 0.1), binomialAtLeast(6, 5, 0.1), binomialAtLeast(2, 5, 0)]).toEqual([1, 0, 0])
    expect([poissonAtLeast(0, 0), poissonAtLeast(1, 0)]).toEqual([1, 0])
  })
})

describe('the funnel of a checkout', () => {
  const stage = (count: number, money: string) => ({ count, money })
  /** 1,000 scans of 10 each: 2.5 % missed, 80 % of them detected, 80 % of those corrected by themselves. */
  const events: CheckoutEvents = {
    scanned: stage(1000, '10000'),
    detected: stage(20, '200'),
    dismissed: stage(3, '30'),
    prompted: stage(20, '200'),
    rescanned: stage(16, '150'),
    officer: stage(4, '50'),
    recovered: stage(3, '35'),
  }

  it('has each stage’s count with that stage’s own money', () => {
    const { stages, undetected, lostShare } = sound(checkoutFunnel(events, 0.8))
    expect(stages.missed).toEqual({ count: 25, money: '250.0000' })
    expect(stages.rescanned).toEqual({ count: 16, money: '150' })
    expect(undetected).toEqual({ count: 5, money: '50.0000' })
    expect(stages.lost).toEqual({ count: 6, money: '65.0000' })
    expect(lostShare).toEqual({ items: 0.006, money: '0.00650000' })
  })

  it('leaves 0.5 % to 0.9 % when the officer recovers all or none', () => {
    const with_ = (recovered: number) => sound(checkoutFunnel({ ...events, recovered: stage(recovered, '0') }, 0.8))
    expect(with_(4).lostShare.items).toBeCloseTo(0.005, 12)
    expect(with_(0).lostShare.items).toBeCloseTo(0.009, 12)
  })

  it('of lanes without scans has no share, and of a detector that sees nothing no estimate', () => {
    const empty = { ...events, scanned: stage(0, '0') }
    expect(sound(checkoutFunnel(empty, 0.8)).lostShare).toEqual({ items: null, money: null })
    expect(isFault(checkoutFunnel(events, 0))).toBe(true)
    expect(isFault(checkoutFunnel(events, 1.2))).toBe(true)
    expect(isFault(checkoutFunnel({ ...events, detected: stage(-1, '0') }, 0.8))).toBe(true)
    expect(isFault(checkoutFunnel({ ...events, detected: stage(1, 'NaN') }, 0.8))).toBe(true)
    expect(sound(checkoutFunnel({ ...events, recovered: stage(99, '999') }, 0.8)).stages.lost).toEqual({
      count: 0,
      money: '0',
    })
  })
})

describe('closing a till', () => {
  const till = {
    openingFloat: '500.00',
    cashTaken: '1234.56',
    paidOut: '100.00',
    countedCash: '1634.56',
    tendered: '5000.10',
    receipted: '5000.10',
  }

  it('compares what was counted with float and cash taken, to the cent', () => {
    expect(tillClose(till)).toEqual({
      expectedCash: '1634.56',
      difference: '0.00',
      verdict: 'balanced',
      tenderGap: '0.00',
    })
    expect(tillClose({ ...till, countedCash: '1624.56' })).toMatchObject({ difference: '-10.00', verdict: 'small' })
    expect(tillClose({ ...till, countedCash: '1534.56' })).toMatchObject({ difference: '-100.00', verdict: 'short' })
    expect(tillClose({ ...till, countedCash: '1700.00' })).toMatchObject({ difference: '65.44', verdict: 'over' })
    expect(tillClose({ ...till, countedCash: null })).toMatchObject({ difference: null, verdict: 'not-counted' })
    expect(tillClose({ ...till, tendered: '5000.00' })).toMatchObject({ tenderGap: '-0.10' })
    expect(tillClose({ ...till, cashTaken: 'x' })).toMatchObject({ fault: 'value-unusable' })
  })
})

describe('the funnel plot of cashiers', () => {
  const cashier = (id: string, events: number, exposure: number, weeks = 3, money = 900) => ({
    cashier: id,
    events,
    exposure,
    weeks,
    money,
  })
  const others = ['a', 'b', 'c', 'd', 'e'].map((id) => cashier(id, 10, 1000))

  it('compares each with the pooled rate of all others', () => {
    const points = sound(
      funnel(
        [...others, cashier('x', 40, 1000)].map((one) => ({ ...one, id: one.cashier })),
        'binomial',
      ),
    )
    const x = points.find(({ id }) => id === 'x')
    expect(x?.peerRate).toBeCloseTo(0.01, 12)
    expect(x?.p).toBeCloseTo(binomialAtLeast(40, 1000, 0.01), 14)
    expect(points.find(({ id }) => id === 'a')?.peerRate).toBeCloseTo(80 / 5000, 12)
  })

  it('asks for a review only past all three thresholds', () => {
    const verdict = (odd: ReturnType<typeof cashier>) =>
      sound(reviewCashiers('refunds', [...others, odd]))
        .filter(({ review }) => review)
        .map(({ id }) => id)
    expect(verdict(cashier('x', 40, 1000))).toEqual(['x'])
    expect(verdict(cashier('x', 40, 1000, 1))).toEqual([])
    expect(verdict(cashier('x', 40, 1000, 3, 20))).toEqual([])
    // the same rate over few receipts is no sign
    expect(verdict(cashier('x', 2, 50))).toEqual([])
    expect(verdict(cashier('x', 12, 1000))).toEqual([])
  })

  it('is wider where all differ more than chance allows', () => {
    const spread = Array.from({ length: 20 }, (_, n) => cashier(`s${n}`, 2 + ((n * 37) % 60), 1000))
    const odd = cashier('x', 75, 1000)
    const review = sound(reviewCashiers('refunds', [...spread, odd])).find(({ id }) => id === 'x')
    expect(binomialAtLeast(75, 1000, review?.peerRate ?? 0)).toBeLessThan(1e-6)
    expect(review?.review).toBe(false)
  })

  it('takes no first case as proof, and nobody alone as odd', () => {
    const quiet = others.map((one) => ({ ...one, events: 0 }))
    expect(sound(reviewCashiers('no_sales', [...quiet, cashier('x', 1, 1000)])).every(({ review }) => !review)).toBe(
      true,
    )
    expect(sound(reviewCashiers('refunds', [cashier('x', 900, 1000)]))[0]).toMatchObject({
      peerRate: null,
      p: 1,
      review: false,
    })
    expect(reviewCashiers('refunds', [])).toEqual([])
    expect(isFault(reviewCashiers('refunds', [cashier('x', 5, 3)]))).toBe(true)
    expect(isFault(reviewCashiers('refunds', [cashier('x', Number.NaN, 3)]))).toBe(true)
    expect(sound(reviewCashiers('refunds', [cashier('x', 0, 0), ...others])).every(({ p }) => Number.isFinite(p))).toBe(
      true,
    )
  })

  it('raises few false flags among honest cashiers', () => {
    const random = chanceFrom(7).next
    let flags = 0
    for (let trial = 0; trial < 40; trial += 1) {
      const honest = Array.from({ length: 25 }, (_, n) => {
        const receipts = 300 + Math.floor(random() * 700)
        const refunds = Array.from({ length: receipts }, random).filter((one) => one < 0.01).length
        return cashier(`h${n}`, refunds, receipts)
      })
      flags += sound(reviewCashiers('refunds', honest)).filter(({ review }) => review).length
    }
    expect(flags).toBeLessThanOrEqual(4)
  })
})
