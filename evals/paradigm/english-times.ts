import { addDays, weekday } from '../../src/core/business-date.ts'
import type { Period } from '../../src/core/period.ts'

/** A time as somebody says it in English, and the days that it means. `span` decides what may be held against it. */
export interface EnglishTime {
  readonly form: string
  readonly text: string
  readonly period: Period
  readonly span: 'day' | 'today' | 'week' | 'month' | 'other'
}

type Draw = <T>(of: readonly T[]) => T
type Upto = (n: number) => number

const DAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = `January February March April May June July August September October November December`.split(' ')
const ORDINALS =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
  fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth
  twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first`.split(/\s+/)
const NUMBERS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen`.split(' ')

const suffix = (d: number) => (d > 10 && d < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][d % 10] ?? 'th'))
const monthOf = (date: string, back: number): Period => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - back
  const first = (i: number) => `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`
  return { from: first(index), to: addDays(first(index + 1), -1) }
}
const parts = (date: string) => ({ month: Number(date.slice(5, 7)), dom: Number(date.slice(8, 10)) })
const one = (day: string): Period => ({ from: day, to: day })

/** One time, drawn evenly from the forms that fit the day of asking. */
export const drawEnglishTime = (today: string, draw: Draw, upto: Upto): EnglishTime => {
  const said = (form: string, texts: readonly string[], period: Period, span: EnglishTime['span']): EnglishTime => ({
    form,
    text: draw(texts),
    period,
    span,
  })
  const monday = addDays(today, 1 - weekday(today))
  const sunday = addDays(monday, -1)
  const date = addDays(today, -2 - upto(40))
  const { month, dom } = parts(date)
  const name = MONTHS[month - 1] ?? ''
  const short = name.slice(0, 3)
  const dow = 1 + upto(7)
  const day = DAYS[dow] ?? ''
  const inLastWeek = addDays(monday, dow - 8)
  const newest = addDays(today, -((weekday(today) - dow + 7) % 7 || 7))
  const n = draw([3, 5, 7, 10, 14])
  const last = monthOf(today, 1)
  const before = monthOf(today, 2)
  const from = addDays(today, -8 - upto(20))
  const to = addDays(from, 3)
  const [a, b] = [parts(from), parts(to)]
  const [am, bm] = [MONTHS[a.month - 1] ?? '', MONTHS[b.month - 1] ?? '']
  const ago = 2 + upto(5)
  const wc = addDays(monday, -7 * (1 + upto(4)))
  const w = parts(wc)
  const wm = MONTHS[w.month - 1] ?? ''
  const ended = parts(addDays(wc, 6))
  const em = MONTHS[ended.month - 1] ?? ''
  const since = addDays(today, -(1 + upto(6)))
  const sinceDay = DAYS[weekday(since)] ?? ''
  const quarter = Math.floor((parts(today).month - 1) / 3)
  const year = today.slice(0, 4)
  const first = `${today.slice(0, 7)}-01`
  const ways: readonly (() => EnglishTime | null)[] = [
    () =>
      said(
        'yesterday',
        ['yesterday', 'yesterday', 'all day yesterday', 'the whole of yesterday', 'yday', 'yest'],
        one(addDays(today, -1)),
        'day',
      ),
    () =>
      said(
        'today',
        ['today', 'today so far', 'so far today', 'today up to now', 'since we opened this morning', 'since opening'],
        one(today),
        'today',
      ),
    () =>
      said(
        'before yesterday',
        ['the day before yesterday', 'two days ago', '2 days ago'],
        one(addDays(today, -2)),
        'day',
      ),
    () => said('days ago', [`${ago} days ago`, `${NUMBERS[ago]} days ago`], one(addDays(today, -ago)), 'day'),
    () => said('a week ago today', ['a week ago today', 'this day last week'], one(addDays(today, -7)), 'day'),
    () =>
      said(
        'last week',
        [
          'last week',
          'the whole of last week',
          'the week just gone',
          'last wk',
          'LW',
          'all of last week',
          'over the last week just finished',
        ].slice(0, 6),
        { from: addDays(monday, -7), to: sunday },
        'week',
      ),
    () =>
      said(
        'this week',
        [
          'this week',
          'this week so far',
          'so far this week',
          'the week to date',
          'WTD',
          'week to date',
          'the week so far',
        ],
        { from: monday, to: today },
        'other',
      ),
    () =>
      said(
        'week before last',
        ['the week before last', 'week before last'],
        { from: addDays(monday, -14), to: addDays(monday, -8) },
        'week',
      ),
    () =>
      said(
        'last month',
        ['last month', 'the whole of last month', 'the last full month', 'the month just gone', 'all of last month'],
        last,
        'month',
      ),
    () =>
      said(
        'this month',
        [
          'this month',
          'month to date',
          'MTD',
          'this month so far',
          'so far this month',
          'the month to date',
          'the month so far',
        ],
        { from: first, to: today },
        'other',
      ),
    () => said('month before last', ['the month before last'], before, 'month'),
    () => {
      const m = MONTHS[parts(last.from).month - 1] ?? ''
      if (m === 'May') return null
      return said(
        'month',
        [`in ${m}`, m, `for ${m}`, `for the month of ${m}`, `the whole of ${m}`, `during ${m}`],
        last,
        'month',
      )
    },
    () =>
      weekday(today) === 1
        ? null
        : said(
            'this year',
            ['this year so far', 'year to date', 'so far this year', 'the year to date'],
            { from: `${year}-01-01`, to: today },
            'other',
          ),
    () =>
      said(
        'weekday of last week',
        [`last week's ${day}`, `${day} of last week`, `${day} last week`, `on ${day} last week`],
        one(inLastWeek),
        'day',
      ),
    () =>
      newest === today
        ? null
        : said('weekday', [`on ${day}`, `${day} just gone`, `the ${day} just gone`, day], one(newest), 'day'),
    () =>
      said(
        'last weekend',
        ['last weekend', 'over the weekend just gone', 'the weekend just gone', 'at the weekend'],
        weekday(today) > 5 ? { from: addDays(sunday, -1), to: sunday } : { from: addDays(sunday, -1), to: sunday },
        'other',
      ),
    () =>
      said(
        'date',
        [
          `on ${dom} ${name}`,
          `on the ${dom}${suffix(dom)} of ${name}`,
          `on ${name} ${dom}`,
          `${dom}${suffix(dom)} ${name}`,
          `${name} ${dom}${suffix(dom)}`,
          `on ${short} ${dom}`,
          `${dom} ${short}`,
          `on the ${ORDINALS[dom - 1]} of ${name}`,
          `on ${DAYS[weekday(date)]} ${dom} ${name}`,
          `on ${DAYS[weekday(date)]} the ${dom}${suffix(dom)} of ${name}`,
          `${DAYS[weekday(date)]?.slice(0, 3)} ${dom} ${short}`,
        ],
        one(date),
        'day',
      ),
    () =>
      said(
        'last days',
        [
          `the last ${n} days`,
          `the past ${NUMBERS[n]} days`,
          `over the last ${n} days`,
          `in the last ${NUMBERS[n]} days`,
          `last ${n} days`,
        ],
        { from: addDays(today, -n), to: addDays(today, -1) },
        'other',
      ),
    () =>
      a.month === b.month
        ? said(
            'span in a month',
            [
              `from ${a.dom} to ${b.dom} ${am}`,
              `from the ${a.dom}${suffix(a.dom)} to the ${b.dom}${suffix(b.dom)} of ${am}`,
              `between ${am} ${a.dom} and ${b.dom}`,
              `${a.dom}-${b.dom} ${am}`,
              `${am} ${a.dom}-${b.dom}`,
              `${am} ${a.dom} to ${b.dom}`,
              `between the ${a.dom}${suffix(a.dom)} and the ${b.dom}${suffix(b.dom)} of ${am}`,
            ],
            { from, to },
            'other',
          )
        : said(
            'span over months',
            [
              `from ${a.dom} ${am} to ${b.dom} ${bm}`,
              `from ${am} ${a.dom} to ${bm} ${b.dom}`,
              `between ${a.dom} ${am} and ${b.dom} ${bm}`,
              `from the ${a.dom}${suffix(a.dom)} of ${am} to the ${b.dom}${suffix(b.dom)} of ${bm}`,
            ],
            { from, to },
            'other',
          ),
    () =>
      said(
        'week commencing',
        [
          `w/c ${w.dom} ${wm}`,
          `week commencing ${w.dom} ${wm}`,
          `for the week commencing ${w.dom} ${wm}`,
          `for the week starting ${w.dom} ${wm}`,
          `the week of ${wm} ${w.dom}`,
          `week beginning the ${w.dom}${suffix(w.dom)} of ${wm}`,
          `week commencing Monday ${w.dom} ${wm}`,
        ],
        { from: wc, to: addDays(wc, 6) },
        'week',
      ),
    () =>
      said(
        'week ending',
        [
          `week ending ${ended.dom} ${em}`,
          `w/e ${ended.dom} ${em}`,
          `for the week ending ${ended.dom} ${em}`,
          `in the week ending Sunday the ${ended.dom}${suffix(ended.dom)} of ${em}`,
        ],
        { from: wc, to: addDays(wc, 6) },
        'week',
      ),
    () =>
      said(
        'days of last week',
        [
          'Monday to Friday last week',
          'last week Mon-Fri',
          'from Monday to Friday last week',
          'Mon to Fri last week',
          'Monday through Friday of last week',
        ],
        { from: addDays(monday, -7), to: addDays(monday, -3) },
        'other',
      ),
    () =>
      since >= monday
        ? said(
            'since',
            [`since ${sinceDay}`, `from ${sinceDay} until now`, `from ${sinceDay} to today`],
            { from: since, to: today },
            'other',
          )
        : null,
    () =>
      first < addDays(today, -2)
        ? said(
            'to yesterday',
            [
              'from the first of the month to yesterday',
              'from the 1st to yesterday',
              'this month up to yesterday',
              'month to yesterday',
            ],
            { from: first, to: addDays(today, -1) },
            'other',
          )
        : null,
    () => {
      if (quarter === 0) return null
      const from = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
      const to = monthOf(`${year}-${String(quarter * 3).padStart(2, '0')}-01`, 0).to
      return said(
        'quarter',
        [
          `Q${quarter}`,
          'last quarter',
          `in Q${quarter}`,
          `the ${ORDINALS[quarter - 1]} quarter`,
          'the quarter just gone',
        ],
        { from, to },
        'other',
      )
    },
  ]
  for (;;) {
    const drawn = draw(ways)()
    if (drawn) return drawn
  }
}
