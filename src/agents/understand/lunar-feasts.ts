import chineseDays from 'chinese-days'
import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { yearOf } from './calendar.ts'
import { type Dated, type NoDate, one, upToNow } from './dated.ts'

/** How long after it 初三 alone is still that of the new year: the school year and the month have one, too. */
const NEAR = 45
/** Feasts that the calendar of the data knows with their days, so that a year ago means the same day of that feast. */
const IN_CALENDAR = new Set(['5,5', '8,15'])

/** The day that the lunar date falls on in a solar year; day 0 of a month is the last of the one before (除夕: 1, 0). */
export const lunarDay = (year: number, month: number, day: number): BusinessDate | null => {
  for (const lunarYear of [year, year - 1]) {
    const { date } = chineseDays.getSolarDateFromLunar(`${lunarYear}-${String(month).padStart(2, '0')}-01`)
    const found = addDays(date, day - 1)
    if (yearOf(found) === year) return found
  }
  return null
}

/**
 * A feast of the lunar calendar as one day: `lunar M,D` the newest that has come, certain when it was this year; `lunar-day M` with its
 * day counted (大年初三); `lunar-near M` the same said short; `lunar-of Y,M,D` of a year before.
 */
export const lunarFeast = (
  kind: string,
  numbers: readonly number[],
  said: number,
  today: BusinessDate,
  text: string,
): Dated | NoDate => {
  const isOf = kind === 'lunar-of'
  const [offset = 0, m = 1, d = said] = isOf ? numbers : [0, ...numbers]
  // 腊月二十三; of other months only the first half is told so.
  if (said > (m === 12 ? 30 : 15)) return { noDate: text }
  const year = yearOf(today) + offset
  const day = lunarDay(year, m, d)
  const isPast = day !== null && day <= today
  const found = isPast || isOf ? day : lunarDay(year - 1, m, d)
  if (found === null) return { noDate: text }
  const isNear = kind !== 'lunar-near' || daysBetween(found, today) <= NEAR
  return upToNow([one(found)], 'day', today, (isPast || isOf) && isNear)
}

/** 除夕跟去年除夕: whether a base is the feast of the calendar that the period is, a year before. */
export const isSameFeastBefore = (expression: string, period: Period): boolean => {
  const [, m = 0, d = 0] = (/^lunar-of -1,(\d+),(\d+)$/.exec(expression) ?? []).map(Number)
  const isKnown = m === 1 || IN_CALENDAR.has(`${m},${d}`)
  return isKnown && period.from === period.to && lunarDay(yearOf(period.from), m, d) === period.from
}

/** 初一到初七, of the newest new year that is over; certain while it is near or said with its name (大年, 正月). */
export const lunarSpan = (
  month: number,
  first: number,
  last: number,
  today: BusinessDate,
  text: string,
): Dated | NoDate => {
  const of = (year: number) => ({ from: lunarDay(year, month, first), to: lunarDay(year, month, last) })
  const now = of(yearOf(today))
  const { from, to } = now.to !== null && now.to < today ? now : of(yearOf(today) - 1)
  if (from === null || to === null || first >= last || last > 15) return { noDate: text }
  const isNamed = /^(?:大?年|正月)/u.test(text) || daysBetween(to, today) <= NEAR
  return upToNow([{ from, to }], 'days', today, isNamed && yearOf(to) === yearOf(today))
}
