import { describe, expect, it } from 'vitest'
import { dateText, recogniseGrid, stepOf } from '../../../src/methods/forecast/grid.ts'
import { dayOrder, readDate } from '../../../src/methods/forecast/read-dates.ts'

const minutes = (...texts: string[]) =>
  Float64Array.from(texts, (text) => readDate(text, 'month-first') ?? Number.NaN).sort()
const days = (from: string, count: number, step = 1) =>
  Float64Array.from({ length: count }, (_, n) => Date.parse(`${from}T00:00:00Z`) / 60_000 + n * step * 1440)

describe('the grid of a table', () => {
  it.each([
    ['days', days('2024-01-01', 40), 'day', [7]],
    ['Mondays to Fridays', days('2024-01-01', 40).filter((_, n) => n % 7 < 5), 'day', [7]],
    ['weeks', days('2024-01-01', 40, 7), 'week', [52]],
    ['first days of months', minutes('2024-01-01', '2024-02-01', '2024-03-01', '2024-05-01'), 'month', [12]],
    ['last days of months', minutes('2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'), 'month', [12]],
    ['quarters', minutes('2023Q1', '2023Q2', '2023Q3', '2023Q4', '2024Q1'), 'quarter', [4]],
    ['years', minutes('2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01'), 'year', [1]],
  ])('of %s is recognised', (_, instants, every, seasons) => {
    expect(recogniseGrid(instants)).toMatchObject({ every, seasons })
  })

  it('of hours has a day and a week as seasons, also where nights are shut', () => {
    const hours = days('2024-01-01', 30).reduce<number[]>(
      (all, day) => all.concat(Array.from({ length: 14 }, (_, hour) => day + (8 + hour) * 60)),
      [],
    )
    expect(recogniseGrid(Float64Array.from(hours))).toMatchObject({ every: 'minutes', step: 60, seasons: [24, 168] })
  })

  it('of hours of other years for other series is of hours', () => {
    const hours = ['2015-07-01', '2019-03-01', '2023-01-01'].flatMap((from) =>
      Array.from({ length: 300 }, (_, n) => Date.parse(`${from}T00:00:00Z`) / 60_000 + n * 60),
    )
    expect(recogniseGrid(Float64Array.from(hours))).toMatchObject({ every: 'minutes', step: 60 })
  })

  it('of till times is a day: they are no series of minutes', () => {
    const times = Array.from({ length: 400 }, (_, n) => 28_000_000 + n * 137 + (n % 11))
    expect(recogniseGrid(Float64Array.from(times))).toMatchObject({ every: 'day' })
  })

  it('writes the dates that follow as they were: month ends stay month ends, weeks keep their weekday', () => {
    const ends = recogniseGrid(minutes('2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'))
    expect([3, 4, 13].map((step) => dateText(ends, step))).toEqual(['2024-04-30', '2024-05-31', '2025-02-28'])
    const wednesdays = recogniseGrid(days('2024-01-03', 10, 7))
    expect(dateText(wednesdays, 10)).toBe('2024-03-13')
    expect(stepOf(wednesdays, (readDate('2024-03-15', 'month-first') ?? 0) + 60)).toBe(10)
  })
})

describe('dates of a user', () => {
  it.each([
    ['2024-03-04', '2024-03-04T00:00'],
    ['2024/3/4 13:05', '2024-03-04T13:05'],
    ['20240304', '2024-03-04T00:00'],
    ['2024-03-04T23:59:59.120+08:00', '2024-03-04T23:59'],
    ['2024年3月4日', '2024-03-04T00:00'],
    ['3/4/2024 1:05 PM', '2024-03-04T13:05'],
    ['4 Mar 2024', '2024-03-04T00:00'],
    ['Mar-2024', '2024-03-01T00:00'],
    ['2024-W10', '2024-03-04T00:00'],
    ['2024 W10', '2024-03-04T00:00'],
    ['2024 Mar', '2024-03-01T00:00'],
    ['2024M03', '2024-03-01T00:00'],
    ['4-Mar-24', '2024-03-04T00:00'],
    ['2024', '2024-01-01T00:00'],
    ['202403', '2024-03-01T00:00'],
    ['2024年第10周', '2024-03-04T00:00'],
    ['2024年第2季度', '2024-04-01T00:00'],
    ['２０２４年３月４日', '2024-03-04T00:00'],
    ['1709514300', '2024-03-04T01:05'],
    ['1709514300000', '2024-03-04T01:05'],
  ])('%s is %s', (text, iso) => {
    expect(readDate(text, 'month-first')).toBe(Date.parse(`${iso}Z`) / 60_000)
  })

  it.each(['2024-02-30', '2023-02-29', 'yesterday', '', '12', '2024-13-01', '4-Abc-24', '0007'])(
    '%s is none',
    (text) => {
      expect(readDate(text, 'month-first')).toBeNull()
    },
  )

  it('are read day first when some date of the column can only be read so', () => {
    expect(dayOrder(['3/4/2024', '25/4/2024'])).toBe('day-first')
    expect(dayOrder(['3/4/2024', '4/25/2024'])).toBe('month-first')
    expect(dayOrder(['3.4.2024'])).toBe('day-first')
  })
})
