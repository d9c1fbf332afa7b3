import { type BusinessDate, daysBetween, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { namedPeriod } from '../named-period.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
export const weekdayName = (date: BusinessDate): string => `周${WEEKDAYS[weekday(date) - 1] ?? ''}`

const RELATIVE = ['今天', '昨天', '前天']

/** Month and day; the year only where it is not this year. */
const plain = (date: BusinessDate, today: BusinessDate): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${date.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${day}日`
}

/** `昨天（5月31日周六）`; further back `5月20日周二`. */
export const date = (day: BusinessDate, today: BusinessDate): string => {
  const relative = RELATIVE[daysBetween(day, today)]
  const calendar = `${plain(day, today)}${weekdayName(day)}`
  return relative === undefined ? calendar : `${relative}（${calendar}）`
}

const NAMED = { 'this-week': '本周', 'last-week': '上周', 'this-month': '本月', 'last-month': '上月' }

/** `上周（5月19日至5月25日）`; one day is its date. */
export const period = (span: Period, today: BusinessDate): string => {
  if (span.from === span.to) return date(span.from, today)
  const dates = `${plain(span.from, today)}至${plain(span.to, today)}`
  const name = namedPeriod(span, today)
  return name === null ? dates : `${NAMED[name]}（${dates}）`
}
