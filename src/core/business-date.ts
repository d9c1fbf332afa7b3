/** A calendar date of the shop, `YYYY-MM-DD`: no time, no zone. */
export type BusinessDate = string

const DAY_MS = 86_400_000
const utc = (date: BusinessDate) => Date.parse(`${date}T00:00:00Z`)
const iso = (ms: number): BusinessDate => new Date(ms).toISOString().slice(0, 10)

export const addDays = (date: BusinessDate, days: number): BusinessDate => iso(utc(date) + days * DAY_MS)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number => Math.round((utc(to) - utc(from)) / DAY_MS)

/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export const weekday = (date: BusinessDate): number => new Date(utc(date)).getUTCDay() || 7

/** True only for a date that exists: 2026-06-31 does not. */
export const isBusinessDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && iso(utc(text)) === text
