import { addDays, weekday } from '../../src/core/business-date.ts'
import { shift } from '../../src/core/period.ts'
import type { CorpusFrame } from '../corpus-schema.ts'
import { monthOf, type SaidTime } from './chinese-times.ts'
import { CHANGES } from './chinese-words.ts'
import type { Draw } from './draws.ts'

/** What a time is held against, as somebody says it. */
export interface SaidBase {
  readonly form: string
  readonly text: string
  readonly base: CorpusFrame['base']
}

const DAYS = ['', '一', '二', '三', '四', '五', '六', '日']

/** A base that fits the time, drawn evenly from its forms; null where the one that was drawn does not. */
export const drawBase = (time: SaidTime, draw: Draw): SaidBase | null => {
  const { period, span } = time
  const back = (days: number) => ({ period: shift(period, -days) })
  const anyOf = (words: string): string => draw(words.split('|'))
  const changes = draw(CHANGES)
  const held = (form: string, than: string, base: CorpusFrame['base']): SaidBase => {
    const words =
      '跟X比|和X比|与X相比|比X|较X|对比X|跟X比起来|和X比一下|相比X|vsX|跟X对比|同X比|比起X|比对X|和X对比下|跟X比比|跟X比较一下|与X对比'
    return { form, text: anyOf(words).replace('X', than) + changes, base }
  }
  const day = DAYS[weekday(period.from)] ?? ''
  const ways: (SaidBase | null)[] = [
    held(
      '平时',
      anyOf('平时|往常|平常|平日|以往|正常水平|平时水平|一般水平|往日|平时的水平|日常|通常|正常时候|正常情况'),
      'W4',
    ),
    held(
      '去年同期',
      anyOf('去年同期|去年|去年这时候|去年同一时间|上年同期|去年这个时候|去年的同期|去年那会儿'),
      'LY-dow',
    ),
    {
      form: '同比',
      text: anyOf(
        '同比|同比多少|同比怎么样|同比涨了没|的同比|同比变化|同比增长多少|，同比呢|，带同比|，看下同比|及同比|和同比|，附同比|，同比也给我|，顺便看同比|同比涨跌',
      ),
      base: 'LY-dow',
    },
    span === 'day' && /^(?:昨天|前天|昨天加日期|英)$/.test(time.form)
      ? held(
          '上周同一天',
          draw([
            '上周同一天',
            '上周同期',
            '上周同日',
            '上礼拜同一天',
            '上周的同一天',
            '上星期同一天',
            ...(time.form === '昨天' && day !== '日' ? [`上周${day}`] : []),
          ]),
          null,
        )
      : null,
    span === 'day' ? held('前一天', anyOf('前一天|头一天|前一日|再前一天|前面一天'), back(1)) : null,
    span === 'week'
      ? held('前一周', anyOf('前一周|再前一周|前一个礼拜|再上一周|前面一周|之前一周|前个礼拜'), back(7))
      : null,
    span === 'weekend' ? held('前一个周末', anyOf('前一个周末|再前一个周末|上上周末|上上个周末'), back(7)) : null,
    span === 'running-week'
      ? held('上周同期', anyOf('上周同期|上礼拜同期|上星期同期|上周同时段|上周同一时间'), back(7))
      : null,
    span === 'week' || span === 'month'
      ? {
          form: '环比',
          text: anyOf(
            '环比|环比多少|环比怎么样|环比涨了没|的环比|环比变化|，环比呢|，带环比|，看下环比|及环比|，附环比|，环比也给我|环比涨跌|环比如何',
          ),
          base: span === 'week' ? back(7) : { period: monthOf(period.from, 1) },
        }
      : null,
    span === 'month'
      ? held('前一个月', anyOf('前一个月|再前一个月|再上个月|前面一个月|之前一个月'), {
          period: monthOf(period.from, 1),
        })
      : null,
    span === 'running-month'
      ? held('上月同期', anyOf('上月同期|上个月同期'), {
          period: {
            from: monthOf(period.from, 1).from,
            to: addDays(monthOf(period.from, 1).from, Number(period.to.slice(8)) - 1),
          },
        })
      : null,
  ]
  const one = draw(ways)
  if (one === null) return null
  if (one.form === '上周同一天') return { ...one, base: back(7) }
  return one.form === '上月同期' && Number(period.to.slice(8)) > 28 ? null : one
}
