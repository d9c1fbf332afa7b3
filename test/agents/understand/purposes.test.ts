import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const QUESTIONS = ['昨天河滨店销售额是多少', '上周各店客流'] as const
const put = (clause: string, question: string) => [`${clause}，${question}`, `${question}，${clause}`]

const SAID = [
  '我怀疑进价涨了',
  '我担心促销做过头了',
  '下午要同步给财务',
  '我要评估延时营业的效果',
  '供应商下午会来对账',
  '台风将至',
  '为了下周的汰换评审',
  '以便跟采购逐项沟通',
  '因为在写经营分析',
  '好跟区域汇报',
] as const

/** The same openings, and then something that says what is to be counted. */
const ALTERS = [
  '我怀疑会员进价涨了',
  '我觉得不含退货才对',
  '下午只要报线上的',
  '我要评估会员的',
  '供应商要线上的',
  '为了只看外卖',
  '考虑到退货',
  '我怕超过一万',
  '因为要剔除团购',
  '我怀疑锅包肉卖得不好',
  '如果台风来了',
] as const

describe('a clause that says why one asks, beside a Chinese question', () => {
  it.each(SAID)('alters nothing: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of put(clause, question))
        expect(`${text} => ${briefly(ask(text))}`).toBe(`${text} => ${briefly(ask(question))}`)
  })

  it.each(ALTERS)('is no such clause when it says what to count: %s', (clause) => {
    for (const question of QUESTIONS)
      for (const text of put(clause, question)) expect(`${text} => ${ask(text).kind}`).not.toBe(`${text} => understood`)
  })
})

describe('what was answered and not asked', () => {
  it('上个周末 of a Sunday may be the one that is on', () => {
    const sunday = ask('上个周末营业额', { at: '2026-08-16T14:10:00.000Z' })
    expect(briefly(sunday)).toBe('? net_sales 2026-08-15..2026-08-16 | net_sales 2026-08-08..2026-08-09 [period]')
    expect(briefly(ask('上个周末营业额'))).toBe('net_sales 2026-03-14..2026-03-15')
  })

  it.each(['帮我改下昨天的单数', '麻烦把昨天那笔单子作废一下', '请帮我删掉昨天的销售额', '把这个库存改一下'])(
    'is no order to change the books: %s',
    (text) => {
      expect(ask(text).kind).not.toBe('understood')
    },
  )

  it('goods that two turns before named and nobody read may still be meant', () => {
    const asker = { stores: ['S05'], role: 'clerk' } as const
    expect(ask(['可乐库存', '330ml那个有糖的', '可销天数'], asker).kind).toBe('likely')
    expect(ask(['可销天数'], asker).kind).toBe('understood')
  })
})
