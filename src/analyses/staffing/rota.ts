import { addDays, type BusinessDate, daysBetween } from '../../core/business-date.ts'
import type { EvidenceRow } from '../../core/evidence.ts'
import { type Fault, fault, isFault } from '../../core/fault.ts'
import type { StoreId } from '../../core/ids.ts'
import { narrow, type Scope } from '../../core/scope.ts'
import { shopClock } from '../../data/business-day.ts'
import { type RowsRead, readRelation } from '../../data/read-relation.ts'
import type { Warehouse } from '../../data/warehouse.ts'
import type { ServiceLevel } from '../../methods/staffing/erlang-c.ts'
import { makeRota, ROTA_LIMITS } from '../../methods/staffing/make-rota.ts'
import type { Cover, Employee, Rota, Shift } from '../../methods/staffing/rota.ts'
import { labourRulesOf } from '../../methods/staffing/rules/index.ts'
import type { LabourRules } from '../../methods/staffing/rules/labour-rules.ts'
import type { SolveLimits } from '../../methods/staffing/solve.ts'
import { type Analysed, type AnalysisOptions, money, share, units } from '../analysis.ts'
import { evidenceOf } from '../evidence-of.ts'
import { CASHIER, FLOOR, NEED_WEEKS, needsOf, nextWeek } from './staff-needs.ts'
import { CASES, SHIFTS, STAFF, TILL_HOURS } from './staffing-readings.ts'

export interface RotaOptions extends AnalysisOptions {
  readonly store: StoreId
  /** First day of the week; without it the next Monday. */
  readonly from?: BusinessDate
  readonly level?: ServiceLevel
  readonly limits?: SolveLimits
}

export interface WeekRota extends Analysed<Shift> {
  readonly rota: Rota
}

/** Countries by currency: whose rules a shop's rota keeps. */
const COUNTRIES: Readonly<Record<string, string>> = { CNY: 'CN' }
const MOST_SHORT = 15

/** The week's rota of one store. `rows` are the shifts; the evidence says what it costs and where somebody is missing. */
export const weekRota = async (
  warehouse: Warehouse,
  scope: Scope,
  { id, at, store, from, level, limits, signal }: RotaOptions,
): Promise<WeekRota | Fault> => {
  const own = narrow(scope, [store])
  const entry = warehouse.catalogue.stores.find((one) => own.stores.includes(one.id))
  if (entry === undefined) return fault('not-allowed-store', { stores: store })
  const { staffing } = warehouse.settings
  const rules = labourRulesOf(COUNTRIES[entry.currency] ?? '', staffing.rules)
  if (rules === null) return fault('value-unusable', { method: 'rota', input: 'country', value: entry.currency })
  const today = shopClock(at, entry).running
  const days = from === undefined ? nextWeek(today) : Array.from({ length: 7 }, (_, day) => addDays(from, day))
  const first = days[0] ?? today
  const common = { at, period: { from: addDays(first, -7 * 2 * NEED_WEEKS), to: today }, ...(signal ? { signal } : {}) }
  const [tills, cases, staff, shifts] = await Promise.all([
    readRelation(warehouse, own, TILL_HOURS, common),
    readRelation(warehouse, own, CASES, common),
    readRelation(warehouse, own, STAFF, common),
    readRelation(warehouse, own, SHIFTS, {
      ...common,
      period: { from: `${first.slice(0, 7)}-01`, to: addDays(first, -1) },
    }),
  ])
  if (isFault(staff)) return staff
  if (isFault(tills)) return tills
  if (isFault(cases)) return cases
  if (isFault(shifts)) return shifts
  const needs = needsOf(days, tills, cases, level ?? staffing.wait, staffing.seconds)
  if (isFault(needs)) return needs
  if (needs.length === 0) return fault('no-rows', { metric: 'rota', ...common.period })
  if (staff.rows.length === 0) return fault('not-collected', { metric: 'rota', table: 'dim_employee' })
  const employees = staff.rows.map((row) => employeeOf(row, shifts, first, rules))
  const rota = await makeRota({ days, needs, employees, rules }, limits ?? ROTA_LIMITS, signal)
  if (isFault(rota)) return rota
  const period = { from: first, to: days.at(-1) ?? first }
  const evidence = evidenceOf(
    { id, source: 'rota', rows: rowsOf(rota, entry.id, entry.currency, period), period },
    tills,
    cases,
    staff,
    shifts,
  )
  return { rows: rota.shifts, rota, evidence }
}

