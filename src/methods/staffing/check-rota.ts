import { daysBetween } from '../../core/business-date.ts'
import type { Employee, Rota, RotaInput, Shift } from './rota.ts'

/** Which rule a rota breaks, for whom and when. */
export interface Breach {
  readonly rule:
    | 'daily-hours'
    | 'weekly-hours'
    | 'overtime'
    | 'rest-days'
    | 'rest-between'
    | 'availability'
    | 'skill'
    | 'two-shifts'
  readonly employee: string
  readonly day: string
}

/**
 * Reads a rota against the rules without knowing how it was made: for one that people changed by hand, and for the tests of
 * the one that was solved.
 */
export const breachesOf = (rota: Pick<Rota, 'shifts'>, input: RotaInput): readonly Breach[] =>
  input.employees.flatMap((employee) => {
    const own = rota.shifts
      .filter((shift) => shift.employee === employee.id)
      .toSorted((a, b) => a.day.localeCompare(b.day) || a.start - b.start)
    return [...ofEachShift(employee, own, input), ...ofTheWeek(employee, own, input)]
  })

const ofEachShift = (employee: Employee, own: readonly Shift[], { rules, days }: RotaInput): Breach[] =>
  own.flatMap((shift, at) => {
    const breach = (rule: Breach['rule']): Breach => ({ rule, employee: employee.id, day: shift.day })
    const windows = employee.available?.[shift.day]
    const before = own[at - 1]
    const away = before === undefined ? 0 : daysBetween(before.day, shift.day) * 24
    const first = days[0] === undefined ? 0 : daysBetween(days[0], shift.day) * 24
    const rest =
      before === undefined
        ? employee.lastEnd === undefined
          ? Number.POSITIVE_INFINITY
          : first + shift.start - employee.lastEnd
        : away + shift.start - before.end
    return [
      ...(shift.hours > rules.dailyHours + rules.overtime.aDay ? [breach('daily-hours')] : []),
      ...(employee.skills.includes(shift.role) ? [] : [breach('skill')]),
      ...(before?.day === shift.day ? [breach('two-shifts')] : []),
      ...(before?.day !== shift.day && rest < rules.restBetweenShifts ? [breach('rest-between')] : []),
      ...(windows === undefined || windows.some(({ from, to }) => shift.start >= from && shift.end <= to)
        ? []
        : [breach('availability')]),
    ]
  })

const ofTheWeek = (employee: Employee, own: readonly Shift[], { rules, days }: RotaInput): Breach[] => {
  const breach = (rule: Breach['rule']): Breach => ({ rule, employee: employee.id, day: days[0] ?? '' })
  const worked = own.reduce((sum, { hours }) => sum + hours, 0)
  const overtime = worked - (employee.weekHours ?? rules.weeklyHours)
  const allowed = Math.min(employee.overtimeLeft ?? rules.overtime.aMonth, rules.overtime.aDay * days.length)
  const restDays = 7 - new Set(own.map(({ day }) => day)).size
  return [
    ...(overtime > allowed + 1e-6 ? [breach(allowed > 0 ? 'overtime' : 'weekly-hours')] : []),
    ...(restDays < rules.restDaysPerWeek ? [breach('rest-days')] : []),
  ]
}
