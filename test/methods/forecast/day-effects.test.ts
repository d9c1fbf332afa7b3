import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../../src/core/business-date.ts'
import { countryDays, countryOf } from '../../../src/data/country-days.ts'
import { wape } from '../../../src/methods/forecast/accuracy.ts'
import { dayEffects } from '../../../src/methods/forecast/day-effects.ts'
import { forecastMany } from '../../../src/methods/forecast/forecast-many.ts'
import { recogniseGrid } from '../../../src/methods/forecast/grid.ts'
import type { History } from '../../../src/methods/forecast/history.ts'
import { chanceFrom } from '../../support/seeded.ts'

const FROM = '2024-06-01'
const DAYS = 700
const grid = recogniseGrid(
  Float64Array.from({ length: DAYS }, (_, n) => Date.parse(`${FROM}T00:00:00Z`) / 60_000 + n * 1440),
)
const marks = countryDays('CN', FROM, addDays(FROM, DAYS + 60), 0)
const at = (date: string) => Math.round((Date.parse(date) - Date.parse(FROM)) / 86_400_000)

/** Sundays bring twice a Monday; days off bring 1.3 Sundays, worked weekends a Wednesday, the week of Spring Festival half. */
const shop = (seed: number): Float64Array => {
  const { next } = chanceFrom(seed)
  return Float64Array.from({ length: DAYS }, (_, t) => {
    const own = weekday(addDays(FROM, t))
    const like = marks.like[t] === 8 ? 4 : marks.like[t] || own
    const festival = marks.byOffset.includes(marks.group[t] as number)
    const near = festival && Math.abs(marks.offset[t] as number) <= 6 ? 0.5 : 1
    const off = marks.daysOff.includes(marks.group[t] as number) ? 1.3 : 1
    return 1000 * (0.9 + like * 0.15) * near * off * (0.97 + 0.06 * next())
  })
}

const historyOf = (y: Float64Array): History => ({
  y,
  first: 0,
  season: 7,
  shortSeason: 7,
  year: 364,
  calendar: null,
  coarse: false,
  nonNegative: true,
  intermittent: false,
  whole: false,
})

describe('holidays in forecasts', () => {
  it('are counted from the first day of the lunar year, and worked weekends trade like a Wednesday', () => {
    const festival = at('2026-02-17')
    expect(marks.offset[festival]).toBe(0)
    expect(marks.byOffset).toContain(marks.group[festival])
    expect(marks.occasion[festival]).toBe(marks.occasion[at('2026-02-10')])
    expect(marks.occasion[festival]).not.toBe(marks.occasion[at('2025-01-29')])
    expect(marks.like[at('2025-09-28')]).toBe(3)
    expect(marks.like[at('2025-10-01')]).toBe(7)
    expect(marks.group[at('2025-11-05')]).toBe(0)
  })

  it('are known of shops in one country with a calendar, and of no others', () => {
    expect(countryOf([{ timeZone: 'Asia/Shanghai' }, { timeZone: 'Asia/Shanghai' }])).toBe('CN')
    expect(countryOf([{ timeZone: 'Asia/Shanghai' }, { timeZone: 'Europe/London' }])).toBeNull()
    expect(countryOf([])).toBeNull()
    expect(countryDays('CN', '1500-01-01', '1500-03-01', 0).group.every((of) => of === 0)).toBe(true)
  })

  it('make the forecast of a festival far better', async () => {
    const cut = at('2026-02-08')
    const whole = [1, 2, 3, 4].map(shop)
    const cells = whole.map((y) => ({ steps: Int32Array.from({ length: cut }, (_, t) => t), values: y.slice(0, cut) }))
    const missed = async (known: typeof marks | null) => {
      const { series } = await forecastMany(cells, grid, { horizon: 21, gaps: null, marks: known })
      const forecast = series.flatMap((of) => [...(of.forecast?.p50 ?? [])])
      return wape(
        whole.flatMap((y) => [...y.slice(cut, cut + 21)]),
        forecast,
      ) as number
    }
    expect(await missed(marks)).toBeLessThan((await missed(null)) * 0.6)
  })

  it('of an occasion are not learnt from that occasion itself', () => {
    const y = shop(5)
    const before = dayEffects(historyOf(y), marks, 14)?.[at('2026-02-17')]
    const odd = Float64Array.from(y)
    odd[at('2026-02-17')] = 9000
    expect(dayEffects(historyOf(odd), marks, 14)?.[at('2026-02-17')]).toBeCloseTo(before as number, 9)
  })

  it('leave series that are too short or too sparse as they are', () => {
    expect(dayEffects(historyOf(shop(6).slice(0, 150)), marks, 14)).toBeNull()
    expect(dayEffects({ ...historyOf(shop(6)), intermittent: true }, marks, 14)).toBeNull()
  })
})
