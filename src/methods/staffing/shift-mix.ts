import { type LinearModel, modelBuilder } from './linear-model.ts'
import { type Employee, type RotaInput, worksIn } from './rota.ts'
import { patternsOfDays, UNDERSTAFF_COST } from './rota-model.ts'
import type { Pattern } from './shift-patterns.ts'

/** How many people work a shift of a day in a role, whoever they are. */
export interface MixChoice {
  readonly day: number
  readonly role: string
  readonly pattern: Pattern
  readonly column: number
}

/**
 * The week without names: how many of each shift, with the staff as a whole limited in heads a day, shifts and hours a week.
 * Far fewer columns than one for each person, and every rota with names is one without, so its bound is a bound of both.
 */
export const shiftMixModel = (
  input: RotaInput,
): { readonly model: LinearModel; readonly choices: readonly MixChoice[] } => {
  const build = modelBuilder()
  const { days, employees, needs, rules } = input
  const roles = [...new Set(needs.map(({ role }) => role))]
  const patterns = patternsOfDays(input)
  const choices = days.flatMap((date, day) =>
    (patterns[day] ?? []).flatMap((pattern) =>
      roles.flatMap((role): MixChoice[] => {
        const able = employees.filter((one) => one.skills.includes(role) && canWork(one, date, pattern)).length
        return able === 0 ? [] : [{ day, role, pattern, column: build.column(0, able, true) }]
      }),
    ),
  )
  const ones = (some: readonly MixChoice[]) => some.map(({ column }) => [column, 1] as const)
  const most = (some: readonly MixChoice[], limit: number) => build.row(ones(some), Number.NEGATIVE_INFINITY, limit)
  const shiftsEach = Math.min(days.length, 7 - rules.restDaysPerWeek)
  const hours = employees.map((employee) => {
    const cap = employee.weekHours ?? rules.weeklyHours
    const allowed = Math.min(employee.overtimeLeft ?? rules.overtime.aMonth, rules.overtime.aDay * days.length)
    return {
      employee,
      worked: build.column(employee.hourlyCost, Math.max(0, cap), false),
      overtime: build.column(employee.hourlyCost * rules.overtimePay.workday, Math.max(0, allowed), false),
    }
  })
  for (const group of [...roles.map((role) => [role]), roles]) {
    const staff = employees.filter(({ skills }) => skills.some((skill) => group.includes(skill)))
    const own = choices.filter(({ role }) => group.includes(role))
    for (const [day, date] of days.entries())
      most(
        own.filter((choice) => choice.day === day),
        staff.filter(({ available }) => available?.[date]?.length !== 0).length,
      )
    most(own, staff.length * shiftsEach)
    const theirs = hours.filter(({ employee }) => staff.includes(employee))
    build.row(
      [
        ...own.map(({ column, pattern }) => [column, pattern.hours] as const),
        ...theirs.flatMap(({ worked, overtime }) => [[worked, -1] as const, [overtime, -1] as const]),
      ],
      Number.NEGATIVE_INFINITY,
      0,
    )
  }
  for (const need of needs) {
    if (need.people <= 0) continue
    const day = days.indexOf(need.day)
    const there = choices.filter((one) => one.day === day && one.role === need.role && worksIn(one.pattern, need.hour))
    const short = build.column(input.understaffCost ?? UNDERSTAFF_COST, need.people, false)
    build.row([...ones(there), [short, 1]], need.people, Number.POSITIVE_INFINITY)
  }
  return { model: build.model, choices }
}

const canWork = ({ available }: Employee, date: string, { start, end }: Pattern): boolean => {
  const windows = available?.[date]
  return windows === undefined || windows.some(({ from, to }) => start >= from && end <= to)
}