/** Cashiers take tills, fillers the floor; who leads or has another role may do both. */
const skillsOf = (role: string): readonly string[] => {
  if (role === CASHIER) return [CASHIER]
  return [FLOOR, 'filler', 'stock'].includes(role) ? [FLOOR] : [CASHIER, FLOOR]
}

/** Overtime so far this month: hours beyond the day's limit. What is left of the month's limit may still be worked. */
const employeeOf = (
  row: RowsRead['rows'][number],
  shifts: RowsRead,
  first: BusinessDate,
  rules: LabourRules,
): Employee => {
  const own = shifts.rows.filter((shift) => shift.emp_id === row.emp_id)
  const overtime = own.reduce((sum, shift) => {
    const worked = Number(shift.ends) - Number(shift.begins) - Number(shift.pause)
    return sum + Math.max(0, worked - rules.dailyHours)
  }, 0)
  const ends = own.map((shift) => Number(shift.ends) - 24 * daysBetween(String(shift.day), first))
  return {
    id: String(row.emp_id),
    skills: skillsOf(String(row.role)),
    contractHours: Number(row.contract_hours),
    hourlyCost: Number(row.hourly_cost),
    overtimeLeft: Math.max(0, rules.overtime.aMonth - overtime),
    ...(ends.length === 0 ? {} : { lastEnd: Math.max(...ends) }),
  }
}

const rowsOf = (rota: Rota, store: string, currency: string, period: { from: string; to: string }): EvidenceRow[] => {
  const short = rota.cover.filter((cover) => cover.short > 0).toSorted((a, b) => b.short - a.short)
  const hours = rota.hours.reduce((sum, { worked }) => sum + worked, 0)
  const overtime = rota.hours.reduce((sum, one) => sum + one.overtime, 0)
  return [
    {
      entity: { store },
      period,
      role: 'value',
      cells: {
        planned_hours: units(hours),
        overtime_hours: units(overtime),
        short_hours: units(rota.shortHours),
        labour_cost: money(rota.cost, currency),
        rota_gap: share(rota.gap),
      },
    },
    ...short.slice(0, MOST_SHORT).map((cover) => shortRow(cover, store)),
    ...rota.shifts
      .toSorted((a, b) =>
        a.day < b.day ? -1 : a.day > b.day ? 1 : a.start - b.start || (a.employee < b.employee ? -1 : 1),
      )
      .map((shift) => shiftRow(shift, store)),
    ...rota.hours.map(
      (one): EvidenceRow => ({
        entity: { store, subject: one.employee },
        period,
        role: 'value',
        cells: { planned_hours: units(one.worked), overtime_hours: units(one.overtime) },
      }),
    ),
    ...peaksOf(rota.cover).map((cover) => peakRow(cover, store)),
  ]
}

/** Of each day and role the hour that needs most people, the first of several. */
const peaksOf = (cover: readonly Cover[]): readonly Cover[] => {
  const peaks = new Map<string, Cover>()
  for (const one of cover) {
    const key = `${one.day} ${one.role}`
    const known = peaks.get(key)
    if (known === undefined || one.people > known.people) peaks.set(key, one)
  }
  return [...peaks.values()]
}

/** Who works when: `E1 cashier 08:00–16:30`. */
const shiftRow = ({ employee, day, role, start, end, hours }: Shift, store: string): EvidenceRow => ({
  entity: { store, day, subject: `${employee} ${role} ${clock(start)}–${clock(end)}` },
  period: { from: day, to: day },
  role: 'value',
  cells: { shift_hours: units(hours) },
})

/** Hours after midnight as a clock shows them, beyond midnight too. */
const clock = (hours: number): string => {
  const minutes = Math.round(hours * 60) % (24 * 60)
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

const peakRow = ({ day, hour, role, people, planned }: Cover, store: string): EvidenceRow => ({
  entity: { store, day, hour, subject: role },
  period: { from: day, to: day },
  role: 'value',
  cells: { people_needed: units(people), people_planned: units(planned) },
})

const shortRow = ({ day, hour, role, people, planned, short }: Cover, store: string): EvidenceRow => ({
  entity: { store, day, hour, subject: role },
  period: { from: day, to: day },
  role: 'value',
  cells: { people_needed: units(people), people_planned: units(planned), people_short: units(short) },
})
