import { addDays, weekday } from '../../src/core/business-date.ts'
import type { Period } from '../../src/core/period.ts'
import type { Draw, Upto } from './draws.ts'

/** How long a time is, and whether it still runs: what may be held against it depends on it. */
export type Span = 'day' | 'week' | 'weekend' | 'month' | 'days' | 'running-week' | 'running-month' | 'other'

/** A time as somebody says it, and the days that it means. */
export interface SaidTime {
  /** The family of forms that it belongs to, for counting. */
  readonly form: string
  readonly text: string
  readonly period: Period
  readonly span: Span
}

const DIGITS = '零一二三四五六七八九'
/** 1 to 99 in characters. */
export const inHan = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}
const DAYS = ['', '一', '二', '三', '四', '五', '六', '日']

const day = (of: string): Period => ({ from: of, to: of })
const parts = (date: string) => ({ month: Number(date.slice(5, 7)), dom: Number(date.slice(8, 10)) })
/** The month `back` months before the one of a date. */
export const monthOf = (date: string, back: number): Period => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - back
  const first = (i: number) => `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`
  return { from: first(index), to: addDays(first(index + 1), -1) }
}

/** One time, drawn evenly from the forms that fit the day of asking. */
export const drawTime = (today: string, draw: Draw, upto: Upto): SaidTime => {
  const one = (words: string): string => draw(words.split('|'))
  const said = (form: string, text: string, period: Period, span: Span): SaidTime => ({ form, text, period, span })
  const monday = addDays(today, 1 - weekday(today))
  const { month, dom } = parts(today)
  const date = addDays(today, -1 - upto(40))
  const at = parts(date)
  const [m, d] = [at.month, at.dom]
  const week = one('上周|上礼拜|上个礼拜|上星期|上个星期')
  const weekBefore = (n: number) => ({ from: addDays(monday, -7 * n), to: addDays(monday, 6 - 7 * n) })
  const dow = 1 + upto(7)
  const lastDow = addDays(monday, dow - 8)
  const from = addDays(today, -3 - upto(25))
  const [a, b] = [parts(from), parts(addDays(from, 2))]
  const to = addDays(from, 2)
  const inOne = a.month === b.month
  const last = monthOf(today, 1)
  const name = parts(last.from).month
  const n = draw([3, 5, 7, 10, 14, 30])
  const many = draw([String(n), n === 2 ? '两' : inHan(n)])
  const ways: (() => SaidTime | null)[] = [
    () => said('昨天', one('昨天|昨日|昨儿|昨天全天|昨天一天|昨天一整天'), day(addDays(today, -1)), 'day'),
    () => said('前天', one('前天|前日|前天全天'), day(addDays(today, -2)), 'day'),
    () => said('大前天', '大前天', day(addDays(today, -3)), 'day'),
    () => said('今天到现在', one('今天到现在|今天截至目前|今日到目前|今天开门到现在|今天'), day(today), 'other'),
    () => said('N天前', `${one('3|三|4|五')}天前`, day(today), 'other'),
    () => said('上周', `${week}${one('|整周|一整周|全周')}`, weekBefore(1), 'week'),
    () => said('上上周', one('上上周|上上个礼拜|上上星期|上上礼拜|大上周'), weekBefore(2), 'week'),
    () =>
      weekday(today) < 3
        ? null
        : said(
            '本周',
            one(
              '本周|这周|这周到现在|本周至今|这礼拜到现在|这个星期|这礼拜|本周到目前|这周截至目前|周一到现在|这周一到今天',
            ),
            { from: monday, to: today },
            'running-week',
          ),
    () =>
      dom < 4
        ? null
        : said(
            '本月',
            one(
              '本月|这个月|月初到现在|这个月到现在|本月至今|本月累计|MTD|月初至今|1号到现在|本月1号到今天|月初到今天|这个月截至目前',
            ),
            { from: `${today.slice(0, 8)}01`, to: today },
            'running-month',
          ),
    () => said('上个月', one('上个月|上月|上个月整月|上月全月|上月份'), last, 'month'),
    () => said('上上个月', one('上上个月|上上月'), monthOf(today, 2), 'month'),
    () =>
      said(
        'N月',
        one(`${name}月|${inHan(name)}月|${name}月份|${inHan(name)}月份|${name}月整月|${name}月全月|整个${name}月`),
        last,
        'month',
      ),
    () =>
      said(
        '上周几',
        one(
          `${week}${DAYS[dow]}|${week}的${one('周|礼拜|星期')}${DAYS[dow]}|${week}${DAYS[dow]}那天|${week}${DAYS[dow]}全天`,
        ),
        day(lastDow),
        'day',
      ),
    () =>
      said(
        '上上周几',
        one(`上上周${DAYS[dow]}|上上个礼拜${DAYS[dow]}|上上星期${DAYS[dow]}`),
        day(addDays(lastDow, -7)),
        'day',
      ),
    () =>
      dow >= weekday(today)
        ? null
        : said(
            '这周几',
            one(`这周${DAYS[dow]}|本周${DAYS[dow]}|这礼拜${DAYS[dow]}`),
            day(addDays(monday, dow - 1)),
            'day',
          ),
    () =>
      dow === weekday(today)
        ? null
        : said(
            '周几',
            one(`周${DAYS[dow]}|礼拜${DAYS[dow]}|星期${DAYS[dow]}|周${DAYS[dow]}那天|礼拜${DAYS[dow]}那天`),
            day(addDays(today, -((weekday(today) - dow + 7) % 7))),
            'day',
          ),
    () =>
      said(
        'N月N号',
        one(
          `${m}月${d}号|${m}月${d}日|${inHan(m)}月${inHan(d)}号|${inHan(m)}月${inHan(d)}|${m}月${d}号那天|${m}月${d}日当天|${m}月${d}号全天`,
        ),
        day(date),
        'day',
      ),
    () => said('N.N', `${m}.${d}`, day(date), 'day'),
    () => said('N/N', `${m}/${d}`, day(date), 'day'),
    () =>
      m === month
        ? said('本月N号', one('本月|这个月') + d + one('号|日'), day(date), 'day')
        : said(
              '上月N号',
              one('上月|上个月') + d + one('号|日'),
              day(`${last.from.slice(0, 8)}${String(d > 28 ? 28 : d).padStart(2, '0')}`),
              'day',
            ).period.from === date
          ? said('上月N号', one('上月|上个月') + d + one('号|日'), day(date), 'day')
          : null,
    () => (m === month ? said('N号', one(`${d}号|${inHan(d)}号|${d}号那天|${d}号当天`), day(date), 'day') : null),
    () =>
      said(
        'N月N号到N号',
        one(
          `${a.month}月${a.dom}号到${inOne ? '' : `${b.month}月`}${b.dom}号|${a.month}月${a.dom}日至${inOne ? '' : `${b.month}月`}${b.dom}日|${a.month}.${a.dom}-${b.month}.${b.dom}|${a.month}/${a.dom}-${b.month}/${b.dom}|${a.month}.${a.dom}到${b.month}.${b.dom}|从${a.month}月${a.dom}号到${b.month}月${b.dom}号|${a.month}月${a.dom}号~${b.month}月${b.dom}号`,
        ),
        { from, to },
        'days',
      ),
    () =>
      inOne && b.month === month
        ? said('N号到N号', one(`${a.dom}号到${b.dom}号|${a.dom}-${b.dom}号|${a.dom}到${b.dom}号`), { from, to }, 'days')
        : null,
    () =>
      said(
        '近N天',
        one(`近${many}天|最近${many}天|过去${many}天|过去的${many}天|近${many}日`),
        { from: addDays(today, -n), to: addDays(today, -1) },
        'days',
      ),
    () =>
      weekday(today) === 7 || weekday(today) === 6
        ? null
        : said(
            '上周末',
            one('上周末|上个周末|刚过去的周末|上周末两天|周末两天|周六周日两天|上周六周日'),
            { from: addDays(monday, -2), to: addDays(monday, -1) },
            'weekend',
          ),
    () =>
      said(
        '上周几到几',
        one(`${week}一到${week}三|${week}一到周三|${week}一到三|${week}一至周三`),
        { from: addDays(monday, -7), to: addDays(monday, -5) },
        'days',
      ),
    () =>
      weekday(today) > 2
        ? said(
            '周一到昨天',
            one('这周一到昨天|周一到昨天|本周一至昨天|从周一到昨天'),
            { from: monday, to: addDays(today, -1) },
            'days',
          )
        : null,
    () =>
      dom > 2
        ? said(
            '月初到昨天',
            one(`月初到昨天|1号到昨天|这个月1号到昨天|本月截至昨天|本月到昨天|${month}月1号到昨天`),
            { from: `${today.slice(0, 8)}01`, to: addDays(today, -1) },
            'days',
          )
        : null,
    () =>
      said('上旬', one(`上月上旬|上个月上旬|${name}月上旬`), { from: last.from, to: addDays(last.from, 9) }, 'days'),
    () =>
      said(
        '月底三天',
        one(`上个月最后三天|上月末3天|${name}月最后三天|上月最后3天`),
        { from: addDays(last.to, -2), to: last.to },
        'days',
      ),
    () =>
      said(
        '月初五天',
        one(`上个月前五天|上月头五天|${name}月前5天|${name}月头5天`),
        { from: last.from, to: addDays(last.from, 4) },
        'days',
      ),
    () =>
      month > 5 || (month === 5 && dom > 5)
        ? said('五一', one('五一当天|五一那天|劳动节当天|5.1当天|五月一号'), day(`${today.slice(0, 4)}-05-01`), 'day')
        : null,
    () =>
      month > 6 || (month === 6 && dom > 18)
        ? said('618', one('618当天|618|618那天|六一八当天'), day(`${today.slice(0, 4)}-06-18`), 'day')
        : null,
    () =>
      month > 10 || (month === 10 && dom > 7)
        ? said(
            '国庆',
            one(
              '国庆10.1-10.7|国庆黄金周10.1-10.7|国庆7天|国庆七天|10.1-10.7国庆|国庆(10.1-10.7)|国庆1号到7号|十一那七天',
            ),
            { from: `${today.slice(0, 4)}-10-01`, to: `${today.slice(0, 4)}-10-07` },
            'days',
          )
        : null,
    () =>
      month > 11 || (month === 11 && dom > 11)
        ? said('双十一', one('双十一当天|双11当天|双11|双十一那天|双十一'), day(`${today.slice(0, 4)}-11-11`), 'day')
        : null,
    () =>
      said(
        '昨天加日期',
        `昨天${parts(addDays(today, -1)).month}月${parts(addDays(today, -1)).dom}号`,
        day(addDays(today, -1)),
        'day',
      ),
    () =>
      said(
        '昨天(日期)',
        `昨天(${parts(addDays(today, -1)).month}.${parts(addDays(today, -1)).dom})`,
        day(addDays(today, -1)),
        'day',
      ),
    () =>
      said(
        '昨天周几',
        one(
          `昨天周${DAYS[weekday(addDays(today, -1))]}|昨天礼拜${DAYS[weekday(addDays(today, -1))]}|昨天星期${DAYS[weekday(addDays(today, -1))]}`,
        ),
        day(addDays(today, -1)),
        'day',
      ),
    () => said('日期周几', `${m}月${d}号${one('周|礼拜|星期')}${DAYS[weekday(date)]}`, day(date), 'day'),
    () => said('去年N月', one(`去年${m}月|去年${inHan(m)}月份`), monthOf(date, 12), 'other'),
    () =>
      said(
        '季度',
        month > 3 ? one('上季度|上个季度|上一季度') : '上季度',
        { from: monthOf(today, 3 + ((month - 1) % 3)).from, to: monthOf(today, 1 + ((month - 1) % 3)).to },
        'other',
      ),
    () =>
      month > 4
        ? said(
            '今年',
            one('今年到现在|年初到现在|今年以来|YTD|年初至今'),
            { from: `${today.slice(0, 4)}-01-01`, to: today },
            'other',
          )
        : null,
    () => said('英', one('yesterday|yesterday的'), day(addDays(today, -1)), 'day'),
    () => said('英周', one('last week|last week的'), { from: addDays(monday, -7), to: addDays(monday, -1) }, 'week'),
  ]
  for (;;) {
    const made = draw(ways)()
    if (made?.form === 'N天前') {
      const back = { '3': 3, 三: 3, '4': 4, 五: 5 }[made.text[0] ?? ''] ?? 3
      return { ...made, period: day(addDays(today, -back)), span: 'day' }
    }
    if (made) return made
  }
}
