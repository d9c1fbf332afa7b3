import { addDays, type BusinessDate, weekday } from '../../core/business-date.ts'
import { type Fault, isFault } from '../../core/fault.ts'
import type { RowsRead } from '../../data/read-relation.ts'
import { type ServiceLevel, tillsNeeded } from '../../methods/staffing/erlang-c.ts'
import type { Need } from '../../methods/staffing/rota.ts'
import { type Driver, handlingSeconds, workload } from '../../methods/staffing/workload.ts'

/** The roles that needs are in. */
export const CASHIER = 'cashier'
export const FLOOR = 'floor'

/** Weeks of the same weekday that an hour's customers are the mean of. */
export const NEED_WEEKS = 4
/** Hours, from opening, over which the day's cases are filled. */
const FILL_HOURS = 4

/**
 * People wanted each hour of each day: tills by Erlang-C for the mean customers of the last four same weekdays, and floor hands
 * for filling. Whenever the shop is open, as the last eight tell, one person is at a till and one on the floor.
 */
export const needsOf = (
  days: readonly BusinessDate[],
  tills: RowsRead,
  cases: RowsRead,
  level: ServiceLevel,
  standards: Readonly<Record<Driver, number>>,
): readonly Need[] | Fault => {
  const needs: Need[] = []
  for (const day of days) {
    const same = [1, 2, 3, 4, 5, 6, 7, 8].map((week) => addDays(day, -7 * week))
    const seen = same.filter((date) => tills.rows.some((row) => row.day === date)).slice(0, NEED_WEEKS)
    if (seen.length === 0) continue
    const hours = new Map<number, { tenders: number; items: number }>()
    for (const row of tills.rows) {
      if (!seen.includes(String(row.day))) continue
      const hour = hours.get(Number(row.hour)) ?? { tenders: 0, items: 0 }
      hour.tenders += Number(row.tenders) / seen.length
      hour.items += Number(row.items) / seen.length
      hours.set(Number(row.hour), hour)
    }
    const filled = cases.rows.filter((row) => seen.includes(String(row.day)))
    const perDay = filled.reduce((sum, row) => sum + Number(row.cases), 0) / seen.length
    // a quiet last hour may have had no customer in four weeks, and is open all the same
    const served = tills.rows.filter((row) => same.includes(String(row.day))).map((row) => Number(row.hour))
    const [open, close] = [Math.min(...served), Math.max(...served) + 1]
    for (let hour = open; hour < close; hour += 1) {
      const { tenders, items } = hours.get(hour) ?? { tenders: 0, items: 0 }
      const seconds = handlingSeconds({ items: Math.max(0, items), tenders }, standards)
      const wanted = seconds === null ? 0 : tillsNeeded({ perHour: tenders, handlingSeconds: seconds }, level)
      if (isFault(wanted)) return wanted
      const filling = hour - open < FILL_HOURS ? perDay / FILL_HOURS : 0
      const load = workload({ items: 0, tenders: 0, cases: filling, queries: 0 }, standards)
      if (isFault(load)) return load
      needs.push({ day, hour, role: CASHIER, people: Math.max(1, wanted) })
      needs.push({ day, hour, role: FLOOR, people: Math.max(1, Math.ceil(load.floor)) })
    }
  }
  return needs
}

/** The seven days from the next Monday after a date. */
export const nextWeek = (today: BusinessDate): readonly BusinessDate[] => {
  const monday = addDays(today, 8 - weekday(today))
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day))
}
