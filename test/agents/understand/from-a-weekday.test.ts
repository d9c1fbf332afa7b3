import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

describe('a week and the day that it is told from', () => {
  it.each([
    ['这周每天销售额 从周一排下来', 'net_sales 2026-03-16..2026-03-18 by day'],
    ['上周每天客流从周一', 'footfall 2026-03-09..2026-03-15 by day'],
    ['sales this week from Monday', 'net_sales 2026-03-16..2026-03-18'],
  ])('%s is that week', (text, frame) => {
    expect(briefly(ask(text))).toBe(frame)
  })

  it.each(['这周每天销售额 从周二', '上周每天客流从周三', 'sales this week from Tuesday'])(
    '%s is a part of it, and not answered with one day',
    (text) => {
      expect(ask(text).kind).not.toBe('understood')
    },
  )
})

describe('the two days of a weekend', () => {
  it.each(['compare Saturday and Sunday sales', '对比周六周日的销售额', '周六和周日销售额对比'])(
    '%s holds one against the other, and is offered',
    (text) => {
      const read = ask(text)
      const [first] = read.kind === 'likely' ? read.options : []
      const base = first?.base?.kind === 'period' ? first.base.period.from : ''
      expect([first?.period.from, base].sort()).toEqual(['2026-03-14', '2026-03-15'])
    },
  )

  it.each([
    ['compare Saturday and Sunday sales with last year', 'net_sales 2026-03-14..2026-03-15 vs LY-dow'],
    [
      'compare Riverside and Northgate sales on Saturday and Sunday',
      'net_sales S01 S02 2026-03-14..2026-03-15 by store',
    ],
    ['Saturday and Sunday net sales', 'net_sales 2026-03-14..2026-03-15'],
  ])('%s is of the weekend', (text, frame) => {
    expect(briefly(ask(text))).toBe(frame)
  })
})

describe('how much of a receipt or of a stock, with neither money nor pieces said', () => {
  it.each([
    ['昨天平均一单多少', ['atv', 'upt']],
    ['昨天平均每张小票多少', ['atv', 'upt']],
    ['咱店眼下库存有多大', ['stock_on_hand', 'stock_value']],
    ['我们昨天每笔多少', ['atv', 'upt']],
  ])('%s is asked back', (text, metrics) => {
    const read = ask(text)
    expect(read.kind === 'likely' ? read.options.map(({ metric }) => metric) : []).toEqual(metrics)
  })
})
