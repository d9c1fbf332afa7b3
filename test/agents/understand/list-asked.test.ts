import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../../evals/read-corpus.ts'
import { corpusCatalogue } from '../../../evals/worlds/corpus-catalogue.ts'
import { listAsked } from '../../../src/agents/understand/list-asked.ts'
import { LIST_KINDS } from '../../../src/agents/understand/list-kinds.ts'
import { PACKAGE_ROOT } from '../../../src/core/package-root.ts'

const { lines } = readCorpus(join(PACKAGE_ROOT, 'evals', 'corpus'))
const catalogue = corpusCatalogue(lines)
const read = (text: string) => listAsked(text, /\p{Script=Han}/u.test(text) ? 'zh' : 'en', catalogue)

describe('a list is read in a closed world', () => {
  test.each([
    ['哪些货可以调拨', 'transfers', 'today'],
    ['促销赚不赚钱', 'promotions', 'last-month'],
    ['本月促销效果怎么样', 'promotions', 'this-month'],
    ['哪些商品价签不符？', 'price-check', 'today'],
    ['竞争对手的价格', 'price-war', 'today'],
    ['上周长短款', 'till-close', 'last-week'],
    ['自助机漏扫情况', 'checkout-funnel', 'yesterday'],
    ['哪个收银员异常', 'cashier-review', 'last-28-days'],
    ['下周怎么排班', 'rota', 'next-week'],
    ['鲜牛奶1L有什么替代', 'substitutes', 'today'],
    ['what can be transferred between stores', 'transfers', 'today'],
    ['did our promotions pay last month', 'promotions', 'last-month'],
    ['Any wrong price labels in drinks?', 'price-check', 'today'],
    ["what are our competitors' prices", 'price-war', 'today'],
    ['till differences this week', 'till-close', 'this-week'],
    ['missed scans', 'checkout-funnel', 'yesterday'],
    ['which cashiers should we review', 'cashier-review', 'last-28-days'],
    ['the rota for next week', 'rota', 'next-week'],
    ["Northgate's rota", 'rota', 'next-week'],
    ['今天有什么预警', 'early-warnings', 'today'],
    ['any alerts?', 'early-warnings', 'today'],
    ['明天客流预测', 'footfall-forecast', 'today'],
    ["Riverside's footfall forecast for tomorrow", 'footfall-forecast', 'today'],
    ['which shelf is Cola 330ml', 'where-to-find', 'today'],
    ['what goes with Toast Bread', 'goes-with', 'today'],
  ])('%s', (text, list, period) => {
    const found = read(text)
    expect(found === null ? [null, null] : [found.list, found.period]).toEqual([list, period])
  })

  test.each([
    '哪些促销亏了',
    '帮我调货',
    '帮我改价签',
    '昨天要订什么货',
    '上周排班',
    '昨天和上周的长短款',
    '饮料的长短款',
    '果蔬和饮料要订什么',
    '鲜牛奶要订什么',
    '除了饮料要订什么',
    '可乐和鲜牛奶在哪',
    'transfer 20 cola to Northgate',
    'fire the cashier',
    'cashiers to review yesterday',
    'promotions that lost money',
    'where is the money',
    'wrong labels last week',
    'rota for this week',
  ])('and is not made of %s', (text) => {
    expect(read(text)).toBeNull()
  })

  test('where a name is of several articles, which there are is asked for, and of no list of all goods', () => {
    expect(read('牛奶在哪个货架')).toMatchObject({ list: 'where-to-find', product: null, several: '牛奶' })
    expect(read('what goes with milk')).toMatchObject({ product: null, several: 'milk' })
    expect(read('牛奶要订什么')).toBeNull()
  })

  test('no wording of the corpus is taken for one: all of them ask for figures, or for what nobody here can answer', () => {
    const taken = lines.flatMap(({ id, lang, turns }) => (listAsked(turns.at(-1) ?? '', lang, catalogue) ? [id] : []))
    expect(taken).toEqual([])
  })

  test('every list has its columns and its days', () => {
    for (const { columns, periods } of Object.values(LIST_KINDS)) {
      expect(new Set(columns).size).toBe(columns.length)
      expect(periods.length).toBeGreaterThan(0)
    }
  })
})
