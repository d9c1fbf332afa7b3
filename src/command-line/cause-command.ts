import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { numbersOf } from '../data/user-numbers.ts'
import { readUserTable, type UserTable } from '../data/user-table.ts'
import { type Cause, type Causes, findCauses } from '../methods/cause/find-causes.ts'
import { leafTable, MOST_DIMS } from '../methods/cause/leaf-table.ts'
import type { Environment } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'

interface CauseOptions {
  file: string
  dims: string
  actual: string
  expected: string
  over?: string
  json?: boolean
}

const figure = (value: number | null): string =>
  value === null ? '-' : value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const named = ({ where }: Cause): string =>
  Object.entries(where)
    .map(([dim, value]) => `${dim}=${value === '' ? '(empty)' : value}`)
    .join(', ')

const LEFT = 0

/** The causes for a reader: a line each, best first. */
export const causeLines = ({ causes, actual, expected, explains }: Causes): string[] => {
  const whole = `Actual ${figure(actual)}, expected ${figure(expected)}.`
  if (causes.length === 0)
    return [whole, 'Nothing stands out: no set of values parts from what was expected by more than noise.']
  const rows = [
    ['where', 'actual', 'expected', 'explains'],
    ...causes.map((cause) => [named(cause), figure(cause.actual), figure(cause.expected), percent(cause.explains)]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === LEFT ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return [whole, ...rows.map(line), `Together they explain ${percent(explains)} of the change.`]
}

const columnNumbers = (table: UserTable, name: string): Float64Array => {
  const { values, empty, bad, firstBad } = numbersOf(table.column(name))
  if (empty + bad > 0)
    process.stderr.write(
      `Column ${name}: ${bad} cells are no numbers${firstBad === null ? '' : ` (the first is “${firstBad}”)`}, ${empty} are empty; those rows are left out.\n`,
    )
  return values
}

/**
 * `cause`: which attribute values explain that a user's figures part from what was expected. The columns `--actual` and
 * `--expected` are added up; with `--over`, the measure is sum(actual) / sum(over), expected sum(expected) / sum(over).
 */
export const causeCommand = (_environment: Environment, finish: Finish): Command =>
  new Command('cause')
    .description('Find the attribute values that explain where a table parts from what was expected.')
    .requiredOption('--file <file>', 'CSV, Parquet or Excel; one row for each combination of attribute values')
    .requiredOption('--dims <names>', 'the columns of attributes, separated by commas')
    .requiredOption('--actual <name>', 'the column of what was measured')
    .requiredOption('--expected <name>', 'the column of what was expected')
    .option(
      '--over <name>',
      'a column to divide by: the measure is then a ratio of sums, and the other two are its numerators',
    )
    .option('--json', '{causes: [{where, actual, expected, explains}], ms}')
    .action(async ({ file, dims, actual, expected, over, json }: CauseOptions) => {
      const start = performance.now()
      const names = dims.split(',').map((name) => name.trim())
      if (names.some((name) => name === '') || new Set(names).size < names.length || names.length > MOST_DIMS)
        throw new BadUse(`--dims takes one to ${MOST_DIMS} different column names, separated by commas.`)
      if (!existsSync(file)) throw new BadUse(`There is no file ${file}.`)
      const table = await readUserTable(file, [...names, actual, expected, ...(over === undefined ? [] : [over])])
      const fail = (sentence: string) => {
        process.stderr.write(`${sentence}\n`)
        finish.code = FAILED
      }
      if (isFault(table)) return fail(faultSentence(table))
      if (table.broken > 0) process.stderr.write(`${table.broken} lines are no rows of the table and are left out.\n`)
      const made = leafTable({
        dims: names.map((name) => ({ name, cells: table.column(name) })),
        actual: columnNumbers(table, actual),
        expected: columnNumbers(table, expected),
        over: over === undefined ? null : columnNumbers(table, over),
      })
      if (isFault(made)) return fail(faultSentence(made))
      const found = findCauses(made.table)
      const ms = Math.round(performance.now() - start)
      process.stdout.write(
        json ? `${JSON.stringify({ causes: found.causes, ms })}\n` : `${causeLines(found).join('\n')}\n`,
      )
      finish.code = OK
    })
