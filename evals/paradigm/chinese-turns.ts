import { weekday } from '../../src/core/business-date.ts'
import { lengthInDays, shift } from '../../src/core/period.ts'
import { type CorpusFrame, corpusFrame } from '../corpus-schema.ts'
import { lineOf, TODAYS } from './chinese.ts'
import { FIGURES } from './chinese-figures.ts'
import { drawTime } from './chinese-times.ts'
import { CATEGORIES, STORES } from './chinese-words.ts'
import { draws } from './draws.ts'
import type { Made } from './measure.ts'

/** How a later turn puts something in the place of what was said; `X` is what it puts. */
const SWAPS =
  'X呢|那X呢|X的呢|换成X|X也看下|再看X|再看看X|改成X|那X|X多少|不对，X|不是，我说的是X|说错了，是X|我问的是X|我说的是X|X|X怎么样|X也报一下|换X|看X的|X同样|X也来一个|还有X|哦，X呢|好，X呢|嗯，那X呢|再报一下X|帮我看下X|麻烦再看下X|X的也要|X的也看看|再查下X|X也查一下|顺便看下X|接着看X|打错了，X|搞错了，X的|等等，X|啊不，X|切到X|X，同样的|同样看X|X的也给我|我要的是X|应该是X|改看X|X又是多少|X是多少|X有多少|X咧|X嘞|X几多|X好多|谢谢，X呢|收到，X呢|知道了，X呢|那要是X呢|那换成X呢|再来个X|来个X|先看X'.split(
    '|',
  )
const LAYS: Readonly<Record<string, string>> = {
  按天拆开: 'day',
  每天的呢: 'day',
  按天看: 'day',
  逐日列一下: 'day',
  分天看看: 'day',
  拆到每天: 'day',
  每天多少: 'day',
  按天列出来: 'day',
  一天一天的: 'day',
  拆成每天: 'day',
  按日: 'day',
  各店呢: 'store',
  分店看: 'store',
  按店拆开: 'store',
  每家店多少: 'store',
  拆到门店: 'store',
  分门店列一下: 'store',
  各店分别多少: 'store',
  按门店拆一下: 'store',
  每个店呢: 'store',
  门店明细: 'store',
  按小时拆: 'hour',
  分时段看: 'hour',
  每小时呢: 'hour',
  按小时列一下: 'hour',
  分小时看看: 'hour',
  拆到小时: 'hour',
}
const BASES: readonly (readonly [string, string])[] = [
  [
    'W4',
    '跟平时比呢|比平时呢|和往常比怎么样|跟平时比是多是少|比平时多还是少|跟平常比|正常吗|比往常高吗|跟平日比呢|和平时比一下|比平时涨了没',
  ],
  [
    'LY',
    '同比呢|跟去年比呢|跟去年同期比|去年同期呢|比去年同期呢|同比怎么样|同比多少|和去年同期比一下|比去年涨了没|跟去年同期比涨了没|同比涨了还是跌了',
  ],
  ['back', '比前一天呢|跟前一天比|和前一天比怎么样|比头一天呢|跟再前一天比呢|比前一天涨了没|前一天比呢'],
  ['week', '比前一周呢|跟上上周比|跟前一周比呢|环比呢|环比怎么样|和再前一周比|环比多少|跟上上周比呢|环比涨了没'],
]

/** Conversations of two turns of everyday parts: a whole question, and what changes of it. */
export const chineseTurns = (count: number, seed = 1): readonly Made[] => {
  const { upto, draw } = draws(seed)
  const made: Made[] = []
  const flows = FIGURES.filter(({ level }) => !level)
  while (made.length < count) {
    const today = draw(TODAYS)
    const week = draw([true, false])
    const first = week ? '上周' : '昨天'
    const monday = shift({ from: today, to: today }, 1 - weekday(today)).from
    const period = week
      ? { from: shift({ from: monday, to: monday }, -7).from, to: shift({ from: monday, to: monday }, -1).to }
      : { from: shift({ from: today, to: today }, -1).from, to: shift({ from: today, to: today }, -1).to }
    const asked = draw(flows)
    const store = draw(['', draw(Object.keys(STORES).slice(0, 12))])
    const goods = asked.goods && upto(3) === 0 ? draw(Object.keys(CATEGORIES).slice(0, 10)) : ''
    const name = draw(asked.names)
    const before = {
      metric: asked.metric,
      period,
      ...(store ? { stores: [STORES[store]] } : {}),
      ...(goods ? { categories: [CATEGORIES[goods]] } : {}),
    }
    const kind = draw(['time', 'time', 'store', 'figure', 'goods', 'layout', 'base'])
    let then = ''
    let frame: Record<string, unknown> | null = null
    let form = ''
    if (kind === 'layout') {
      then = draw(Object.keys(LAYS))
      const by = LAYS[then] ?? ''
      const fits =
        by === 'day'
          ? week
          : by === 'store'
            ? store === ''
            : !week && goods === '' && ['net_sales', 'footfall', 'transactions'].includes(asked.metric)
      if (!fits) continue
      frame = { ...before, by }
    } else if (kind === 'base') {
      const [base, words] = draw(BASES)
      if ((base === 'back' && week) || (base === 'week' && !week)) continue
      then = draw(words.split('|'))
      form = then
      frame = {
        ...before,
        base: base === 'W4' ? 'W4' : base === 'LY' ? 'LY-dow' : { period: shift(period, -lengthInDays(period)) },
      }
    } else {
      const swap = draw(SWAPS)
      const time = drawTime(today, draw, upto)
      const other = draw(Object.keys(STORES).slice(0, 12))
      const figure = draw(flows.filter(({ goods: takes }) => takes || goods === ''))
      const food = draw(Object.keys(CATEGORIES).slice(0, 10))
      const put = kind === 'time' ? time.text : kind === 'store' ? other : kind === 'figure' ? draw(figure.names) : food
      if (kind === 'goods' && goods === '') continue
      if (kind === 'time' && (time.form.startsWith('英') || time.form === '今天到现在')) continue
      then = swap.replace('X', put)
      form = swap
      frame =
        kind === 'time'
          ? { ...before, period: time.period }
          : kind === 'store'
            ? { ...before, stores: [STORES[other]] }
            : kind === 'figure'
              ? { ...before, metric: figure.metric }
              : { ...before, categories: [CATEGORIES[food]] }
      if (kind === 'time') form = `${swap} ${time.form}`
    }
    const parts = [`kind ${kind}`, `form ${kind} ${form}`, `second ${then}`]
    if (kind === 'time') parts.push(`swap time ${form.split(' ')[0]}`, `when ${form.split(' ')[1]}`)
    made.push({
      parts,
      line: lineOf(
        made.length,
        today,
        Object.values(STORES).slice(0, 12),
        [`${first}${store}${goods}${name}`, then],
        corpusFrame.parse(frame) as CorpusFrame,
      ),
    })
  }
  return made
}
