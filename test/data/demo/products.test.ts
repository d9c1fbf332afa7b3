import { describe, expect, test } from 'vitest'
import { AISLES, CATEGORIES } from '../../../src/data/demo/aisles.ts'
import { stores } from '../../../src/data/demo/places.ts'
import { checkDigit, products } from '../../../src/data/demo/products.ts'

const range = products(800)

describe('the goods of the demo chain', () => {
  test('are 800 with names that nobody shares, in both languages', () => {
    expect(range).toHaveLength(800)
    expect(new Set(range.map(({ zh }) => zh)).size).toBe(800)
    expect(new Set(range.map(({ en }) => en)).size).toBe(800)
  })

  test('begin with the fixed names that questions and tests use', () => {
    const fixed = range.slice(0, 32).map(({ zh, en }) => `${zh}/${en}`)
    expect(fixed.slice(0, 4)).toEqual([
      '鲜牛奶1L/Fresh Milk 1L',
      '纯牛奶250ml/Whole Milk 250ml',
      '原味酸奶/Plain Yogurt',
      '鸡蛋10枚/Eggs 10 Pack',
    ])
    expect(fixed).toContain('无糖可乐330ml/Sugar-Free Cola 330ml')
    expect(fixed.at(-1)).toBe('牙膏/Toothpaste')
  })

  test('are the same goods in a small range, which still has every category', () => {
    const few = products(150)
    expect(few).toEqual(range.slice(0, 150))
    expect(new Set(few.map(({ aisle }) => aisle.category)).size).toBe(CATEGORIES.length)
  })

  test('carry a GTIN of China with the right check digit unless they are weighed', () => {
    for (const { gtin, byWeight } of range) {
      expect(gtin === null).toBe(byWeight)
      if (gtin === null) continue
      expect(gtin).toMatch(/^69\d{11}$/)
      expect(checkDigit(gtin.slice(0, 12))).toBe(Number(gtin[12]))
    }
    expect(new Set(range.flatMap(({ gtin }) => gtin ?? [])).size).toBe(range.filter(({ byWeight }) => !byWeight).length)
    expect(checkDigit('690123456789')).toBe(2)
  })

  test('are never named after a store', () => {
    const names = stores(12).flatMap(({ zh, en }) => [zh.replace('店', ''), en.toLowerCase()])
    const clashes = range.filter(({ zh, en }) =>
      names.some((name) => zh.includes(name) || en.toLowerCase().includes(name)),
    )
    expect(clashes).toEqual([])
  })

  test('stand in aisles that all have goods', () => {
    expect(AISLES.filter((aisle) => !range.some((product) => product.aisle === aisle))).toEqual([])
  })
})
