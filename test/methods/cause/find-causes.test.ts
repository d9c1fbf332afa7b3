import { describe, expect, it } from 'vitest'
import { type Fault, isFault } from '../../../src/core/fault.ts'
import { adtributor } from '../../../src/methods/cause/adtributor.ts'
import { findCauses } from '../../../src/methods/cause/find-causes.ts'
import { type LeafRows, type LeafTable, leafTable } from '../../../src/methods/cause/leaf-table.ts'
import { type CauseStyle, causeCase } from '../../support/cause-cases.ts'
import { chanceFrom } from '../../support/seeded.ts'

const sound = (made: ReturnType<typeof leafTable>): LeafTable => {
  if (isFault(made)) throw new Error(JSON.stringify(made))
  return made.table
}
const said = (rows: LeafRows): string[] =>
  findCauses(sound(leafTable(rows))).causes.map(({ where }) =>
    Object.entries(where)
      .map(([dim, value]) => `${dim}=${value}`)
      .join('&'),
  )

/** Harmonic mean of precision and recall over exact sets, of the first seeds of a style. */
const f1 = (style: CauseStyle, seeds: number): number => {
  let [hit, all] = [0, 0]
  for (let seed = 1; seed <= seeds; seed += 1) {
    const one = causeCase(style, seed)
    const found = said(one)
    hit += found.filter((name) => one.causes.includes(name)).length
    all += found.length + one.causes.length
  }
  return (2 * hit) / all
}

describe('the causes planted in a table', () => {
  it.each<[CauseStyle, number]>([
    ['one cuboid, alike, noise 2 %', 0.98],
    ['one cuboid, both ways, noise 18 %', 0.9],
    ['small counts', 0.9],
    ['rates near one', 0.9],
    ['rare failures, sparse', 0.85],
    ['long tail of counts', 0.9],
  ])('are found as exact sets: %s', (style, least) => {
    expect(f1(style, 6)).toBeGreaterThanOrEqual(least)
  })

  it.each<CauseStyle>(['nothing, noise 10 %', 'nothing, small counts', 'nothing, rare failures'])(
    'are none where there are none: %s',
    (style) => {
      for (let seed = 1; seed <= 4; seed += 1) expect(said(causeCase(style, seed))).toEqual([])
    },
  )
})

/** A week of few purchases beside the mean of eight: most leaves hold none or one, of very different worth. */
const thin = (seed: number, struck: (store: number, category: number, hour: number) => number): LeafRows => {
  const { next } = chanceFrom(seed)
  const cells: string[][] = [[], [], []]
  const [actual, expected]: number[][] = [[], []]
  const week = (rate: number) => {
    let worth = 0
    let left = rate + Math.log(next())
    while (left > 0) {
      worth += 1 - 4 * Math.log(next())
      left += Math.log(next())
    }
    return worth
  }
  for (let n = 0; n < 960; n += 1) {
    const [store, category, hour] = [n % 20, Math.floor(n / 20) % 8, Math.floor(n / 160)]
    const rate = 0.3 + category / 4
    cells[0]?.push(`s${store}`)
    cells[1]?.push(`c${category}`)
    cells[2]?.push(`h${hour}`)
    actual?.push(week(rate * struck(store, category, hour)))
    expected?.push(week(8 * rate) / 8)
  }
  const dims = ['store', 'category', 'hour'].map((name, dim) => ({ name, cells: cells[dim] ?? [] }))
  return { dims, actual: actual ?? [], expected: expected ?? [], over: null }
}

describe('a table of a few purchases of very different worth', () => {
  it('has the cause that its sums tell, not that its many empty leaves seem to', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      expect(said(thin(seed, (_, category) => (category === 5 ? 0.3 : 1)))).toEqual(['category=c5'])
      expect(said(thin(seed, (_, category, hour) => (category === 7 && hour === 2 ? 5 : 1)))).toEqual([
        'category=c7&hour=h2',
      ])
    }
  })

  it('has none where nothing was done to it', () => {
    for (let seed = 1; seed <= 4; seed += 1) expect(said(thin(seed, () => 1))).toEqual([])
  })
})

/** 6,400 leaves of forecasts that are off by -12 to 15 %, so lean a little; under a cause each leaf falls by 10 to 90 %. */
const leaning = (seed: number, struck: (location: number, system: number, site: number) => boolean): LeafRows => {
  const { next } = chanceFrom(seed)
  const cells: string[][] = [[], [], []]
  const [actual, expected]: number[][] = [[], []]
  for (let n = 0; n < 6400; n += 1) {
    const [location, system, site] = [n % 40, Math.floor(n / 40) % 4, Math.floor(n / 160)]
    const fall = struck(location, system, site) ? 0.1 + 0.8 * next() : -0.12 + 0.27 * next()
    const usual = 20 - 200 * Math.log(1 - next())
    cells[0]?.push(`l${location}`)
    cells[1]?.push(`o${system}`)
    cells[2]?.push(`w${site}`)
    expected?.push(usual)
    actual?.push(usual * (1 - fall))
  }
  const dims = ['location', 'system', 'site'].map((name, dim) => ({ name, cells: cells[dim] ?? [] }))
  return { dims, actual: actual ?? [], expected: expected ?? [], over: null }
}

