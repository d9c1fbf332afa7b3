import { addDays, type BusinessDate, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { calendarDay, holidayDay } from '../../data/demo/calendar.ts'
import { yearOf } from './calendar.ts'
import { type Dated, type NoDate, one, upToNow } from './dated.ts'

/** Days off in a row that hold the holiday's own day, by the official calendar where it is published. */
const daysOff = (day: BusinessDate): Period => {
  const isOff = (date: BusinessDate) => calendarDay(date).dayType === 'holiday'
  let [from, to] = [day, day]
  while (isOff(addDays(from, -1))) from = addDays(from, -1)
  while (isOff(addDays(to, 1))) to = addDays(to, 1)
  return { from, to }
}

/** The `nth` weekday of a month: Mother's Day is the second Sunday of May. */
const nthWeekday = (month: number, dow: number, nth: number) => (year: number) => {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return addDays(first, ((dow - weekday(first) + 7) % 7) + 7 * (nth - 1))
}

/** Days that have a name and no fixed date, and no days off. */
const NAMED_DAYS: Readonly<Record<string, (year: number) => BusinessDate>> = {
  'mothers-day': nthWeekday(5, 7, 2),
  'fathers-day': nthWeekday(6, 7, 3),
  thanksgiving: nthWeekday(11, 4, 4),
  'black-friday': (year) => addDays(nthWeekday(11, 4, 4)(year), 1),
  'cyber-monday': (year) => addDays(nthWeekday(11, 4, 4)(year), 4),
}

/** What a holiday of a year can mean, likeliest first: its days off, 初一 to 初七, its own day. */
const daysOf = (holiday: string, year: number): readonly Period[] => {
  const named = NAMED_DAYS[holiday]
  if (named) return [one(named(year))]
  const day = holidayDay(holiday, year)
  if (day === null) return []
  const week = holiday === 'spring-festival' ? [{ from: day, to: addDays(day, 6) }] : []
  return [daysOff(day), ...week, one(day)]
}

/**
 * The holiday of a year, or without one the newest that has begun. Never certain: some mean its day, some the days off, some the week, so
 * all of them are offered.
 */
export const holidayDays = (holiday: string, today: BusinessDate, year?: number): Dated | NoDate => {
  const now = yearOf(today)
  const begun = (daysOf(holiday, now)[0]?.from ?? today) <= today
  const dated = upToNow(daysOf(holiday, year ?? (begun ? now : now - 1)), 'days', today, false)
  return 'periods' in dated ? { ...dated, holiday: true } : dated
}

/** Whether one time is the holiday, or days of it, a year before another that is. */
export const isHolidayBefore = (holiday: string, period: Period, base: Period): boolean => {
  const year = yearOf(period.from)
  const isOf = (one: Period, of: number) =>
    daysOf(holiday, of).some(({ from, to }) => from === one.from && to === one.to)
  return isOf(period, year) && isOf(base, year - 1)
}
