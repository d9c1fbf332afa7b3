import { addDays, type BusinessDate } from '../../core/business-date.ts'
import type { Catalogue } from '../../core/catalogue.ts'
import { lengthInDays, type Period } from '../../core/period.ts'
import { daysOf } from '../../data/days-of.ts'
import { calendarDay } from '../../data/demo/calendar.ts'

const YEAR = 364

/** Shops that keep the official calendar of days off. */
const CALENDAR_ZONE = 'Asia/Shanghai'

/** Nine days off in a row are the most there have been; of a longer time they are never more than half. */
const MOST_DAYS = 18

const isOff = (day: BusinessDate): boolean => calendarDay(day).dayType === 'holiday'

/**
 * Whether most of the days were days off, and most of the same weekdays a year before (364 days) were not: Spring Festival, Qingming,
 * the Dragon Boat Festival move. "Last year" of such days may be the same weekdays or the same holiday.
 */
export const areMovedOffDays = (period: Period, { stores }: Catalogue): boolean => {
  if (lengthInDays(period) > MOST_DAYS || !stores.some(({ timeZone }) => timeZone === CALENDAR_ZONE)) return false
  const days = daysOf(period)
  const half = days.length / 2
  return days.filter(isOff).length > half && days.filter((day) => isOff(addDays(day, -YEAR))).length < half
}

/** Whether every day of one time is, by the calendar, the same day of its holiday as the day at its place in another, a year before. */
export const isHolidayYearBefore = (period: Period, base: Period): boolean => {
  const before = daysOf(base)
  const days = daysOf(period)
  return days.length === before.length && days.every((day, i) => calendarDay(day).lyHoliday === before[i])
}
