import { describe, expect, it } from 'vitest'
import { isFault } from '../../../src/core/fault.ts'
import { lotVerdict } from '../../../src/methods/goods-codes/lot-verdict.ts'
import { priceTray } from '../../../src/methods/produce/price-tray.ts'
import { type OptionFacts, rankOptions } from '../../../src/methods/produce/rank-options.ts'
import { shelfGap } from '../../../src/methods/shelf/shelf-gap.ts'

const option = (product: string, more: Partial<OptionFacts> = {}): OptionFacts => ({
  product,
  hourly: 10,
  seasonal: 100,
  onHand: 5,
  seen: null,
  ...more,
})
const ranked = (options: readonly OptionFacts[]) => {
  const made = rankOptions(options)
  if (isFault(made)) throw new Error(made.fault)
  return made
}

describe('loose goods', () => {
  it('are ranked by hour, season and stock, and their chances make one', () => {
    const made = ranked([
      option('apple'),
      option('evening', { hourly: 30 }),
      option('gone', { hourly: 30, onHand: 0 }),
      option('winter', { hourly: 0, seasonal: 0 }),
    ])
    expect(made.map(({ product }) => product)).toEqual(['evening', 'apple', 'gone', 'winter'])
    expect(made.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
    expect(made.every(({ chance }) => chance > 0)).toBe(true)
  })
  it('follow a photo, weighed by what sells', () => {
    const photo = [
      option('fuji', { seen: 0.5 }),
      option('gala', { seen: 0.45, hourly: 40, seasonal: 400 }),
      option('pear'),
    ]
    expect(ranked(photo).map(({ product }) => product)).toEqual(['gala', 'fuji', 'pear'])
    // two alike, (10 + 20 * 101/202) / 40 each: the chances are those of the photo, 0.6 and 0.2
    const [first] = ranked([option('a', { seen: 0.6 }), option('b', { seen: 0.2 })])
    expect(first?.chance).toBeCloseTo(0.75, 12)
  })
  it('of bad figures are a fault, of none nothing', () => {
    expect(ranked([])).toEqual([])
    for (const bad of [{ hourly: Number.NaN }, { seasonal: -1 }, { seen: 2 }, { onHand: Number.NaN }])
      expect(isFault(rankOptions([option('a', bad)]))).toBe(true)
    // a negative record is a wrong one, not an error
    expect(ranked([option('a', { onHand: -4 })])[0]?.chance).toBe(1)
  })
})

describe('a tray', () => {
  it('is added in decimals, each line rounded half up', () => {
    expect(
      priceTray([
        { product: 'rice', quantity: '3', price: '0.10' },
        { product: 'greens', quantity: '0.335', price: '19.00' },
        { product: 'tofu', quantity: '1', price: '0.20' },
      ]),
    ).toEqual({
      items: [
        { product: 'rice', quantity: '3', amount: '0.30' },
        { product: 'greens', quantity: '0.335', amount: '6.37' },
        { product: 'tofu', quantity: '1', amount: '0.20' },
      ],
      total: '6.87',
    })
  })
  it('has no total with a dish that has no price, or a quantity that is none', () => {
    for (const bad of [{ price: null }, { price: '-1' }, { quantity: '0' }, { quantity: 'two' }])
      expect(isFault(priceTray([{ product: 'a', quantity: '1', price: '1.00', ...bad }]))).toBe(true)
  })
})

describe('a lot', () => {
  const check = (expires: string | null, shelfLife: number | null, at: 'delivery' | 'shelf' = 'shelf') => {
    const made = lotVerdict({ today: '2026-07-21', expires, shelfLife, at })
    if (isFault(made)) throw new Error(made.fault)
    return [made.verdict, made.rule, made.daysLeft]
  }
  it('is near its end by the head office’s own table where there is one', () => {
    const lot = { today: '2026-07-21', expires: '2026-07-26', shelfLife: 30, at: 'shelf' } as const
    const verdicts = [[], [{ life: 10, days: 3 }], [{ life: 10, days: 30 }]].map((table) => {
      const made = lotVerdict(lot, table)
      return isFault(made) ? made.fault : made.verdict
    })
    expect(verdicts).toEqual(['accept', 'accept', 'mark-down'])
  })
  it.each([
    ['2026-07-20', 30, ['refuse', 'expired', 0]],
    ['2026-07-21', 30, ['mark-down', 'last-half-of-near-expiry', 1]],
    // 30 days of life: near from 10, marked down from 5
    ['2026-07-25', 30, ['mark-down', 'last-half-of-near-expiry', 5]],
    ['2026-07-26', 30, ['sell-first', 'near-expiry', 6]],
    ['2026-07-30', 30, ['sell-first', 'near-expiry', 10]],
    ['2026-07-31', 30, ['accept', 'in-date', 11]],
    ['2026-09-03', 365, ['sell-first', 'near-expiry', 45]],
    ['2026-09-04', 365, ['accept', 'in-date', 46]],
    ['2026-07-31', null, ['accept', 'in-date', 11]],
    [null, 30, ['look', 'no-date', null]],
  ] as const)('that ends on %s of %s days is: %j', (expires, life, expected) => {
    expect(check(expires, life)).toEqual(expected)
  })
  it('is refused at delivery when over a third of its life is gone', () => {
    expect(check('2026-08-08', 30, 'delivery')).toEqual(['refuse', 'too-old-to-receive', 19])
    expect(check('2026-08-09', 30, 'delivery')).toEqual(['accept', 'in-date', 20])
  })
  it('of dates or lives that do not exist is a fault', () => {
    for (const bad of [{ expires: '2026-02-30' }, { today: '' }, { shelfLife: 0 }, { shelfLife: Number.NaN }])
      expect(isFault(lotVerdict({ today: '2026-07-21', expires: null, shelfLife: 30, at: 'shelf', ...bad }))).toBe(true)
  })
})

describe('a gap on the shelf', () => {
  const gap = (more: object) => shelfGap({ expected: 4, detected: 1, capacity: 24, onHand: 20, forecast: 10, ...more })
  it('is a task when more is wanted until the next fill than is on the shelf', () => {
    expect(gap({})).toEqual({ gap: 3, onShelf: 6, task: 'fill-from-back', bring: 14 })
    expect(gap({ forecast: 6 })).toMatchObject({ gap: 3, task: 'none' })
    expect(gap({ onHand: 6 })).toMatchObject({ task: 'order-or-count', bring: 0 })
    expect(gap({ detected: 5 })).toMatchObject({ gap: 0, task: 'none' })
    expect(gap({ detected: 0, onHand: -3 })).toMatchObject({ gap: 4, onShelf: 0, task: 'order-or-count' })
  })
  it('of bad figures is a fault', () => {
    for (const bad of [
      { expected: 0 },
      { detected: -1 },
      { forecast: Number.NaN },
      { onHand: Number.POSITIVE_INFINITY * 0 },
    ])
      expect(isFault(gap(bad))).toBe(true)
  })
})
