import chineseDays from 'chinese-days'
import { addDays, type BusinessDate, daysBetween, weekday } from '../../core/business-date.ts'

export type DayType = 'work' | 'weekend' | 'makeup' | 'holiday'

export interface CalendarDay {
  readonly date: BusinessDate
  readonly dow: number
  /** `makeup` is a weekend day that is worked for a longer holiday (调休). */
  readonly dayType: DayType
  /** Set on holidays, and on the 28 days before and 20 after the first day of Spring Festival, which move trade as well. */
  readonly holidayId: string | null
  /** Days from the holiday's own day (Spring Festival: 正月初一). */
  readonly holidayOffset: number | null
  readonly lyDow: BusinessDate
  /** Same holiday and offset a year earlier. */
  readonly lyHoliday: BusinessDate | null
}

const lunar = (year: number, monthDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date
const ANCHORS: Record<string, (year: number) => BusinessDate> = {
  'new-year': (year) => `${year}-01-01`,
  'spring-festival': (year) => lunar(year, '01-01'),
  qingming: (year) => chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
  'labour-day': (year) => `${year}-05-01`,
  'dragon-boat': (year) => lunar(year, '05-05'),
  'mid-autumn': (year) => lunar(year, '08-15'),
  'national-day': (year) => `${year}-10-01`,
}
const OFFICIAL_NAMES: Record<string, string> = {
  "New Year's Day": 'new-year',
  'Spring Festival': 'spring-festival',
  'Tomb-sweeping Day': 'qingming',
  'Labour Day': 'labour-day',
  'Dragon Boat Festival': 'dragon-boat',
  'Mid-autumn Festival': 'mid-autumn',
  'National Day': 'national-day',
}
/** First and last day off by offset, in years whose official calendar is not published yet. */
const USUAL: Record<string, readonly [number, number]> = {
  'new-year': [0, 0],
  'spring-festival': [-1, 6],
  qingming: [0, 0],
  'labour-day': [0, 4],
  'dragon-boat': [0, 0],
  'mid-autumn': [0, 0],
  'national-day': [0, 6],
}
const FESTIVAL_WINDOW = [-28, 20] as const

const anchors = new Map<string, BusinessDate>()
const anchor = (id: string, year: number): BusinessDate => {
  const key = `${id}${year}`
  const known = anchors.get(key) ?? ANCHORS[id]?.(year) ?? `${year}-01-01`
  anchors.set(key, known)
  return known
}

/** An official day off or worked weekend day carries its holiday's name: `National Day,国庆节,3`. */
const official = (date: BusinessDate) => {
  const detail = chineseDays.getDayDetail(date)
  return detail.name.includes(',') ? detail : null
}
const published = new Map<number, boolean>()
const isPublished = (year: number): boolean => {
  const known = published.get(year) ?? official(`${year}-01-01`) !== null
  published.set(year, known)
  return known
}

const nearest = (date: BusinessDate): { id: string; offset: number; year: number }[] => {
  const year = Number(date.slice(0, 4))
  return Object.keys(ANCHORS)
    .flatMap((id) => [year, year + 1].map((y) => ({ id, year: y, offset: daysBetween(anchor(id, y), date) })))
    .sort((a, b) => Math.abs(a.offset) - Math.abs(b.offset))
}

/** The usual holiday that covers a date; the longer one where two do. */
const usual = (date: BusinessDate) => {
  const length = (id: string) => (USUAL[id]?.[1] ?? 0) - (USUAL[id]?.[0] ?? 0)
  return nearest(date)
    .filter(({ id, offset }) => offset >= (USUAL[id]?.[0] ?? 1) && offset <= (USUAL[id]?.[1] ?? 0))
    .sort((a, b) => length(b.id) - length(a.id))[0]
}

/** Which holiday a day off belongs to: by the official calendar's word, else by the usual one. */
const holidayOf = (date: BusinessDate) => {
  const id = OFFICIAL_NAMES[official(date)?.name.split(',')[0] ?? '']
  return id === undefined ? usual(date) : nearest(date).find((one) => one.id === id)
}

const dayTypeOf = (date: BusinessDate, dow: number): DayType => {
  if (isPublished(Number(date.slice(0, 4)))) {
    const detail = official(date)
    if (detail) return detail.work ? 'makeup' : 'holiday'
  } else if (usual(date)) return 'holiday'
  return dow > 5 ? 'weekend' : 'work'
}

/** One day of the Chinese trade calendar. */
export const calendarDay = (date: BusinessDate): CalendarDay => {
  const dow = weekday(date)
  const dayType = dayTypeOf(date, dow)
  const festival = nearest(date).find(({ id }) => id === 'spring-festival')
  const inWindow = festival && festival.offset >= FESTIVAL_WINDOW[0] && festival.offset <= FESTIVAL_WINDOW[1]
  const holiday = dayType === 'holiday' ? holidayOf(date) : inWindow ? festival : null
  return {
    date,
    dow,
    dayType,
    holidayId: holiday?.id ?? null,
    holidayOffset: holiday?.offset ?? null,
    lyDow: addDays(date, -364),
    lyHoliday: holiday ? addDays(anchor(holiday.id, holiday.year - 1), holiday.offset) : null,
  }
}

/** Days from 正月初一 of the nearest Spring Festival. */
export const festivalOffset = (date: BusinessDate): number =>
  nearest(date).find(({ id }) => id === 'spring-festival')?.offset ?? 999

/** The holiday's own day in a year (Spring Festival: 正月初一); null for a holiday that is not known. */
export const holidayDay = (id: string, year: number): BusinessDate | null => (id in ANCHORS ? anchor(id, year) : null)
