import { addDays, type BusinessDate, isBusinessDate, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { date, monthOf, months, week, yearOf } from './calendar.ts'
import { type Dated, latest, type NoDate, one, upToNow } from './dated.ts'
import { lunarFeast, lunarSpan } from './lunar-feasts.ts'

const open = (periods: readonly Period[]): Dated => ({ periods, certain: false, unit: 'days', running: false })

/** The days before today that "lately" may mean, and the last whole week. */
const recent = (today: BusinessDate): Dated =>
  open([
    { from: addDays(today, -7), to: addDays(today, -1) },
    week(today, -1),
    { from: addDays(today, -2), to: addDays(today, -1) },
  ])

const weekendOf = (monday: BusinessDate): Period => ({ from: addDays(monday, 5), to: addDays(monday, 6) })

/** "The weekend" is the one that is over; said on Saturday, Sunday, or when the next one is near, it may be another. */
const weekendGone = (today: BusinessDate): Dated => {
  const gone = weekendOf(week(today, -1).from)
  const now = weekendOf(week(today, 0).from)
  const day = weekday(today)
  if (day >= 6) return open([{ from: now.from, to: today }, gone])
  return { periods: [gone], certain: true, unit: 'days', running: false }
}

const thisWeekend = (today: BusinessDate): Dated => {
  const now = weekendOf(week(today, 0).from)
  if (weekday(today) < 6) return open([weekendOf(week(today, -1).from)])
  return { periods: [{ from: now.from, to: today }], certain: true, unit: 'days', running: true }
}

/** "Week commencing 2 November": that week; a first day that is no Monday is not certain to mean one of ours. */
const weekWith = (m: number, d: number, ends: boolean, today: BusinessDate, text: string): Dated | NoDate => {
  const day = latest([date(yearOf(today), m, d), date(yearOf(today) - 1, m, d)], today, text)
  const future = 'future' in day && ends ? day.future.from : null
  const [at] = 'periods' in day ? day.periods : future !== null ? [one(future)] : []
  if (at === undefined) return day
  const period = week(at.from, 0)
  const certain = weekday(at.from) === (ends ? 7 : 1) && (!('certain' in day) || day.certain)
  return upToNow([period], 'week', today, certain)
}

/** A month of this year, or of the last when it is still to come. */
const monthNamed = (m: number, today: BusinessDate): Period =>
  months(yearOf(today) - (m > monthOf(today) ? 1 : 0), m, 0)

/** Days `from` to `to` of a month; a third or a half that reaches past its end stops there. */
const daysOf = (month: Period, from: number, to: number, today: BusinessDate, certain: boolean): Dated | NoDate => {
  const period = { from: addDays(month.from, from - 1), to: addDays(month.from, to - 1) }
  const cut = period.to > month.to ? { from: period.from, to: month.to } : period
  return upToNow([cut], 'days', today, certain)
}

const THIRDS: readonly (readonly [number, number])[] = [
  [1, 10],
  [11, 20],
  [21, 31],
]

const part = (month: Period, kind: string, which: number, count: number, today: BusinessDate, certain: boolean) => {
  if (kind === 'third') {
    const [from, to] = THIRDS[which - 1] ?? [1, 31]
    return daysOf(month, from, to, today, certain)
  }
  if (kind === 'half') return which === 1 ? daysOf(month, 1, 15, today, certain) : daysOf(month, 16, 31, today, certain)
  if (count < 1 || count > 28) return { noDate: String(count) }
  if (which > 0) return daysOf(month, 1, count, today, certain)
  return upToNow([{ from: addDays(month.to, 1 - count), to: month.to }], 'days', today, certain)
}

/** Week 32 of this year, as ISO 8601 counts (the first holds 4 January); one that is still to come, of the last. */
const weekNumbered = (number: number, today: BusinessDate, text: string): Dated | NoDate => {
  if (number < 1 || number > 53) return { noDate: text }
  const of = (year: number) => week(date(year, 1, 4), number - 1)
  const year = yearOf(addDays(week(today, 0).from, 3))
  const period = of(year)
  const found = period.from > today ? of(year - 1) : period
  // Retailers count their own weeks, too: such a week is offered.
  return upToNow([found], 'week', today, false)
}

/**
 * A feast on a fixed day, the newest that has begun; of a long holiday without its length the days are not certain. Arguments:
 * month, day, days; before them the year's offset for `feast-of`; `feast-nth` is one day of it, counted.
 */
const feast = (kind: string, numbers: readonly number[], said: number, today: BusinessDate): Dated | NoDate => {
  const [offset = 0, m = 1, d = 1, days = 1] = kind === 'feast-of' ? numbers : [0, ...numbers]
  const length = kind === 'feast-days' && said > 0 && said <= 10 ? said : days
  const first = date(yearOf(today) + offset, m, d)
  const isPast = first <= today
  const from = isPast || kind === 'feast-of' ? first : date(yearOf(today) - 1, m, d)
  // 国庆第三天: a day of a holiday as long as that, where it is over or has come.
  if (kind === 'feast-nth') {
    const day = addDays(from, Math.max(1, said) - 1)
    return upToNow([{ from: day, to: day }], 'day', today, isPast && said <= days && day <= today)
  }
  const certain = (isPast || kind === 'feast-of') && (days === 1 || kind === 'feast-days')
  return upToNow([{ from, to: addDays(from, length - 1) }], length === 1 ? 'day' : 'days', today, certain)
}

/** Weekends, weeks told by a day, and parts of months; null when the expression is none of these. */
export const partOf = (
  kind: string,
  argument: string,
  [a = 0, b = 0]: readonly number[],
  today: BusinessDate,
  text: string,
): Dated | NoDate | null => {
  const [offset, which] = argument.split(',').map(Number) as [number, number | undefined]
  const wrong = (m: number) => m < 1 || m > 12
  switch (kind) {
    case 'recent':
      return recent(today)
    case 'days-back':
      return a < 1 ? { noDate: text } : open([{ from: addDays(today, -a), to: addDays(today, -1) }])
    case 'week-gone':
    case 'month-gone':
    case 'year-gone': {
      const whole =
        kind === 'week-gone' ? week(today, 0) : months(yearOf(today), kind === 'year-gone' ? 1 : monthOf(today), 0)
      const to = addDays(today, -1)
      return to < whole.from
        ? { noDate: text }
        : { periods: [{ from: whole.from, to }], certain: true, unit: 'days', running: false }
    }
    case 'weekend-open':
      return { ...weekendGone(today), certain: false }
    case 'weekend-gone':
      return weekendGone(today)
    case 'this-weekend':
      return thisWeekend(today)
    case 'past-fortnight':
      return open([
        { from: addDays(today, -14), to: addDays(today, -1) },
        { from: week(today, -2).from, to: week(today, -1).to },
      ])
    case 'long-weekend': {
      const { from, to } = weekendOf(week(today, weekday(today) === 7 ? 0 : -1).from)
      const days = (before: number, after: number) => ({ from: addDays(from, -before), to: addDays(to, after) })
      return open([days(0, 1), days(1, 1), days(0, 0)].filter((period) => period.to < today))
    }
    case 'weeks-ago':
      return a < 1 ? { noDate: text } : upToNow([one(addDays(today, -7 * a))], 'day', today)
    case 'wc-d':
    case 'we-d': {
      const { from } = months(yearOf(today), monthOf(today), 0)
      const ends = kind === 'we-d'
      const here = date(yearOf(from), monthOf(from), a)
      const past = isBusinessDate(here) && here <= (ends ? addDays(week(today, 0).from, 6) : today)
      return weekWith(monthOf(past ? from : months(yearOf(today), monthOf(today), -1).from), a, ends, today, text)
    }
    case 'd-and-d':
      return b === a + 1 ? partOf('d-d', '0', [a, b], today, text) : { noDate: text }
    case 'wc-dm':
      return weekWith(b, a, false, today, text)
    case 'wc-md':
      return weekWith(a, b, false, today, text)
    case 'we-dm':
      return weekWith(b, a, true, today, text)
    case 'we-md':
      return weekWith(a, b, true, today, text)
    case 'third-of-m':
    case 'half-of-m':
      return wrong(a)
        ? { noDate: text }
        : part(monthNamed(a, today), kind.split('-')[0] ?? '', offset, 0, today, a <= monthOf(today))
    case 'days-of-m':
      return wrong(b) ? { noDate: text } : part(monthNamed(b, today), 'days', offset, a, today, b <= monthOf(today))
    case 'm-first-days':
    case 'm-final-days':
      return wrong(a)
        ? { noDate: text }
        : part(monthNamed(a, today), 'days', kind === 'm-first-days' ? 1 : -1, b, today, a <= monthOf(today))
    case 'd-d-of-month': {
      const { from } = months(yearOf(today), monthOf(today), offset)
      const [start, end] = [date(yearOf(from), monthOf(from), a), date(yearOf(from), monthOf(from), b)]
      return a < b && isBusinessDate(start) && isBusinessDate(end)
        ? upToNow([{ from: start, to: end }], 'days', today)
        : { noDate: text }
    }
    case 'd-d': {
      const { from } = months(yearOf(today), monthOf(today), 0)
      const [first, last] = [date(yearOf(from), monthOf(from), a), date(yearOf(from), monthOf(from), b)]
      const earlier = months(yearOf(today), monthOf(today), -1).from
      const before = [date(yearOf(earlier), monthOf(earlier), a), date(yearOf(earlier), monthOf(earlier), b)] as const
      const [start, end] = last <= today ? [first, last] : before
      return a < b && isBusinessDate(start) && isBusinessDate(end)
        ? upToNow([{ from: start, to: end }], 'days', today, which !== 0 && last <= today)
        : { noDate: text }
    }
    case 'third-of-month':
    case 'half-of-month': {
      const month = months(yearOf(today), monthOf(today), offset)
      return part(month, kind.split('-')[0] ?? '', which ?? 1, 0, today, true)
    }
    case 'end-of-month': {
      const { to } = months(yearOf(today), monthOf(today), offset)
      return isBusinessDate(to) ? upToNow([one(to)], 'day', today) : { noDate: text }
    }
    case 'first-days':
      return part(months(yearOf(today), monthOf(today), offset), 'days', 1, a, today, true)
    case 'final-days':
      return part(months(yearOf(today), monthOf(today), offset), 'days', -1, a, today, true)
    case 'iso-week':
      return weekNumbered(a, today, text)
    // 双十一期间: the day itself, or the weeks of sales that end with it.
    case 'sales-season': {
      const [m = 1, d = 1] = argument.split(',').map(Number)
      const day = date(yearOf(today), m, d)
      const end = day <= today ? day : date(yearOf(today) - 1, m, d)
      return upToNow([one(end), { from: date(yearOf(end), m, 1), to: end }], 'days', today, false)
    }
    case 'feast':
    case 'feast-days':
    case 'feast-of':
    case 'feast-nth':
      return feast(kind, argument.split(',').map(Number), a, today)
    case 'lunar-span':
      return lunarSpan(Number(argument), a, b, today, text)
    case 'lunar':
    case 'lunar-day':
    case 'lunar-near':
    case 'lunar-of':
      return lunarFeast(kind, argument.split(',').map(Number), a, today, text)
    default:
      return null
  }
}
