import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { importSource } from '../data/import-source.ts'
import { snapshotDue } from '../data/rebuild-snapshot.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { importLines, mappingLines } from './import-lines.ts'
import { progressTo } from './progress.ts'
import { stopSignal } from './stop-signal.ts'

interface ImportOptions {
  name?: string
  tz?: string
  currency?: string
  dayCutoff?: string
  taxRate?: string
  dateOrder?: string
  decimal?: string
  into?: string
  map: string[]
  set: string[]
  acceptMapping?: boolean
  replace?: boolean
  dryRun?: boolean
  json?: boolean
}

const stoppedSentence = (root: string) =>
  snapshotDue(root)
    ? 'The files are in the journal; the next import, or the service, finishes it without reading them again.'
    : 'Nothing was taken in yet; import the same folder again.'

const several = (value: string, before: string[]) => [...before, value]

/** `import DIR|FILE`: a chain's own files, whatever wrote them, or one of the known public sets. */
export const importCommand = (environment: Environment, finish: Finish): Command =>
  new Command('import')
    .description('Import a folder or file of sales data.')
    .argument('<path>', 'a folder or file: CSV, Excel, JSON or Parquet')
    .option('--name <name>', 'what people call the chain')
    .option('--tz <zone>', 'time zone of stores whose files name none, such as Asia/Shanghai')
    .option('--currency <code>', 'currency of files that name none, such as CNY')
    .option('--day-cutoff <time>', 'when the business day begins, such as 06:00')
    .option('--tax-rate <share>', 'share of tax within prices that do not tell it, such as 0.13')
    .option('--date-order <order>', 'dmy, mdy or ymd, for dates such as 03/04/2026 or 26-11-20')
    .option('--decimal <mark>', 'point or comma, for numbers such as 1,234')
    .option('--accept-mapping', 'take files of unknown headers as proposed; asked once for each header')
    .option('--map <column=field>', 'what a column is; again for each column', several, [])
    .option('--set <field=value>', 'a value for every row; again for each field', several, [])
    .option('--into <target>', 'what a file of unknown headers is: sale-lines or a table')
    .option('--replace', 'start this data folder over with this source')
    .option('--dry-run', 'read and check all, keep nothing')
    .option('--json', 'the report as JSON')
    .action(async (path: string, options: ImportOptions, command: Command) => {
      if (!existsSync(path)) throw new BadUse(`There is no file or folder ${path}.`)
      const progress = progressTo(process.stderr)
      const { json, acceptMapping, map, set, into, ...rest } = options
      const mapping = { accept: acceptMapping === true, map, set, ...(into === undefined ? {} : { into }) }
      const root = folderOf(command, environment).path
      const stopping = stopSignal(() => process.stderr.write('Stopping after this step; once more stops at once.\n'))
      const report = await importSource(
        root,
        path,
        {
          ...rest,
          mapping,
          signal: stopping.signal,
          onProgress(step, detail) {
            if (step === 'resuming') process.stderr.write(`Finishing an import that was cut off: ${detail} files.\n`)
            else progress.say(`${step} ${detail}`)
          },
        },
        (shown) => process.stderr.write(`${mappingLines(shown).join('\n')}\n`),
      )
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
