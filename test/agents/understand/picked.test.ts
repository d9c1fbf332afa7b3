import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const AFTER_TWO = '香蕉上周利润多少'
const [first = '', second = ''] = briefly(ask(AFTER_TWO))
  .replace(/^\? | \[.*$/g, '')
  .split(' | ')

describe('a turn that names the place of a question that was put back', () => {
  it.each(['1', '第一个', '选一', '选1', '一', '就第一个吧', '1。', 'the first one', 'number 1', 'option one please'])(
    '%s takes the first',
    (text) => {
      expect(briefly(ask([AFTER_TWO, text]))).toBe(first)
    },
  )
  it.each(['2', '第二个', '我要第二个', '选二', '最后一个', '第二個', 'second', 'the last one', '#2'])(
    '%s takes the second',
    (text) => {
      expect(briefly(ask([AFTER_TWO, text]))).toBe(second)
    },
  )
  it.each([
    '3',
    '第三个',
    '对',
    '好的',
    'yes',
    '1号',
    '第一名',
    '第一个和第二个',
    '不是第一个',
    '除了第一个',
    'not the first one',
    '12',
    '前一个',
  ])('%s takes none of two', (text) => {
    expect(ask([AFTER_TWO, text]).kind).not.toBe('understood')
  })
  it.each(['对', '是的', '嗯', '1', 'yes', 'that one'])('%s takes the only one', (text) => {
    const only = '周六周日客流分别多少'
    const offered = ask(only)
    expect(offered.kind === 'likely' && offered.options.length).toBe(1)
    expect(ask([only, text]).kind).toBe('understood')
  })
  it('without anything put back says nothing', () => {
    expect(ask(['昨天客流', '1']).kind).not.toBe('understood')
    expect(ask('第一个').kind).not.toBe('understood')
  })
})

describe('a turn that tells one kind of goods from another, after they were put back', () => {
  const ANY = briefly(ask(['可乐库存', '可乐330ml']))
  const plain = /P\d+/.exec(ANY)?.[0] ?? ''
  it('begins with a question that is put back', () => {
    expect(ask('可乐库存').kind).toBe('likely')
    expect(plain).not.toBe('')
  })
  it.each(['有糖的', '有糖的那个，可乐330ml', '330ml那个，有糖的', '可乐330ml，不是无糖的', '普通的', '要普通的那种'])(
    '%s takes the plain one',
    (text) => {
      expect(briefly(ask(['可乐库存', text]))).toBe(ANY)
    },
  )
  it.each(['无糖的', '要无糖的那个', '就无糖那种吧', '没糖的'])('%s takes the other', (text) => {
    const read = ask(['可乐库存', text])
    expect(read.kind).toBe('understood')
    expect(briefly(read)).not.toContain(` ${plain} `)
  })
  it.each([
    '330ml那个',
    '不是有糖的',
    '没有',
    '无糖的不要',
    '有糖的除外',
    '有盐的',
    '无糖的昨天卖了多少',
    '除了无糖的',
    '便宜的',
  ])('%s takes none', (text) => {
    expect(ask(['可乐库存', text]).kind).not.toBe('understood')
  })
})

describe('a turn that says which kind of figure is meant', () => {
  it.each([
    ['肉禽水产上礼拜毛利', '我要钱数不是率', 'gross_margin Meat & Seafood 2026-03-09..2026-03-15'],
    ['肉禽水产上礼拜毛利', '百分比', 'margin_rate Meat & Seafood 2026-03-09..2026-03-15'],
    ['香蕉昨天卖得咋样', '问的是卖了几份 不是钱', 'units_sold P0006 2026-03-17'],
    ['昨天来了多少顾客', '进店的人数', 'footfall 2026-03-17'],
    ['缺货率多少', '别给我率 给我缺几个品', 'out_of_stocks 2026-03-17'],
    ['昨天缺货数', '是哪些', 'out_of_stocks 2026-03-17 by product'],
  ])('%s // %s', (before, then, meant) => {
    expect(briefly(ask([before, then]))).toBe(meant)
  })
  it.each([
    ['草莓昨天卖了好多', '就是销量嘛'],
    ['香蕉昨天卖得咋样', '不是钱也不是份数'],
    ['昨天销售额', '是哪些'],
  ])('%s // %s stays open', (before, then) => {
    expect(ask([before, then]).kind).not.toBe('understood')
  })
})
