import type { Base } from '../../core/base.ts'
import { addDays, weekday } from '../../core/business-date.ts'
import { lengthInDays, type Period, shift } from '../../core/period.ts'
import { months, week } from './calendar.ts'
import type { Dated } from './dated.ts'
import { isHolidayBefore } from './holidays.ts'
import { isSameFeastBefore } from './lunar-feasts.ts'
import { areMovedOffDays, isHolidayYearBefore } from './moved-off-days.ts'
import type { DateContext } from './periods.ts'
import type { SaidPeriod } from './said-period.ts'

/** A base as said; what it is exactly depends on the period that is asked about. */
export type BaseWords =
  | { readonly kind: 'named'; readonly name: string; readonly numbers?: readonly number[] }
  | {
      readonly kind: 'said'
      readonly period: SaidPeriod
      /** It was said to be all of it: 七月整月. */
      readonly whole?: true
    }

const one = (period: Period): Base => ({ kind: 'period', period })
const sameDays = (value: Period, offset: number): Period => {
  const year = Number(value.from.slice(0, 4))
  const month = Number(value.from.slice(5, 7))
  const before = months(year, month, offset)
  const to = addDays(before.from, lengthInDays(value) - 1)
  return { from: before.from, to: to > before.to ? before.to : to }
}

const monthBefore = ({ from }: Period): Period => months(Number(from.slice(0, 4)), Number(from.slice(5, 7)), -1)

const wholeBefore = (value: Dated, period: Period): Period => {
  const year = Number(period.from.slice(0, 4))
  const month = Number(period.from.slice(5, 7))
  if (value.unit === 'month') return monthBefore(period)
  if (value.unit === 'quarter') return months(year, month, -3, 3)
  if (value.unit === 'year') return months(year, month, -12, 12)
  return shift(period, -lengthInDays(period))
}