describe('a table of thousands of leaves whose forecasts lean a little', () => {
  it('has no cause where nothing was done to it, however many leaves a value has', () => {
    for (let seed = 1; seed <= 3; seed += 1) expect(said(leaning(seed, () => false))).toEqual([])
  })

  it('has the cause whose leaves fall each by another amount, and no other', () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      expect(said(leaning(seed, (location) => location === 7))).toEqual(['location=l7'])
      expect(said(leaning(seed, (_, system, site) => system === 2 && site === 5))).toEqual(['system=o2&site=w5'])
    }
  })
})

/** Stores s0..s9 x categories c0..c7 x hours h0..h5; noise of up to 2 % that adds up to little. */
const shop = (struck: (store: number, category: number, hour: number) => number): LeafRows => {
  const cells: string[][] = [[], [], []]
  const [actual, expected]: number[][] = [[], []]
  for (let n = 0; n < 480; n += 1) {
    const [store, category, hour] = [n % 10, Math.floor(n / 10) % 8, Math.floor(n / 80)]
    const usual = 50 + ((n * 37) % 101)
    cells[0]?.push(`s${store}`)
    cells[1]?.push(`c${category}`)
    cells[2]?.push(`h${hour}`)
    expected?.push(usual)
    actual?.push(usual * struck(store, category, hour) * (1 + (((n * 53) % 41) - 20) / 1000))
  }
  const dims = ['store', 'category', 'hour'].map((name, at) => ({ name, cells: cells[at] ?? [] }))
  return { dims, actual: actual ?? [], expected: expected ?? [], over: null }
}

describe('a table in which everything moved alike', () => {
  it('has no cause in any set of values', () => {
    expect(said(shop(() => 0.8))).toEqual([])
    expect(said(shop(() => 1.3))).toEqual([])
  })

  it('has the cause that parts from the rest, in either direction', () => {
    expect(said(shop((store) => (store === 3 ? 0.3 : 0.8)))).toEqual(['store=s3'])
    expect(said(shop((_, category, hour) => (category === 2 && hour === 4 ? 1.2 : 0.8)))).toEqual([
      'category=c2&hour=h4',
    ])
  })

  it('is so in small counts, too', () => {
    const week = (seed: number, struck: (store: number) => number): LeafRows => {
      const { next } = chanceFrom(seed)
      const { dims } = thin(seed, () => 1)
      const count = (mean: number) => {
        let n = 0
        let left = mean + Math.log(next())
        while (left > 0) {
          n += 1
          left += Math.log(next())
        }
        return n
      }
      const expected = Array.from({ length: 960 }, (_, n) => 1 + ((n * 37) % 101) / 20)
      return { dims, expected, actual: expected.map((f, n) => count(f * struck(n % 20))), over: null }
    }
    for (let seed = 1; seed <= 3; seed += 1) {
      expect(said(week(seed, () => 0.75))).toEqual([])
      expect(said(week(seed, (store) => (store === 3 ? 0.3 : 0.75)))).toEqual(['store=s3'])
    }
  })

  it('is not one in which a cause touches half of it', () => {
    expect(said(shop((store) => (store < 5 ? 0.5 : 1))).sort()).toEqual(
      [0, 1, 2, 3, 4].map((store) => `store=s${store}`),
    )
  })
})

