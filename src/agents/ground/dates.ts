import { addDays, type BusinessDate, isBusinessDate, weekday } from '../../core/business-date.ts'
import { readNumber } from './numbers-digits.ts'
import { span, type When } from './when.ts'

export interface TimeRead {
  readonly end: number
  readonly when: When | null
  /** Hour of the day, where a clock time was read instead of a date; `to` is the end that was said, if any. */
  readonly clock: { readonly from: number; readonly minutes: number; readonly to: number | null } | null
}

const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'
const MONTH =
  '(january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(?:,? (\\d{4}))?'
const CN = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const DASH = ' ?(?:-|–|—|~|至|到|to|through) ?'
const EDGE = '(?![a-z0-9])'
const sticky = (source: string) => new RegExp(source, 'y')

const monthOf = (name: string) => MONTHS.split('|').findIndex((month) => month.startsWith(name.slice(0, 3))) + 1
const small = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : Number(readNumber(text, 0)?.value?.toFixed() ?? 0)
const two = (n: number) => String(n).padStart(2, '0')
const lastOf = (year: number, month: number): BusinessDate =>
  addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1)

/** Without a year, the latest such day that is not in the future. */
const dayOf = (today: BusinessDate, year: string | undefined, month: number, day: number): BusinessDate | null => {
  const own = Number(year ?? today.slice(0, 4))
  const date = `${own}-${two(month)}-${two(day)}`
  const fixed = year === undefined && date > today ? `${own - 1}-${two(month)}-${two(day)}` : date
  return isBusinessDate(fixed) ? fixed : null
}

const range = (from: BusinessDate | null, to: BusinessDate | null): When | null =>
  from === null || to === null ? null : span(from, to)

type Maker = (match: RegExpExecArray, today: BusinessDate) => When | null
const monthSpan = (today: BusinessDate, year: string | undefined, month: number): When | null => {
  const first = dayOf(today, year, month, 1)
  return first === null ? null : span(first, lastOf(Number(first.slice(0, 4)), month), true)
}
const lastDays = (today: BusinessDate, days: number): When => span(addDays(today, -days), addDays(today, -1))
const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, 天: 1, 日: 1, 周: 7, 星期: 7 }

/** Forms that name their days by the calendar or by a count, longest first within a language. */
const FORMS: readonly (readonly [RegExp, Maker])[] = [
  [
    sticky(`(\\d{4})-(\\d{2})-(\\d{2})${EDGE}`),
    (m, t) => range(dayOf(t, m[1], Number(m[2]), Number(m[3])), dayOf(t, m[1], Number(m[2]), Number(m[3]))),
  ],
  [
    sticky(`(?:(\\d{4})年)?${CN}月${CN}[日号]?${DASH}${CN}[日号]`),
    (m, t) =>
      range(dayOf(t, m[1], small(m[2] ?? ''), small(m[3] ?? '')), dayOf(t, m[1], small(m[2] ?? ''), small(m[4] ?? ''))),
  ],
  [
    sticky(`(?:(\\d{4})年)?${CN}月${CN}[日号]`),
    (m, t) => {
      const day = dayOf(t, m[1], small(m[2] ?? ''), small(m[3] ?? ''))
      return range(day, day)
    },
  ],
  [sticky(`(?:(\\d{4})年)?${CN}月份?(?![\\d一二三四五六七八九十])`), (m, t) => monthSpan(t, m[1], small(m[2] ?? ''))],
  [sticky('(\\d{4})年'), (m) => span(`${m[1]}-01-01`, `${m[1]}-12-31`, true)],
  [
    sticky(`${DAY}${DASH}${DAY} (?:of )?${MONTH}${YEAR}${EDGE}`),
    (m, t) =>
      range(dayOf(t, m[4], monthOf(m[3] ?? ''), Number(m[1])), dayOf(t, m[4], monthOf(m[3] ?? ''), Number(m[2]))),
  ],
  [
    sticky(`${MONTH} ${DAY}${DASH}${DAY}${YEAR}${EDGE}`),
    (m, t) =>
      range(dayOf(t, m[4], monthOf(m[1] ?? ''), Number(m[2])), dayOf(t, m[4], monthOf(m[1] ?? ''), Number(m[3]))),
  ],
  [
    sticky(`${DAY} (?:of )?${MONTH}${YEAR}${EDGE}`),
    (m, t) => {
      const day = dayOf(t, m[3], monthOf(m[2] ?? ''), Number(m[1]))
      return range(day, day)
    },
  ],
  [
    sticky(`${MONTH} ${DAY}${YEAR}${EDGE}`),
    (m, t) => {
      const day = dayOf(t, m[3], monthOf(m[1] ?? ''), Number(m[2]))
      return range(day, day)
    },
  ],
  [sticky(`(?:in )?${MONTH} (\\d{4})${EDGE}`), (m, t) => monthSpan(t, m[2], monthOf(m[1] ?? ''))],
  [
    sticky(`(?:in (may|march)|(january|february|april|june|july|august|september|october|november|december))${EDGE}`),
    (m, t) => monthSpan(t, undefined, monthOf(m[1] ?? m[2] ?? '')),
  ],
  [sticky(`in (20\\d\\d)${EDGE}`), (m) => span(`${m[1]}-01-01`, `${m[1]}-12-31`, true)],
  [
    sticky(`(?:the )?(?:last|past|previous) (\\d{1,3}|[a-z]+(?:-[a-z]+)?) (day|week)s${EDGE}`),
    (m, t) => {
      const n = small(m[1] ?? '')
      return n > 0 ? lastDays(t, n * (UNIT_DAYS[m[2] ?? ''] ?? 1)) : null
    },
  ],
  [
    sticky(`(?:最近|过去|近)${CN}个?(天|日|周|星期)`),
    (m, t) => lastDays(t, small(m[1] ?? '') * (UNIT_DAYS[m[2] ?? ''] ?? 1)),
  ],
]

