import { binding } from './binding.ts'

/** Which of `03/04/2026` is the month, and of `26-11-20` the year. Dates with a whole year in front, or the month's name, need no such word. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

const SHORT = String.raw`^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})`
const DOTTED = String.raw`^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})`

// blanks of all kinds; a day of the week, which the date says already
const NOISE = String.raw`([（(]?(星期|周|礼拜)[一二三四五六日天][)）]?|[\x{3000}\x{00a0}\s])+`
const WIDE = "'０１２３４５６７８９－：／．', '0123456789-:/.'"
const clean = (raw: string) => `trim(regexp_replace(translate(${raw}, ${WIDE}), '${NOISE}', ' ', 'g'))`
/** Which order a date tells of: `dmy`, `mdy`, `ymd`, `both` when either reads it; null when it tells nothing. */
export const orderTold = (raw: string): string => {
  const number = (at: number) => `try_cast(regexp_extract(m, '${SHORT}', ${at}) as integer)`
  const orders = `case when a <= 12 and b <= 12 then case when a <> b then 'both' end
    when a between 13 and 31 and b <= 12 then 'dmy' when b between 13 and 31 and a <= 12 then 'mdy' end`
  // of three pairs of digits the first may be the year
  const pairs = `regexp_matches(m, '^\\d\\d[-/]\\d{1,2}[-/]\\d\\d(\\D|$)')`
  const which = binding(
    number(3),
    'c',
    binding(
      orders,
      'o',
      `case when not (${pairs} and b <= 12 and c between 1 and 31) then o when o is null and a > 31 then 'ymd' else 'both' end`,
    ),
  )
  return `case when regexp_matches(${raw}, '^\\s*\\d{1,2}[-/]\\d') then ${binding(clean(raw), 'm', binding(number(1), 'a', binding(number(2), 'b', which)))} end`
}

const year = (text: string) => `case when length(${text}) = 2 then '20' || ${text} else ${text} end`

const shortDate = (raw: string, pattern: string, order: DateOrder): string => {
  const piece = (at: number) => `regexp_extract(${raw}, '${pattern}', ${at})`
  const [years, month, day] = order === 'ymd' ? [1, 2, 3] : order === 'dmy' ? [3, 2, 1] : [3, 1, 2]
  return `${year(piece(years))} || '-' || ${piece(month)} || '-' || ${piece(day)} || regexp_replace(${raw}, '${pattern}', '')`
}

// Excel counts days from the last but one of 1899; 20,000 is 1954 and 80,000 is 2119
const SERIAL = String.raw`^[2-7]\d{4}(\.\d+)?$`
const SERIAL_TIME = String.raw`^[2-7]\d{4} (\d{1,2}:|0?\.\d)`
const serial = (raw: string) =>
  `strftime(timestamp '1899-12-30' + to_microseconds((round(try_cast(${raw} as double) * 86400) * 1000000)::bigint), '%Y-%m-%d %H:%M:%S')`

const MONTHS = ["'%d %b %Y'", "'%d-%b-%Y'", "'%d-%b-%y'", "'%b %d, %Y'", "'%d %B %Y'", "'%B %d, %Y'", "'%b %d %Y'"]
const NAMED = `[${MONTHS.flatMap((month) => [month, ...['%H:%M:%S', '%H:%M', '%I:%M %p'].map((time) => `${month.slice(0, -1)} ${time}'`)]).join(', ')}]`

/** The date in front as year-month-day, and whatever follows it. */
const yearFirst = (raw: string, order: DateOrder) => `case
  when regexp_matches(${raw}, '^\\d{4}[-/.年] ?\\d{1,2}[-/.月] ?\\d{1,2}') then
    regexp_replace(${raw}, '^(\\d{4})[-/.年] ?(\\d{1,2})[-/.月] ?(\\d{1,2})日?', '\\1-\\2-\\3')
  when regexp_matches(${raw}, '^(19|20)\\d{12}$') then
    regexp_replace(${raw}, '^(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)$', '\\1-\\2-\\3 \\4:\\5:\\6')
  when regexp_matches(${raw}, '^(19|20)\\d{6}(\\D|$)') then regexp_replace(${raw}, '^(\\d{4})(\\d\\d)(\\d\\d)', '\\1-\\2-\\3')
  when regexp_matches(${raw}, '${DOTTED}') then ${shortDate(raw, DOTTED, 'dmy')}
  when regexp_matches(${raw}, '${SHORT}') then ${shortDate(raw, SHORT, order)}
  when regexp_matches(${raw}, '${SERIAL}') then ${serial(raw)}
  when regexp_matches(${raw}, '${SERIAL_TIME}') then case when contains(${raw}, ':')
    then split_part(${serial(`split_part(${raw}, ' ', 1)`)}, ' ', 1) || ' ' || split_part(${raw}, ' ', 2)
    else ${serial(`(try_cast(split_part(${raw}, ' ', 1) as double) + try_cast(split_part(${raw}, ' ', 2) as double))`)} end
  when regexp_matches(${raw}, '^(\\d{1,2}[ -])?[A-Za-z]{3,}') then strftime(try_strptime(${raw}, ${NAMED}), '%Y-%m-%d %H:%M:%S')
  else ${raw} end`

const AFTER_NOON = '(?i)下午|晚上|\\bp\\.?m\\.?'
const BEFORE_NOON = '(?i)上午|凌晨|早上|\\ba\\.?m\\.?'

/** A date or a date and time in any of the ways tills write them, as DuckDB casts it. */
export const momentText = (raw: string, order: DateOrder): string => {
  // 14时05分30秒, 2:05 下午, 下午2:05, a bare hour
  const timed = `trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(d,
    '${AFTER_NOON}|${BEFORE_NOON}|中午', ' ', 'g'), '[时点時]', ':', 'g'), '分(\\d)', ':\\1'), '[分秒]', '', 'g'),
    '^(\\d{4}-\\d{1,2}-\\d{1,2})[ T,]+(\\d{1,2}):?$', '\\1 \\2:00'))`
  const spaced = `regexp_replace(${timed}, '^(\\d{4}-\\d{1,2}-\\d{1,2})[ T,]*(\\d{1,2}:)', '\\1 \\2')`
  const put = (value: string) => `regexp_replace(t, ' \\d{1,2}:', ' ' || ${value} || ':')`
  const shifted = binding(
    "try_cast(regexp_extract(t, ' (\\d{1,2}):', 1) as integer)",
    'h',
    `case when regexp_matches(m, '${AFTER_NOON}') and h between 1 and 11 then ${put('(h + 12)')}
      when regexp_matches(m, '${BEFORE_NOON}') and h = 12 then ${put("'00'")} else t end`,
  )
  const written = binding(clean(raw), 'm', binding(yearFirst('m', order), 'd', binding(spaced, 't', shifted)))
  // most dates begin with the year, as DuckDB reads them: only the others are taken apart
  return `case when regexp_matches(${raw}, '^\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}([ T]\\d{1,2}:\\d{1,2}(:\\d{1,2})?)?$') then ${raw} else ${written} end`
}