/** The base's alternatives for the period asked about; more than one, or `certain: false`, is a tap away; none is not there. */
export const basesFor = (
  words: BaseWords,
  value: Dated,
  period: Period,
  { today, catalogue }: DateContext,
): { readonly bases: readonly Base[]; readonly certain: boolean } => {
  const none = { bases: [], certain: false }
  const sure = (base: Base) => ({ bases: [base], certain: true })
  const likely = (...bases: readonly Base[]) => ({ bases, certain: false })
  const isDay = value.unit === 'day'
  // A holiday by its name moves: beside its days the same weekdays of last year were ordinary ones.
  const lastYear = () =>
    value.holiday
      ? likely({ kind: 'LY-holiday' }, { kind: 'LY-dow' })
      : areMovedOffDays(period, catalogue)
        ? likely({ kind: 'LY-dow' }, { kind: 'LY-holiday' })
        : sure({ kind: 'LY-dow' })
  if (words.kind === 'named') {
    switch (words.name) {
      case 'W4':
        return sure({ kind: 'W4' })
      // A mean of four weeks may be of all their days: the usual weekdays are offered.
      case 'W4-said':
        return likely({ kind: 'W4' })
      case 'W4-dow':
        // 母亲节跟平常周日比: a feast of one day is one, too.
        return lengthInDays(period) === 1 && weekday(period.from) === words.numbers?.[0] ? sure({ kind: 'W4' }) : none
      case 'LY-on':
        return isDay && weekday(period.from) === words.numbers?.[0] ? sure({ kind: 'LY-dow' }) : none
      case 'dow-before': {
        const back = isDay ? (weekday(period.from) - (words.numbers?.[0] ?? 0) + 7) % 7 || 7 : 0
        return back === 0 ? none : sure(one(shift(period, -back)))
      }
      // Like for like leaves out shops that were not open a year ago; no frame says that.
      case 'LFL':
        return likely({ kind: 'LFL' }, { kind: 'LY-dow' })
      case 'plan':
        return sure({ kind: 'plan' })
      case 'peers':
        return sure({ kind: 'peers' })
      // 跟别的店比, 比全区平均: of those the median of similar stores is what there is to hold against.
      case 'peers-said':
        return likely({ kind: 'peers' })
      case 'LY-holiday':
        return sure({ kind: 'LY-holiday' })
      case 'LY':
        return lastYear()
      case 'prev':
        // 昨天销售额，环比: the day before, or its weekday of the week before. 本月环比: as many days of the month before, or all of it.
        if (isDay) return likely(one(shift(period, -1)), one(shift(period, -7)))
        if (value.running)
          return value.unit === 'week'
            ? likely(one(shift(period, -7)), one(week(shift(period, -7).from, 0)))
            : value.unit === 'month'
              ? likely(one(sameDays(period, -1)), one(monthBefore(period)))
              : none
        return value.unit === 'days' && period.to === today ? none : sure(one(wholeBefore(value, period)))
      case 'prev-day':
        return isDay ? sure(one(shift(period, -1))) : none
      case 'prev-week':
        // 跟上周一比 of a Monday: the week before and its Monday are one.
        if (isDay)
          return words.numbers?.[0] === weekday(period.from)
            ? sure(one(shift(period, -7)))
            : likely(one(shift(period, -7)))
        return value.unit === 'week' ? sure(one(shift(period, -7))) : none
      case 'prev-weekend':
        return isWeekend(period) ? sure(one(shift(period, -7))) : none
      case 'prev-days':
      case 'prev-weeks': {
        const days = (words.numbers?.[0] ?? 0) * (words.name === 'prev-weeks' ? 7 : 1)
        return days === lengthInDays(period) && period.to < today ? sure(one(shift(period, -days))) : none
      }
      case 'prev-month':
        if (value.unit !== 'month') return none
        return sure(one(value.running ? sameDays(period, -1) : wholeBefore(value, period)))
      case 'same-last-week':
        return lengthInDays(period) <= 7 ? sure(one(shift(period, -7))) : none
      case 'same-last-month':
        return value.unit === 'month' && value.running ? sure(one(sameDays(period, -1))) : none
      default:
        return none
    }
  }
  const { dated, expression } = words.period
  const others = dated.periods.filter((one) => one.from !== period.from || one.to !== period.to)
  const [base] = others
  // 周一跟上周一比 on a Monday, 上周末比再上周末: the same time by both names is held against the one a week before, and asked back.
  if (base === undefined && period.to < today && (isDay || value.unit === 'week' || /^weekend/.test(expression)))
    return likely(one(shift(period, -7)))
  if (base === undefined) return none
  const [, holiday] = /^holiday (.+)$/.exec(expression) ?? []
  const isSameHoliday = holiday !== undefined && others.some((other) => isHolidayBefore(holiday, period, other))
  const isItsHoliday = expression === 'feast-last' && isHolidayYearBefore(period, base)
  if (isSameHoliday || isItsHoliday || isSameFeastBefore(expression, period)) return sure({ kind: 'LY-holiday' })
  if (words.whole && others.length === 1 && base.to < period.from) return sure(one(base))
  // 八月至今跟七月比: the same days of the month before, or all of it.
  if (value.running && dated.unit === 'month' && !dated.running && base.to < period.from && value.unit !== 'month') {
    const before = sameDays(period, -1)
    if (period.from.endsWith('-01') && before.from === base.from) return likely(one(before), one(base))
  }
  if (expression === 'year -1' && value.unit !== 'year') return lastYear()
  // This year so far against last year is against its same days: a part is not held against a whole.
  if (expression === 'year -1' && value.running) return sure({ kind: 'LY-dow' })
  if (isDay && expression === 'week -1' && period.from > base.to) return likely(one(shift(period, -7)))
  // "June against June last year": by its weekdays, as a year is held against the last everywhere, or by its dates.
  const sameOfYear = base.from.slice(5) === period.from.slice(5)
  if (/^(?:m-of-year|q-of-year|q-year-before)\b/.test(expression) && value.unit === dated.unit && sameOfYear)
    return likely({ kind: 'LY-dow' }, one(base))
  // "Last week against 2 to 8 November": as many days.
  if (value.unit !== dated.unit && lengthInDays(base) !== lengthInDays(period)) return none
  const sameLength = lengthInDays(base) === lengthInDays(period) || (wholeMonths(base) ?? 0) === wholeMonths(period)
  if (value.unit === 'days' && !sameLength) return none
  const asLong = lengthInDays(base) === lengthInDays(period)
  if (value.running && !dated.running && value.unit === 'week' && !asLong)
    return likely(one(shift(period, 7 * expressionOffset(expression))), one(base))
  const byDates = asLong && (value.unit !== 'month' || dated.unit === 'days')
  if (value.running && !dated.running && !byDates)
    return value.unit === 'month' && expression === 'month -1'
      ? likely(one(sameDays(period, -1)), one(base))
      : likely(one(base))
  // "Last Tuesday" against yesterday, a Tuesday, is the one before.
  const certain = (dated.certain || dated.periods.length > 1) && others.length === 1 && base.from < period.from
  return { bases: others.map(one), certain }
}

/** Saturday and Sunday. */
const isWeekend = (period: Period): boolean => lengthInDays(period) === 2 && weekday(period.from) === 6

/** How many calendar months a period is; null when it is no such. */
const wholeMonths = ({ from, to }: Period): number | null => {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return from.endsWith('-01') && addDays(to, 1).endsWith('-01') ? month(to) - month(from) + 1 : null
}

const expressionOffset = (expression: string) => Number(expression.split(' ')[1] ?? -1) || -1
