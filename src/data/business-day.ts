import { addDays, type BusinessDate } from '../core/business-date.ts'
import type { StoreEntry } from '../core/catalogue.ts'
import type { Instant } from '../core/clock.ts'

/** A shop's own clock at an instant: its running business day, and how far that day has come since its calendar midnight. */
export interface ShopClock {
  readonly running: BusinessDate
  readonly lastWhole: BusinessDate
  /** Milliseconds from midnight of `running` to now, in local time; at least the day's cut-off. */
  readonly sinceMidnight: number
}

type Shop = Pick<StoreEntry, 'timeZone' | 'dayCutoff'>

const forms = new Map<string, Intl.DateTimeFormat>()
const formOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = forms.get(timeZone)
  if (known) return known
  const form = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  forms.set(timeZone, form)
  return form
}

/** The wall clock of a zone at an instant, as if it were UTC, in milliseconds: subtracting two of them is local time passed. */
const wallClock = (ms: number, timeZone: string): number => {
  const part: Record<string, number> = {}
  for (const { type, value } of formOf(timeZone).formatToParts(ms)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1000) + 1000) % 1000)
}

const midnight = (date: BusinessDate): number => Date.parse(`${date}T00:00:00Z`)
const cutoffMs = (shop: Shop): number => {
  const [hours = 0, minutes = 0] = shop.dayCutoff.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

/** What day it is in the shop at `at`: with a cut-off of 06:00, half past one at night is still yesterday. */
export const shopClock = (at: Instant, shop: Shop): ShopClock => {
  const wall = wallClock(Date.parse(at), shop.timeZone)
  const running = new Date(wall - cutoffMs(shop)).toISOString().slice(0, 10)
  return { running, lastWhole: addDays(running, -1), sinceMidnight: wall - midnight(running) }
}

/** The instant, in ms, when a shop's clock has come `sinceMidnight` ms past midnight of `date`; across a clock change the later offset. */
export const instantOf = (date: BusinessDate, sinceMidnight: number, shop: Shop): number => {
  const wall = midnight(date) + sinceMidnight
  const guess = wall - (wallClock(wall, shop.timeZone) - wall)
  return wall - (wallClock(guess, shop.timeZone) - guess)
}

/** When the shop's business day is over, in ms. */
export const endOfBusinessDay = (date: BusinessDate, shop: Shop): number =>
  instantOf(addDays(date, 1), cutoffMs(shop), shop)
