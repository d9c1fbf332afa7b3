import { expect, it } from 'vitest'
import { forecastMany } from '../../../src/methods/forecast/forecast-many.ts'
import { gatherSeries, type LongTable } from '../../../src/methods/forecast/gather-series.ts'
import { type Chance, chanceFrom } from '../../support/seeded.ts'

const HOUR = 3_600_000
const STEPS = [HOUR / 4, HOUR, 24 * HOUR, 24 * HOUR, 7 * 24 * HOUR, 30.44 * 24 * HOUR, 365.25 * 24 * HOUR]
const KINDS: readonly ((chance: Chance, t: number) => number)[] = [
  () => 0,
  () => 7,
  ({ next }) => next() * 100,
  ({ next }) => (next() < 0.05 ? 3 : 0),
  ({ next }) => -50 * next(),
  ({ next }) => next() * 1e300,
  ({ next }) => next() * 1e-300,
  ({ next }) => (next() < 0.01 ? 1e12 : next()),
  (_, t) => t * t,
  (_, t) => (t < 30 ? 5 : 5000),
  ({ pick }) => pick([0, -5, 1e9, 3.3, Number.POSITIVE_INFINITY, Number.NaN]),
]

/** Rows in any order, with gaps, doubles, wrong dates and wrong numbers. */
const tableOf = (chance: Chance): LongTable => {
  const { next, pick, below } = chance
  const [n, step, kind] = [pick([0, 1, 2, 3, 8, 20, 60, 200, 500]), pick(STEPS), pick(KINDS)]
  const start = pick([Date.UTC(2023, 0, 1), Date.UTC(1950, 5, 3), Date.UTC(2024, 1, 29)])
  const rows: [string | null, string | null, string][] = []
  for (let s = 0; s < pick([1, 3, 9]); s += 1)
    for (let t = 0; t < n; t += 1) {
      if (next() < 0.1) continue
      const iso = new Date(start + t * step).toISOString().slice(0, 19)
      const date = next() < 0.01 ? pick([null, '', 'soon', '32/13/2024', '2099-12-31', '1900-01-01']) : iso
      const value = next() < 0.02 ? pick([null, '', 'abc', '1,234.5', '(12)', '¥3']) : String(kind(chance, t))
      rows.splice(next() < 0.02 ? below(rows.length + 1) : rows.length, 0, [date, value, `s${s}`])
      if (next() < 0.02) rows.push([date, value, `s${s}`])
    }
  return { date: rows.map(([date]) => date), value: rows.map(([, value]) => value), by: [rows.map(([, , by]) => by)] }
}

it('whatever a table holds, forecasts are numbers in order, or none', async () => {
  const chance = chanceFrom(20)
  for (let run = 0; run < 150; run += 1) {
    const gathered = gatherSeries(tableOf(chance), null)
    if (gathered === null) continue
    const { series } = await forecastMany(gathered.cells, gathered.grid, {
      horizon: chance.pick([1, 14, 60]),
      gaps: null,
    })
    for (const { forecast } of series) {
      if (forecast === null) continue
      const { p10, p50, p90, mean, card } = forecast
      expect([...p10, ...p50, ...p90, ...mean, ...Object.values(card)].every(Number.isFinite), `run ${run}`).toBe(true)
      expect(
        p50.every((middle, h) => (p10[h] as number) <= middle && middle <= (p90[h] as number)),
        `run ${run}`,
      ).toBe(true)
    }
  }
})

it('a slip of the pen in a date does not move the forecast by decades', () => {
  const date = Array.from({ length: 60 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1) + n * 24 * HOUR).toISOString().slice(0, 10),
  )
  const gathered = gatherSeries({ date: [...date, '2099-01-01'], value: date.map(() => '5').concat('5'), by: [] }, null)
  expect(gathered?.cells[0]?.steps).toHaveLength(60)
  expect(gathered?.said).toMatchObject({ unreadDates: 0, farDates: 1 })
})

it('a table of Wednesdays with another day now and then has no zeros between', async () => {
  const date: string[] = []
  for (let week = 0; week < 60; week += 1)
    for (const day of week % 9 === 0 ? [0, 2] : [0])
      date.push(new Date(Date.UTC(2025, 0, 1 + week * 7 + day)).toISOString().slice(0, 10))
  const gathered = gatherSeries({ date, value: date.map((_, n) => String(5000 + (n % 5))), by: [] }, 'day')
  if (gathered === null) throw new Error('no dates')
  const { shape } = await forecastMany(gathered.cells, gathered.grid, { horizon: 7, gaps: null })
  expect(shape.gaps).toBe('missing')
})
