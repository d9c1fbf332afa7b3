import { writeSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { CALENDAR_COUNTRIES, type CalendarCountry, countryDays } from '../data/country-days.ts'
import { readUserTable, type UserTable } from '../data/user-table.ts'
import { forecastMany } from '../methods/forecast/forecast-many.ts'
import { type Gathered, gatherSeries } from '../methods/forecast/gather-series.ts'
import { dateText } from '../methods/forecast/grid.ts'
import { openSteps, stepsHolding } from '../methods/forecast/open-steps.ts'
import { type Part, splitSteps } from '../methods/forecast/split-steps.ts'
import type { DecimalMark } from '../methods/user-numbers.ts'
import type { Environment } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { forecastJson, type SeriesResult } from './forecast-json.ts'
import { forecastNotes, forecastText } from './forecast-text.ts'
import { terminalLanguage } from './terminal-language.ts'

interface ForecastOptions {
  file: string
  date: string
  value: string
  by: string[]
  horizon: number
  every?: 'hour' | 'day' | 'week' | 'month'
  gaps?: 'zero' | 'missing'
  country?: CalendarCountry
  decimal?: DecimalMark
  lang?: LanguageCode
  json?: boolean
}

const HORIZON_LIMIT = 1000

const horizonOf = (text: string): number => {
  const horizon = Number(text)
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > HORIZON_LIMIT)
    throw new InvalidArgumentError(`A horizon is a whole number of steps from 1 to ${HORIZON_LIMIT}.`)
  return horizon
}

const columnsOf = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** `forecast`: what the retailer's own forecasts are made with, on any table of a user. */
export const forecastCommand = (_environment: Environment, finish: Finish): Command =>
  new Command('forecast')
    .description('Forecast the series of a CSV, Parquet or Excel file, each by what did best in its own past.')
    .requiredOption('--file <file>', 'the table: one row a date and series')
    .requiredOption('--date <column>', 'the column of dates or times')
    .requiredOption('--value <column>', 'the column to forecast; rows of one series and date are summed')
    .option('--by <columns>', 'columns that tell the series apart, with commas between', columnsOf, [])
    .option(
      '--horizon <steps>',
      'steps to forecast: the table’s own, without weekdays and hours that never have a row',
      horizonOf,
      14,
    )
    .addOption(new Option('--every <step>', 'sum the table to this step').choices(['hour', 'day', 'week', 'month']))
    .addOption(
      new Option('--gaps <meaning>', 'what a date without a row means (default: as the table looks)').choices([
        'zero',
        'missing',
      ]),
    )
    .addOption(
      new Option('--country <code>', 'the country whose holidays a table of days follows').choices(CALENDAR_COUNTRIES),
    )
    .addOption(new Option('--decimal <mark>', 'what 1.234 or 1,234 means').choices(['point', 'comma']))
    .addOption(new Option('--lang <code>', 'language of the table').choices(LANGUAGE_CODES))
    .option('--json', 'one JSON object')
    .action(async (options: ForecastOptions) => {
      const started = performance.now()
      const language = options.lang ?? terminalLanguage()
      const table = await readUserTable(options.file, [...new Set([options.date, options.value, ...options.by])])
      if (isFault(table)) throw new BadUse(faultSentence(table, language))
      const columns = {
        date: table.column(options.date),
        value: table.column(options.value),
        decimal: options.decimal,
        by: options.by.map((name) => table.column(name)),
      }
      const gathered = gatherSeries(columns, options.every ?? null)
      if (gathered === null || !hasValue(gathered))
        throw new BadUse(faultSentence(nothingToForecast(options, table, gathered === null), language))
      const series: SeriesResult[] = []
      for (const part of splitSteps(gathered, options.every !== undefined)) {
        const { grid, cells, places } = part
        const open = openSteps(cells, grid)
        const horizon = stepsHolding(open, options.horizon)
        const made = await forecastMany(cells, grid, {
          horizon,
          gaps: options.gaps ?? null,
          marks: options.country === undefined ? null : holidaysOf(options.country, part, horizon),
        })
        made.series.forEach((of, n) => {
          series[places[n] as number] = { ...of, grid, open, shape: made.shape }
        })
      }
      const { by } = options
      const result = { by, gathered, series, points: options.horizon, ms: performance.now() - started }
      process.stderr.write(forecastNotes(result, table.broken, language))
      writeAll(options.json ? `${JSON.stringify(forecastJson(result))}\n` : forecastText(result, language))
      finish.code = OK
    })

const hasValue = ({ cells }: Gathered) =>
  cells.some(({ values, steps }) => steps.length > 0 && values.some((value) => Number.isFinite(value)))

/** Why: no rows, or a column in which nothing can be read. */
const nothingToForecast = (options: ForecastOptions, table: UserTable, noDate: boolean): Fault => {
  const file = basename(options.file)
  if (table.rows === 0) return fault('rows-missing', { file })
  const column = noDate ? options.date : options.value
  const example = table.column(column).find((cell) => cell !== null && cell.trim() !== '') ?? ''
  return fault('column-unreadable', { file, column, as: noDate ? 'date' : 'number', example })
}

/** Of a table of days; holidays move weeks and months too, but not by day. */
const holidaysOf = (country: CalendarCountry, { grid, cells }: Part, horizon: number) => {
  if (grid.every !== 'day' || grid.step !== DAY) return null
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { steps } of cells) {
    first = Math.min(first, steps[0] ?? first)
    last = Math.max(last, steps.at(-1) ?? last)
  }
  // of a table with one wrong date centuries off, the newest years
  first = Math.max(first, last - MOST_MARKED)
  return countryDays(country, dateText(grid, first), dateText(grid, last + horizon), first)
}
const MOST_MARKED = 5000
/** Minutes. */
const DAY = 1440

/** To standard output, whole, however long, before the process may end. */
const writeAll = (text: string): void => {
  const bytes = Buffer.from(text)
  let at = 0
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      // a pipe that is full for the moment
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
