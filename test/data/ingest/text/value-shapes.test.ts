import { afterAll, describe, expect, test } from 'vitest'
import { isFault } from '../../../../src/core/fault.ts'
import { openWorkshop } from '../../../../src/data/duckdb.ts'
import { literal } from '../../../../src/data/ingest/sql.ts'
import { readingsOf, type Said } from '../../../../src/data/ingest/text/value-shapes.ts'

const session = await openWorkshop()
afterAll(() => session.close())

/** A column's texts read as one column of a file; `null` where a text is no such value. */
const read = async (type: string, texts: readonly string[], said: Said = {}) => {
  const column = { name: 'c', raw: 'c', type }
  const from = `(values ${texts.map((text, at) => `(${at}, ${literal(text)})`).join(', ')}) t(n, c)`
  const readings = await readingsOf(session, from, [column], 'f.csv', said)
  if (isFault(readings)) return readings
  const rows = await session.rows(
    `select try_cast(${readings(column)} as ${type})::varchar as v from ${from} order by n`,
  )
  return rows.map((row) => row.v)
}
const money = (texts: readonly string[], said?: Said) => read('decimal(14,2)', texts, said)
const time = (texts: readonly string[], said?: Said) => read('timestamp', texts, said)

describe('numbers', () => {
  test('may carry currency signs, thousands, per cent, brackets and a minus behind', async () => {
    expect(await money(['￥1,234.50', '$ 12.00', '(3.20)', '4.10-', '１２．５', '12元', '−7.00', 'HK'])).toEqual([
      '1234.50',
      '12.00',
      '-3.20',
      '-4.10',
      '12.50',
      '12.00',
      '-7.00',
      null,
    ])
    expect(await read('decimal(6,4)', ['13%', '9.5 %', '0.06'])).toEqual(['0.1300', '0.0950', '0.0600'])
  })

  test('are read with a decimal comma when any of the file needs one', async () => {
    expect(await money(['1.234,56', '12', '3.000', '7,5', "1'000,00"])).toEqual([
      '1234.56',
      '12.00',
      '3000.00',
      '7.50',
      '1000.00',
    ])
  })

  test('of three pairs of digits are asked for unless a day is beyond a month’s, and then hold as said', async () => {
    expect(await time(['26-11-20 09:15', '26-11-09 10:00'])).toMatchObject({ fault: 'date-ambiguous' })
    expect(await time(['26-11-20 09:15', '26-11-09 10:00'], { dateOrder: 'ymd' })).toEqual([
      '2026-11-20 09:15:00',
      '2026-11-09 10:00:00',
    ])
    expect(await time(['32/01/05'])).toEqual(['2032-01-05 00:00:00'])
  })

  test('may name their weekday, and be written in full width', async () => {
    expect(
      await time(['2026-11-20 星期五 下午2:05', '２０２６－１１－２０　０９：１５：２２', '2026/11/20(周五) 9:15']),
    ).toEqual(['2026-11-20 14:05:00', '2026-11-20 09:15:22', '2026-11-20 09:15:00'])
  })

  test('that can be read two ways are asked for, never guessed', async () => {
    expect(await money(['1,234', '12'])).toEqual({
      fault: 'number-ambiguous',
      parameters: { file: 'f.csv', column: 'c' },
    })
    expect(await money(['1,234', '12'], { decimal: 'point' })).toEqual(['1234.00', '12.00'])
    expect(await money(['1,234', '12'], { decimal: 'comma' })).toEqual(['1.23', '12.00'])
  })

  test('a comma that marks neither thousands nor decimals is no number', async () => {
    expect(await money(['1,234.50', '1,5', '12,34,567.00'])).toEqual(['1234.50', null, null])
  })
})

describe('dates and times', () => {
  test('come in the shapes that tills write', async () => {
    expect(
      await time([
        '2026/3/5 9:05',
        '2026年3月5日 14时05分30秒',
        '2026-03-05 下午2:05',
        '2026-03-05 12:05 AM',
        '20260305',
        '20260305140530',
        '05.03.2026 14:05',
        '5 Mar 2026',
        'Mar 5, 2026',
        '46086.5',
        '2026-03-05T14:05:30',
        '昨天',
      ]),
    ).toEqual([
      '2026-03-05 09:05:00',
      '2026-03-05 14:05:30',
      '2026-03-05 14:05:00',
      '2026-03-05 00:05:00',
      '2026-03-05 00:00:00',
      '2026-03-05 14:05:30',
      '2026-03-05 14:05:00',
      '2026-03-05 00:00:00',
      '2026-03-05 00:00:00',
      '2026-03-05 12:00:00',
      '2026-03-05 14:05:30',
      null,
    ])
  })

  test('take their order from the whole column', async () => {
    expect(await time(['03/04/2026', '25/04/2026'])).toEqual(['2026-04-03 00:00:00', '2026-04-25 00:00:00'])
    expect(await time(['03/04/26 1:30 PM', '04/25/26 9:00 AM'])).toEqual(['2026-03-04 13:30:00', '2026-04-25 09:00:00'])
  })

  test('that can be read two ways are asked for, never guessed', async () => {
    expect(await time(['03/04/2026', '05/06/2026'])).toEqual({
      fault: 'date-ambiguous',
      parameters: { file: 'f.csv', column: 'c' },
    })
    expect(await time(['03/04/2026', '05/06/2026'], { dateOrder: 'mdy' })).toEqual([
      '2026-03-04 00:00:00',
      '2026-05-06 00:00:00',
    ])
  })

  test('the same day and month tells the same either way', async () => {
    expect(await time(['03/03/2026'])).toEqual(['2026-03-03 00:00:00'])
  })
})

test('yes and no are read in the words of tills', async () => {
  expect(await read('boolean', ['是', '否', 'Y', 'no', 'TRUE', '也许'])).toEqual([
    'true',
    'false',
    'true',
    'false',
    'true',
    null,
  ])
})
