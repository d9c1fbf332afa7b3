import { addDays, weekday } from '../../src/core/business-date.ts'
import type { Period } from '../../src/core/period.ts'
import type { Draw, Upto } from './draws.ts'

/** A time as somebody says it in English, and the days that it means. `span` decides what may be held against it. */
export interface EnglishTime {
  readonly form: string
  readonly text: string
  readonly period: Period
  readonly span: 'day' | 'today' | 'week' | 'month' | 'other'
}

/** Makes a time of one of its texts. */
export type Said = (form: string, texts: readonly string[], period: Period, span: EnglishTime['span']) => EnglishTime

/** How English says days, months and numbers. */
export const DAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
export const MONTHS = `January February March April May June July August September October November December`.split(' ')
export const ORDINALS =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
  fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth
  twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first`.split(/\s+/)
export const NUMBERS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen`.split(
  ' ',
)

export const suffix = (d: number) => (d > 10 && d < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][d % 10] ?? 'th'))
export const monthOf = (date: string, back: number): Period => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - back
  const first = (i: number) => `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`
  return { from: first(index), to: addDays(first(index + 1), -1) }
}
export const parts = (date: string) => ({ month: Number(date.slice(5, 7)), dom: Number(date.slice(8, 10)) })
export const one = (day: string): Period => ({ from: day, to: day })

/** Days that times are said of, drawn around the day of asking. */
export const drawDays = (today: string, draw: Draw, upto: Upto) => {
  const monday = addDays(today, 1 - weekday(today))
  const sunday = addDays(monday, -1)
  const date = addDays(today, -2 - upto(40))
  const { month, dom } = parts(date)
  const name = MONTHS[month - 1] ?? ''
  const short = name.slice(0, 3)
  const dow = 1 + upto(7)
  const day = DAYS[dow] ?? ''
  const inLastWeek = addDays(monday, dow - 8)
  const newest = addDays(today, -((weekday(today) - dow + 7) % 7 || 7))
  const n = draw([3, 5, 7, 10, 14])
  const last = monthOf(today, 1)
  const before = monthOf(today, 2)
  const from = addDays(today, -8 - upto(20))
  const to = addDays(from, 3)
  const [a, b] = [parts(from), parts(to)]
  const [am, bm] = [MONTHS[a.month - 1] ?? '', MONTHS[b.month - 1] ?? '']
  const ago = 2 + upto(5)
  const wc = addDays(monday, -7 * (1 + upto(4)))
  const w = parts(wc)
  const wm = MONTHS[w.month - 1] ?? ''
  const ended = parts(addDays(wc, 6))
  const em = MONTHS[ended.month - 1] ?? ''
  const since = addDays(today, -(1 + upto(6)))
  const sinceDay = DAYS[weekday(since)] ?? ''
  const quarter = Math.floor((parts(today).month - 1) / 3)
  const year = today.slice(0, 4)
  const first = `${today.slice(0, 7)}-01`
  return {
    monday,
    sunday,
    date,
    month,
    dom,
    name,
    short,
    day,
    inLastWeek,
    newest,
    n,
    last,
    before,
    from,
    to,
    a,
    b,
    am,
    bm,
    ago,
    wc,
    w,
    wm,
    ended,
    em,
    since,
    sinceDay,
    quarter,
    year,
    first,
  }
}
