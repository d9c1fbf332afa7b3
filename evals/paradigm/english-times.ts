import { addDays, weekday } from '../../src/core/business-date.ts'
import type { Draw, Upto } from './draws.ts'
import {
  DAYS,
  drawDays,
  type EnglishTime,
  MONTHS,
  monthOf,
  NUMBERS,
  ORDINALS,
  one,
  parts,
  type Said,
  suffix,
} from './english-calendar.ts'
import { spanWays } from './english-spans.ts'

/** One time, drawn evenly from the forms that fit the day of asking. */
export const drawEnglishTime = (today: string, draw: Draw, upto: Upto): EnglishTime => {
  const said: Said = (form, texts, period, span) => ({
    form,
    text: draw(texts),
    period,
    span,
  })
  const days = drawDays(today, draw, upto)
  const {
    monday,
    sunday,
    date,
    dom,
    name,
    short,
    day,
    inLastWeek,
    newest,
    n,
    last,
    before,
    ago,
    since,
    sinceDay,
    quarter,
    year,
    first,
  } = days
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
    ...spanWays(said, days),
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
