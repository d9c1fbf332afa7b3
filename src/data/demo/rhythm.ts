import type { BusinessDate } from '../../core/business-date.ts'
import { type CalendarDay, festivalOffset } from './calendar.ts'
import type { Format } from './places.ts'

/** Monday to Sunday. */
const WEEK: Record<Format, readonly number[]> = {
  residential: [0.86, 0.84, 0.85, 0.88, 1.0, 1.3, 1.27],
  office: [1.14, 1.16, 1.17, 1.15, 1.18, 0.62, 0.56],
  station: [0.94, 0.83, 0.83, 0.92, 1.24, 1.07, 1.19],
  campus: [1.08, 1.09, 1.08, 1.08, 1.1, 0.81, 0.76],
  sights: [0.84, 0.83, 0.85, 0.88, 1.04, 1.32, 1.28],
}
/** A day off outside Spring Festival, against a Sunday. */
const DAY_OFF: Record<Format, number> = { residential: 0.92, office: 0.75, station: 1.22, campus: 0.72, sights: 1.3 }
/** January to December. */
const YEAR: Record<Format, readonly number[]> = {
  residential: [1.02, 0.98, 0.97, 0.99, 1.0, 1.0, 1.02, 1.02, 1.0, 1.0, 0.99, 1.02],
  office: [0.98, 0.95, 1.01, 1.02, 1.01, 1.02, 1.02, 1.0, 1.01, 0.98, 1.01, 1.0],
  station: [1.05, 1.08, 0.95, 0.98, 1.0, 0.97, 1.08, 1.08, 0.97, 1.02, 0.93, 0.96],
  campus: [0.72, 0.5, 1.12, 1.15, 1.14, 1.1, 0.6, 0.62, 1.18, 1.14, 1.13, 1.08],
  sights: [0.88, 0.95, 0.96, 1.05, 1.08, 1.02, 1.1, 1.1, 1.0, 1.1, 0.92, 0.85],
}

type Curve = readonly (readonly [fromOffset: number, factor: number])[]
/** Steps by days from 正月初一: homes stock up before it, offices and the campus empty out, travel and sights fill after it. */
const FESTIVAL: Record<Format, Curve> = {
  residential: [
    [-20, 1.06],
    [-13, 1.15],
    [-7, 1.5],
    [-2, 1.4],
    [-1, 1.05],
    [0, 0.5],
    [2, 0.6],
    [4, 0.75],
    [7, 0.9],
    [15, 1],
  ],
  office: [
    [-13, 0.98],
    [-7, 0.8],
    [-3, 0.55],
    [-1, 0.35],
    [0, 0.3],
    [5, 0.45],
    [7, 0.8],
    [11, 0.95],
    [15, 1],
  ],
  station: [
    [-20, 1.15],
    [-13, 1.3],
    [-3, 1.4],
    [-1, 1.1],
    [0, 0.6],
    [2, 1.05],
    [4, 1.35],
    [8, 1.2],
    [15, 1],
  ],
  campus: [
    [-20, 0.8],
    [-13, 0.6],
    [-7, 0.4],
    [0, 0.25],
    [7, 0.4],
    [11, 0.6],
    [18, 0.9],
    [20, 1],
  ],
  sights: [
    [-13, 1.02],
    [-4, 1.05],
    [-1, 0.9],
    [0, 1.1],
    [1, 1.5],
    [7, 1.15],
    [9, 1],
  ],
}

const step = (curve: Curve, offset: number): number =>
  offset > 20 ? 1 : curve.reduce((factor, [from, value]) => (offset >= from ? value : factor), 1)

