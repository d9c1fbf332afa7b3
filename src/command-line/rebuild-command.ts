import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { finishImport, rebuildSnapshot } from '../data/rebuild-snapshot.ts'
import { type Environment, folderOf } from './environment.ts'
import { FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { progressTo } from './progress.ts'

/** `rebuild`: the snapshot anew from the journal, when one is damaged or an import was cut off. */
export const rebuildCommand = (environment: Environment, finish: Finish): Command =>
  new Command('rebuild')
    .description('Make the snapshot anew from the journal of everything that was imported.')
    .option('--if-due', 'only when an import was cut off, or the snapshots are of an older version')
    .action(async (options: { ifDue?: boolean }, command: Command) => {
      const progress = progressTo(process.stderr)
      const began = performance.now()
      const make = options.ifDue ? finishImport : rebuildSnapshot
      const record = await make(folderOf(command, environment).path, {
        onProgress: (step, detail) => progress.say(`${step} ${detail}`),
      })
      progress.end()
      if (isFault(record)) {
        process.stderr.write(`${faultSentence(record)}\n`)
        finish.code = FAILED
        return
      }
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      process.stdout.write(
        record === null
          ? 'Nothing to do: the newest snapshot holds everything that was imported.\n'
          : `${record.chain} is published as ${record.name}, made from ${record.journal.entries} files of the journal in ${seconds} s.\n`,
      )
      finish.code = OK
    })
