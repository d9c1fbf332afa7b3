import { addDays, type BusinessDate, weekday } from '../core/business-date.ts'
import { lengthInDays, type Period, shift } from '../core/period.ts'

/** Periods by name (contracts 4): weeks start on Monday, "last N days" are N whole days before today. */
export const NAMED_PERIODS = [
  'today',
  'yesterday',
  'last-7-days',
  'last-28-days',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
] as const
export type NamedPeriod = (typeof NAMED_PERIODS)[number]

const monthOf = (date: BusinessDate): Period => {
  const from = `${date.slice(0, 7)}-01`
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) }
}

/** The dates of a named period; one that runs ends today. */
export const periodNamed = (name: NamedPeriod, today: BusinessDate): Period => {
  const monday = addDays(today, 1 - weekday(today))
  const month = monthOf(today)
  const periods: Record<NamedPeriod, Period> = {
    today: { from: today, to: today },
    yesterday: { from: addDays(today, -1), to: addDays(today, -1) },
    'last-7-days': { from: addDays(today, -7), to: addDays(today, -1) },
    'last-28-days': { from: addDays(today, -28), to: addDays(today, -1) },
    'this-week': { from: monday, to: today },
    'last-week': { from: addDays(monday, -7), to: addDays(monday, -1) },
    'this-month': { from: month.from, to: today },
    'last-month': monthOf(addDays(month.from, -1)),
  }
  return periods[name]
}

/**
 * The period before, to compare with: a month's is the month before, a running month's as many days of it; a running
 * week's the same days of the week before; any other period's is as long and ends the day before it starts.
 */
export const periodBefore = (period: Period, name: NamedPeriod | null): Period => {
  if (name === 'this-week' || name === 'last-week') return shift(period, -7)
  if (name !== 'this-month' && name !== 'last-month') return shift(period, -lengthInDays(period))
  const before = monthOf(addDays(period.from, -1))
  if (name === 'last-month') return before
  const to = addDays(before.from, lengthInDays(period) - 1)
  return { from: before.from, to: to < before.to ? to : before.to }
}
