import { addDays, type BusinessDate, daysBetween, weekday } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { DayMarks } from '../methods/forecast/day-effects.ts'
import { calendarDay } from './demo/calendar.ts'

/** Countries whose holidays are known; others' would need a calendar that no installed library has. */
export const CALENDAR_COUNTRIES = ['CN'] as const
export type CalendarCountry = (typeof CALENDAR_COUNTRIES)[number]

const CHINESE_ZONES = new Set(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Urumqi', 'PRC'])

/** Of stores that are all in one country whose holidays are known; else null. */
export const countryOf = (stores: readonly Pick<StoreEntry, 'timeZone'>[]): CalendarCountry | null =>
  stores.length > 0 && stores.every(({ timeZone }) => CHINESE_ZONES.has(timeZone)) ? 'CN' : null

/** The worked weekend day; then each holiday by name. */
const GROUPS = [
  'makeup',
  'spring-festival',
  'new-year',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
]
const [SUNDAY, WEDNESDAY, NO_WEEKDAY] = [7, 3, 8]

/** Years that the lunar calendar is computed for. */
const [FIRST, LAST] = ['1950-01-01', '2099-01-01']

/** What forecasts know of the days from `from` to `to`; `step` is the grid step of `from`. */
export const countryDays = (
  _country: CalendarCountry,
  from: BusinessDate,
  to: BusinessDate,
  step: number,
): DayMarks => {
  const n = daysBetween(from, to) + 1
  const marks = {
    first: step,
    weekday: weekday(from) - 1,
    like: new Uint8Array(n),
    group: new Uint8Array(n),
    offset: new Int16Array(n),
    occasion: new Uint16Array(n),
    byOffset: [GROUPS.indexOf('spring-festival') + 1],
    daysOff: GROUPS.flatMap((name, at) => (name === 'makeup' || name === 'spring-festival' ? [] : [at + 1])),
  }
  for (let at = 0; at < n; at += 1) {
    const date = addDays(from, at)
    if (date < FIRST || date > LAST) continue
    const { dayType, holidayId, holidayOffset } = calendarDay(date)
    const name = dayType === 'makeup' && holidayId === null ? 'makeup' : holidayId
    if (name === null) continue
    const group = GROUPS.indexOf(name) + 1
    const offset = holidayOffset ?? 0
    const own = Number(addDays(date, -offset).slice(0, 4))
    marks.group[at] = group
    marks.offset[at] = offset
    // worked weekend days teach each other, so each is an occasion of its own
    marks.occasion[at] = name === 'makeup' ? at + 1 : 60_000 - 16 * (own % 200) - group
    if (dayType === 'makeup') marks.like[at] = WEDNESDAY
    else if (dayType === 'holiday') marks.like[at] = name === 'spring-festival' ? NO_WEEKDAY : SUNDAY
  }
  return marks
}
