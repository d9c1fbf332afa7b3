import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { isFault } from '../core/fault.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { readUserTable, type UserTable } from '../data/user-table.ts'
import { findCauses } from '../methods/cause/find-causes.ts'
import { MOST_DIMS } from '../methods/cause/leaf-table.ts'
import { numbersOf } from '../methods/user-numbers.ts'
import { leavesOf } from './cause-rows.ts'
import { causeText } from './cause-text.ts'
import type { Environment } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { terminalLanguage } from './terminal-language.ts'

interface CauseOptions {
  file: string
  dims: string
  actual: string
  expected: string
  over?: string
  lang?: LanguageCode
  json?: boolean
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
    .addOption(new Option('--lang <code>', 'language of the table').choices(LANGUAGE_CODES))
    .option('--json', '{causes: [{where, actual, expected, explains}], ms}')
    .action(async ({ file, dims, actual, expected, over, lang, json }: CauseOptions) => {
      const start = performance.now()
      const names = dims.split(/[,，、]/).map((name) => name.trim())
      if (names.some((name) => name === '') || new Set(names).size < names.length || names.length > MOST_DIMS)
        throw new BadUse(`--dims takes one to ${MOST_DIMS} different column names, separated by commas.`)
      const measures = [actual, expected, ...(over === undefined ? [] : [over])]
      if (new Set([...names, ...measures]).size < names.length + measures.length)
        throw new BadUse('--actual, --expected and --over take columns of their own, none of them one of --dims.')
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BadUse(`There is no file ${file}.`)
      const table = await readUserTable(file, [...names, ...measures])
      const fail = (sentence: string) => {
        process.stderr.write(`${sentence}\n`)
        finish.code = FAILED
      }
      if (isFault(table)) return fail(faultSentence(table))
      if (table.broken > 0) process.stderr.write(`${table.broken} lines are no rows of the table and are left out.\n`)
      const made = leavesOf({
        dims: names.map((name) => ({ name, cells: table.column(name) })),
        actual: columnNumbers(table, actual),
        expected: columnNumbers(table, expected),
        over: over === undefined ? null : columnNumbers(table, over),
      })
      if (made === null)
        return fail(
          `No row of ${basename(file)} has a number in each of ${measures.join(', ')}: there is nothing to compare.`,
        )
      if (made.table.over?.every((one) => one === 0))
        return fail(`${over} is 0 in every row: there is nothing to divide by.`)
      if (made.totals > 0) process.stderr.write(`${made.totals} rows are totals of others and are left out.\n`)
      const found = findCauses(made.table)
      const ms = Math.round(performance.now() - start)
      const causes = found.causes.map(({ sure: _, ...cause }) => cause)
      process.stdout.write(json ? `${JSON.stringify({ causes, ms })}\n` : causeText(found, lang ?? terminalLanguage()))
      finish.code = OK
    })
