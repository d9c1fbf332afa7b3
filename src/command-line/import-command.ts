import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import type { ImportReport } from '../data/import-report.ts'
import { importSource } from '../data/import-source.ts'
import { snapshotDue } from '../data/rebuild-snapshot.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { progressTo } from './progress.ts'
import { stopSignal } from './stop-signal.ts'

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

const stoppedSentence = (root: string) =>
  snapshotDue(root)
    ? 'The files are in the journal; the next import, or the service, finishes it without reading them again.'
    : 'Nothing was taken in yet; import the same folder again.'

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
      const root = folderOf(command, environment).path
      const stopping = stopSignal(() => process.stderr.write('Stopping after this step; once more stops at once.\n'))
      const report = await importSource(root, path, {
        ...rest,
        signal: stopping.signal,
        onProgress(step, detail) {
          if (step === 'resuming') process.stderr.write(`Finishing an import that was cut off: ${detail} files.\n`)
          else progress.say(`${step} ${detail}`)
        },
      })
      progress.end()
      stopping.end()
      if (isFault(report)) {
        process.stderr.write(`${faultSentence(report)}\n`)
        if (report.fault === 'cancelled') process.stderr.write(`${stoppedSentence(root)}\n`)
        finish.code = FAILED
        return
      }
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${importLines(report).join('\n')}\n`)
      finish.code = OK
    })
