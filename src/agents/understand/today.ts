import { addDays, type BusinessDate } from '../../core/business-date.ts'
import type { Instant } from '../../core/clock.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}

/** The business date of an instant in a shop: before the day's cut-off it is still yesterday. */
export const businessToday = (at: Instant, timeZone: string, dayCutoff: string): BusinessDate => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  )
  const date = `${parts.year}-${parts.month}-${parts.day}`
  return `${parts.hour}:${parts.minute}` < dayCutoff.slice(0, 5) ? addDays(date, -1) : date
}
