import { z } from 'zod'
import { type DaysAhead, MOST_DAYS_AHEAD } from '../analyses/forecast/coming-days.ts'
import { type BusinessDate, weekday } from '../core/business-date.ts'

/** Days to come by name, a weekday being the next one after today; weeks end on Sunday, and one that runs is what is left of it. None reaches further than two weeks. */
export const COMING_DAYS = [
  'today',
  'tomorrow',
  'day-after-tomorrow',
  'this-week',
  'weekend',
  'next-7-days',
  'next-week',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type ComingDays = (typeof COMING_DAYS)[number]

/** Which days, counted from today, a name means; of a weekend that runs, what is left of it. */
export const daysNamed = (name: ComingDays, today: BusinessDate): Required<DaysAhead> => {
  const sunday = 7 - weekday(today)
  const next = (day: number): Required<DaysAhead> => {
    const since = ((day - weekday(today) + 6) % 7) + 1
    return { since, days: since + 1 }
  }
  const named: Record<ComingDays, Required<DaysAhead>> = {
    today: { since: 0, days: 1 },
    tomorrow: { since: 1, days: 2 },
    'day-after-tomorrow': { since: 2, days: 3 },
    'this-week': { since: 0, days: sunday + 1 },
    weekend: { since: Math.max(0, sunday - 1), days: sunday + 1 },
    'next-7-days': { since: 1, days: 8 },
    'next-week': { since: sunday + 1, days: sunday + 8 },
    monday: next(1),
    tuesday: next(2),
    wednesday: next(3),
    thursday: next(4),
    friday: next(5),
    saturday: next(6),
    sunday: next(7),
  }
  return named[name]
}

/** What a forecast is asked of: named days, or a number of them. */
export const comingFields = (days: number) => ({
  period: z.enum(COMING_DAYS).optional().describe('instead of days'),
  days: z.int().min(1).max(MOST_DAYS_AHEAD).default(days).describe('today is the first'),
})

export const comingOf = (
  input: { readonly period?: ComingDays | undefined; readonly days: number },
  today: BusinessDate,
): DaysAhead => (input.period === undefined ? { days: input.days } : daysNamed(input.period, today))