const monday = (today: BusinessDate) => addDays(today, 1 - weekday(today))
const month = (today: BusinessDate, back: number): When => {
  let first = `${today.slice(0, 8)}01`
  for (let n = 0; n < back; n += 1) first = `${addDays(first, -1).slice(0, 8)}01`
  return span(first, lastOf(Number(first.slice(0, 4)), Number(first.slice(5, 7))), back === 0)
}
const WORDS: readonly (readonly [string, (today: BusinessDate) => When])[] = [
  ['今天|今日|today', (t) => span(t)],
  ['昨天|昨日|yesterday', (t) => span(addDays(t, -1))],
  ['前天|前日|(?:the )?day before yesterday', (t) => span(addDays(t, -2))],
  ['大前天', (t) => span(addDays(t, -3))],
  ['本周|这周|这个?星期|本星期|this week', (t) => span(monday(t), addDays(monday(t), 6), true)],
  ['上周|上个?星期|last week', (t) => span(addDays(monday(t), -7), addDays(monday(t), -1))],
  ['上上周', (t) => span(addDays(monday(t), -14), addDays(monday(t), -8))],
  ['本月|这个?月|this month|month to date', (t) => month(t, 0)],
  ['上个?月|last month', (t) => month(t, 1)],
  ['今年|本年|this year|year to date', (t) => span(`${t.slice(0, 4)}-01-01`, `${t.slice(0, 4)}-12-31`, true)],
  ['当天|当日|全天|(?:the|that|this) day', () => ({ kind: 'days', days: 1 })],
  ['当周|(?:the|that) week', () => ({ kind: 'days', days: 7 })],
  ['目前|现在|当前|此刻|至今|截至目前|now|currently|current|so far|at the moment', (t) => ({ kind: 'now', today: t })],
]
const WORD_FORMS = WORDS.map(([source, make]) => [sticky(`(?:${source})(?<![a-z](?=[a-z0-9]))`), make] as const)

const WEEKDAYS = [
  'mon(?:day)?',
  'tue(?:s(?:day)?)?',
  'wed(?:nesday)?',
  'thu(?:rs(?:day)?)?',
  'fri(?:day)?',
  'sat(?:urday)?',
  'sun(?:day)?',
]
const ENGLISH_DAY = sticky(
  `(?:(last|this|next) )?(?:${WEEKDAYS.map((day) => `(${day})`).join('|')})(?:'s|s)?(?![a-z0-9-])`,
)
const CHINESE_DAY = sticky('(上|本|这|下)?(?:周|星期|礼拜)([一二三四五六日天])')
const CHINESE_DAYS = '一二三四五六日'

