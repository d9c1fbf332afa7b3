import type { Base } from '../core/base.ts'
import { addDays, type BusinessDate, daysBetween, weekday } from '../core/business-date.ts'
import { lengthInDays, type Period, shift } from '../core/period.ts'
import type { Span } from './narrowing.ts'

/** W4 (contracts 4): so many same weekdays, looking back no further than so many weeks. */
export const W4_DAYS = 4
export const W4_WEEKS = 12
const LY_DAYS = 364

/**
 * How a base is read. `median`: W4, per asked day, found within `weeks` before it. `shifted`: asked days lie `days` after their base days; `aligned` is
 * false for two periods of different length, which have only their totals in common.
 */
export type BasePlan =
  | { readonly kind: 'median'; readonly weeks: number }
  | { readonly kind: 'shifted'; readonly period: Period; readonly days: number; readonly aligned: boolean }

/**
 * The plan for a base. `asked` is what was asked, `read` what of it there is: a base of the same length loses the same
 * days, so that the first three days of a week are compared with the first three of the week before.
 */
export const planBase = (base: Base, asked: Period, read: Period): BasePlan => {
  if (base.kind === 'W4') return { kind: 'median', weeks: W4_WEEKS }
  if (base.kind === 'LY-dow') return { kind: 'shifted', period: shift(read, -LY_DAYS), days: LY_DAYS, aligned: true }
  const days = daysBetween(base.period.from, asked.from)
  const aligned = lengthInDays(base.period) === lengthInDays(asked)
  return { kind: 'shifted', period: aligned ? shift(read, -days) : base.period, days, aligned }
}

/** Days that may serve as base of an asked day. */
export const baseDaysOf = (plan: BasePlan, asked: BusinessDate): readonly BusinessDate[] => {
  if (plan.kind === 'median') return Array.from({ length: plan.weeks }, (_, week) => addDays(asked, -7 * (week + 1)))
  return plan.aligned ? [addDays(asked, -plan.days)] : []
}

export const daysOf = (period: Period): readonly BusinessDate[] =>
  Array.from({ length: Math.max(0, lengthInDays(period)) }, (_, day) => addDays(period.from, day))

/**
 * What must be scanned for the asked days and the base days. One enclosing range where they lie close (ORed ranges defeat
 * the zone maps), two scans where a year lies between. `baseToo` is false when all base days are read cut, on their own.
 */
export const spansOf = (read: Period, plan: BasePlan | null, baseToo: boolean): readonly Span[] => {
  const asked: Span = { ...read, weekdays: null }
  if (plan === null || !baseToo) return [asked]
  if (plan.kind === 'median') {
    const weekdays = lengthInDays(read) < 7 ? daysOf(read).map(weekday) : null
    return [{ from: addDays(read.from, -7 * plan.weeks), to: read.to, weekdays }]
  }
  const [first, second] = plan.period.from <= read.from ? [plan.period, read] : [read, plan.period]
  if (second.from <= addDays(first.to, 31))
    return [{ from: first.from, to: first.to > second.to ? first.to : second.to, weekdays: null }]
  return [
    { ...first, weekdays: null },
    { ...second, weekdays: null },
  ]
}
