/**
 * Dates as people write them, to minutes of shop time since 1970 (zones and offsets are dropped: the clock on the wall
 * counts). Whether `3/4/2024` is March or April is decided by the whole column, never by one cell.
 */
export type DayOrder = 'month-first' | 'day-first'

const YEAR_FIRST =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{0,2})?)?$/
const YEAR_LAST =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:,?[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp][Mm])?)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/
const YEAR = /^(?:FY\s?)?((?:1[7-9]|20|21)\d{2})(?:年|财年)?$/i
const MONTH = /^(?:(\d{4})[-/.年M](\d{1,2})月?|((?:19|20|21)\d{2})(0[1-9]|1[0-2]))$/
const WEEK = /^(\d{4})(?:[-\s]?W(\d{1,2})|年第?(\d{1,2})周)$/i
/** `Q1 2024`, `1Q24`. */
const QUARTER_FIRST = /^(?:Q([1-4])|([1-4])Q)[-\s/]?(\d{4}|\d{2})$/i
/** `03/2024`. */
const MONTH_FIRST = /^(\d{1,2})[-/.](\d{4})$/
const QUARTER = /^(\d{4})(?:[-\s]?Q([1-4])|年第?([1-4])季度?)$/i
/** Seconds or milliseconds since 1970, of 2001 to 2200. */
const EPOCH = /^(\d{10})(\d{3})?$/
const NAMED = /^(?:(\d{1,2})[-\s])?([A-Za-z]{3})[a-z]*\.?[-\s](?:(\d{1,2}),?[-\s])?(\d{4})$/
/** `5-Jan-09`; without the day, two digits could be either. */
const NAMED_SHORT = /^(\d{1,2})[-\s]([A-Za-z]{3})[a-z]*\.?[-\s](\d{2})$/
/** `Jan-09`, as Excel writes a month: a day without a year is no date. */
const MONTH_SHORT = /^([A-Za-z]{3})[a-z]*\.?(?:[-\s/]['’]?|['’])(\d{2})$/
/** Days since 30 December 1899, as Excel keeps dates: 1954 to 2119, with the time of day as a fraction. */
const SERIAL = /^([2-7]\d{4})(\.\d+)?$/
const SERIAL_1970 = 25_569
/** A weekday beside a date says nothing more. */
const WEEKDAY =
  /[\s（(,]*(?:星期|礼拜|周)[一二三四五六日天][)）]?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,)]*|[（(]\s*[)）]?$/gi
const YEAR_NAMED = /^(\d{4})[-\s]([A-Za-z]{3})[a-z]*\.?(?:[-\s](\d{1,2}))?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Full-width digits and signs, as Chinese keyboards write them, in their plain forms. */
const halfWidth = (text: string): string => (/[\uff01-\uff5e\u3000]/.test(text) ? text.normalize('NFKC') : text)

/** Month first unless some date of the column can only be read day first, or is written with dots. */
export const dayOrder = (texts: Iterable<string>): DayOrder => {
  let dayFirst = 0
  let monthFirst = 0
  for (const text of texts) {
    const found = YEAR_LAST.exec(text.trim())
    if (!found) continue
    if (Number(found[1]) > 12) dayFirst += 1
    if (Number(found[2]) > 12) monthFirst += 1
    if (dayFirst === 0 && monthFirst === 0 && text.includes('.')) dayFirst += 1
  }
  return dayFirst > monthFirst ? 'day-first' : 'month-first'
}

/** Null for what is no date, or one that does not exist. */
export const readDate = (raw: string, order: DayOrder): number | null => {
  const text = halfWidth(raw).replace(WEEKDAY, '').trim()
  const iso = YEAR_FIRST.exec(text) ?? COMPACT.exec(text)
  if (iso) return instant(iso[1], iso[2], iso[3], iso[4], iso[5])
  const last = YEAR_LAST.exec(text)
  if (last) {
    const [, a, b, year, hour, minute, , half] = last
    const [month, day] = order === 'month-first' ? [a, b] : [b, a]
    return instant(fullYear(year), month, day, halfDay(hour, half), minute)
  }
  return coarse(text)
}

const coarse = (text: string): number | null => {
  const epoch = EPOCH.exec(text)
  if (epoch)
    return Number(epoch[1]) >= 978_307_200 && Number(epoch[1]) < 7_258_118_400
      ? Math.floor(Number(epoch[1]) / 60)
      : null
  const serial = SERIAL.exec(text)
  if (serial) return Math.round((Number(text) - SERIAL_1970) * 1440)
  const month = MONTH.exec(text)
  if (month) return instant(month[1] ?? month[3], month[2] ?? month[4], '1')
  const quarter = QUARTER.exec(text)
  if (quarter) return instant(quarter[1], String(Number(quarter[2] ?? quarter[3]) * 3 - 2), '1')
  const first4 = QUARTER_FIRST.exec(text)
  if (first4) return instant(fullYear(first4[3]), String(Number(first4[1] ?? first4[2]) * 3 - 2), '1')
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) return instant(monthFirst[2], monthFirst[1], '1')
  const week = WEEK.exec(text)
  if (week) return isoWeek(Number(week[1]), Number(week[2] ?? week[3]))
  const year = YEAR.exec(text)
  if (year) return instant(year[1], '1', '1')
  const named = NAMED.exec(text)
  if (named) return instant(named[4], monthNumber(named[2]), named[1] ?? named[3] ?? '1')
  const short = NAMED_SHORT.exec(text)
  if (short) return instant(fullYear(short[3]), monthNumber(short[2]), short[1])
  const monthShort = MONTH_SHORT.exec(text)
  if (monthShort) return instant(fullYear(monthShort[2]), monthNumber(monthShort[1]), '1')
  const first = YEAR_NAMED.exec(text)
  return first ? instant(first[1], monthNumber(first[2]), first[3] ?? '1') : null
}

/** `1` to `12`; `0`, which is no month, for another word. */
const monthNumber = (name = ''): string => String(MONTHS.indexOf(name.toLowerCase()) + 1)

/** Two digits: 1969 to 2068, as POSIX reads them. */
const fullYear = (year: string | undefined) => (year?.length === 2 ? `${Number(year) >= 69 ? 19 : 20}${year}` : year)

const halfDay = (hour: string | undefined, half: string | undefined) => {
  if (hour === undefined || half === undefined) return hour
  return String((Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0))
}

const instant = (year?: string, month?: string, day?: string, hour = '0', minute = '0'): number | null => {
  const [y, m, d, h, min] = [year, month, day, hour, minute].map(Number) as [number, number, number, number, number]
  if (y < 1700 || y > 2200 || h > 24 || min > 59) return null
  const ms = Date.UTC(y, m - 1, d)
  const back = new Date(ms)
  if (back.getUTCMonth() !== m - 1 || back.getUTCDate() !== d) return null
  return ms / 60_000 + h * 60 + min
}

/** The Monday of an ISO 8601 week. */
const isoWeek = (year: number, week: number): number | null => {
  if (week < 1 || week > 53) return null
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000
  return monday / 60_000 + (week - 1) * 7 * 1440
}
