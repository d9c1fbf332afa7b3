import { describe, expect, it } from 'vitest'
import { wape } from '../../../src/methods/forecast/accuracy.ts'
import type { Cells } from '../../../src/methods/forecast/cells.ts'
import { forecastMany } from '../../../src/methods/forecast/forecast-many.ts'
import type { TableForecast } from '../../../src/methods/forecast/forecast-table.ts'
import { recogniseGrid } from '../../../src/methods/forecast/grid.ts'
import { chanceFrom } from '../../support/seeded.ts'

const START = Date.parse('2024-01-01T00:00:00Z') / 60_000
const grid = recogniseGrid(Float64Array.from({ length: 900 }, (_, n) => START + n * 1440))
const SHAPE = [0.8, 0.85, 0.9, 1, 1.15, 1.3, 1]

const cellsOf = (values: readonly (number | null)[], first = 0): Cells => {
  const known = values.flatMap((value, n) => (value === null ? [] : [{ step: first + n, value }]))
  return {
    steps: Int32Array.from(known, ({ step }) => step),
    values: Float64Array.from(known, ({ value }) => value),
  }
}

/** Weekdays, a slow wave, noise of a tenth. */
const shop = (seed: number, days: number, level = 500): number[] => {
  const { next } = chanceFrom(seed)
  return Array.from({ length: days }, (_, t) => {
    const noise = Math.exp(0.1 * (next() + next() + next() + next() - 2) * 1.7)
    return Math.round(level * (SHAPE[t % 7] as number) * (1 + 0.1 * Math.sin(t / 60)) * noise)
  })
}

const forecast = async (table: readonly Cells[], horizon = 14): Promise<TableForecast[]> =>
  (await forecastMany(table, grid, { horizon, gaps: null })).series

const allFinite = ({ forecast: of }: TableForecast): boolean =>
  of !== null && [...of.p10, ...of.p50, ...of.p90, ...of.mean].every(Number.isFinite)

const inOrder = ({ forecast: of }: TableForecast): boolean =>
  of?.p50.every((middle, h) => (of.p10[h] as number) <= middle && middle <= (of.p90[h] as number)) ?? false

