import type { BusinessDate } from '../../core/business-date.ts'
import type { LabourRules } from './rules/labour-rules.ts'

/** When somebody can work on a day, in hours after that day's midnight; an evening shift may end after 24. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface Employee {
  readonly id: string
  /** Roles that they may fill, `cashier`, `floor` ...; never empty. */
  readonly skills: readonly string[]
  /** Hours a week that the contract pays. */
  readonly contractHours: number
  /** Money an hour. */
  readonly hourlyCost: number
  /** Windows of a day; a day that is not named is open, one with no windows is off. */
  readonly available?: Readonly<Record<BusinessDate, readonly Window[]>>
  /** Instead of the rules' weekly hours: what is left of an accounting period. */
  readonly weekHours?: number
  /** Overtime that may still be worked this week; the month's limit less what was worked. */
  readonly overtimeLeft?: number
  /** When their last shift before the week ended, in hours after the first day's midnight: -2 is 22:00 the evening before. */
  readonly lastEnd?: number
}

/** People wanted in one hour of one day for one role. */
export interface Need {
  readonly day: BusinessDate
  /** 8 is from 08:00 to 09:00. */
  readonly hour: number
  readonly role: string
  readonly people: number
}

export interface RotaInput {
  /** Consecutive days, seven or fewer. */
  readonly days: readonly BusinessDate[]
  readonly needs: readonly Need[]
  readonly employees: readonly Employee[]
  readonly rules: LabourRules
  /** Lengths of shifts in working hours. */
  readonly shiftHours?: readonly number[]
  /** Money that an hour with one person too few costs; above any wage, so that people are sent home last. */
  readonly understaffCost?: number
}

/** One shift, in hours after the day's midnight; the pause lies within and is not paid. */
export interface Shift {
  readonly employee: string
  readonly day: BusinessDate
  readonly role: string
  readonly start: number
  readonly end: number
  readonly pause: Window | null
  readonly hours: number
}

export interface Cover extends Need {
  readonly planned: number
  /** max(0, people - planned). */
  readonly short: number
}

export interface Rota {
  /** `optimal` within the wanted gap; `best-found` when time ran out. */
  readonly status: 'optimal' | 'best-found'
  /** How much cheaper the best rota could be at most, as a share of this one's cost. */
  readonly gap: number
  readonly shifts: readonly Shift[]
  readonly cover: readonly Cover[]
  /** Hours with somebody missing, one for each person. */
  readonly shortHours: number
  readonly hours: readonly { readonly employee: string; readonly worked: number; readonly overtime: number }[]
  /** Wages, overtime with its extra pay. */
  readonly cost: number
}

/** Hours in which a shift's person works. */
export const worksIn = ({ start, end, pause }: Pick<Shift, 'start' | 'end' | 'pause'>, hour: number): boolean =>
  hour >= start && hour < end && !(pause !== null && hour >= pause.from && hour < pause.to)
