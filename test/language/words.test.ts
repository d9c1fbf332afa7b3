import { describe, expect, test } from 'vitest'
import { LANGUAGE_CODES } from '../../src/core/language-code.ts'
import { readingOf } from '../../src/core/reading.ts'
import { LANGUAGES } from '../../src/language/index.ts'
import { context, evidenceOf, frameOf, TODAY } from '../support/evidence-fixtures.ts'

const { zh, en } = LANGUAGES
const slotsIn = (drafts: readonly string[]) =>
  drafts
    .join(' ')
    .match(/\{\{[^}]+\}\}/g)
    ?.sort() ?? []

describe('quantities', () => {
  test.each([
    ['45612.30', 'CNY', '¥45,612', '¥45,612'],
    ['45612.50', 'CNY', '¥45,613', '¥45,613'],
    ['-1233.8', 'CNY', '−¥1,234', '−¥1,234'],
    ['67.345', 'CNY', '¥67.35', '¥67.35'],
    ['12', 'GBP', '£12.00', '£12.00'],
    ['1234567', 'count', '1,234,567', '1,234,567'],
    ['1.250', 'count', '1.25', '1.25'],
    ['0.5834', 'ratio', '58.3%', '58.3%'],
    ['0.0042', 'ratio', '0.42%', '0.42%'],
    ['-0.00001', 'ratio', '0.00%', '0.00%'],
    ['1.24', 'pp', '1.2 个百分点', '1.2 pp'],
    ['12.34', 'days', '12.3 天', '12.3 days'],
    ['1', 'days', '1 天', '1 day'],
    ['20.04', 'days', '20 天', '20 days'],
    ['2.5', 'days', '2.5 天', '2.5 days'],
  ])('%s %s', (amount, unit, inZh, inEn) => {
    expect(zh.quantity({ amount, unit })).toBe(inZh)
    expect(en.quantity({ amount, unit })).toBe(inEn)
  })

  test('units per transaction are no share of anything', () => {
    expect(en.quantity({ amount: '2.314', unit: 'ratio' }, 'plain')).toBe('2.31')
    expect(en.quantity({ amount: '12', unit: 'pp' }, 'plain')).toBe('0.12')
    const means = ['2.069', '1200.96', '3.000', '0.034', '0', '-3.207']
    expect(means.map((amount) => zh.quantity({ amount, unit: 'count' }, 'mean'))).toEqual([
      '2.1',
      '1,201',
      '3',
      '0.034',
      '0',
      '−3.2',
    ])
    expect(readingOf('projected_unsold', 'value')).toBe('mean')
    expect(readingOf('order_quantity', 'value')).not.toBe('mean')
  })
})

describe('days', () => {
  test.each([
    ['2025-06-01', '今天（6月1日周日）', 'today (Sunday 1 June)'],
    ['2025-05-31', '昨天（5月31日周六）', 'yesterday (Saturday 31 May)'],
    ['2025-05-20', '5月20日周二', 'Tuesday 20 May'],
    ['2024-05-20', '2024年5月20日周一', 'Monday 20 May 2024'],
  ])('%s', (day, inZh, inEn) => {
    expect(zh.date(day, TODAY)).toBe(inZh)
    expect(en.date(day, TODAY)).toBe(inEn)
  })

  test.each([
    ['2025-05-19', '2025-05-25', '上周（5月19日至5月25日）', 'last week (19 May to 25 May)'],
    ['2025-05-26', '2025-05-31', '本周（5月26日至5月31日）', 'this week (26 May to 31 May)'],
    ['2025-05-01', '2025-05-31', '上月（5月1日至5月31日）', 'last month (1 May to 31 May)'],
    ['2025-05-03', '2025-05-09', '5月3日至5月9日', '3 May to 9 May'],
  ])('%s to %s', (from, to, inZh, inEn) => {
    expect(zh.period({ from, to }, TODAY)).toBe(inZh)
    expect(en.period({ from, to }, TODAY)).toBe(inEn)
  })
})

