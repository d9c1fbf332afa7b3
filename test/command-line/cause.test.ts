import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { causeCase } from '../support/cause-cases.ts'
import { floorwalker } from '../support/command-line.ts'

let folder = ''
let file = ''
let planted: string[] = []
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'floorwalker-cause-'))
  file = join(folder, 'case.csv')
  const { dims, actual, expected, causes } = causeCase('one cuboid, alike, noise 2 %', 3)
  const rows = actual.map((v, row) => [...dims.map(({ cells }) => cells[row]), v, expected[row]].join(','))
  writeFileSync(file, ['a,b,c,d,v,f', ...rows].join('\n'))
  planted = causes
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const columns = ['--dims', 'a,b,c,d', '--actual', 'v', '--expected', 'f']

describe('cause', () => {
  it('gives the ranked sets as one line of JSON', async () => {
    const ran = await floorwalker(['cause', '--file', file, ...columns, '--json'])
    expect(ran.code, ran.err).toBe(0)
    expect(ran.err).toBe('')
    const { causes, ms } = JSON.parse(ran.out)
    expect(ms).toBeGreaterThanOrEqual(0)
    expect(
      causes.map(({ where }: { where: Record<string, string> }) =>
        Object.entries(where)
          .map(([dim, value]) => `${dim}=${value}`)
          .join('&'),
      ),
    ).toEqual(expect.arrayContaining(planted))
    expect(causes).toHaveLength(planted.length)
    for (const cause of causes) {
      expect(Object.keys(cause)).toEqual(['where', 'actual', 'expected', 'explains', 'sure'])
      // four of a hundred leaves off by far more than 2 % of noise: nothing that chance makes
      expect(cause.sure).toBe(true)
    }
    const shares = causes.map(({ explains }: { explains: number }) => explains)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
  })

  it('gives a table for a reader', async () => {
    const ran = await floorwalker(['cause', '--file', file, ...columns])
    expect(ran.out).toMatch(/^Actual .*, expected .*\.\nwhere +actual +expected +explains\n/)
    expect(ran.out).toMatch(/Together they explain \d+\.\d % of the change\.\n$/)
  })

  it('counts bad cells and lines on stderr and goes on', async () => {
    const path = join(folder, 'dirty.csv')
    writeFileSync(path, 'a;v;f;n\nx;1;2;4\ny;oops;2;4\nz;;2;4\nw;1;1;1;1;1\nq;1,5;2;4\n')
    const ran = await floorwalker([
      'cause',
      '--file',
      path,
      '--dims',
      'a',
      '--actual',
      'v',
      '--expected',
      'f',
      '--over',
      'n',
    ])
    expect(ran.code, ran.err).toBe(0)
    expect(ran.err).toMatch(/1 cells are no numbers \(the first is “oops”\), 1 are empty/)
    expect(ran.err).toMatch(/1 lines are no rows/)
    expect(ran.out).toMatch(/^Actual 0\.3125, expected 0\.5\.\nNothing stands out/)
  })

  it('says which rows it cannot reckon with, and shows no figure that is none', async () => {
    const path = join(folder, 'unusable.csv')
    const rows = Array.from({ length: 36 }, (_, row) => {
      const x = Math.floor(row / 6)
      return `x${x},y${row % 6},${x === 1 ? 20 : 100},${x === 2 ? '1e307' : 100},${x === 3 ? -5 : 200}`
    })
    writeFileSync(path, ['a,b,v,f,n', ...rows].join('\n'))
    const words = ['cause', '--file', path, '--dims', 'a,b', '--actual', 'v', '--expected', 'f', '--over', 'n']
    const ran = await floorwalker(words)
    expect(ran.code, ran.err).toBe(0)
    expect(ran.err).toMatch(/Column f: 6 values are too large/)
    expect(ran.err).toMatch(/Column n: 6 values are negative or too large/)
    expect(ran.out).toMatch(/^Actual 0\.4, expected 0\.5\.\n/)
    expect(ran.out).toMatch(/a=x1 +0\.1 +0\.5 +100\.0 %/)
    expect(ran.out).not.toMatch(/NaN|∞/)
  })

  it('ends with 1 and the columns that are there when one is missing', async () => {
    const ran = await floorwalker(['cause', '--file', file, '--dims', 'a,x', '--actual', 'v', '--expected', 'f'])
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toBe('case.csv has no column x; its columns are a, b, c, d, v, f.\n')
  })

  it.each([
    [['cause']],
    [['cause', '--file', 'nowhere.csv', ...columns]],
    [['cause', '--file', 'package.json', '--dims', 'a,,b', '--actual', 'v', '--expected', 'f']],
  ])('is bad use: %j', async (words) => {
    const ran = await floorwalker(words)
    expect(ran.code).toBe(2)
    expect(ran.err.trim().split('\n')).toHaveLength(1)
  })
})
