import { expect, test } from 'vitest'
import { calendarDay, festivalOffset } from '../../../src/data/demo/calendar.ts'

test('a weekend day that is worked for a longer holiday is a day type of its own', () => {
  expect(calendarDay('2026-02-14')).toMatchObject({ dow: 6, dayType: 'makeup', holidayId: 'spring-festival' })
  expect(calendarDay('2026-10-10')).toMatchObject({ dow: 6, dayType: 'makeup', holidayId: null })
})

test('Spring Festival is counted from its first day, and finds the same offset a year earlier', () => {
  expect(calendarDay('2026-02-17')).toEqual({
    date: '2026-02-17',
    dow: 2,
    dayType: 'holiday',
    holidayId: 'spring-festival',
    holidayOffset: 0,
    lyDow: '2025-02-18',
    lyHoliday: '2025-01-29',
  })
  expect(calendarDay('2026-01-20')).toMatchObject({ dayType: 'work', holidayId: 'spring-festival', holidayOffset: -28 })
  expect(calendarDay('2026-01-19').holidayId).toBeNull()
  expect(festivalOffset('2025-02-05')).toBe(7)
})

test('a day off belongs to the holiday that the official calendar names', () => {
  expect(calendarDay('2025-10-04')).toMatchObject({ holidayId: 'national-day', holidayOffset: 3 })
  expect(calendarDay('2026-09-25')).toMatchObject({
    holidayId: 'mid-autumn',
    holidayOffset: 0,
    lyHoliday: '2025-10-06',
  })
})

test('years without an official calendar have the usual days off and no worked weekends', () => {
  expect(calendarDay('2031-10-01')).toMatchObject({ dayType: 'holiday', holidayId: 'national-day' })
  expect(calendarDay('2031-01-23')).toMatchObject({
    dayType: 'holiday',
    holidayId: 'spring-festival',
    holidayOffset: 0,
  })
  expect(calendarDay('2031-10-11').dayType).toBe('weekend')
})
