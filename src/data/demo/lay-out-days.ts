import { addDays } from '../../core/business-date.ts'
import type { Session } from '../duckdb.ts'
import { calendarDay } from './calendar.ts'
import { fillTable } from './fill-table.ts'
import { FORMATS } from './places.ts'
import { calendarFactor, isClosed, isWeekendLike } from './rhythm.ts'
import type { World } from './world.ts'

/** Deliveries reach this many days past a day: the calendar is laid out so far ahead. */
const AHEAD = 14

/** The calendar of days `lo` to `hi` and of what deliveries look ahead to. */
export const layOutDays = async (session: Session, { plan, ...it }: World, lo: number, hi: number): Promise<void> => {
  // Whole weeks, so that plans made by the week are the same however the days are cut.
  const first = lo - (lo % 7) - 7
  const days = Array.from({ length: hi + AHEAD - first + 1 }, (_, n) => first + n).map((day) => ({
    day,
    ...calendarDay(addDays(plan.from, day)),
  }))
  await fillTable(
    session,
    'sim.day',
    { day: 'INTEGER', date: 'DATE', month: 'INTEGER', cycle: 'INTEGER', weekend: 'INTEGER', tag: 'VARCHAR' },
    days.map((one) => ({
      day: one.day,
      date: one.date,
      month: Number(one.date.slice(5, 7)),
      cycle: Math.max(0, Math.floor(one.day / 14)),
      weekend: isWeekendLike(one) ? 1 : 0,
      tag: one.date.replaceAll('-', ''),
    })),
  )
  await fillTable(
    session,
    'sim.rhythm',
    { format_no: 'INTEGER', day: 'INTEGER', factor: 'DOUBLE' },
    FORMATS.flatMap((format, format_no) =>
      days.map((one) => ({ format_no, day: one.day, factor: calendarFactor(format, one) })),
    ),
  )
  await fillTable(
    session,
    'sim.closed',
    { store_no: 'INTEGER', day: 'INTEGER' },
    it.stores.flatMap(({ storeNo }) =>
      days.filter(({ date }) => isClosed(storeNo, date)).map(({ day }) => ({ store_no: storeNo, day })),
    ),
  )
  await session.run(`set variable lo = ${lo}; set variable hi = ${hi}`)
}