describe('a whole answer', () => {
  const frame = frameOf({ stores: ['S01'], base: { kind: 'W4' } })

  test('has value, base, difference and per cent together, with the direction of the sign', () => {
    const fell = evidenceOf(1, frame, [{ value: '45612.30', base: '46846.10' }])
    expect(zh.word(frame, fell, context)[0]).toBe(
      '河滨店，昨天（5月31日周六），净销售额 {{e1.r1.net_sales}}，比平时周六的 {{e1.r2.net_sales}} 少 {{e1.r3.net_sales}}（{{e1.r4.net_sales}}）。',
    )
    expect(en.word(frame, fell, context)[0]).toBe(
      'Riverside, yesterday (Saturday 31 May): net sales {{e1.r1.net_sales}}, down {{e1.r3.net_sales}} ({{e1.r4.net_sales}}) from {{e1.r2.net_sales}} (the usual Saturday).',
    )
    const rose = evidenceOf(1, frame, [{ value: '3', base: '2' }])
    expect(zh.word(frame, rose, context)[0]).toContain('多 {{e1.r3.net_sales}}')
    expect(en.word(frame, rose, context)[0]).toContain('up {{e1.r3.net_sales}}')
    const same = evidenceOf(1, frame, [{ value: '2', base: '2' }])
    expect(zh.word(frame, same, context)[0]).toContain('持平')
    expect(en.word(frame, same, context)[0]).toContain('unchanged')
  })

  test('says that a value or a base is not there, and never 0', () => {
    const nothing = evidenceOf(1, frame, [{ value: null, base: null }])
    expect(zh.word(frame, nothing, context)).toEqual(['河滨店，昨天（5月31日周六），净销售额：数据里没有。'])
    expect(en.word(frame, nothing, context)).toEqual([
      'Riverside, yesterday (Saturday 31 May): net sales not there in the data.',
    ])
    const baseless = evidenceOf(1, frame, [{ value: '5', base: null }])
    expect(en.word(frame, baseless, context)[1]).toBe('No comparison: there are no data for the usual Saturday.')
  })

  test('says its defaults, at most ten rows, and what was cut', () => {
    const byHour = frameOf({ by: 'hour' })
    const hours = Array.from({ length: 14 }, (_, hour) => ({ entity: { hour: hour + 7 }, value: String(100 + hour) }))
    const drafts = en.word(byHour, evidenceOf(1, byHour, hours, { truncated: true }), context)
    expect(drafts[0]).toBe('Net sales by hour, all 12 stores, yesterday (Saturday 31 May):')
    expect(slotsIn(drafts)).toHaveLength(10)
    expect(drafts.slice(-2)).toEqual(['The rest is in the table.', 'The list is longer than what is shown.'])
  })

  test('holds the same cells in each language, for every form of answer', () => {
    const bases = [null, { kind: 'W4' }, { kind: 'LY-dow' }]
    for (const base of bases)
      for (const by of [null, 'store', 'product', 'category', 'day'] as const) {
        const form = frameOf({ base, by, rank: by === 'store' ? { order: 'lowest', n: 2 } : null })
        const entities = by === null ? [{}] : [{ [by]: 'S01' }, { [by]: 'S02' }]
        const rows = by === 'day' ? [{ day: '2025-05-30' }, { day: '2025-05-31' }] : entities
        const evidence = evidenceOf(
          1,
          form,
          rows.map((entity, n) => ({ entity, value: String(10 + n), base: '9' })),
        )
        const [first, second] = LANGUAGE_CODES.map((code) => slotsIn(LANGUAGES[code].word(form, evidence, context)))
        expect(first).toEqual(second)
        expect(first?.length).toBe(rows.length * (base === null ? 1 : 4))
      }
  })
})

test('a frame is worded as a whole question without a figure', () => {
  const asked = frameOf({ stores: ['S01'], base: { kind: 'W4' } })
  expect(zh.question(asked, context)).toBe('河滨店昨天（5月31日周六）的净销售额，与平时周六相比')
  expect(en.question(asked, context)).toBe(
    'net sales, Riverside, yesterday (Saturday 31 May), against the usual Saturday',
  )
  const ranked = frameOf({
    by: 'product',
    rank: { order: 'lowest', n: 5 },
    categories: ['Drinks'],
    metric: 'transactions',
  })
  expect(zh.question(ranked, context)).toBe('昨天（5月31日周六）饮料的客单数最低的5个商品')
  expect(en.question(ranked, context)).toBe('bottom 5 products by transactions, Drinks, yesterday (Saturday 31 May)')
})
