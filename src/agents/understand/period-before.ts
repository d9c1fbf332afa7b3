import type { BusinessDate } from '../../core/business-date.ts'
import { lengthInDays, type Period, shift } from '../../core/period.ts'
import { monthOf, months, week, yearOf } from './calendar.ts'
import { type Dated, one, type PeriodUnit, same } from './dated.ts'

const dated = (unit: PeriodUnit, ...periods: readonly Period[]): Dated => ({
  periods,
  certain: periods.length === 1,
  unit,
  running: false,
})

/** The calendar month that a period is, or begins. */
const monthOfPeriod = ({ from }: Period) => months(yearOf(from), monthOf(from), 0)

/**
 * "And the day before?", 前一周呢: the period before that of the turn before. `which` says of what kind (`prev-day`, `prev-week`,
 * `prev-month`, or `prev`: as long as it was); null when the one before has none such.
 */
export const periodBefore = (which: string, previous: Period, today: BusinessDate): Dated | null => {
  const days = lengthInDays(previous)
  const isRunning = days > 1 && previous.to >= today
  if (which === 'prev-day') {
    const before = one(shift(previous, -1).from)
    return days === 1 ? dated('day', before) : { ...dated('day', before), certain: false }
  }
  if (which === 'prev-week') {
    const wholeWeek = week(shift(week(previous.from, 0), -7).from, 0)
    if (days === 7) return dated(same(previous, week(previous.from, 0)) ? 'week' : 'days', shift(previous, -7))
    if (days === 1) return dated('day', shift(previous, -7), wholeWeek)
    return isRunning && previous.from === week(today, 0).from ? dated('week', wholeWeek, shift(previous, -7)) : null
  }
  const month = monthOfPeriod(previous)
  const isMonth = same(previous, month)
  if (which === 'prev-month') {
    if (previous.from !== month.from) return null
    const before = months(yearOf(month.from), monthOf(month.from), -1)
    return isMonth ? dated('month', before) : { ...dated('month', before), certain: false }
  }
  if (which !== 'prev' || isRunning) return null
  if (isMonth) return dated('month', months(yearOf(month.from), monthOf(month.from), -1))
  return dated(days === 1 ? 'day' : 'days', shift(previous, -days))
}
