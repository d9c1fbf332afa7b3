import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

describe('what one person sold', () => {
  it.each(['我今天收了多少钱', '我今天收了多少钱 我是小徐', '我昨天做了多少业绩', '我昨天开了几单'])(
    '%s, asked by a clerk, is not answered with what the shop took',
    (text) => {
      expect(ask(text, { role: 'clerk', stores: ['S01'] }).kind).not.toBe('understood')
    },
  )

  it.each([
    ['我们今天收了多少钱', 'clerk', 'net_sales 2026-03-18'],
    ['我想问昨天卖了多少钱', 'clerk', 'net_sales 2026-03-17'],
    ['我今天收了多少钱', 'store-manager', 'net_sales 2026-03-18'],
  ] as const)('%s, asked by a %s, is what the shop took', (text, role, frame) => {
    expect(briefly(ask(text, { role, stores: ['S01'] }))).toBe(frame)
  })
})
