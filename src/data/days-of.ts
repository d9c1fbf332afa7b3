import { addDays, type BusinessDate } from '../core/business-date.ts'
import { lengthInDays, type Period } from '../core/period.ts'

/** The days of a period, in order. */
export const daysOf = (period: Period): readonly BusinessDate[] =>
  Array.from({ length: Math.max(0, lengthInDays(period)) }, (_, day) => addDays(period.from, day))
