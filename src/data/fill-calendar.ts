import { type CalendarCountry, countryOf } from './country-days.ts'
import { calendarDay } from './demo/calendar.ts'
import type { Session } from './duckdb.ts'
import { literal } from './ingest/sql.ts'

// a month ahead, so that forecasts find their days
const DAYS_AHEAD = 35

/** The country whose calendar a chain that brings none of its own follows: where all its shops' clocks are; else null. */
export const chainCountry = async (session: Pick<Session, 'rows'>): Promise<CalendarCountry | null> =>
  countryOf((await session.rows('select distinct tz from main.dim_store')).map(({ tz }) => ({ timeZone: String(tz) })))

/** The days from the first to the last row that `dim_date` lacks. */
const MISSING = `with reach as (
    select min(d) as first, max(d) as last from (
      select min(business_date) as d from main.fact_receipt union all select max(business_date) from main.fact_receipt
      union all select min(date) from main.fact_stock_day union all select max(date) from main.fact_stock_day
      union all select min(business_date) from main.fact_footfall union all select max(business_date) from main.fact_footfall)
  ), days as (
    select unnest(range(first::timestamp, last::timestamp + interval ${DAYS_AHEAD + 1} day, interval 1 day))::date as date
    from reach where first is not null
  )
  select date from days where date not in (select date from main.dim_date)`

/**
 * Every day from the first to the last row has a row in dim_date; what the chain's own calendar says is kept. A chain in
 * mainland China has its holidays, worked weekend days and Spring Festival windows; another one has weekdays only.
 */
export const fillMissingDates = async (session: Session): Promise<void> => {
  if ((await chainCountry(session)) === 'CN') return fillChineseDates(session)
  await session.run(
    `insert into main.dim_date by name
     select date, isodow(date)::integer as dow, case when isodow(date) > 5 then 'weekend' else 'work' end as day_type,
       date - 364 as ly_dow
     from (${MISSING}) order by date`,
  )
}

const fillChineseDates = async (session: Session): Promise<void> => {
  const missing = await session.rows(`select date::varchar as date from (${MISSING}) order by date`)
  if (missing.length === 0) return
  const rows = missing.map(({ date }) => {
    const day = calendarDay(String(date))
    const text = (value: string | null) => (value === null ? 'null' : literal(value))
    return `(${literal(day.date)}, ${day.dow}, ${literal(day.dayType)}, ${text(day.holidayId)}, ${day.holidayOffset ?? 'null'},
      ${literal(day.lyDow)}, ${text(day.lyHoliday)})`
  })
  await session.run(
    `insert into main.dim_date (date, dow, day_type, holiday_id, holiday_offset, ly_dow, ly_holiday) values ${rows.join(', ')}`,
  )
}
