import { Command, Option } from 'commander'
import { briefingJson } from '../briefings/briefing-json.ts'
import { briefingText } from '../briefings/briefing-text.ts'
import { composeBriefing } from '../briefings/compose.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { askerOf } from './asker.ts'
import { type Environment, folderOf } from './environment.ts'
import { type Finish, OK } from './exit.ts'
import { instantOf } from './instant-option.ts'
import { openHouse } from './open-house.ts'
import { seedState } from './open-state.ts'

interface BriefOptions {
  as?: string
  at?: string
  lang: LanguageCode
  json?: boolean
}

/** `brief`: the morning briefing on the last whole business day. */
export const briefCommand = (environment: Environment, finish: Finish): Command =>
  new Command('brief')
    .description('The morning briefing on the last whole business day.')
    .option('--as <person>', 'for this person (default: operator, a regional manager over all stores)')
    .option('--at <instant>', 'the clock, or data-end (default: now)')
    .addOption(new Option('--lang <code>', 'language').choices(LANGUAGE_CODES).default('en'))
    .option('--json', 'as JSON')
    .action(async (options: BriefOptions, command: Command) => {
      const folder = folderOf(command, environment)
      const opened = await openHouse(folder, environment)
      try {
        if (options.as !== undefined) await seedState(folder)
        const scope = askerOf(folder, opened.house.warehouse.catalogue, options.as)
        const recipient = { person: scope.person, role: scope.role, scope, language: options.lang }
        const briefing = await composeBriefing(
          opened.house,
          recipient,
          opened.instant(options.at) ?? instantOf(undefined),
        )
        process.stdout.write(`${options.json ? JSON.stringify(briefingJson(briefing)) : briefingText(briefing)}\n`)
        finish.code = OK
      } finally {
        await opened.close()
      }
    })
