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
    const calm = Array.from({ length: 30 }, (_, t) => 1000 * (1 + 0.2 * Math.sin(t / 1.9)) + 20 * next())
    const wild = calm.map((value) => value * (0.4 + 1.2 * next()))
    const [[narrow], [wide]] = [await forecast([calm]), await forecast([wild])]
    expect(narrow?.card.origins).toBe(0)
    expect(reach(narrow)).toBeLessThan(0.6)
    expect(reach(wide)).toBeGreaterThan(1.5 * reach(narrow))
  })
})

/** Width of the first step's interval over its middle. */
const reach = (of: SeriesForecast | undefined): number =>
  of === undefined ? Number.NaN : ((of.p90[0] as number) - (of.p10[0] as number)) / (of.p50[0] as number)
