import { Command, Option } from 'commander'
import { TIERS, type Tier } from '../core/tier.ts'
import { type Environment, folderOf } from './environment.ts'
import { BAD_USE, FAILED, type Finish, OK } from './exit.ts'
import { openHouse } from './open-house.ts'

interface EvalOptions {
  tier?: Tier
  effort: string
  backend: string
  json?: boolean
}

/** `eval`: scores answers per tier against truth that separate SQL computes; the suite is loaded only here. */
export const evalCommand = (environment: Environment, finish: Finish): Command =>
  new Command('eval')
    .description('Score answers per tier against truth computed by separate SQL.')
    .addOption(new Option('--tier <tier>', 'only this tier').choices(TIERS))
    .addOption(
      new Option('--effort <effort>', 'how many draws and wordings').choices(['quick', 'std', 'full']).default('quick'),
    )
    .addOption(new Option('--backend <backend>', 'who answers').choices(['none', 'ollama']).default('none'))
    .option('--json', 'as JSON')
    .action(async (options: EvalOptions, command: Command) => {
      const opened = await openHouse(folderOf(command, environment), environment)
      try {
        const suite = await import('../../evals/command.ts')
        const code = await suite.evalCommand(opened.house, options, {
          out: (line) => process.stdout.write(`${line}\n`),
          error: (line) => process.stderr.write(`${line}\n`),
        })
        finish.code = code === 0 ? OK : code === 2 ? BAD_USE : FAILED
      } finally {
        await opened.close()
      }
    })
