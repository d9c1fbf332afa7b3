import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import type { ImportReport } from '../data/import-report.ts'
import { importSource } from '../data/import-source.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { progressTo } from './progress.ts'

interface ImportOptions {
  name?: string
  tz?: string
  currency?: string
  dayCutoff?: string
  replace?: boolean
  dryRun?: boolean
  json?: boolean
}

const count = (value: number) => value.toLocaleString('en-US')
const SHOWN = 10

/** What an import did, file by file; rejects with where and why. */
export const importLines = (report: ImportReport): string[] => {
  const lines = report.files.map((file) =>
    file.alreadyThere
      ? `${file.file}: imported before, nothing to do`
      : `${file.file} -> ${file.table}: ${count(file.read)} rows read, ${count(file.accepted)} accepted, ${count(file.rejected)} rejected` +
        (file.identical > 0 ? `, ${count(file.identical)} the same as another row` : '') +
        (file.superseded > 0 ? `, ${count(file.superseded)} replaced by a newer row` : ''),
  )
  for (const { file, reason } of report.ignored) lines.push(`${file}: not read (${reason})`)
  if (report.rejects.length > 0) lines.push('Rejected rows (all are kept):')
  for (const reject of report.rejects.slice(0, SHOWN))
    lines.push(`  ${reject.file} row ${reject.row}, ${reject.column}: ${reject.reason}`)
  for (const [name, sum] of Object.entries(report.sums)) lines.push(`Sum of ${name}: ${sum}`)
  lines.push(
    report.snapshot === null
      ? 'Dry run: nothing was kept.'
      : report.changed
        ? `${report.chain} is published as ${report.snapshot}.`
        : `${report.chain} has not changed: ${report.snapshot}.`,
  )
  return lines
}

/** `import DIR|FILE`: a chain's own files, or one of the known public sets. */
export const importCommand = (environment: Environment, finish: Finish): Command =>
  new Command('import')
    .description('Import a folder or file of sales data.')
    .argument('<path>', 'a folder of TABLE.csv or TABLE.parquet files, or a file of a known source')
    .option('--name <name>', 'what people call the chain')
    .option('--tz <zone>', 'time zone of stores whose files name none, such as Asia/Shanghai')
    .option('--currency <code>', 'currency of files that name none, such as CNY')
    .option('--day-cutoff <time>', 'when the business day begins, such as 06:00')
    .option('--replace', 'start this data folder over with this source')
    .option('--dry-run', 'read and check all, keep nothing')
    .option('--json', 'the report as JSON')
    .action(async (path: string, options: ImportOptions, command: Command) => {
      if (!existsSync(path)) throw new BadUse(`There is no file or folder ${path}.`)
      const progress = progressTo(process.stderr)
      const { json, ...rest } = options
      const report = await importSource(folderOf(command, environment).path, path, {
        ...rest,
        onProgress: (step, detail) => progress.say(`${step} ${detail}`),
      })
      progress.end()
      if (isFault(report)) {
        process.stderr.write(`${faultSentence(report)}\n`)
        finish.code = FAILED
        return
      }
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${importLines(report).join('\n')}\n`)
      finish.code = OK
    })
