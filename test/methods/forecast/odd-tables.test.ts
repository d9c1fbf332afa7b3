import { describe, expect, it } from 'vitest'
import { gatherSeries } from '../../../src/methods/forecast/gather-series.ts'
import { dateText } from '../../../src/methods/forecast/grid.ts'
import { isOpen, openSteps, stepsHolding } from '../../../src/methods/forecast/open-steps.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const at = (n: number) => new Date(Date.UTC(2024, 0, 1 + n))
const iso = (n: number) => at(n).toISOString().slice(0, 10)
const table = (date: (n: number) => string, rows = 40) => {
  const places = Array.from({ length: rows }, (_, n) => n)
  return { date: places.map(date), value: places.map((n) => String(100 + n)), by: [] }
}

/** The grid, the first dates on it and the next one that has no row yet. */
const read = (date: (n: number) => string, rows = 40) => {
  const gathered = gatherSeries(table(date, rows), null)
  if (!gathered) return null
  const { grid, cells } = gathered
  const steps = cells[0]?.steps ?? new Int32Array()
  const texts = [...steps.slice(0, 2), (steps.at(-1) ?? 0) + 1].map((step) => dateText(grid, step))
  return { every: grid.every, step: grid.step, texts, rows: steps.length }
}

describe('dates as the tables of the world write them', () => {
  const days = { every: 'day', step: 1440, texts: ['2024-01-01', '2024-01-02', '2024-02-10'], rows: 40 }
  it.each<[string, (n: number) => string]>([
    ['a weekday behind', (n) => `${iso(n)} 星期${'日一二三四五六'[at(n).getUTCDay()]}`],
    ['a weekday before', (n) => at(n).toUTCString().slice(0, 16)],
    ['serial numbers of Excel', (n) => String(45292 + n)],
    ['two-digit years', (n) => `${at(n).getUTCMonth() + 1}/${at(n).getUTCDate()}/24`],
    ['full-width digits', (n) => iso(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  ])('days with %s', (_, date) => expect(read(date)).toEqual(days))

  it.each<[string, (n: number) => string, string, string[]]>([
    [
      'Q1 2020',
      (n) => `Q${(n % 4) + 1} ${2000 + Math.floor(n / 4)}`,
      'quarter',
      ['2000-01-01', '2000-04-01', '2010-01-01'],
    ],
    [
      '1Q20',
      (n) => `${(n % 4) + 1}Q${String(Math.floor(n / 4)).padStart(2, '0')}`,
      'quarter',
      ['2000-01-01', '2000-04-01', '2010-01-01'],
    ],
    [
      'Jan-15',
      (n) => `${MONTHS[n % 12]}-${15 + Math.floor(n / 12)}`,
      'month',
      ['2015-01-01', '2015-02-01', '2018-05-01'],
    ],
    [
      '01/2015',
      (n) => `${String((n % 12) + 1).padStart(2, '0')}/${2015 + Math.floor(n / 12)}`,
      'month',
      ['2015-01-01', '2015-02-01', '2018-05-01'],
    ],
    ['FY1980', (n) => `FY${1980 + n}`, 'year', ['1980-01-01', '1981-01-01', '2020-01-01']],
    [
      '5-Jan-70',
      (n) => `5-Jan-${String((70 + n) % 100).padStart(2, '0')}`,
      'year',
      ['1970-01-05', '1971-01-05', '2010-01-05'],
    ],
  ])('%s', (_, date, every, texts) => expect(read(date)).toMatchObject({ every, texts, rows: 40 }))

  it.each<[string, (n: number) => string, string, string]>([
    ['every second day', (n) => iso(2 * n), 'day', '2024-03-21'],
    ['every fortnight', (n) => iso(14 * n), 'week', '2025-07-14'],
    ['every half-year', (n) => `${2000 + Math.floor(n / 2)}-${n % 2 ? '07' : '01'}-01`, 'quarter', '2020-01-01'],
  ])('a table of %s goes on in that step', (_, date, every, next) => {
    const found = read(date)
    expect(found?.every).toBe(every)
    expect(found?.texts[2]).toBe(next)
  })

  it('does not take what is no date for one', () => {
    for (const text of ['Q5 2020', '13/2020', '32-Jan-20', 'Foo-15', '2024-02-30', '19999', '80000', 'soon'])
      expect([text, read(() => text, 3)]).toEqual([text, null])
  })
})

describe('weekdays and hours at which a table never has a row', () => {
  const shut = (date: (n: number) => string, rows: number) => {
    const gathered = gatherSeries(table(date, rows), null)
    if (!gathered) throw new Error('no grid')
    return {
      open: openSteps(gathered.cells, gathered.grid),
      grid: gathered.grid,
      last: gathered.cells[0]?.steps.at(-1) ?? 0,
    }
  }

  it('are left out, so that a horizon of five on working days is one week', () => {
    // Monday 1 January 2024, five days a week
    const { open, grid, last } = shut((n) => iso(n + 2 * Math.floor(n / 5)), 40)
    const told = Array.from({ length: stepsHolding(open, 5) }, (_, h) => last + 1 + h).filter((step) =>
      isOpen(open, step),
    )
    expect(told.slice(0, 5).map((step) => dateText(grid, step))).toEqual([
      '2024-02-26',
      '2024-02-27',
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ])
  })

  it('are not told from a lost day where the table is short', () => {
    const { open } = shut((n) => iso(n + 2 * Math.floor(n / 5)), 15)
    expect([...open]).toEqual([1])
  })
})
