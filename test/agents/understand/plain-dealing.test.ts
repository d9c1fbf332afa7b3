import { describe, expect, it } from 'vitest'
import { ask, briefly } from './asking.ts'

const heard = (text: string) => briefly(ask(text.split(' // ')))

describe('what people of an old department store say in Chinese', () => {
  it.each([
    ['昨天平均一个单子买几件东西', 'upt 2026-03-17'],
    ['昨天进来的人里头有几成真掏钱了', 'conversion 2026-03-17'],
    ['昨天哪个大类毛利挣的钱最多', 'gross_margin 2026-03-17 by category highest 1'],
    ['昨天毛利额多少，要金额', 'gross_margin 2026-03-17'],
    ['鲜牛奶1L还够几天', 'days_of_cover P0001 2026-03-17'],
    ['冷冻食品空了几个品', 'out_of_stocks Frozen 2026-03-17'],
    ['上个月里头哪天流水最高', 'net_sales 2026-02-01..2026-02-28 by day highest 1'],
    ['上周销售额对目标', 'net_sales 2026-03-09..2026-03-15 vs plan'],
    ['初一到初七的销售额，对齐去年春节看同比', 'net_sales 2026-02-17..2026-02-23 vs LY-holiday'],
    ['上周销售额比上上周少了几成', 'net_sales 2026-03-09..2026-03-15 vs 2026-03-02..2026-03-08'],
    ['昨天北门店销售额同比增长率', 'net_sales S02 2026-03-17 vs LY-dow'],
    ['昨天流水 // 掰成一个钟头一个钟头的', 'net_sales 2026-03-17 by hour'],
    ['卷纸昨天卖了几提 // 库里还剩几提', 'stock_on_hand P0029 2026-03-17'],
    ['昨天流水 // 光饮料 // 没听清 再来一遍', 'net_sales Drinks 2026-03-17'],
    ['net sales yesterday // sorry, say that again please', 'net_sales 2026-03-17'],
  ])('%s is understood', (text, frame) => {
    expect(heard(text)).toBe(frame)
  })

  it.each([
    '鸡蛋还够么',
    '昨天生意还行吧',
    '上周打折那部分占几个点',
    '卷纸昨天卖了几提 // 还剩几个',
    '五花肉库存多少 // 那我叫三十公斤够不够',
    '上周哪个大类挣钱最多',
  ])('%s leaves something open, and is not answered', (text) => {
    expect(ask(text.split(' // ')).kind).not.toBe('understood')
  })

  it.each([
    ['转化率跟上周比', 'conversion'],
    ['各店客流跟昨天比', 'footfall'],
    ['饮料销售额跟上月比涨了多少', 'net_sales'],
  ])('%s is of a time that was not said: offered with that base', (text, metric) => {
    const read = ask(text)
    const options = read.kind === 'likely' ? read.options : []
    expect(options[0]).toMatchObject({ metric, base: { kind: 'period' } })
    expect(options[0]?.period.to).toBe('2026-03-18')
  })

  it('nothing was said before that could be said again', () => {
    expect(ask('再报一遍').kind).toBe('silent')
  })
})
