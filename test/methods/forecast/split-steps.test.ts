import { describe, expect, it } from 'vitest'
import { gatherSeries } from '../../../src/methods/forecast/gather-series.ts'
import { dateText } from '../../../src/methods/forecast/grid.ts'
import { splitSteps } from '../../../src/methods/forecast/split-steps.ts'
import { chanceFrom } from '../../support/seeded.ts'

type Series = readonly [name: string, rows: number, date: (n: number) => string]
const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10)
const month = (n: number) => new Date(Date.UTC(2022, n, 1)).toISOString().slice(0, 10)
/** Mondays from 6 January 2025. */
const monday = (n: number) => day(5 + 7 * n)

/** Of each series: its step, how many steps it has, and the date of the step after its last. */
const stepsOf = (table: readonly Series[]) => {
  const rows = table.flatMap(([name, count, date]) => Array.from({ length: count }, (_, n) => [name, date(n)] as const))
  const columns = {
    date: rows.map(([, date]) => date),
    value: rows.map((_, n) => String(n)),
    by: [rows.map(([name]) => name)],
  }
  const gathered = gatherSeries(columns, null)
  if (gathered === null) return []
  const said: [place: number, ...(string | number)[]][] = splitSteps(gathered).flatMap(({ grid, places, cells }) =>
    places.map((place, n): [number, string, number, string] => {
      const steps = cells[n]?.steps ?? new Int32Array()
      return [place, grid.every, steps.length, dateText(grid, (steps.at(-1) ?? 0) + 1)]
    }),
  )
  return said.sort((a, b) => a[0] - b[0]).map(([, ...rest]) => rest)
}

describe('a table whose series have steps of their own', () => {
  it('is taken apart into days, weeks, months and hours', () => {
    const hour = (n: number) => `${day(Math.floor(n / 24))} ${n % 24}:00`
    expect(
      stepsOf([
        ['day', 300, day],
        ['week', 40, monday],
        ['month', 30, month],
      ]),
    ).toEqual([
      ['day', 300, day(300)],
      ['week', 40, monday(40)],
      ['month', 30, month(30)],
    ])
    expect(
      stepsOf([
        ['hour', 480, hour],
        ['day', 60, day],
      ]),
    ).toEqual([
      ['minutes', 480, `${day(20)}T00:00:00`],
      ['day', 60, day(60)],
    ])
  })

  it('keeps each one’s weekday where no series has days', () => {
    expect(
      stepsOf([
        ['mondays', 40, monday],
        ['sundays', 40, (n) => day(4 + 7 * n)],
        ['new, on two Sundays', 2, (n) => day(4 + 7 * (38 + n))],
      ]),
    ).toEqual([
      ['week', 40, monday(40)],
      ['week', 40, day(4 + 7 * 40)],
      ['week', 2, day(4 + 7 * 40)],
    ])
  })

  it('leaves goods that sell on few days among the days', () => {
    const { next } = chanceFrom(3)
    const rare = Array.from({ length: 300 }, (_, n) => n).filter(() => next() < 0.12)
    const steps = stepsOf([
      ['every day', 300, day],
      ['rare', rare.length, (n) => day(rare[n] ?? 0)],
      ['once', 1, () => day(200)],
    ])
    expect(steps.map(([every]) => every)).toEqual(['day', 'day', 'day'])
  })
})
