import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openWorkshop } from '../../src/data/duckdb.ts'
import { readUserTable } from '../../src/data/user-table.ts'
import { sound } from './support/opened.ts'
import { scratch } from './support/small-chain.ts'

const folder = scratch()
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('a table that a user brings', () => {
  it('is read by the names of its columns, in any case, with empty cells as null', async () => {
    const table = sound(
      await readUserTable(put('plain.csv', 'Day,Store ,v\n2024-01-01,S1,3\n2024-01-02,,\n'), ['day', 'store', 'v']),
    )
    expect(table.rows).toBe(2)
    expect(table.header).toEqual(['Day', 'Store', 'v'])
    expect(table.column('day')).toEqual(['2024-01-01', '2024-01-02'])
    expect(table.column('store')).toEqual(['S1', null])
    expect(table.column('v')).toEqual(['3', null])
  })

  it('prefers the exact name where two differ in case only', async () => {
    const table = sound(await readUserTable(put('case.csv', 'V,v\n1,2\n'), ['v']))
    expect(table.column('v')).toEqual(['2'])
  })

  it.each([
    ['semicolons and quoted delimiters', 'a;b\n"x;1";2\n', ['x;1'], ['2']],
    ['tabs', 'a\tb\nx,y,z\t2\n', ['x,y,z'], ['2']],
    ['line breaks within quotes', 'a,b\r\n"x\ny",2\r\n', ['x\ny'], ['2']],
    ['a byte order mark', '\uFEFFa,b\nx,2\n', ['x'], ['2']],
    ['rows that end early', 'a,b\nx\ny,2\n', ['x', 'y'], [null, '2']],
  ])('may have %s', async (_, text, a, b) => {
    const table = sound(await readUserTable(put('shape.csv', text), ['a', 'b']))
    expect([table.column('a'), table.column('b')]).toEqual([a, b])
  })

  it('may be written in GBK or UTF-16, or packed', async () => {
    // 门店,值 / 上海,5 in GBK
    const gbk = Uint8Array.from([
      0xc3, 0xc5, 0xb5, 0xea, 0x2c, 0xd6, 0xb5, 0x0a, 0xc9, 0xcf, 0xba, 0xa3, 0x2c, 0x35, 0x0a,
    ])
    const utf16 = Buffer.from('\uFEFF门店\t值\n上海\t5\n', 'utf16le')
    const packed = gzipSync('门店,值\n上海,5\n')
    for (const path of [put('gbk.csv', gbk), put('utf16.txt', utf16), put('packed.csv.gz', packed)]) {
      const table = sound(await readUserTable(path, ['门店', '值']))
      expect(table.column('门店'), path).toEqual(['上海'])
      expect(table.column('值'), path).toEqual(['5'])
    }
  })

  it('counts the lines that are no rows', async () => {
    const table = sound(await readUserTable(put('broken.csv', 'a,b\n1,2\n1,2,3,4\n5,6\n'), ['a']))
    expect(table.column('a')).toEqual(['1', '5'])
    expect(table.broken).toBe(1)
  })

  it('may be Parquet', async () => {
    const path = join(folder, 'table.parquet')
    const session = await openWorkshop()
    await session.run(`copy (select date '2024-01-01' as "Day", 1.50::decimal(5,2) as v) to '${path}' (format parquet)`)
    session.close()
    const table = sound(await readUserTable(path, ['day', 'v']))
    expect([table.column('day'), table.column('v')]).toEqual([['2024-01-01'], ['1.50']])
  })

  it('names the columns that are there when one is missing', async () => {
    expect(await readUserTable(put('less.csv', 'a,b\n1,2\n'), ['a', 'c'])).toEqual({
      fault: 'column-missing',
      parameters: { file: 'less.csv', column: 'c', there: 'a, b' },
    })
  })

  it.each([
    ['empty.csv', ''],
    ['no.parquet', 'this is text'],
    ['no.xlsx', 'this is text'],
  ])('that cannot be read is a fault: %s', async (name, content) => {
    expect(await readUserTable(put(name, content), ['a'])).toMatchObject({ fault: 'file-unreadable' })
  })

  it('that is not there is a fault', async () => {
    expect(await readUserTable(join(folder, 'nowhere.csv'), ['a'])).toMatchObject({ fault: 'file-unreadable' })
  })
})
