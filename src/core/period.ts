import { addDays, type BusinessDate, daysBetween } from './business-date.ts'

/** Business dates, both ends inclusive. */
export interface Period {
  readonly from: BusinessDate
  readonly to: BusinessDate
}

export const lengthInDays = (period: Period): number => daysBetween(period.from, period.to) + 1

export const shift = (period: Period, days: number): Period => ({
  from: addDays(period.from, days),
  to: addDays(period.to, days),
})
