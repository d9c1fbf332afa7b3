import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodingOf } from '../../../../src/data/ingest/text/encoding.ts'
import { findHeader } from '../../../../src/data/ingest/text/find-header.ts'
import { jsonRows } from '../../../../src/data/ingest/text/json-rows.ts'
import { scratch } from '../../support/small-chain.ts'

const root = scratch()
let made = 0
const encodingIn = (bytes: Buffer, name = 'x.csv') => {
  made += 1
  const path = join(root, `${made}-${name}`)
  writeFileSync(path, bytes)
  return encodingOf(path, name)
}

describe('the encoding of a file', () => {
  test.each([
    ['utf-8', Buffer.from('店号,金额\n一店,3\n')],
    ['utf-8', Buffer.from('\uFEFFa,b\n1,2\n')],
    ['utf-16le', Buffer.from('\uFEFF店号,金额\n', 'utf16le')],
    ['utf-16le', Buffer.from('store,amount\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFstore,amount\n', 'utf16le').swap16()],
    // 门店,金额 in GBK
    ['gb18030', Buffer.from([0xc3, 0xc5, 0xb5, 0xea, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a])],
    ['windows-1252', Buffer.from('Fil\u00e9,caf\u00e9 cr\u00e8me,M\u00fcller\n', 'latin1')],
    ['windows-1252', Buffer.from([0x80, 0x31, 0x32, 0x2c, 0xa3, 0x33])],
    // one broken line does not make a Chinese UTF-8 file a GBK one
    ['utf-8', Buffer.concat([Buffer.from('河滨便利店销售明细,金额\n'), Buffer.from([0xb5, 0x0a])])],
  ])('is %s, told by its bytes', async (encoding, bytes) => {
    expect(await encodingIn(bytes)).toBe(encoding)
  })

  test('is found in packed files', async () => {
    expect(await encodingIn(gzipSync(Buffer.from([0xc3, 0xc5, 0xb5, 0xea])), 'x.csv.gz')).toBe('gb18030')
  })

  test('is found where a character is cut between two readings', async () => {
    const text = `a${'门'.repeat(700_000)}`
    expect(await encodingIn(Buffer.from(text))).toBe('utf-8')
  })
})

describe('the header of a file', () => {
  test('lies below its title and print date', () => {
    expect(findHeader('销售明细表\n打印时间：2026-11-21\n\n单号;金额;日期\n1;2;3\n')).toEqual({
      columns: ['单号', '金额', '日期'],
      delimiter: ';',
      skip: 3,
    })
  })

  test('has a name of its own for every column', () => {
    expect(findHeader('a,,a,"b, c"\n1,2,3,4\n').columns).toEqual(['a', 'column_2', 'a_2', 'b, c'])
  })
})

test('an order’s lines in JSON become rows that repeat the order', () => {
  expect(
    jsonRows(
      '{"orders":[{"id":7,"shop":{"name":"A"},"items":[{"sku":"K1","qty":2},{"sku":"K2","qty":1}],"tags":["x","y"]}]}',
    ),
  ).toEqual([
    ['id', 'shop.name', 'tags', 'items.sku', 'items.qty'],
    ['7', 'A', 'x,y', 'K1', '2'],
    ['7', 'A', 'x,y', 'K2', '1'],
  ])
})
