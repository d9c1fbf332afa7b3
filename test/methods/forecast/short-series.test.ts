import { describe, expect, it } from 'vitest'
import type { Cells } from '../../../src/methods/forecast/cells.ts'
import type { SeriesForecast } from '../../../src/methods/forecast/forecast-chunk.ts'
import { forecastMany } from '../../../src/methods/forecast/forecast-many.ts'
import { recogniseGrid } from '../../../src/methods/forecast/grid.ts'
import { chanceFrom } from '../../support/seeded.ts'

const months = recogniseGrid(Float64Array.from({ length: 90 }, (_, n) => Date.UTC(2016, n, 1) / 60_000))
const HORIZON = 12

const cellsOf = (values: readonly number[]): Cells => ({
  steps: Int32Array.from(values.keys()),
  values: Float64Array.from(values),
})

const forecast = async (table: readonly (readonly number[])[]): Promise<SeriesForecast[]> => {
  const { series } = await forecastMany(table.map(cellsOf), months, { horizon: HORIZON, gaps: null })
  return series.flatMap(({ forecast: of }) => of ?? [])
}

describe('intervals of short series', () => {
  it('hold of months to come what they promise, however unlike the series of a table are', async () => {
    const { next } = chanceFrom(11)
    const all = Array.from({ length: 100 }, () => {
      const [calm, drift] = [3 + 12 * next(), 5 * next()]
      const season = Array.from({ length: 12 }, () => 100 * next())
      let level = 200
      return Array.from({ length: 60 + HORIZON }, (_, t) => {
        level += drift * (next() + next() - 1)
        return level + (season[t % 12] as number) + calm * (next() + next() + next() + next() - 2) * 1.7
      })
    })
    const made = await forecast(all.map((values) => values.slice(0, 60)))
    let within = 0
    made.forEach((of, s) => {
      for (let h = 0; h < HORIZON; h += 1) {
        const came = all[s]?.[60 + h] ?? Number.NaN
        if (came >= (of.p10[h] as number) && came <= (of.p90[h] as number)) within += 1
      }
    })
    const share = within / (all.length * HORIZON)
    expect(share).toBeGreaterThan(0.77)
    expect(share).toBeLessThan(0.87)
  })

  it('are as wide as the series itself moves where it is too short to test a forecast on', async () => {
    const { next } = chanceFrom(5)
    const calm = Array.from({ length: 24 }, (_, t) => 1000 * (1 + 0.2 * Math.sin(t / 1.9)) + 20 * next())
    const wild = calm.map((value) => value * (0.4 + 1.2 * next()))
    const [[narrow], [wide]] = [await forecast([calm]), await forecast([wild])]
    expect(narrow?.card.origins).toBe(0)
    expect(reach(narrow)).toBeLessThan(0.6)
    expect(reach(wide)).toBeGreaterThan(1.5 * reach(narrow))
  })
})

describe('forecasts of short series', () => {
  it('go on with a trend and a season that two years of months have shown', async () => {
    const { next } = chanceFrom(8)
    const all = Array.from({ length: 24 + HORIZON }, (_, t) => {
      const season = 1 + 0.3 * Math.sin((t * Math.PI) / 6)
      return (1000 + 25 * t) * season * (0.98 + 0.04 * next())
    })
    const [made] = await forecast([all.slice(0, 24)])
    const came = all.slice(24)
    const missed = (of: ArrayLike<number>) => came.reduce((sum, y, h) => sum + Math.abs(y - (of[h] as number)), 0)
    expect(missed(made?.p50 ?? [])).toBeLessThan(0.6 * missed(all.slice(12, 24)))
  })

  it('of twelve years go on with their trend, and of twelve that have none stay where they are', async () => {
    const { next } = chanceFrom(4)
    const noise = Array.from({ length: 12 }, () => 40 * (next() - 0.5))
    const [rising] = await forecastYears(noise.map((of, t) => 1000 + 50 * t + of))
    const [flat] = await forecastYears(noise.map((of) => 1000 + of))
    expect(rising?.p50[3]).toBeGreaterThan(1650)
    expect(rising?.p50[3]).toBeLessThan(1850)
    expect(Math.abs((flat?.p50[3] ?? 0) - 1000)).toBeLessThan(25)
  })
})

const years = recogniseGrid(Float64Array.from({ length: 20 }, (_, n) => Date.UTC(2000 + n, 0, 1) / 60_000))
const forecastYears = async (values: readonly number[]): Promise<SeriesForecast[]> => {
  const { series } = await forecastMany([cellsOf(values)], years, { horizon: 4, gaps: null })
  return series.flatMap(({ forecast: of }) => of ?? [])
}

/** Width of the first step's interval over its middle. */
const reach = (of: SeriesForecast | undefined): number =>
  of === undefined ? Number.NaN : ((of.p90[0] as number) - (of.p10[0] as number)) / (of.p50[0] as number)
