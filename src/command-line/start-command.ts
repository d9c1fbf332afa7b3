import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { appendDemo } from '../data/demo/append-demo.ts'
import { createDemo } from '../data/demo/create-demo.ts'
import { demoPlan, readDemoPlan } from '../data/demo/demo-plan.ts'
import { newestSnapshot } from '../data/snapshot-manifest.ts'
import type { DataFolder } from './data-folder.ts'
import { yesterday } from './demo-command.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { progressTo } from './progress.ts'
import { runService } from './run-service.ts'
import { type ServeOptions, serveOptions } from './serve-options.ts'

/** Makes the demo chain where there are no data, and appends the days that a demo chain lacks since. */
const withData = async (folder: DataFolder): Promise<void> => {
  const progress = progressTo(process.stderr)
  const until = yesterday()
  const plan = readDemoPlan(folder.path)
  const said = (text: string) => progress.say(text)
  if (plan === null && newestSnapshot(folder.path) !== null) return
  const report =
    plan === null
      ? await createDemo(folder.path, demoPlan({ size: 'demo', seed: 1, until }), said)
      : plan.until < until
        ? await appendDemo(folder.path, until, said)
        : null
  progress.end()
  if (report !== null && isFault(report)) throw new BadUse(faultSentence(report))
}

/** `start`, which `npm start` runs: data if there are none, then the service. */
export const startCommand = (environment: Environment, finish: Finish): Command =>
  serveOptions(
    new Command('start').description('Make the demo chain if there are no data yet, then run the service.'),
  ).action(async (options: ServeOptions, command: Command) => {
    const folder = folderOf(command, environment)
    await withData(folder)
    await runService(folder, environment, options)
    finish.code = OK
  })
