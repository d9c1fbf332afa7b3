import { type LinearModel, type ModelBuilder, modelBuilder } from './linear-model.ts'
import { type Employee, type Need, type RotaInput, worksIn } from './rota.ts'
import { type Pattern, patternsOf, SHIFT_HOURS } from './shift-patterns.ts'

/** One yes-or-no of the programme: this person works this shift in this role. */
export interface Choice {
  readonly employee: Employee
  readonly day: number
  readonly role: string
  readonly pattern: Pattern
  readonly column: number
}

export interface RotaModel {
  readonly model: LinearModel
  readonly choices: readonly Choice[]
}

/** Above three wages of most shops, below a lost customer's rage: what an hour with one person too few costs. Configuration. */
export const UNDERSTAFF_COST = 200
/** What a contract hour that is paid but not planned costs beside nothing: only as much as to spread hours. */
const UNUSED_CONTRACT_COST = 1

/** Which shifts may be chosen at all; by day, role and hours. */
export type KeepsShift = (day: number, role: string, pattern: Pattern) => boolean

/** The shifts that each day of the week could have. */
export const patternsOfDays = (input: RotaInput): readonly (readonly Pattern[])[] =>
  input.days.map((day) =>
    patternsOf(
      input.needs.filter((need) => need.day === day),
      input.shiftHours ?? SHIFT_HOURS,
      input.rules,
    ),
  )

/**
 * The week as a mixed-integer programme. Rules of law are rows that hold; too few people is not a broken rule but a column
 * that costs (so there is always a rota, and it says who is missing when).
 */
export const rotaModel = (input: RotaInput, keeps: KeepsShift = () => true): RotaModel => {
  const build = modelBuilder()
  const patterns = patternsOfDays(input)
  const choices = input.employees.flatMap((employee) => choicesOf(employee, input, patterns, build, keeps))
  for (const employee of input.employees) {
    const own = choices.filter((choice) => choice.employee === employee)
    for (let day = 0; day < input.days.length; day += 1)
      oneShift(
        own.filter((choice) => choice.day === day),
        build,
      )
    restDays(own, input, build)
    restBetween(own, input, build)
    weekHours(employee, own, input, build)
  }
  for (const need of input.needs) if (need.people > 0) cover(need, choices, input, build)
  return { model: build.model, choices }
}

const choicesOf = (
  employee: Employee,
  { days, rules }: RotaInput,
  patterns: readonly (readonly Pattern[])[],
  build: ModelBuilder,
  keeps: KeepsShift,
): Choice[] =>
  days.flatMap((date, day) => {
    const windows = employee.available?.[date]
    const can = (pattern: Pattern) =>
      (windows === undefined || windows.some(({ from, to }) => pattern.start >= from && pattern.end <= to)) &&
      (employee.lastEnd === undefined || day * 24 + pattern.start >= employee.lastEnd + rules.restBetweenShifts)
    return (patterns[day] ?? []).filter(can).flatMap((pattern) =>
      employee.skills
        .filter((role) => keeps(day, role, pattern))
        .map((role) => ({
          employee,
          day,
          role,
          pattern,
          column: build.column(pattern.hours * employee.hourlyCost, 1, true),
        })),
    )
  })

const ones = (choices: readonly Choice[]) => choices.map(({ column }) => [column, 1] as const)

const oneShift = (choices: readonly Choice[], build: ModelBuilder) =>
  build.row(ones(choices), Number.NEGATIVE_INFINITY, 1)

const restDays = (own: readonly Choice[], { days, rules }: RotaInput, build: ModelBuilder) => {
  if (days.length > 7 - rules.restDaysPerWeek) build.row(ones(own), Number.NEGATIVE_INFINITY, 7 - rules.restDaysPerWeek)
}

/** Of two days that follow each other: who ends at T or later starts no earlier than T and the rest. */
const restBetween = (own: readonly Choice[], { days, rules }: RotaInput, build: ModelBuilder) => {
  for (let day = 0; day + 1 < days.length; day += 1) {
    const today = own.filter((choice) => choice.day === day)
    const next = own.filter((choice) => choice.day === day + 1)
    for (const end of new Set(today.map(({ pattern }) => pattern.end))) {
      const early = next.filter(({ pattern }) => pattern.start + 24 < end + rules.restBetweenShifts)
      const late = today.filter(({ pattern }) => pattern.end >= end)
      if (early.length > 0) build.row([...ones(late), ...ones(early)], Number.NEGATIVE_INFINITY, 1)
    }
  }
}

/** Hours up to the week's limit, beyond it overtime within the law's; contract hours that are not used cost a little. */
const weekHours = (employee: Employee, own: readonly Choice[], { rules, days }: RotaInput, build: ModelBuilder) => {
  const hours = own.map(({ column, pattern }) => [column, pattern.hours] as const)
  const most = employee.weekHours ?? rules.weeklyHours
  const allowed = Math.min(employee.overtimeLeft ?? rules.overtime.aMonth, rules.overtime.aDay * days.length)
  const extraPay = employee.hourlyCost * (rules.overtimePay.workday - 1)
  const overtime = build.column(extraPay, Math.max(0, allowed), false)
  build.row([...hours, [overtime, -1]], Number.NEGATIVE_INFINITY, most)
  const unused = build.column(UNUSED_CONTRACT_COST, Number.POSITIVE_INFINITY, false)
  build.row([...hours, [unused, 1]], Math.min(employee.contractHours, most), Number.POSITIVE_INFINITY)
}

const cover = (need: Need, choices: readonly Choice[], { days, understaffCost }: RotaInput, build: ModelBuilder) => {
  const day = days.indexOf(need.day)
  const there = choices.filter(
    (choice) => choice.day === day && choice.role === need.role && worksIn(choice.pattern, need.hour),
  )
  const short = build.column(understaffCost ?? UNDERSTAFF_COST, need.people, false)
  build.row([...ones(there), [short, 1]], need.people, Number.POSITIVE_INFINITY)
}
