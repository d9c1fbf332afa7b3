import type { Base } from '../core/base.ts'
import { addDays, type BusinessDate, daysBetween } from '../core/business-date.ts'
import { lengthInDays, type Period, shift } from '../core/period.ts'
import { daysOf } from './days-of.ts'
import { type Calendar, type FestivalWeekdays, festivalWeekdays } from './festival-weekdays.ts'

/** W4 (contracts 4): so many same weekdays, looking back no further than so many weeks. */
export const W4_DAYS = 4
export const W4_WEEKS = 12
const LY_DAYS = 364

/**
 * How a base is read. `median`: W4, per asked day. `shifted`: asked days lie `days` after their base days; `aligned` is
 * false for two periods of different length, which have only their totals in common. `mapped`: each asked day has a day of
 * its own, `dayOf`; all of them lie within `period`, and `weekdays` says which are rescaled. `plan`, `peers`: the same days,
 * of another table or of other stores.
 */
export type BasePlan =
  | { readonly kind: 'median' }
  | { readonly kind: 'plan' | 'peers'; readonly period: Period }
  | { readonly kind: 'shifted'; readonly period: Period; readonly days: number; readonly aligned: boolean }
  | {
      readonly kind: 'mapped'
      readonly period: Period
      readonly dayOf: (day: BusinessDate) => BusinessDate
      readonly weekdays: FestivalWeekdays | null
    }

/**
 * The plan for a base. `asked` is what was asked, `read` what of it there is: a base of the same length loses the same
 * days, so that the first three days of a week are compared with the first three of the week before.
 */
export const planBase = (base: Base, asked: Period, read: Period, calendar: Calendar): BasePlan => {
  if (base.kind === 'W4') return { kind: 'median' }
  if (base.kind === 'plan' || base.kind === 'peers') return { kind: base.kind, period: read }
  if (base.kind === 'LY-holiday') return mapped(read, calendar)
  if (base.kind === 'LY-dow' || base.kind === 'LFL')
    return { kind: 'shifted', period: shift(read, -LY_DAYS), days: LY_DAYS, aligned: true }
  const days = daysBetween(base.period.from, asked.from)
  const aligned = lengthInDays(base.period) === lengthInDays(asked)
  return { kind: 'shifted', period: aligned ? shift(read, -days) : base.period, days, aligned }
}

const mapped = (read: Period, calendar: Calendar): BasePlan => {
  const dayOf = (day: BusinessDate) => calendar.lastHoliday.get(day) ?? addDays(day, -LY_DAYS)
  const asked = daysOf(read)
  const days = asked.map(dayOf).sort()
  const period = { from: days[0] ?? read.from, to: days.at(-1) ?? read.to }
  return { kind: 'mapped', period, dayOf, weekdays: festivalWeekdays(asked, dayOf, calendar) }
}
