import { dayOfHeader, yearIn } from './header-dates.ts'
import { wordsFor } from './header-words.ts'
import { type ColumnSql, type FileShape, mappedSource } from './mapped-source.ts'
import { literal } from './sql.ts'

const yearOf = (file: FileShape) => yearIn([file.stem, ...file.header])
const days = (file: FileShape, year = yearOf(file)) =>
  file.header.flatMap((name) => {
    const day = dayOfHeader(name, year)
    return day === null ? [] : [{ name, day }]
  })
const yearless = (file: FileShape) => yearOf(file) === null && days(file, '2000').length > 2
const who = () => wordsFor('emp_id', 'name')
const shop = () => wordsFor('store_id', 'store_name')

const TIME = String.raw`\d{1,2}(?:[:：.时点]\d{0,2})?`
const SPAN = String.raw`(${TIME})\s*[-~–—至到]\s*(?:次日)?(${TIME})`
/** `早班 8:00-16:00`, `A=9-17`: what a code means, wherever in the sheet it stands. */
const LEGEND = String.raw`([\p{Han}A-Za-z]{1,6})\s*[:：=]?\s*(${TIME}\s*[-~–—至到]\s*(?:次日)?${TIME})`
const clock = (text: string) => `regexp_replace(regexp_replace(${text}, '[：.时点]', ':'), '^(\\d{1,2}):?$', '\\1:00')`
/** Not at work: a day off, leave, nothing. */
const OFF = String.raw`^(休|休息|公休|例休|轮休|调休|年假|年休|事假|病假|产假|婚假|放假|off|rest|leave|holiday|al|x|/|-|—|\.|0)?$`

/**
 * A sheet of employees by days. A cell holds a span, two spans, a code with its span or a code that some other cell
 * explains; a day off is no shift. A code that nothing explains is a rejected row.
 */
const cells = (from: string, column: ColumnSql, file: FileShape): string => `(
  with sheet as (from ${from}), legend as (
    select code, any_value(span) as span from (
      select unnest(regexp_extract_all(cell, '${LEGEND}', 1)) as code, unnest(regexp_extract_all(cell, '${LEGEND}', 2)) as span
      from (select unnest([${file.header.map((name) => column(name)).join(', ')}]) as cell from sheet))
    group by 1
  ), across as (
    select *, unnest([${days(file)
      .map(({ name, day }, at) => `{m_day: ${literal(day)}, m_cell: ${column(name)}, m_at: ${at}}`)
      .join(', ')}], recursive := true) from sheet
  ), meant as (
    select a.*, coalesce(case when regexp_matches(m_cell, '${SPAN}') then m_cell end, l.span, w.span, m_cell) as m_code
    from across a left join legend l on l.code = a.m_cell left join legend w on w.code = a.m_cell || '班'
    where not regexp_matches(coalesce(lower(trim(m_cell)), ''), '${OFF}')
  ), spans as (
    select *, regexp_extract_all(m_code, '${SPAN}', 1) as starts, regexp_extract_all(m_code, '${SPAN}', 2) as ends from meant
  ), shifts as (
    select *, unnest(range(1, greatest(len(starts), 1) + 1)) as m_nth from spans
  )
  select * exclude (starts, ends), m_at * 10 + m_nth as _p, starts[m_nth] as m_start, ends[m_nth] as m_end from shifts)`

const START = () => wordsFor('planned_start')
const END = () => wordsFor('planned_end')
/** The day of a listed shift: a column of its own, else what its start begins with. */
const listedDay = (column: ColumnSql, file: FileShape) =>
  file.has(...wordsFor('business_date'))
    ? `regexp_replace(${column(...wordsFor('business_date'))}, '[ T]0?0:00(:00)?$', '')`
    : `regexp_extract(${column(...START())}, '^[^ T]+')`
/** A start or end that is only a time is one of its day; a spreadsheet's time comes with the day that it counts from. */
const listed = (words: readonly string[], column: ColumnSql, file: FileShape) => {
  const time = `regexp_replace(${column(...words)}, '^1899-12-3[01] ', '')`
  return `case when regexp_full_match(${time}, '(上午|下午)?${TIME}(:dd)?( ?[AaPp][Mm])?') then ${listedDay(column, file)} || ' ' || ${clock(time)} else ${time} end`
}

const at = (time: string) => `coalesce(m_day || ' ' || ${clock(time)}, m_code)`

/** Rosters: a sheet of employees by days, or a list of shifts. */
export const rosters = mappedSource('rosters', {
  'roster across': {
    get knownBy() {
      return [who()]
    },
    when: (file) => days(file).length > 2 || yearless(file),
    lacks: (file) => (yearless(file) ? 'year (roster-2026-11.xlsx)' : null),
    target: 'fact_shift',
    pieces: cells,
    fields: {
      // by its place, so that a roster that is written anew takes the older one's place
      shift_id: (column) => `concat_ws('/', ${column(...shop())}, ${column(...who())}, m_day, m_nth)`,
      emp_id: (column) => column(...who()),
      store_id: (column, file) => (file.has(...shop()) ? column(...shop()) : null),
      role: (column, file) => (file.has(...wordsFor('role')) ? column(...wordsFor('role')) : null),
      business_date: () => 'm_day',
      planned_start: () => at('m_start'),
      planned_end: () => `case when m_end is not null then ${at('m_end')} end`,
    },
  },
  fact_shift: {
    get knownBy() {
      return [who(), shop(), START(), END()]
    },
    get unless() {
      return wordsFor('sku_id', 'receipt_no', 'promo_id')
    },
    target: 'fact_shift',
    fields: {
      shift_id: (column, file) =>
        file.has(...wordsFor('shift_id'))
          ? column(...wordsFor('shift_id'))
          : `concat_ws('/', ${column(...shop())}, ${column(...who())}, ${listedDay(column, file)},
              row_number() over (partition by ${column(...shop())}, ${column(...who())}, ${listedDay(column, file)} order by _n))`,
      emp_id: (column) => column(...who()),
      store_id: (column) => column(...shop()),
      role: (column, file) => (file.has(...wordsFor('role')) ? column(...wordsFor('role')) : null),
      planned_start: (column, file) => listed(START(), column, file),
      planned_end: (column, file) => listed(END(), column, file),
      actual_start: (column, file) =>
        file.has(...wordsFor('actual_start')) ? listed(wordsFor('actual_start'), column, file) : null,
      actual_end: (column, file) =>
        file.has(...wordsFor('actual_end')) ? listed(wordsFor('actual_end'), column, file) : null,
      break_min: (column, file) => (file.has(...wordsFor('break_min')) ? column(...wordsFor('break_min')) : null),
    },
  },
})
