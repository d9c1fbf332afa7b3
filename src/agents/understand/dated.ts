import { addDays, type BusinessDate, isBusinessDate, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'
import { week } from './calendar.ts'

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'days'

/** What the words of a period can mean. One period and `certain`: that and nothing else. */
export interface Dated {
  readonly periods: readonly Period[]
  readonly certain: boolean
  readonly unit: PeriodUnit
  /** It is not over: its last day is today. */
  readonly running: boolean
  /** It was told by a holiday's name. */
  readonly holiday?: true
}

export type NoDate = { readonly noDate: string } | { readonly future: Period }

export const one = (day: BusinessDate): Period => ({ from: day, to: day })
export const same = (a: Period, b: Period) => a.from === b.from && a.to === b.to

/** Cut at today; a period that has not begun is no period to ask about. */
export const upToNow = (
  periods: readonly Period[],
  unit: PeriodUnit,
  today: BusinessDate,
  certain = true,
): Dated | NoDate => {
  const begun = periods.filter((period) => period.from <= today)
  const [first] = periods
  if (begun.length === 0) return first ? { future: first } : { noDate: '' }
  const cut = begun.map((period) => (period.to > today ? { from: period.from, to: today } : period))
  const distinct = cut.filter((period, i) => cut.findIndex((other) => same(period, other)) === i)
  const running = unit !== 'day' && begun.some((period) => period.to >= today)
  return {
    periods: distinct,
    certain: certain && distinct.length === 1 && begun.length === periods.length,
    unit,
    running,
  }
}

/** A day that may lie in this year (or month) or, when that is still to come, in the one before. */
export const latest = (
  candidates: readonly (BusinessDate | null)[],
  today: BusinessDate,
  name: string,
): Dated | NoDate => {
  const there = candidates.filter((day): day is BusinessDate => day !== null && isBusinessDate(day))
  if (candidates[0] == null || !isBusinessDate(candidates[0])) return { noDate: name }
  const past = there.find((day) => day <= today)
  if (past === undefined) return { future: one(candidates[0]) }
  return { periods: [one(past)], certain: past === candidates[0], unit: 'day', running: false }
}

export const bareWeekday = (day: number, today: BusinessDate): Dated => {
  const back = (weekday(today) - day + 7) % 7
  const recent = addDays(today, -back)
  if (back === 0) return { periods: [one(today), one(addDays(today, -7))], certain: false, unit: 'day', running: false }
  // Figures are of days that were: a bare "Wednesday" is the newest one. One that is to come asks for a forecast, and says so.
  return { periods: [one(recent)], certain: true, unit: 'day', running: false }
}

export const lastWeekday = (day: number, today: BusinessDate): Dated => {
  const back = (weekday(today) - day + 7) % 7 || 7
  const readings = [one(addDays(today, -back)), one(addDays(week(today, -1).from, day - 1))]
  const distinct = same(readings[0] as Period, readings[1] as Period) ? readings.slice(0, 1) : readings
  return { periods: distinct, certain: distinct.length === 1, unit: 'day', running: false }
}
