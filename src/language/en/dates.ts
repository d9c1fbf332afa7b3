import { type BusinessDate, daysBetween, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { namedPeriod } from '../named-period.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
export const weekdayName = (date: BusinessDate): string => WEEKDAYS[weekday(date) - 1] ?? ''

const RELATIVE = ['today', 'yesterday']

/** Day and month; the year only where it is not this year. */
const plain = (date: BusinessDate, today: BusinessDate): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return `${day} ${MONTHS[month - 1] ?? ''}${date.slice(0, 4) === today.slice(0, 4) ? '' : ` ${year}`}`
}

/** `yesterday (Saturday 31 May)`; further back `Tuesday 20 May`. */
export const date = (day: BusinessDate, today: BusinessDate): string => {
  const relative = RELATIVE[daysBetween(day, today)]
  const calendar = `${weekdayName(day)} ${plain(day, today)}`
  return relative === undefined ? calendar : `${relative} (${calendar})`
}

const NAMED = {
  'this-week': 'this week',
  'last-week': 'last week',
  'this-month': 'this month',
  'last-month': 'last month',
}

/** `last week (19 May to 25 May)`; one day is its date. */
export const period = (span: Period, today: BusinessDate): string => {
  if (span.from === span.to) return date(span.from, today)
  const dates = `${plain(span.from, today)} to ${plain(span.to, today)}`
  const name = namedPeriod(span, today)
  return name === null ? dates : `${NAMED[name]} (${dates})`
}
