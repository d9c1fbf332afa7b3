import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { floorwalker } from '../support/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'forecast-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)
const write = (name: string, lines: readonly string[]) => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const sales = (store: string, days: number, level: number) =>
  Array.from({ length: days }, (_, n) => `${day(n)},${store},${level + (n % 7) * 10 + ((n * 37) % 11)}`)

const columns = ['--date', 'date', '--value', 'units']

describe('floorwalker forecast', () => {
  it('gives each series of a file its points, as contracts.md says', async () => {
    const file = write('sales.csv', ['date,store,units', ...sales('A', 120, 100), ...sales('B', 120, 1000)])
    const ran = await floorwalker([
      'forecast',
      '--file',
      file,
      ...columns,
      '--by',
      'store',
      '--horizon',
      '10',
      '--json',
    ])
    expect(ran.code).toBe(0)
    const out = JSON.parse(ran.out)
    expect(Object.keys(out)).toEqual(['series', 'ms'])
    expect(out.series.map((series: { by: unknown }) => series.by)).toEqual([{ store: 'A' }, { store: 'B' }])
    const [{ method, points }] = out.series
    expect(method).toMatch(/[a-z]/)
    expect(points.map((point: { date: string }) => point.date)).toEqual(
      Array.from({ length: 10 }, (_, n) => day(120 + n)),
    )
    // 30 April 2024 is day 120 and a Tuesday: level 100, 10 more, noise of 0 to 10
    expect(points[0].p50).toBeGreaterThan(105)
    expect(points[0].p50).toBeLessThan(125)
    for (const { p10, p50, p90 } of points) expect(p10 <= p50 && p50 <= p90).toBe(true)
  })

  it('forecasts the same on threads as one after the other, and many series fast', async () => {
    const many = Array.from({ length: 900 }, (_, s) => sales(`S${s}`, 60, 20 + s)).flat()
    const file = write('many.csv', ['date,store,units', ...many])
    const words = ['forecast', '--file', file, ...columns, '--by', 'store', '--json']
    const [first, second] = [await floorwalker(words), await floorwalker(words)]
    expect(JSON.parse(first.out).series).toHaveLength(900)
    expect(JSON.parse(first.out).series).toEqual(JSON.parse(second.out).series)
  })

  it('says what it summed, left out and took as zero', async () => {
    const rows = sales('A', 60, 100)
    const file = write('dirty.csv', ['date,store,units', ...rows, rows[3] as string, 'soon,A,5', '2024-01-09,A,many'])
    const ran = await floorwalker(['forecast', '--file', file, ...columns, '--by', 'store', '--lang', 'en'])
    expect(ran.code).toBe(0)
    expect(ran.err).toContain('1 row has no date that can be read')
    expect(ran.err).toContain('1 row has a value that is no number')
    expect(ran.err).toContain('1 row shares series and date')
    expect(ran.out).toContain('WAPE')
    const slip = write('slip.csv', ['date,store,units', ...rows, '2099-12-31,A,5'])
    const far = await floorwalker(['forecast', '--file', slip, ...columns, '--by', 'store', '--lang', 'en'])
    expect(far.err).toContain('1 row has a date years away from all others')
    expect(far.err).not.toContain('can be read')
    const chinese = await floorwalker(['forecast', '--file', file, ...columns, '--by', 'store', '--lang', 'zh'])
    expect(chinese.err).toContain('1 行没有可读的日期')
    expect(chinese.out).toContain('方法')
  })

  it('forecasts days by day and weeks by week where a file holds both, and says so', async () => {
    const weeks = Array.from({ length: 40 }, (_, n) => `${day(7 * n)},W,${700 + ((n * 37) % 110)}`)
    const file = write('steps.csv', ['date,store,units', ...sales('A', 300, 100), ...weeks])
    const ran = await floorwalker([
      'forecast',
      '--file',
      file,
      ...columns,
      '--by',
      'store',
      '--horizon',
      '3',
      '--lang',
      'en',
      '--json',
    ])
    const { series } = JSON.parse(ran.out)
    expect(series.map(({ by }: { by: { store: string } }) => by.store)).toEqual(['A', 'W'])
    expect(series[0].points.map(({ date }: { date: string }) => date)).toEqual([300, 301, 302].map(day))
    expect(series[1].points.map(({ date }: { date: string }) => date)).toEqual([280, 287, 294].map(day))
    expect(series[1].points[0].p10).toBeGreaterThan(500)
    expect(ran.err).toContain('different steps (day: 1, week: 1)')
  })

  it('says how it read numbers that can be read two ways, and takes the other way when told', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `${day(n)};1.${String(200 + (n % 7) * 10)}`)
    const file = write('ways.csv', ['date;units', ...rows])
    const read = await floorwalker(['forecast', '--file', file, ...columns, '--json', '--lang', 'en'])
    expect(read.err).toContain('Values such as 1.200 were read as decimals')
    expect(JSON.parse(read.out).series[0].points[0].p50).toBeLessThan(2)
    const told = await floorwalker(['forecast', '--file', file, ...columns, '--json', '--decimal', 'comma'])
    expect(told.err).toBe('')
    expect(JSON.parse(told.out).series[0].points[0].p50).toBeGreaterThan(1000)
  })

  it('recognises hours, and forecasts none in which the table never has a row', async () => {
    const hours = Array.from({ length: 28 }, (_, n) => n).flatMap((n) =>
      Array.from({ length: 12 }, (_, h) => `${day(n)} ${String(9 + h).padStart(2, '0')}:00,${50 + 10 * h + (n % 7)}`),
    )
    const file = write('hours.csv', ['date,units', ...hours])
    const ran = await floorwalker(['forecast', '--file', file, ...columns, '--horizon', '24', '--json'])
    const [{ by, points }] = JSON.parse(ran.out).series
    expect(by).toEqual({})
    const opening = Array.from({ length: 12 }, (_, h) => `T${String(9 + h).padStart(2, '0')}:00:00`)
    expect(points.map((point: { date: string }) => point.date)).toEqual(
      [28, 29].flatMap((n) => opening.map((hour) => `${day(n)}${hour}`)),
    )
    expect(points[3].p50).toBeCloseTo(80, -1)
  })

  it.each([
    [['--file', 'no-such.csv', ...columns], 'no such file'],
    [['--date', 'date'], '--file'],
  ])('is bad use in one sentence: %j', async (words, said) => {
    const ran = await floorwalker(['forecast', ...words])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain(said)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
  })

  it('is bad use with a column that is not there, an unreadable date column, a horizon of nothing', async () => {
    const file = write('other.csv', ['when,store,units', ...sales('A', 20, 5)])
    const missing = await floorwalker(['forecast', '--file', file, ...columns])
    expect([missing.code, missing.err.includes('date')]).toEqual([2, true])
    const wrong = await floorwalker(['forecast', '--file', file, '--date', 'store', '--value', 'units'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('No cell of store in other.csv is a date (the first is “A”)')
    const empty = write('empty.csv', ['when,units', ...Array.from({ length: 9 }, (_, n) => `${day(n)},`)])
    const words = ['forecast', '--file', empty, '--date', 'when', '--value', 'units', '--lang', 'zh']
    expect((await floorwalker(words)).err).toContain('empty.csv 的列 units 全是空的')
    const bare = await floorwalker(['forecast', '--file', write('bare.csv', ['date,units']), ...columns])
    expect([bare.code, bare.err]).toEqual([2, 'bare.csv has a header but no rows below it.\n'])
    const none = await floorwalker(['forecast', '--file', file, '--date', 'when', '--value', 'units', '--horizon', '0'])
    expect(none.code).toBe(2)
  })
})