const weekdayWhen = (day: number, week: string | undefined, today: BusinessDate): When => {
  if (week === undefined) return { kind: 'weekday', day }
  const inWeek = addDays(monday(today), day - 1)
  if (week === '上') return span(addDays(inWeek, -7))
  if (week === '本' || week === '这' || week === 'this') return span(inWeek)
  if (week === '下' || week === 'next') return span(addDays(inWeek, 7))
  // "last Saturday" is the latest one before today for some, the one of last week for others.
  const latest = addDays(today, -(((weekday(today) - day + 6) % 7) + 1))
  return {
    kind: 'spans',
    spans: [latest, addDays(inWeek, -7)].map((date) => ({ from: date, to: date, running: false })),
  }
}

const CLOCK = sticky(`(\\d{1,2}):(\\d{2})(?: ?(am|pm))?(?:${DASH}(\\d{1,2}):(\\d{2}))?(?: ?(am|pm))?${EDGE}`)
const AM_PM = sticky(`(\\d{1,2})(?:${DASH}(\\d{1,2}))? ?(am|pm)${EDGE}`)
const CHINESE_CLOCK = sticky(
  `${CN}[点时](?:整|钟)?(?:${DASH}${CN}[点时](?:整|钟)?)?(?![零〇一二两三四五六七八九\\d半分])`,
)
const afternoon = (hour: number, half: string | undefined) =>
  half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour

const clockAt = (text: string, start: number): TimeRead | null => {
  const run = (pattern: RegExp) => {
    pattern.lastIndex = start
    return pattern.exec(text)
  }
  const clock = run(CLOCK)
  const read = (length: number, from: number, minutes: number, to: number | null): TimeRead => ({
    end: start + length,
    when: null,
    clock: { from, minutes, to },
  })
  if (clock) {
    const half = clock[3] ?? clock[6]
    const to = clock[4] === undefined ? null : clock[5] === '00' ? afternoon(Number(clock[4]), half) : -1
    return read(clock[0].length, afternoon(Number(clock[1]), half), Number(clock[2]), to)
  }
  const half = run(AM_PM)
  if (half)
    return read(
      half[0].length,
      afternoon(Number(half[1]), half[3]),
      0,
      half[2] === undefined ? null : afternoon(Number(half[2]), half[3]),
    )
  const chinese = run(CHINESE_CLOCK)
  return chinese
    ? read(chinese[0].length, small(chinese[1] ?? ''), 0, chinese[2] === undefined ? null : small(chinese[2]))
    : null
}

/** First characters of everything below; most places in a text can be passed over at once. */
const MAY_START = /[\da-z一二三四五六七八九十今昨前大本这上个下最过近当全目现此至截周星礼]/

/** Reads a date, a named stretch of days, a weekday or a clock time at `start`; the longest form wins. */
export const readTime = (text: string, start: number, today: BusinessDate): TimeRead | null => {
  if (!MAY_START.test(text.charAt(start))) return null
  const previous = text.charAt(start - 1)
  if (start > 0 && /[a-z0-9.,]/.test(text.charAt(start)) && /[a-z0-9.]/.test(previous)) return null
  let best = clockAt(text, start)
  const offer = (end: number, when: When | null) => {
    if (end > (best?.end ?? start)) best = { end, when, clock: null }
  }
  for (const [pattern, make] of FORMS) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    const when = match && make(match, today)
    if (match && when) offer(start + match[0].length, when)
  }
  for (const [pattern, make] of WORD_FORMS) {
    pattern.lastIndex = start
    const match = pattern.exec(text)
    if (match) offer(start + match[0].length, make(today))
  }
  ENGLISH_DAY.lastIndex = start
  const english = ENGLISH_DAY.exec(text)
  if (english)
    offer(
      start + english[0].length,
      weekdayWhen(english.slice(2, 9).findIndex((part) => part !== undefined) + 1, english[1], today),
    )
  CHINESE_DAY.lastIndex = start
  const chinese = CHINESE_DAY.exec(text)
  if (chinese)
    offer(
      start + chinese[0].length,
      weekdayWhen(chinese[2] === '天' ? 7 : CHINESE_DAYS.indexOf(chinese[2] ?? '') + 1, chinese[1], today),
    )
  return best
}