/** What the calendar alone makes of a mean day: all that a planner knows beforehand. */
export const calendarFactor = (format: Format, { date, dow, dayType }: CalendarDay): number => {
  const festival = festivalOffset(date)
  const near = step(FESTIVAL[format], festival)
  const month = YEAR[format][Number(date.slice(5, 7)) - 1] ?? 1
  const inFestival = dayType === 'holiday' && festival >= -3 && festival <= 8
  // In the festival's own days the weekday no longer matters; a worked weekend day trades like a Wednesday.
  const day = inFestival ? 1 : WEEK[format][dayType === 'makeup' ? 2 : dayType === 'holiday' ? 6 : dow - 1]
  return (day ?? 1) * (dayType === 'holiday' && !inFestival ? DAY_OFF[format] : 1) * month * near
}

/** Hours and goods follow the weekend's habits on days off. */
export const isWeekendLike = ({ dayType }: CalendarDay): boolean => dayType === 'weekend' || dayType === 'holiday'

/** Stores that close: Northgate on 正月初一, Tech Park for three days, everybody else stays open. */
export const isClosed = (storeNo: number, date: BusinessDate): boolean => {
  const offset = festivalOffset(date)
  return (storeNo === 2 && offset === 0) || (storeNo === 8 && offset >= 0 && offset <= 2)
}

/** Opening hours 07:00-23:00. */
export const HOURS = { first: 7, last: 22 } as const
type Peak = readonly [hour: number, width: number, height: number]
const PEAKS: Record<Format, Record<'week' | 'weekend', readonly Peak[]>> = {
  residential: {
    week: [
      [8, 1.2, 1],
      [12, 1.4, 0.6],
      [18.5, 1.9, 1.6],
    ],
    weekend: [
      [10, 2, 1.2],
      [16, 2.4, 1],
      [19, 1.8, 0.9],
    ],
  },
  office: {
    week: [
      [8.3, 0.9, 1.7],
      [12.3, 1, 1.9],
      [18, 1.4, 1],
    ],
    weekend: [
      [12, 2.4, 1],
      [17, 2.5, 1],
    ],
  },
  station: {
    week: [
      [8, 1.6, 1.3],
      [13, 3, 0.9],
      [18.5, 2, 1.4],
    ],
    weekend: [
      [10, 2.5, 1.1],
      [16, 3, 1.3],
    ],
  },
  campus: {
    week: [
      [8, 0.8, 1],
      [12.2, 1, 1.4],
      [17.5, 1.2, 1.2],
      [21, 1.2, 1.3],
    ],
    weekend: [
      [12.5, 2, 1],
      [20, 2.2, 1.4],
    ],
  },
  sights: {
    week: [
      [11, 2, 1],
      [15.5, 2.2, 1.2],
      [19, 1.8, 0.9],
    ],
    weekend: [
      [11, 2, 1.2],
      [15, 2.2, 1.5],
      [19, 1.8, 1],
    ],
  },
}

/** Share of a day's visitors who come in this hour; the open hours sum to 1. */
export const hourShare = (format: Format, weekend: boolean, hour: number): number => {
  const at = (h: number) =>
    PEAKS[format][weekend ? 'weekend' : 'week'].reduce(
      (sum, [peak, width, height]) => sum + height * Math.exp(-((h + 0.5 - peak) ** 2) / (2 * width * width)),
      0.22,
    )
  let all = 0
  for (let h = HOURS.first; h <= HOURS.last; h += 1) all += at(h)
  return at(hour) / all
}

/** 0 morning, 1 midday, 2 afternoon, 3 evening. */
export const daypart = (hour: number): number => (hour < 11 ? 0 : hour < 14 ? 1 : hour < 17 ? 2 : 3)

/** How much a season's goods are wanted in a month, against none; a share of lines goes to goods in season. */
export const seasonWeight = (season: string, month: number): number => {
  const months: Record<string, readonly number[]> = {
    spring: [2, 3, 4, 5],
    summer: [5, 6, 7, 8, 9],
    autumn: [9, 10, 11],
    winter: [11, 12, 1, 2],
    festival: [1, 2],
  }
  if (season === '') return 0.02
  return months[season]?.includes(month) ? 1 : 0
}