describe('a cause', () => {
  it('is told with its sums and what share of the whole change it explains', () => {
    const found = findCauses(sound(leafTable(shop((store, category) => (store === 3 && category === 2 ? 0.4 : 1)))))
    expect(found.causes).toHaveLength(1)
    const [cause] = found.causes
    expect(cause?.where).toEqual({ store: 's3', category: 'c2' })
    expect((cause?.actual ?? 0) / (cause?.expected ?? 1)).toBeCloseTo(0.4, 1)
    expect(cause?.explains).toBeCloseTo(1, 0)
    expect(found.explains).toBe(cause?.explains)
  })

  it('is the whole store rather than all of its categories', () => {
    expect(said(shop((store) => (store === 3 ? 0.4 : 1)))).toEqual(['store=s3'])
  })

  it('is some categories of a store rather than the store, where the others are as expected', () => {
    const found = said(shop((store, category) => (store === 3 && category < 5 ? 0.4 : 1)))
    expect(found.sort()).toEqual([0, 1, 2, 3, 4].map((category) => `store=s3&category=c${category}`))
  })

  it('is found beside another that offsets it, the greater change first', () => {
    const found = said(shop((store, _, hour) => (store === 3 ? 0.6 : hour === 2 ? 1.5 : 1)))
    expect(found).toEqual(['hour=h2', 'store=s3'])
  })

  it('has a share of all movement where rises and falls cancel but for the rounding of decimals', () => {
    const rows = Array.from({ length: 64 }, (_, row) => ({ x: Math.floor(row / 8), y: row % 8 }))
    const expected = rows.map(({ y }) => 0.1 * (y + 1))
    const { causes, explains } = findCauses(
      sound(
        leafTable({
          dims: [
            { name: 'x', cells: rows.map(({ x }) => `x${x}`) },
            { name: 'y', cells: rows.map(({ y }) => `y${y}`) },
          ],
          actual: rows.map(({ x }, row) => (expected[row] as number) * (x === 2 ? 0.3 : x === 5 ? 1.7 : 1)),
          expected,
          over: null,
        }),
      ),
    )
    expect(causes).toHaveLength(2)
    for (const one of causes) expect(Math.abs(one.explains)).toBeCloseTo(0.5, 9)
    expect(explains).toBeCloseTo(0, 9)
  })

  it('is never a value that every row has, though all of them lean a little', () => {
    const random = chanceFrom(7).next
    const rows = Array.from({ length: 30 }, (_, row) => row)
    const { causes } = findCauses(
      sound(
        leafTable({
          dims: [
            { name: 'chain', cells: rows.map(() => 'ours') },
            { name: 'y', cells: rows.map((y) => `y${y}`) },
          ],
          actual: rows.map((y) => (y === 1 ? 30 : 105) * (1 + 0.02 * (2 * random() - 1))),
          expected: rows.map(() => 100),
          over: null,
        }),
      ),
    )
    expect(causes.map(({ where }) => where)).toEqual([{ y: 'y1' }])
    const alone = leafTable({
      dims: [{ name: 'chain', cells: ['ours', 'ours'] }],
      actual: [1, 2],
      expected: [4, 5],
      over: null,
    })
    expect(findCauses(sound(alone)).causes).toEqual([])
  })

  it('of a ratio is told as ratios of sums', () => {
    const rows = shop((store) => (store === 3 ? 0.4 : 1))
    const over = Array.from(rows.expected, (one) => one * 4)
    const found = findCauses(sound(leafTable({ ...rows, over })))
    expect(found.expected).toBeCloseTo(0.25, 6)
    expect(found.causes[0]).toMatchObject({ where: { store: 's3' }, expected: expect.closeTo(0.25, 6) })
    expect(found.causes[0]?.actual).toBeCloseTo(0.1, 2)
  })
})

const rowsOf = (actual: number[], expected: number[], over: number[] | null = null): LeafRows => ({
  dims: [{ name: 'a', cells: actual.map((_, n) => `a${n}`) }],
  actual,
  expected,
  over,
})

describe('a table that is hard to read', () => {
  it.each<[string, LeafRows]>([
    ['one row', rowsOf([1], [2])],
    ['all as expected', rowsOf([1, 2, 3], [1, 2, 3])],
    ['all zeros', rowsOf([0, 0, 0], [0, 0, 0])],
    ['nothing to divide by', rowsOf([1, 0, 3], [1, 2, 3], [0, 0, 0])],
    ['negative values', rowsOf([-1, -2, 30, 4], [-1, -2, 3, -4])],
    ['absurd values', rowsOf([1e300, 1, 1e-300, 5], [1, 1e300, 5, 1e-300])],
  ])('gives figures or null, never NaN: %s', (_, rows) => {
    const found = findCauses(sound(leafTable(rows)))
    for (const cause of [found, ...found.causes])
      for (const value of [cause.actual, cause.expected, cause.explains])
        expect(value === null || Number.isFinite(value), JSON.stringify(found)).toBe(true)
  })

  it('has rows of one leaf added up and rows without numbers counted', () => {
    const made = leafTable({
      dims: [{ name: 'a', cells: ['x', 'x', null, 'y'] }],
      actual: [1, 2, 3, Number.NaN],
      expected: [1, 1, 1, 1],
      over: null,
    })
    if (isFault(made)) throw new Error(JSON.stringify(made))
    expect(made.leftOut).toBe(1)
    expect(made.table.values).toEqual([['x', '', 'y']])
    expect([...made.table.actual]).toEqual([3, 3])
  })

  it.each<[string, LeafRows, string]>([
    ['no rows', rowsOf([], []), 'rows'],
    ['no dimension', { dims: [], actual: [1], expected: [1], over: null }, 'dims'],
  ])('is a fault with %s', (_, rows, input) => {
    expect(leafTable(rows) as Fault).toMatchObject({ fault: 'value-unusable', parameters: { input } })
  })
})

describe('one dimension at a time (Adtributor)', () => {
  it('names the dimension with the greatest surprise, and its values with what each explains', () => {
    const [first] = adtributor(sound(leafTable(shop((store) => (store === 3 ? 0.4 : 1)))))
    expect(first?.dim).toBe('store')
    expect(first?.powers).toEqual([expect.closeTo(1, 0)])
  })

  it('has no answer where the whole has not moved', () => {
    expect(adtributor(sound(leafTable(rowsOf([1, 3], [2, 2]))))).toEqual([])
  })
})
