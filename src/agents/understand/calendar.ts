import { addDays, type BusinessDate, weekday } from '../../core/business-date.ts'
import type { Period } from '../../core/period.ts'

const pad = (n: number) => String(n).padStart(2, '0')
export const date = (y: number, m: number, d: number): BusinessDate => `${y}-${pad(m)}-${pad(d)}`
export const yearOf = (day: BusinessDate) => Number(day.slice(0, 4))
export const monthOf = (day: BusinessDate) => Number(day.slice(5, 7))

/** First to last day of `count` months from the month that lies `offset` months after year `y`, month `m`. */
export const months = (y: number, m: number, offset: number, count = 1): Period => {
  const first = y * 12 + (m - 1) + offset
  const start = (index: number) => date(Math.floor(index / 12), (index % 12) + 1, 1)
  return { from: start(first), to: addDays(start(first + count), -1) }
}

export const week = (today: BusinessDate, offset: number): Period => {
  const monday = addDays(today, 1 - weekday(today) + 7 * offset)
  return { from: monday, to: addDays(monday, 6) }
}
