import { monthOfHeader, yearIn } from './header-dates.ts'
import { bareHeader, wordsFor } from './header-words.ts'
import { type FileShape, type From, mappedSource } from './mapped-source.ts'
import { MONTH_PLANS } from './month-plan.ts'
import { moneyOf } from './share-sql.ts'
import { literal } from './sql.ts'

const MEASURE = ['指标', '项目', '计划项目', 'metric', 'measure', 'kpi']
const yearOf = (file: FileShape) => yearIn([file.stem, ...file.header])
const months = (file: FileShape) =>
  file.header.flatMap((name) => {
    const month = monthOfHeader(name, yearOf(file))
    return month === null ? [] : [{ name, month }]
  })
/** Months without a year anywhere. */
const yearless = (file: FileShape) =>
  yearOf(file) === null && file.header.filter((name) => monthOfHeader(name, '2000') !== null).length > 1

/** What was sold by month looks the same: only what calls itself a plan is one. */
const calledPlan = (file: FileShape) =>
  [file.stem, ...file.header].some((text) => /计划|目标|预算|任务|plan|target|budget/i.test(text))

/** Money in ten thousands, when the header or the file's name says so. */
const scaled = (file: FileShape, header: string, sql: string) =>
  /万/.test(header) || /万元/.test(file.stem) ? `${moneyOf(sql)} * 10000` : sql

const money: From = (column, file) => {
  const header = file.header.find((name) => column(...wordsFor('net_sales')) === column(name))
  return header === undefined ? null : scaled(file, header, column(header))
}

const MONTH = String.raw`(20\d\d)\s*[-/.年]?\s*(\d{1,2})`
const monthSql = (text: string) => `coalesce(
  strftime(try_strptime(${text}, ['%b %Y', '%B %Y', '%b-%y', '%b %y']), '%Y-%m-01'),
  regexp_extract(${text}, '${MONTH}', 1) || '-' || lpad(regexp_extract(${text}, '${MONTH}', 2), 2, '0') || '-01')`

const of = (measure: string, words: string, value: string) =>
  `case when regexp_matches(coalesce(${measure}, '销售'), '(?i)${words}') then ${value} end`

/** Plans by month, a row a shop and month or a column a month; split to days by how the shop's weekdays sell. */
export const plans = mappedSource('plans', {
  'monthly plans': {
    get knownBy() {
      return [wordsFor('store_id', 'store_name'), wordsFor('month'), wordsFor('net_sales', 'footfall', 'hours')]
    },
    get unless() {
      return wordsFor('sku_id', 'receipt_no')
    },
    when: calledPlan,
    says: { decimal: 'point' },
    target: MONTH_PLANS,
    numbers: (file) => file.header.filter((name) => wordsFor('net_sales').map(bareHeader).includes(bareHeader(name))),
    fields: {
      store_id: (column) => column(...wordsFor('store_id', 'store_name')),
      month: (column) => monthSql(column(...wordsFor('month'))),
      net_sales: money,
      footfall: (column, file) => (file.has(...wordsFor('footfall')) ? column(...wordsFor('footfall')) : null),
      hours: (column, file) => (file.has(...wordsFor('hours')) ? column(...wordsFor('hours')) : null),
    },
  },
  'monthly plans across': {
    get knownBy() {
      return [wordsFor('store_id', 'store_name')]
    },
    get unless() {
      return wordsFor('sku_id', 'receipt_no', 'emp_id', 'name')
    },
    when: (file) => calledPlan(file) && (months(file).length > 1 || yearless(file)),
    lacks: (file) => (yearless(file) ? 'year (plan-2026.xlsx)' : null),
    says: { decimal: 'point' },
    target: MONTH_PLANS,
    numbers: (file) => months(file).map(({ name }) => name),
    fields: {
      store_id: (column) => column(...wordsFor('store_id', 'store_name')),
      month: () => 'm_month',
      net_sales: (column) => of(column(...MEASURE), '销售|营业|业绩|sales|revenue', 'm_value'),
      footfall: (column) => of(column(...MEASURE), '客流|footfall|traffic', 'm_value'),
      hours: (column) => of(column(...MEASURE), '工时|hours', 'm_value'),
    },
    // an empty cell is a month without a plan; a row without any says so once
    pieces: (from, column, file) => `(
      select * from (
        select *, unnest([${months(file)
          .map(
            ({ name, month }, at) =>
              `{m_month: ${literal(month)}, m_value: (${scaled(file, name, column(name))})::varchar, _p: ${at}}`,
          )
          .join(', ')}], recursive := true) from ${from})
      qualify m_value is not null or (_p = 0 and count(m_value) over (partition by _n) = 0))`,
  },
})
