import { addDays, type BusinessDate, weekday } from '../core/business-date.ts'
import { daysOf } from './days-of.ts'

/** What the chain's calendar says of days (retail.md 1.3). */
export interface Calendar {
  readonly holidays: ReadonlySet<BusinessDate>
  /** Weekend days that are worked for a longer holiday (调休): a day type of their own. */
  readonly makeups: ReadonlySet<BusinessDate>
  /** Day to the same day of the same holiday a year earlier. */
  readonly lastHoliday: ReadonlyMap<BusinessDate, BusinessDate>
  /** Days from 正月初一, for those within the festival's weeks. */
  readonly festival: ReadonlyMap<BusinessDate, number>
}

/** Days whose weekday is compared with that of their base day, and the days that tell how weekdays differ. */
export interface FestivalWeekdays {
  /** Asked days whose class differs from their base day's. */
  readonly scaled: ReadonlySet<BusinessDate>
  readonly classOf: (day: BusinessDate) => DayClass
  /** Ordinary days before last year's festival. */
  readonly sample: readonly BusinessDate[]
}

/** `work`: Monday to Friday as one, which a make-up workday is held for. */
type DayClass = number | 'work'

/** The weeks of Spring Festival that are rescaled by weekday, in days from 正月初一 (retail.md 1.3). */
const FESTIVAL = { from: -28, to: 20 } as const
/** How weekdays differ is told by the eight weeks before last year's festival began. */
const SAMPLE_DAYS = 56

/**
 * Spring Festival falls on another weekday each year: base = LY(k) x dowIdx(asked day) / dowIdx(LY day) for the days k from -28
 * to 20 around 正月初一 (retail.md 1.3). Null where no asked day needs it.
 */
export const festivalWeekdays = (
  asked: readonly BusinessDate[],
  dayOf: (day: BusinessDate) => BusinessDate,
  { festival, holidays, makeups }: Calendar,
): FestivalWeekdays | null => {
  const classOf = (day: BusinessDate): DayClass => (makeups.has(day) ? 'work' : weekday(day))
  const near = asked.filter((day) => {
    const k = festival.get(day)
    return k !== undefined && k >= FESTIVAL.from && k <= FESTIVAL.to && classOf(day) !== classOf(dayOf(day))
  })
  const [first] = near
  if (first === undefined) return null
  const newYear = addDays(dayOf(first), -(festival.get(first) ?? 0))
  const end = addDays(newYear, FESTIVAL.from - 1)
  const sample = daysOf({ from: addDays(end, 1 - SAMPLE_DAYS), to: end }).filter(
    (day) => !holidays.has(day) && !makeups.has(day),
  )
  return { scaled: new Set(near), classOf, sample }
}

/** Days of the sample that stand for a class. */
export const daysLike = (one: DayClass, sample: readonly BusinessDate[]): readonly BusinessDate[] =>
  sample.filter((day) => (one === 'work' ? weekday(day) < 6 : weekday(day) === one))
