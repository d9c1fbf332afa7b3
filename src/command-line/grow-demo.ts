import { daysBetween } from '../core/business-date.ts'
import { readDemoPlan } from '../data/demo/demo-plan.ts'
import { backgroundCommand } from './background-command.ts'
import type { DataFolder } from './data-folder.ts'
import { yesterday } from './demo-command.ts'
import { OK } from './exit.ts'

/**
 * Adds the days that a demo chain lacks since in a process of its own, while the service answers from the snapshot that
 * there is; the service takes over the new one when it is published. Returns what stops it: what it did not finish is done
 * at the next start. Does nothing for other chains and when no day is missing.
 */
export const growDemo = (folder: DataFolder): (() => void) => {
  const until = yesterday()
  const plan = readDemoPlan(folder.path)
  if (plan === null || plan.until >= until) return () => undefined
  const days = daysBetween(plan.until, until)
  const say = (text: string) => process.stdout.write(`${text}\n`)
  say(`Adding ${days} ${days === 1 ? 'day' : 'days'} to the demo chain; until then, the data end on ${plan.until}.`)
  return backgroundCommand(['demo', '--append', '--until', until, '--data', folder.path], ({ code, lastWords }) => {
    if (code === OK) say(`The demo chain now ends on ${until}.`)
    else say(`The days could not be added; the next start tries again. ${lastWords}`.trim())
  })
}
