import { Command } from 'commander'
import { isFault } from '../core/fault.ts'
import { createDemo } from '../data/demo/create-demo.ts'
import { demoPlan, readDemoPlan } from '../data/demo/demo-plan.ts'
import { newestSnapshot } from '../data/snapshot-manifest.ts'
import type { DataFolder } from './data-folder.ts'
import { yesterday } from './demo-command.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { growDemo } from './grow-demo.ts'
import { progressTo } from './progress.ts'
import { runService } from './run-service.ts'
import { type ServeOptions, serveOptions } from './serve-options.ts'

/** Makes the demo chain where there are no data. */
const withData = async (folder: DataFolder): Promise<void> => {
  if (readDemoPlan(folder.path) !== null || newestSnapshot(folder.path) !== null) return
  const progress = progressTo(process.stderr)
  const plan = demoPlan({ size: 'demo', seed: 1, until: yesterday() })
  const report = await createDemo(folder.path, plan, (text) => progress.say(text))
  progress.end()
  if (isFault(report)) throw new BadUse(faultSentence(report))
}

/** `start`, which `npm start` runs: data if there are none, then the service; days that a demo chain lacks are added behind it. */
export const startCommand = (environment: Environment, finish: Finish): Command =>
  serveOptions(
    new Command('start').description('Make the demo chain if there are no data yet, then run the service.'),
  ).action(async (options: ServeOptions, command: Command) => {
    const folder = folderOf(command, environment)
    await withData(folder)
    await runService(folder, environment, options, () => growDemo(folder))
    finish.code = OK
  })
