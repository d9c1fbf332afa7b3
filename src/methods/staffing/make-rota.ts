import { isBusinessDate } from '../../core/business-date.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import { unusable } from '../unusable.ts'
import { type Cover, type Rota, type RotaInput, type Shift, worksIn } from './rota.ts'
import { type Choice, rotaModel, UNDERSTAFF_COST } from './rota-model.ts'
import { shiftMixModel } from './shift-mix.ts'
import type { Pattern } from './shift-patterns.ts'
import { type SolveLimits, solve } from './solve.ts'

/** Part of the time for the mix of shifts; the rest is for who works them. */
const MIX_SHARE = 0.5

/** Good enough within 1 %, or the best of half a minute; 14 people and 7 days take 5 seconds of a free processor. */
export const ROTA_LIMITS: SolveLimits = { seconds: 30, gap: 0.01 }

/**
 * Two steps, because one column for each person and shift is too slow: first which shifts, and how many of each, then who works
 * them. The first is a bound of what any rota could cost, and the gap is told against it.
 *
 * The week's rota: cheapest wages with as few missing people as the staff and the rules allow. Who cannot be found is shown
 * by hour (`cover`), never as "infeasible"; out of time, the best found and its gap.
 */
export const makeRota = async (
  input: RotaInput,
  limits: SolveLimits = ROTA_LIMITS,
  signal?: AbortSignal,
): Promise<Rota | Fault> => {
  const wrong = faultOf(input)
  if (wrong !== null) return wrong
  const mix = shiftMixModel(input)
  if (mix.choices.length === 0) return rotaOf(input, [], 'optimal', 0)
  const started = performance.now()
  const best = await solve(mix.model, { ...limits, seconds: limits.seconds * MIX_SHARE }, signal)
  if (isFault(best)) return best
  const used = 'values' in best ? mix.choices.filter(({ column }) => (best.values[column] ?? 0) > 0.5) : mix.choices
  const shiftKey = (day: number, role: string, { start, hours }: Pattern) => `${day} ${role} ${start} ${hours}`
  const kept = new Set(used.map(({ day, role, pattern }) => shiftKey(day, role, pattern)))
  const { model, choices } = rotaModel(input, (day, role, pattern) => kept.has(shiftKey(day, role, pattern)))
  if (choices.length === 0) return rotaOf(input, [], 'optimal', 0)
  const left = Math.max(1, limits.seconds - (performance.now() - started) / 1000)
  const solved = await solve(model, { ...limits, seconds: left }, signal)
  if (isFault(solved)) return solved
  if (!('values' in solved)) {
    // no shifts at all keep every rule, so this is our own bug
    if (solved.status === 'infeasible') throw new Error('a rota without shifts must be allowed')
    return fault('not-solved', { method: 'rota', seconds: limits.seconds })
  }
  const chosen = choices.filter(({ column }) => (solved.values[column] ?? 0) > 0.5)
  const bound = 'values' in best ? best.bound : 0
  const rota = rotaOf(input, chosen, 'best-found', 1)
  const cost = rota.cost + rota.shortHours * (input.understaffCost ?? UNDERSTAFF_COST)
  const gap = cost <= 0 ? 0 : Math.min(1, Math.max(0, (cost - bound) / cost))
  return { ...rota, gap, status: gap <= limits.gap ? 'optimal' : 'best-found' }
}

const faultOf = ({ days, needs, employees, shiftHours = [1], understaffCost = 1 }: RotaInput): Fault | null => {
  const bad = (input: string, value: string) => fault('value-unusable', { method: 'rota', input, value })
  if (days.length === 0 || days.length > 7) return bad('days', String(days.length))
  const date = days.find((day) => !isBusinessDate(day))
  if (date !== undefined) return bad('day', date)
  if (employees.length === 0) return bad('employees', '0')
  const twice = employees.find(({ id }, at) => employees.findIndex((other) => other.id === id) !== at)
  if (twice !== undefined) return bad('employee', twice.id)
  if (shiftHours.length === 0) return bad('shiftHours', '0')
  for (const { people, hour } of needs) {
    const wrong = unusable('rota', { people }, 0, 500) ?? unusable('rota', { hour }, 0, 47)
    if (wrong !== null) return wrong
  }
  for (const { contractHours, hourlyCost, weekHours = 0, overtimeLeft = 0 } of employees) {
    const wrong = unusable('rota', { contractHours, hourlyCost, weekHours, overtimeLeft })
    if (wrong !== null) return wrong
  }
  return (
    unusable('rota', Object.fromEntries(shiftHours.map((hours, n) => [`shift ${n}`, hours])), 0.5, 24) ??
    unusable('rota', { understaffCost })
  )
}

const rotaOf = (input: RotaInput, chosen: readonly Choice[], status: Rota['status'], gap: number): Rota => {
  const shifts = chosen.map(({ employee, day, role, pattern }): Shift => {
    const { start, end, pause, hours } = pattern
    return { employee: employee.id, day: input.days[day] ?? '', role, start, end, pause, hours }
  })
  const cover = input.needs.map((need): Cover => {
    const planned = shifts.filter(
      (shift) => shift.day === need.day && shift.role === need.role && worksIn(shift, need.hour),
    ).length
    return { ...need, planned, short: Math.max(0, need.people - planned) }
  })
  const hours = input.employees.map((employee) => {
    const worked = shifts.filter((shift) => shift.employee === employee.id).reduce((sum, shift) => sum + shift.hours, 0)
    const overtime = Math.max(0, worked - (employee.weekHours ?? input.rules.weeklyHours))
    return { employee: employee.id, worked, overtime, wage: employee.hourlyCost }
  })
  const extra = input.rules.overtimePay.workday - 1
  return {
    status,
    gap,
    shifts: shifts.toSorted(
      (a, b) => a.day.localeCompare(b.day) || a.start - b.start || a.employee.localeCompare(b.employee),
    ),
    cover,
    shortHours: cover.reduce((sum, { short }) => sum + short, 0),
    hours: hours.map(({ employee, worked, overtime }) => ({ employee, worked, overtime })),
    cost: hours.reduce((sum, { worked, overtime, wage }) => sum + wage * (worked + extra * overtime), 0),
  }
}
