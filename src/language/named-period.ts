import { addDays, type BusinessDate, weekday } from '../core/business-date.ts'
import type { Period } from '../core/period.ts'

export type NamedPeriod = 'this-week' | 'last-week' | 'this-month' | 'last-month'

/** Weeks and months that people call by name; a running one ends today or yesterday. Weeks start on Monday. */
export const namedPeriod = ({ from, to }: Period, today: BusinessDate): NamedPeriod | null => {
  const monday = addDays(today, 1 - weekday(today))
  const first = `${today.slice(0, 8)}01`
  const running = to >= addDays(today, -1)
  if (from === monday && running && to <= addDays(monday, 6)) return 'this-week'
  if (from === addDays(monday, -7) && to === addDays(monday, -1)) return 'last-week'
  if (from === first && running && to.slice(0, 7) === today.slice(0, 7)) return 'this-month'
  const end = addDays(first, -1)
  return from === `${end.slice(0, 8)}01` && to === end ? 'last-month' : null
}
