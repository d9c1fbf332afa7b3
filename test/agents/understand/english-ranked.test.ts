import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const heard = (text: string) => briefly(ask(text))

describe('what is ranked without being named', () => {
  it.each([
    ['which product are we holding the most of', 'stock_on_hand 2026-03-17 by product highest 1'],
    ['which store has the most shampoo', 'stock_on_hand P0031 2026-03-17 by store highest 1'],
    ['five worst margin-rate snacks last week', 'margin_rate Snacks 2026-03-09..2026-03-15 by product lowest 5'],
    ['ten products which have the shortest days of cover', 'days_of_cover 2026-03-17 by product lowest 10'],
    ['five products with the shortest cover', 'days_of_cover 2026-03-17 by product lowest 5'],
    ['which category is hurting the most on out of stocks', 'out_of_stocks 2026-03-17 by category highest 1'],
    ['which store is struggling the most on sales last week', 'net_sales 2026-03-09..2026-03-15 by store lowest 1'],
    ['top 3 stores by number of receipts yesterday', 'transactions 2026-03-17 by store highest 3'],
    ['where is everybody at on sales for last week', 'net_sales 2026-03-09..2026-03-15 by store'],
  ])('%s is understood', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    'which store has the most shampoo customers',
    'which store has the most customers who hold a card',
    'most of the stock at Riverside',
    'store with the highest receipts yesterday',
    'three stores with the most receipts yesterday',
    'which product is most of the stock',
    'UPT last week for the store that had the top sales',
    'footfall of the two stores which have the highest sales',
  ])('%s is never answered', (text) => {
    expect(heard(text)).toMatch(/^[?-]/)
  })
})

describe('a week that is spelled out again', () => {
  it.each(['footfall by day last week (mon to sun)', 'full week just finished, Monday to Sunday, footfall by day'])(
    '%s is that week',
    (text) => {
      expect(heard(text)).toBe('footfall 2026-03-09..2026-03-15 by day')
    },
  )

  it.each(['footfall last week, Monday to Thursday', 'footfall last week (mon to sat)'])(
    '%s is never answered with the whole of it',
    (text) => {
      expect(heard(text)).not.toContain('2026-03-09..2026-03-15')
    },
  )
})

describe('goods one by one', () => {
  it.each([
    ['how much stock do we hold of each Personal Care product', 'stock_on_hand Personal Care 2026-03-17 by product'],
    ['days of cover on every household line', 'days_of_cover Household 2026-03-17 by product'],
    ['all products out of stock, please say names', 'out_of_stocks 2026-03-17 by product (table)'],
  ])('%s tells them apart', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it('are not what the names of stores are asked for with', () => {
    expect(heard('out of stock items, with store names')).not.toContain('by product')
  })
})
