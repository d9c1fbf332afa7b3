import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import { fault, isFault } from '../core/fault.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { readUserTable, type UserTable } from '../data/user-table.ts'
import { findCauses } from '../methods/cause/find-causes.ts'
import { isUsable, MOST_DIMS } from '../methods/cause/leaf-table.ts'
import { type DecimalMark, numbersOf } from '../methods/user-numbers.ts'
import { CAUSE_NOTES, type CauseNotes } from './cause-notes.ts'
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
  decimal?: DecimalMark
  lang?: LanguageCode
  json?: boolean
}

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

const columnNumbers = (
  table: UserTable,
  name: string,
  notes: CauseNotes,
  decimal?: DecimalMark,
  below = false,
): Float64Array => {
  const { values, empty, bad, firstBad, twoWays } = numbersOf(table.column(name), decimal ?? null)
  if (empty + bad > 0) say(notes.column(name, bad, firstBad, empty))
  if (twoWays !== null) say(notes.twoWays(name, twoWays))
  const unusable = values.filter((value) => !Number.isNaN(value) && !isUsable(value, below)).length
  if (unusable > 0) say(notes.unusable(name, unusable, below))
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
    .addOption(new Option('--decimal <mark>', 'what 1.234 or 1,234 means').choices(['point', 'comma']))
    .addOption(new Option('--lang <code>', 'language of the table').choices(LANGUAGE_CODES))
    .option('--json', '{causes: [{where, actual, expected, explains, sure}], ms}')
    .action(async ({ file, dims, actual, expected, over, decimal, lang, json }: CauseOptions) => {
      const start = performance.now()
      const language = lang ?? terminalLanguage()
      const notes = CAUSE_NOTES[language]
      const names = dims.split(/[,，、]/).map((name) => name.trim())
      if (names.some((name) => name === '') || new Set(names).size < names.length || names.length > MOST_DIMS)
        throw new BadUse(`--dims takes one to ${MOST_DIMS} different column names, separated by commas.`)
      const measures = [actual, expected, ...(over === undefined ? [] : [over])]
      if (new Set([...names, ...measures]).size < names.length + measures.length)
        throw new BadUse('--actual, --expected and --over take columns of their own, none of them one of --dims.')
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new BadUse(`There is no file ${file}.`)
      const table = await readUserTable(file, [...names, ...measures])
      const fail = (sentence: string) => {
        say(sentence)
        finish.code = FAILED
      }
      if (isFault(table)) return fail(faultSentence(table, language))
      if (table.broken > 0) say(notes.broken(table.broken))
      const made = leavesOf({
        dims: names.map((name) => ({ name, cells: table.column(name) })),
        actual: columnNumbers(table, actual, notes, decimal),
        expected: columnNumbers(table, expected, notes, decimal),
        over: over === undefined ? null : columnNumbers(table, over, notes, decimal, true),
      })
      if (made === null)
        return fail(
          table.rows === 0
            ? faultSentence(fault('rows-missing', { file: basename(file) }), language)
            : notes.noNumbers(basename(file), measures.join(', ')),
        )
      if (made.table.over?.every((one) => one === 0)) return fail(notes.zeroOver(over ?? ''))
      if (made.totals > 0) say(notes.totals(made.totals))
      const found = findCauses(made.table)
      const ms = Math.round(performance.now() - start)
      process.stdout.write(json ? `${JSON.stringify({ causes: found.causes, ms })}\n` : causeText(found, language))
      finish.code = OK
    })
