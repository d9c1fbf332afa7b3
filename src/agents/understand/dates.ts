import { addDays, type BusinessDate, isBusinessDate, weekday } from '../../core/business-date.ts'
import { type Period, shift } from '../../core/period.ts'
import { date, monthOf, months, week, yearOf } from './calendar.ts'
import { bareWeekday, type Dated, lastWeekday, latest, type NoDate, one, upToNow } from './dated.ts'
import { partOf } from './parts-of-periods.ts'

const lastDays = (count: number, today: BusinessDate): Dated | NoDate =>
  count < 1
    ? { noDate: String(count) }
    : {
        periods: [{ from: addDays(today, -count), to: addDays(today, -1) }],
        certain: true,
        unit: 'days',
        running: false,
      }

/** Twenty-six is no year in a shop's question, 2026 is. */
const isYear = (y: number) => y >= 1990 && y <= 2100

/**
 * What a period of the lexicon means today: `expression` is its value (`day -1`, `md`, ...), `numbers` what its slots held,
 * `text` the words, for saying that there is no such date. Weeks start on Monday; "last N days" are N whole days before today.
 */
export const datedOf = (
  expression: string,
  numbers: readonly number[],
  today: BusinessDate,
  text: string,
): Dated | NoDate => {
  const [kind = '', argument = '0'] = expression.split(' ')
  const offset = Number(argument)
  const [a = 0, b = 0, c = 0] = numbers
  const y = yearOf(today)
  const m = monthOf(today)
  switch (kind) {
    case 'day':
      return upToNow([one(addDays(today, offset))], 'day', today)
    case 'days-ago':
      return a < 1 ? { noDate: text } : upToNow([one(addDays(today, -a))], 'day', today)
    case 'week':
      return upToNow([week(today, offset)], 'week', today)
    case 'weekend':
      return upToNow([{ from: addDays(week(today, offset).from, 5), to: week(today, offset).to }], 'days', today)
    case 'month':
      return upToNow([months(y, m, offset)], 'month', today)
    // A Singaporean's "ytd" is yesterday; in capitals it is the year to date everywhere.
    case 'ytd': {
      const year = upToNow([months(y, 1, 0, 12)], 'year', today)
      const yesterday = one(addDays(today, -1))
      return text === 'YTD' || !('periods' in year)
        ? year
        : { ...year, periods: [yesterday, ...year.periods], certain: false }
    }
    case 'quarter':
      return upToNow([months(y, Math.floor((m - 1) / 3) * 3 + 1, 3 * offset, 3)], 'quarter', today)
    case 'year':
      return upToNow([months(y + offset, 1, 0, 12)], 'year', today)
    case 'dow-of-week':
      return upToNow([one(addDays(week(today, offset).from, a - 1))], 'day', today)
    case 'dow-gone':
      return upToNow([one(addDays(today, -((weekday(today) - a + 7) % 7 || 7)))], 'day', today)
    case 'dow-last':
      return lastWeekday(a, today)
    case 'dow-before-last': {
      const last = lastWeekday(a, today)
      return { ...last, periods: last.periods.map((period) => shift(period, -7)) }
    }
    case 'dow':
      return bareWeekday(a, today)
    case 'last-days':
      return lastDays(a, today)
    case 'days':
      return lastDays(offset, today)
    case 'past-week':
      return {
        periods: [shift({ from: addDays(today, -6), to: today }, -1), week(today, -1)],
        certain: weekday(today) === 1,
        unit: 'days',
        running: false,
      }
    case 'past-month':
      return {
        periods: [{ from: addDays(today, -30), to: addDays(today, -1) }, months(y, m, -1)],
        certain: false,
        unit: 'days',
        running: false,
      }
    case 'last-weeks':
      return a < 1
        ? { noDate: text }
        : {
            periods: [
              { from: week(today, -a).from, to: week(today, -1).to },
              { from: addDays(today, -7 * a), to: addDays(today, -1) },
            ],
            certain: weekday(today) === 1,
            unit: 'days',
            running: false,
          }
    case 'last-months':
      return a < 1
        ? { noDate: text }
        : {
            periods: [{ from: months(y, m, -a).from, to: months(y, m, -1).to }],
            certain: false,
            unit: 'days',
            running: false,
          }
    case 'md':
      return latest([date(y, a, b), date(y - 1, a, b)], today, text)
    case 'dm':
      return latest([date(y, b, a), date(y - 1, b, a)], today, text)
    case 'ymd':
      return isYear(a) && isBusinessDate(date(a, b, c)) ? upToNow([one(date(a, b, c))], 'day', today) : { noDate: text }
    case 'dmy':
      return datedOf('ymd', [c, b, a], today, text)
    case 'mdy':
      return datedOf('ymd', [c, a, b], today, text)
    case 'md-of-year':
      return datedOf('ymd', [y + offset, a, b], today, text)
    case 'd':
      return latest(
        [date(y, m, a), date(yearOf(months(y, m, -1).from), monthOf(months(y, m, -1).from), a)],
        today,
        text,
      )
    case 'dow-d':
      return datedOf('d', [b], today, text)
    case 'd-of-month': {
      const { from } = months(y, m, offset)
      return datedOf('ymd', [yearOf(from), monthOf(from), a], today, text)
    }
    case 'm': {
      // "In May" is said in full by the lexicon: elsewhere "may" is no month.
      const month = numbers.length === 0 && /\bmay\b/iu.test(text) ? 5 : a
      if (month < 1 || month > 12) return { noDate: text }
      return month <= m
        ? upToNow([months(y, month, 0)], 'month', today)
        : { periods: [months(y - 1, month, 0)], certain: false, unit: 'month', running: false }
    }
    case 'm-of-year':
      return a < 1 || a > 12 ? { noDate: text } : upToNow([months(y + offset, a, 0)], 'month', today)
    case 'ym':
      return !isYear(a) || b < 1 || b > 12 ? { noDate: text } : upToNow([months(a, b, 0)], 'month', today)
    case 'my':
      return datedOf('ym', [b, a], today, text)
    case 'y':
      return isYear(a) ? upToNow([months(a, 1, 0, 12)], 'year', today) : { noDate: text }
    case 'q': {
      const quarter = months(y, (offset || a) * 3 - 2, 0, 3)
      if ((offset || a) < 1 || (offset || a) > 4) return { noDate: text }
      if (quarter.from > today)
        return { periods: [shiftYear(quarter)], certain: false, unit: 'quarter', running: false }
      return upToNow([quarter], 'quarter', today)
    }
    case 'yq':
      return !isYear(a) || b < 1 || b > 4 ? { noDate: text } : upToNow([months(a, b * 3 - 2, 0, 3)], 'quarter', today)
    case 'q-in':
      return datedOf('yq', [a, offset], today, text)
    case 'q-year-before':
      return datedOf('yq', [y - 1, offset], today, text)
    case 'q-of-year':
      return datedOf('yq', [y + offset, a], today, text)
    case 'md-d': {
      const from = datedOf('md', [a, b], today, text)
      if (!('periods' in from)) return from
      return between(from, dayOf(yearOf(from.periods[0]?.from ?? today), a, c, today, text), text)
    }
    case 'd-d-of':
      return datedOf('md-d', [offset, a, b], today, text)
    case 'd-dm':
      return datedOf('md-d', [c, a, b], today, text)
    case 'd-dmy':
      return datedOf('y-md-d', [numbers[3] ?? 0, c, a, b], today, text)
    case 'md-dy':
      return datedOf('y-md-d', [numbers[3] ?? 0, a, b, c], today, text)
    case 'd-dm-of-year':
      return datedOf('y-md-d', [y + offset, c, a, b], today, text)
    case 'md-d-of-year':
      return datedOf('y-md-d', [y + offset, a, b, c], today, text)
    case 'm-m': {
      const from = datedOf('m', [a], today, text)
      if (!('periods' in from)) return from
      return between(from, datedOf('ym', [yearOf(from.periods[0]?.from ?? today), b], today, text), text)
    }
    case 'year-m-m':
      return datedOf('y-m-m', [y + offset, a, b], today, text)
    case 'y-m-m':
      return between(datedOf('ym', [a, b], today, text), datedOf('ym', [a, c], today, text), text)
    case 'year-md-d':
      return datedOf('y-md-d', [y + offset, ...numbers], today, text)
    case 'y-md-d':
      return between(datedOf('ymd', [a, b, c], today, text), dayOf(a, b, numbers[3] ?? 0, today, text), text)
    case 'half':
      return upToNow([months(y, offset * 6 - 5, 0, 6)], 'days', today)
    case 'two-days':
      return {
        periods: [
          { from: addDays(today, -2), to: addDays(today, -1) },
          { from: addDays(today, -1), to: today },
        ],
        certain: false,
        unit: 'days',
        running: false,
      }
    case 'dow-dow':
      return between(
        datedOf(`dow-of-week ${offset}`, [a], today, text),
        datedOf(`dow-of-week ${offset}`, [b], today, text),
        text,
      )
    default:
      return partOf(kind, argument, numbers, today, text) ?? { noDate: text }
  }
}

