import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { PACKAGE_ROOT } from '../core/package-root.ts'
import { alertsCommand } from './alerts-command.ts'
import { askCommand } from './ask-command.ts'
import { briefCommand } from './brief-command.ts'
import { causeCommand } from './cause-command.ts'
import { certificateCommand } from './certificate-command.ts'
import { demoCommand } from './demo-command.ts'
import { devicesCommand } from './devices-command.ts'
import { doctorCommand } from './doctor-command.ts'
import type { Environment } from './environment.ts'
import { evalCommand } from './eval-command.ts'
import { BAD_USE, BadUse, type ExitCode, FAILED, type Finish, OK } from './exit.ts'
import { forecastCommand } from './forecast-command.ts'
import { importCommand } from './import-command.ts'
import { peopleCommand } from './people-command.ts'
import { rebuildCommand } from './rebuild-command.ts'
import { serveCommand } from './serve-command.ts'
import { startCommand } from './start-command.ts'
import { watchCommand } from './watch-command.ts'
import { wordingsCommand } from './wordings-command.ts'

const COMMANDS = [
  startCommand,
  serveCommand,
  askCommand,
  briefCommand,
  alertsCommand,
  demoCommand,
  importCommand,
  forecastCommand,
  evalCommand,
  peopleCommand,
  devicesCommand,
  certificateCommand,
  causeCommand,
  doctorCommand,
  rebuildCommand,
  watchCommand,
  wordingsCommand,
]

/** Runs one command line. Bad use is one clear sentence and exit code 2, a failed run 1. */
export const runProgram = async (words: readonly string[], environment: Environment): Promise<ExitCode> => {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string }
  const finish: Finish = { code: OK }
  const program = new Command('floorwalker')
    .description('A retail regional manager’s team of agents, on the retailer’s own machines.')
    .version(version)
    .option('--data <dir>', 'the data folder (or FLOORWALKER_DATA)')
    .option('--config <file>', 'configuration instead of floorwalker.yaml in the data folder')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
  for (const command of COMMANDS) program.addCommand(inherit(command(environment, finish)))
  try {
    await program.parseAsync([...words], { from: 'user' })
    return finish.code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : BAD_USE
    if (error instanceof BadUse) {
      process.stderr.write(`${error.message}\n`)
      return BAD_USE
    }
    process.stderr.write(
      `A fault of Floorwalker itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return FAILED
  }
}

/** `--data` and `--config` are understood before and behind the command's name alike. */
const inherit = (command: Command): Command => {
  for (const one of [command, ...command.commands])
    one
      .option('--data <dir>', 'the data folder (or FLOORWALKER_DATA; default ./.floorwalker)')
      .option('--config <file>', 'configuration instead of floorwalker.yaml in the data folder')
      .exitOverride()
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
  return command
}
