import { Command, Option } from 'commander'
import { alertPage } from '../briefings/alerts/alert-page.ts'
import { alertText } from '../briefings/alerts/alert-text.ts'
import { addDays, isBusinessDate } from '../core/business-date.ts'
import { isFault } from '../core/fault.ts'
import { LANGUAGE_CODES, type LanguageCode } from '../core/language-code.ts'
import { stateAlerts } from '../data/state-alerts.ts'
import { openStateFile } from '../data/state-file.ts'
import { wordingOf } from '../server/wording.ts'
import { askerOf } from './asker.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, FAILED, type Finish, OK } from './exit.ts'
import { faultSentence } from './fault-sentence.ts'
import { instantOf } from './instant-option.ts'
import { openHouse } from './open-house.ts'

interface AlertsOptions {
  as?: string
  date?: string
  lang: LanguageCode
  json?: boolean
}

/** `alerts`: the early warnings of a day, with cause, path and question. They are filed as the service files them. */
export const alertsCommand = (environment: Environment, finish: Finish): Command =>
  new Command('alerts')
    .description('Early warnings of the last whole business day, and why.')
    .option('--date <date>', 'another day')
    .option('--as <person>', 'for this person (default: operator, a regional manager over all stores)')
    .addOption(new Option('--lang <code>', 'language').choices(LANGUAGE_CODES).default('en'))
    .option('--json', 'as JSON')
    .action(async (options: AlertsOptions, command: Command) => {
      const { date } = options
      if (date !== undefined && !isBusinessDate(date))
        throw new BadUse(`--date ${date} is not a date; write it like 2026-03-14.`)
      const folder = folderOf(command, environment)
      const opened = await openHouse(folder, environment)
      const file = openStateFile(folder.state)
      try {
        const { warehouse } = opened.house
        const scope = askerOf(folder, warehouse.catalogue, options.as)
        // a day of the past is looked at from the evening of the day after it
        const at = date === undefined ? instantOf(undefined) : `${addDays(date, 1)}T12:00:00.000Z`
        const page = await alertPage(stateAlerts(file), warehouse, scope, {
          at,
          now: Date.now(),
          language: options.lang,
          wording: wordingOf(warehouse.catalogue, at),
          ...(date === undefined ? {} : { date }),
        })
        if (isFault(page)) {
          process.stderr.write(`${faultSentence(page)}\n`)
          finish.code = FAILED
          return
        }
        process.stdout.write(`${options.json ? JSON.stringify(page.view) : alertText(page.view, options.lang)}\n`)
        finish.code = OK
      } finally {
        file.close()
        await opened.close()
      }
    })
