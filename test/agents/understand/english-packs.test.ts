import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/agents/understand/understand.ts'
import { id } from '../../../src/core/ids.ts'
import { briefly, CATALOGUE, question } from './asking.ts'

const WEIGHED = new Set(['Potatoes', 'Apples'])
/** As a real chain has it: goods that are called after bags and pieces, and goods that are weighed. */
const CHAIN = {
  ...CATALOGUE,
  products: [
    ...CATALOGUE.products.map((one) => (WEIGHED.has(one.names.en) ? { ...one, weighedIn: 'kg' as const } : one)),
    ...[
      ['垃圾袋', 'Trash Bags'],
      ['茶包', 'Tea Bags'],
      ['鸡块', 'Chicken Pieces'],
    ].map(([zh = '', en = ''], i) => ({
      id: id<never>(`P9${String(i).padStart(3, '0')}`),
      names: { zh, en },
      brand: null,
      gtin: null,
      category: id<never>('Household'),
      subcategory: 'Sundries',
    })),
  ],
}
const heard = (text: string) => briefly(understand(question(text, []), CHAIN))

describe('a word for what goods are packed in', () => {
  it.each([
    ['how many bags of frozen dumplings did we sell last week', 'units_sold P0027 2026-03-09..2026-03-15'],
    ['bags of frozen dumplings sold yesterday', 'units_sold P0027 2026-03-17'],
    ['bags of frozen dumplings on hand', 'stock_on_hand P0027 2026-03-17'],
    ['how many tubes of toothpaste were sold yesterday', 'units_sold P0032 2026-03-17'],
    ['soy sauce bottles sold yesterday', 'units_sold P0025 2026-03-17'],
    ['croissant pieces gone yesterday', 'units_sold P0015 2026-03-17'],
    ['croissants sold last week, in pieces', 'units_sold P0015 2026-03-09..2026-03-15'],
    ['croissant sales last week in units please', 'units_sold P0015 2026-03-09..2026-03-15'],
    ['shampoo - how many bottles have we got', 'stock_on_hand P0031 2026-03-17'],
  ])('%s asks for pieces of those goods, though other goods are called after it', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    'how many bags of potatoes did we sell yesterday',
    'bags of potatoes sold last week',
    'potatoes, how many bags did we sell yesterday',
    'how many packs of apples have we got',
    '土豆昨天卖了几袋',
    '苹果还剩几箱',
  ])('%s is not answered: those goods are weighed, and nobody counts their bags', (text) => {
    expect(heard(text)).not.toMatch(/^(?:units_sold|stock_on_hand)/)
  })

  it.each([
    'how many crates of beer did we sell yesterday',
    'how many trays of croissants did we sell yesterday',
    'how many cases of mineral water have we got',
    'how many rolls of toilet paper did we sell yesterday',
    'how many slices of toast bread did we sell yesterday',
    'boxes of croissants sold yesterday',
  ])('%s is not answered: one of those holds several pieces, or is a part of one', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })

  it('asks for the goods that are called so, where it counts nothing', () => {
    expect(heard('sales of trash bags yesterday')).toBe('net_sales P9000 2026-03-17')
  })
})
