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
    ['昨天预测准不准', 'forecast-card', 'yesterday'],
    ['预测成绩单', 'forecast-card', 'yesterday'],
    ['昨天销售额预测准不准', 'sales-forecast-card', 'yesterday'],
    ['sales forecast accuracy', 'sales-forecast-card', 'yesterday'],
    ['how good was the sales forecast yesterday', 'sales-forecast-card', 'yesterday'],
    ['how good were the forecasts yesterday', 'forecast-card', 'yesterday'],
    ["Riverside's forecast report card", 'forecast-card', 'yesterday'],
    ['明天客流预测', 'footfall-forecast', 'tomorrow'],
    ['客流预测', 'footfall-forecast', 'tomorrow'],
    ['下周客流预测', 'footfall-forecast', 'next-week'],
    ['明天销售额大概多少', 'sales-forecast', 'tomorrow'],
    ['本周销售额预测', 'sales-forecast', 'this-week'],
    ['周六能卖多少钱', 'sales-forecast', 'saturday'],
    ['后天预计多少单', 'receipts-forecast', 'day-after-tomorrow'],
    ['鲜牛奶1L明天能卖多少', 'units-forecast', 'tomorrow'],
    ['how much will we take tomorrow', 'sales-forecast', 'tomorrow'],
    ["next week's sales forecast", 'sales-forecast', 'next-week'],
    ["what'll we take this Saturday do you think", 'sales-forecast', 'saturday'],
    ['how many receipts do we expect today', 'receipts-forecast', 'today'],
    ['how much Cola 330ml will we sell tomorrow', 'units-forecast', 'tomorrow'],
    ['how many transactions will we have tomorrow', 'receipts-forecast', 'tomorrow'],
    ['Cola 330ml forecast for next week', 'units-forecast', 'next-week'],
    ['明天忙不忙', 'footfall-forecast', 'tomorrow'],
    ['how busy will we be tomorrow', 'footfall-forecast', 'tomorrow'],
    ['我今天该先做什么', 'briefing', 'today'],
    ['what needs doing today', 'briefing', 'today'],
    ['how many visitors will come at the weekend', 'footfall-forecast', 'weekend'],
    ["Riverside's footfall forecast for tomorrow", 'footfall-forecast', 'tomorrow'],
    ['which shelf is Cola 330ml', 'where-to-find', 'today'],
    ['what goes with Toast Bread', 'goes-with', 'today'],
  ])('%s', (text, list, period) => {
    const found = read(text)
    expect(found === null ? [null, null] : [found.list, found.period]).toEqual([list, period])
  })

  test.each([
    '上周预测准不准',
    '毛利预测准不准',
    'how good was the margin forecast yesterday',
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
    // what was and what will be are never mixed, and what no forecast is of stays unread
    'how much did we sell tomorrow',
    '明天卖了多少',
    '今天卖多少',
    'how many visitors on Saturday',
    '礼拜天进店多少人',
    '下个月销售额预测',
    'sales forecast yesterday',
    '昨天销售额预测',
    '明天乳品销售额预测',
    '明天毛利预测',
    '明天销售额和客流预测',
    'how much will Cola 330ml cost tomorrow',
    '明天鲜牛奶1L多少钱',
    '鲜牛奶1L明天销售额预测',
    'margin forecast accuracy',
    'how much will we take tomorrow if it rains',
    'what will be out of stock tomorrow',
    'what will expire soon',
  ])('and is not made of %s', (text) => {
    expect(read(text)).toBeNull()
  })

  test('where a name is of several articles, which there are is asked for, and of no list of all goods', () => {
    expect(read('牛奶在哪个货架')).toMatchObject({ list: 'where-to-find', product: null, several: '牛奶' })
    expect(read('what goes with milk')).toMatchObject({ product: null, several: 'milk' })
    expect(read('牛奶要订什么')).toBeNull()
  })

  test('a wording of the corpus is taken for one only where it asks for a forecast or a place, which are no figures of the grammar', () => {
    const taken = lines.flatMap(({ lang, turns, expect: of }) => {
      const list = listAsked(turns.at(-1) ?? '', lang, catalogue)?.list
      return list === undefined ? [] : [{ list, silent: ('why' in of ? of.why : undefined) ?? of.kind }]
    })
    expect(taken.length).toBeGreaterThan(3)
    const asksFor = (list: string) => (list === 'where-to-find' ? /location|位置/ : /^forecast$/)
    const isList = (list: string) => list === 'where-to-find' || list.endsWith('-forecast')
    expect(taken.filter(({ list, silent }) => !isList(list) || !asksFor(list).test(silent))).toEqual([])
  })

  test('every list has its columns and its days', () => {
    for (const { columns, periods } of Object.values(LIST_KINDS)) {
      expect(new Set(columns).size).toBe(columns.length)
      expect(periods.length).toBeGreaterThan(0)
    }
  })
})