/** A day of a known year; in the days to come the period so far, which is only offered. */
const dayOf = (y: number, m: number, d: number, today: BusinessDate, text: string): Dated | NoDate => {
  const day = date(y, m, d)
  if (!isBusinessDate(day)) return { noDate: text }
  return day <= today
    ? { periods: [one(day)], certain: true, unit: 'day', running: false }
    : { periods: [one(today)], certain: false, unit: 'days', running: true }
}

/** Ends of a range that take what they do not say from its beginning. */
export const SHORT_ENDS = new Set(['d', 'md', 'dm', 'm', 'dow'])

/** The end of a range that begins on `from`: "the 10th" of its month, "10 March" of its year, "Wednesday" of its week. */
export const shortEnd = (
  { value, numbers, text }: { readonly value: string; readonly numbers: readonly number[]; readonly text: string },
  from: BusinessDate,
  today: BusinessDate,
): Dated | NoDate => {
  const [a = 0, b = 0] = numbers
  if (value === 'd') return dayOf(yearOf(from), monthOf(from), a, today, text)
  if (value === 'md') return dayOf(yearOf(from), a, b, today, text)
  if (value === 'dm') return dayOf(yearOf(from), b, a, today, text)
  if (value === 'm') return a < 1 || a > 12 ? { noDate: text } : upToNow([months(yearOf(from), a, 0)], 'month', today)
  const day = addDays(from, (a - weekday(from) + 7) % 7)
  return day <= today ? { periods: [one(day)], certain: true, unit: 'day', running: false } : { future: one(day) }
}

/** From the first day of one to the last of the other; both must lie in order. */
export const between = (from: Dated | NoDate, to: Dated | NoDate, text: string): Dated | NoDate => {
  if (!('periods' in from)) return from
  if (!('periods' in to)) return to
  const [first] = from.periods
  const [last] = to.periods
  if (!first || !last || first.from > last.to) return { noDate: text }
  return {
    periods: [{ from: first.from, to: last.to }],
    certain: from.certain && to.certain,
    unit: 'days',
    running: to.running,
  }
}

const shiftYear = (quarter: Period): Period => months(yearOf(quarter.from) - 1, monthOf(quarter.from), 0, 3)