describe('forecasts of a table', () => {
  it('beat the same weekday last week, and hold what their intervals promise', async () => {
    const whole = Array.from({ length: 40 }, (_, s) => shop(s + 1, 414))
    const results = await forecast(whole.map((values) => cellsOf(values.slice(0, 400))))
    let within = 0
    let points = 0
    const actual = whole.flatMap((values) => values.slice(400))
    const ours = results.flatMap(({ forecast: of }) => [...(of?.p50 ?? [])])
    const naive = whole.flatMap((values) => values.slice(400).map((_, h) => values[393 + (h % 7)] as number))
    results.forEach(({ forecast: of }, s) => {
      of?.p50.forEach((_, h) => {
        const came = whole[s]?.[400 + h] as number
        points += 1
        if (came >= (of.p10[h] as number) && came <= (of.p90[h] as number)) within += 1
      })
    })
    expect(wape(actual, ours)).toBeLessThan((wape(actual, naive) as number) * 0.8)
    expect(within / points).toBeGreaterThan(0.72)
    expect(within / points).toBeLessThan(0.88)
  })

  it('have a card whose error in the backtest is near the error that comes', async () => {
    const values = shop(7, 414)
    const [only] = await forecast([cellsOf(values.slice(0, 400))])
    const card = only?.forecast?.card
    const came = wape(values.slice(400), only?.forecast?.p50 ?? []) as number
    expect(card?.origins).toBeGreaterThanOrEqual(8)
    expect((card?.missed ?? 0) / (card?.actual ?? 1)).toBeGreaterThan(came * 0.5)
    expect((card?.missed ?? 0) / (card?.actual ?? 1)).toBeLessThan(came * 2)
    expect((card?.missed ?? 0) < (card?.naiveMissed ?? 0)).toBe(true)
  })

  it.each<[string, (number | null)[]]>([
    ['one point', [12]],
    ['two points', [12, 15]],
    ['all zeros', Array(100).fill(0)],
    ['a constant', Array(100).fill(7)],
    ['a week', shop(3, 7)],
    ['ten days', shop(3, 10)],
    ['negative values', shop(3, 100).map((value) => value - 500)],
    ['huge values', shop(3, 100).map((value) => value * 1e13)],
    ['tiny values', shop(3, 100).map((value) => value * 1e-12)],
    ['long gaps', shop(3, 300).map((value, t) => (t > 60 && t < 200 ? null : value))],
    ['a sale a month', Array.from({ length: 300 }, (_, t) => (t % 30 === 0 ? 3 : 0))],
    ['a series that ended in zeros', [...shop(3, 200), ...Array<number>(60).fill(0)]],
    ['infinite and unknown values', [5, Number.NaN, Number.POSITIVE_INFINITY, 6, 7, 5, 6, 8]],
  ])('of %s are finite and in order', async (_, values) => {
    const [only] = await forecast([cellsOf(values)])
    expect(only && allFinite(only)).toBe(true)
    expect(only && inOrder(only)).toBe(true)
  })

  it('of nothing is none', async () => {
    const [empty, unknown] = await forecast([cellsOf([]), cellsOf([Number.NaN, Number.NaN])])
    expect(empty?.forecast).toBeNull()
    expect(unknown?.forecast).toBeNull()
  })

  it('are never negative where the history never is', async () => {
    const [only] = await forecast([cellsOf(shop(5, 200).map((value, t) => Math.max(0, value - 3 * t)))])
    expect(only?.forecast?.p10.every((low) => low >= 0)).toBe(true)
  })

  it('give nothing for a weekday that is always shut, and do not learn a closed day as low demand', async () => {
    const values = shop(9, 280).map((value, t) => (t % 7 === 6 ? 0 : value))
    const [open] = await forecast([cellsOf(values)])
    expect([6, 13].map((h) => open?.forecast?.p90[h])).toEqual([0, 0])
    const shut = values.map((value, t) => (t === 275 || t === 268 || t === 261 ? 0 : value))
    const [closed] = await forecast([cellsOf(shut)])
    expect(closed?.forecast?.p50[2] as number).toBeGreaterThan(0.9 * (open?.forecast?.p50[2] as number))
  })

  it('do not believe a value far outside all others, and say so', async () => {
    const values = shop(11, 280)
    const [clean] = await forecast([cellsOf(values)])
    const [dirty] = await forecast([cellsOf(values.map((value, t) => (t === 270 ? value * 1e6 : value)))])
    expect(dirty?.absurd).toBe(1)
    expect(wape([...(clean?.forecast?.p50 ?? [])], dirty?.forecast?.p50 ?? [])).toBeLessThan(0.05)
  })

  it('of what swings about its usual day follow the swing: lags beat the same hour last week', async () => {
    const { next } = chanceFrom(9)
    const hours = recogniseGrid(Float64Array.from({ length: 2000 }, (_, n) => START + n * 60))
    let swing = 0
    const values = Array.from({ length: 1512 }, (_, t) => {
      swing = 0.96 * swing + (next() - 0.5) * 20
      return 300 + 80 * Math.sin((t % 24) / 3.8) + swing
    })
    const known = cellsOf(values.slice(0, 1500))
    const { series } = await forecastMany([known], hours, { horizon: 12, gaps: null })
    const of = series[0]?.forecast
    const actual = values.slice(1500)
    expect(of?.weights.map(([name]) => name)).toContain('lag-ridge')
    expect(wape(actual, of?.p50 ?? [])).toBeLessThan(0.8 * (wape(actual, values.slice(1332, 1344)) as number))
  })

  it('of the same table are the same', async () => {
    const table = Array.from({ length: 12 }, (_, s) => cellsOf(shop(s, 200)))
    expect(await forecast(table)).toEqual(await forecast(table))
  })
})
