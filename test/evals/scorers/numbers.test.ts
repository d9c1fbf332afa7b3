import { describe, expect, test } from 'vitest'
import { chineseNumeral } from '../../../evals/scorers/chinese-numeral.ts'
import { hoursIn } from '../../../evals/scorers/mask.ts'
import { isPrecise, states } from '../../../evals/scorers/matches.ts'
import { numbersIn } from '../../../evals/scorers/numbers.ts'
import { randomFrom } from '../../../evals/stats/random.ts'

const read = (text: string, names: readonly string[] = []) =>
  numbersIn(text, names).map(({ value, kind, step }) => [value, kind, step])

describe('numbers are read with their unit and the precision shown', () => {
  test.each([
    ['CNY 45,612', [[45612, 'money', 1]]],
    ['¥1,234.50', [[1234.5, 'money', 0.01]]],
    ['￥１２３', [[123, 'money', 1]]],
    ['45612元', [[45612, 'money', 1]]],
    ['4.5 万元', [[45000, 'money', 1000]]],
    ['1.2亿元', [[120000000, 'money', 10000000]]],
    ['£45.6k', [[45600, 'money', 100]]],
    ['1.2 million yuan', [[1200000, 'money', 100000]]],
    ['58.3 %', [[58.3, 'percent', 0.1]]],
    ['58.3％', [[58.3, 'percent', 0.1]]],
    ['12 per cent', [[12, 'percent', 1]]],
    ['百分之十二点五', [[12.5, 'percent', 0.1]]],
    ['百分之 12', [[12, 'percent', 1]]],
    ['四成', [[40, 'percent', 10]]],
    ['3.5成', [[35, 'percent', 1]]],
    ['2.1 个百分点', [[2.1, 'pp', 0.1]]],
    ['2.1 pp', [[2.1, 'pp', 0.1]]],
    ['0.4 percentage points', [[0.4, 'pp', 0.1]]],
    ['5.5 天', [[5.5, 'days', 0.1]]],
    ['1 day', [[1, 'days', 1]]],
    ['532 人次', [[532, 'count', 1]]],
    ['三百二十一单', [[321, 'count', 1]]],
    ['两万三千元', [[23000, 'money', 1]]],
    ['2.31', [[2.31, 'plain', 0.01]]],
    ['1,234 visitors', [[1234, 'count', 1]]],
  ])('%s', (text, expected) => {
    const found = read(text)
    expect(found.map(([value, kind]) => [value, kind])).toEqual(expected.map(([value, kind]) => [value, kind]))
    found.forEach(([, , step], i) => {
      expect(step).toBeCloseTo(Number(expected[i]?.[2]), 9)
    })
  })

  test.each([
    '2026-03-14',
    '2026年3月14日',
    '3月14日（周六）',
    '14 March 2026',
    'March 14, 2026',
    '09:30',
    '18点',
    '18-19点',
    '6 pm',
    '周三',
    'S01',
    'SKU0012',
    '近4周同日',
    'the last four Saturdays',
    'W4',
    '一些商品',
    '没有“2月30日”这一天',
    '“平时”指最近四个同星期的中位数',
  ])('%s states no figure', (text) => {
    expect(read(text)).toEqual([])
  })

  test('a name with digits in it states no figure', () => {
    expect(read('可乐330ml 还有 12 件', ['可乐330ml'])).toEqual([[12, 'count', 1]])
  })
})

describe('what a clause says about its number', () => {
  const about = (text: string) => numbersIn(text).map(({ direction, negated }) => [direction, negated])

  test.each([
    ['下降 5.3 %', [[-1, false]]],
    ['比平时少 ¥500', [[-1, false]]],
    ['up 12.3 %', [[1, false]]],
    ['−¥500', [[-1, false]]],
    ['-5.3 %', [[-1, false]]],
    ['(1,200) CNY', [[-1, false]]],
    ['+3 pp', [[1, false]]],
    ['CNY 45,612', [[0, false]]],
    ['不是 CNY 45,612', [[0, true]]],
    ['it was not CNY 45,612', [[0, true]]],
    ['没有问题，销售额 CNY 45,612', [[0, false]]],
  ])('%s', (text, expected) => {
    expect(about(text)).toEqual(expected)
  })
})

test('Chinese numerals, with units and digit by digit', () => {
  expect(['十二', '一百零五', '三万二千一百', '两千', '三点五', '二〇二六', '一亿二千万'].map(chineseNumeral)).toEqual([
    12, 105, 32100, 2000, 3.5, 2026, 120000000,
  ])
  expect(chineseNumeral('牛奶')).toBeNull()
})

test('hours of the day, however they are written', () => {
  expect(hoursIn('18点最忙')).toEqual([18])
  expect(hoursIn('between 18:00 and 19:00')).toEqual([18, 19])
  expect(hoursIn('6 pm')).toEqual([18])
  expect(hoursIn('532 人次')).toEqual([])
})

describe('a stated number against a value', () => {
  const stated = (text: string) => {
    const [first] = numbersIn(text)
    if (!first) throw new Error(text)
    return first
  }

  test('within half a unit of the last digit, in a fitting unit', () => {
    expect(states(stated('¥45,612'), 45612.4, 'CNY')).toBe(true)
    expect(states(stated('¥45,612'), 45612.6, 'CNY')).toBe(false)
    expect(states(stated('4.6 万元'), 45612, 'CNY')).toBe(true)
    expect(states(stated('58.3 %'), 0.58312, 'ratio')).toBe(true)
    expect(states(stated('58.3 pp'), 0.58312, 'ratio')).toBe(false)
    expect(states(stated('45,612 %'), 45612, 'CNY')).toBe(false)
    expect(states(stated('2.31'), 2.3083, 'ratio')).toBe(true)
  })

  test('any value, written in any form, is found again', () => {
    const random = randomFrom('round trip')
    for (let i = 0; i < 300; i++) {
      const value = Math.round(random() * 10 ** (2 + (i % 6)) * 100) / 100 + 1
      const share = random()
      for (const form of [
        `¥${value.toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
        `${value.toFixed(2)} 元`,
        `CNY ${Math.round(value)}`,
        `${(value / 10000).toFixed(2)}万元`,
      ])
        expect(states(stated(form), value, 'CNY'), form).toBe(true)
      for (const form of [`${(share * 100).toFixed(1)} %`, `百分之${(share * 100).toFixed(2)}`])
        expect(states(stated(form), share, 'ratio'), form).toBe(true)
      expect(states(stated(`${Math.round(value * 1.1 + 2)} 元`), value, 'CNY')).toBe(false)
    }
  })

  test('three digits, or exact, or a share to a decimal', () => {
    expect(isPrecise(stated('5万元'), 45612)).toBe(false)
    expect(isPrecise(stated('12 件'), 12)).toBe(true)
    expect(isPrecise(stated('5.3 %'), 0.053)).toBe(true)
  })
})
