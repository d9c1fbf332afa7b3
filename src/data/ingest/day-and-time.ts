import { wordsFor } from './header-words.ts'
import type { ColumnSql, FileShape } from './mapped-source.ts'

/** A spreadsheet's date comes with midnight behind it, its time with the day that such programs begin to count from. */
const plainDay = (sql: string) => `regexp_replace(${sql}, '[ T]0?0:00(:00)?$', '')`
/** Of `09:00-10:00` the beginning; a bare hour is a time. */
const slotStart = (sql: string) =>
  `regexp_replace(regexp_replace(regexp_replace(${sql}, '^1899-12-3[01] ', ''), '\\s*[-~–—至到].*$', ''), '^(\\d{1,2})\\s*[时点]?$', '\\1:00')`

const inTwo = (file: FileShape) => ({
  day: wordsFor('date_part', 'business_date').filter((word) => file.has(word))[0],
  time: wordsFor('slot', 'time_part').filter((word) => file.has(word))[0],
})

/** The header of the one column that holds the whole instant; null where day and time stand in two, or there is none. */
export const wholeInstant = (file: FileShape): string | null => {
  const { day, time } = inTwo(file)
  return day !== undefined && time !== undefined
    ? null
    : (wordsFor('ts_local').filter((word) => file.has(word))[0] ?? null)
}

/** SQL of the instant that a count begins at: in one column, or a day and a time, an hour or a slot in another. */
export const instantSql = (column: ColumnSql, file: FileShape): string | null => {
  const { day, time } = inTwo(file)
  if (day !== undefined && time !== undefined) return `${plainDay(column(day))} || ' ' || ${slotStart(column(time))}`
  const whole = wholeInstant(file)
  return whole === null ? null : column(whole)
}
