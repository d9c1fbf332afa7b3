import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const heard = (text: string) => briefly(ask(text.split(' // ')))
const offered = (text: string) => {
  const read = ask(text.split(' // '))
  return read.kind === 'likely' ? read.options.map(({ metric, products }) => [metric, ...products].join(' ')) : []
}

describe('talk at the till', () => {
  it.each([
    ['what was the average till slip worth last week', 'atv 2026-03-09..2026-03-15'],
    ['how many items did ppl buy per slip on the weekend', 'upt 2026-03-14..2026-03-15'],
    ['ppl in so far today', 'footfall 2026-03-18'],
    ['people in, Monday till now', 'footfall 2026-03-16..2026-03-18'],
    ['what % of ppl who came in on the weekend bought something', 'conversion 2026-03-14..2026-03-15'],
    ['footfall on Tuesday // whats the % that bought', 'conversion 2026-03-17'],
    ['toilet paper lasts how many days', 'days_of_cover P0029 2026-03-17'],
    ['drinks cover, days', 'days_of_cover Drinks 2026-03-17'],
    ['shampoo, how many still in', 'stock_on_hand P0031 2026-03-17'],
    ['friday saturday sunday net sales altogether', 'net_sales 2026-03-13..2026-03-15'],
    ['周五、周六和周日一共卖了多少钱', 'net_sales 2026-03-13..2026-03-15'],
    ['net sales yesterday, hours along the bottom', 'net_sales 2026-03-17 by hour'],
    ['net sales by store, yesterday // Northgate alone', 'net_sales S02 2026-03-17'],
  ])('%s is understood', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    ['how quick does our snacks stock go', ['days_of_cover', 'stock_turn_days', 'sell_through']],
    ['how full were the baskets yesterday', ['upt', 'atv']],
    ['what do people pay here on average, yesterday', ['atv', 'asp']],
    ['people in East China yesterday', ['footfall', 'transactions']],
  ])('%s is asked back', (text, metrics) => {
    expect(offered(text).filter((one) => metrics.includes(one))).not.toEqual([])
    expect(offered(text).filter((one) => !metrics.includes(one))).toEqual([])
  })

  it('goes on after what was asked back: each of the goods that were offered comes first', () => {
    const covers = ['days_of_cover P0001', 'days_of_cover P0002', 'days_of_cover']
    expect(offered('how much milk is left // enough for how many days')).toEqual(covers)
    expect(offered('牛奶还剩多少 // 够卖几天')).toEqual(covers)
  })

  it('asks for the difference where more or less than a time is asked for, and bounds nothing', () => {
    const read = ask('how much less than last year did we take last week')
    const [first] = read.kind === 'likely' ? read.options : []
    expect(first).toMatchObject({
      metric: 'net_sales',
      period: { from: '2026-03-09', to: '2026-03-15' },
      base: { kind: 'LY-dow' },
    })
  })

  it.each([
    'how much more than 500 did we take yesterday',
    'how much more than Northgate plus Riverside did we take yesterday',
    'what % of ppl who came in on the weekend bought milk and bread',
    'net sales friday, sunday and tuesday altogether',
    'people in the queue yesterday by age',
  ])('%s is not answered', (text) => {
    expect(ask(text).kind).not.toBe('understood')
  })
})
