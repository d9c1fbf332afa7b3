import { plus } from './days.ts'
import type { Raw } from './raw.ts'
import { transactions } from './sales.ts'

const WEEKS = 12
const WANTED = 4

/** The last four same weekdays of a shop that were no holiday and on which it sold, at most twelve weeks back. */
export const usualDays = async (raw: Raw, store: string, day: string): Promise<readonly string[]> => {
  const days: string[] = []
  for (let week = 1; week <= WEEKS && days.length < WANTED; week++) {
    const date = plus(day, -7 * week)
    const holiday = await raw.number(
      `select count(*) as v from dim_date where date = cast($1 as date) and day_type = 'holiday'`,
      [date],
    )
    const sold = await transactions(raw, { stores: [store], from: date, to: date })
    if (!holiday && sold) days.push(date)
  }
  return days
}

/** Median of what a figure was on a shop's usual days; null when there are fewer than four. */
export const usual = async (
  raw: Raw,
  store: string,
  day: string,
  figure: (date: string) => Promise<number | null>,
): Promise<number | null> => {
  const days = await usualDays(raw, store, day)
  const values: number[] = []
  for (const date of days) {
    const value = await figure(date)
    if (value !== null) values.push(value)
  }
  if (values.length < WANTED) return null
  const sorted = values.sort((a, b) => a - b)
  return ((sorted[1] ?? 0) + (sorted[2] ?? 0)) / 2
}
