import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { daysBetween } from '../core/business-date.ts'
import { readDemoPlan } from '../data/demo/demo-plan.ts'
import type { DataFolder } from './data-folder.ts'
import { yesterday } from './demo-command.ts'

const DONE = 0

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
  const words = [String(process.argv[1]), 'demo', '--append', '--until', until, '--data', folder.path]
  const child = spawn(process.execPath, [...process.execArgv, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  child.on('spawn', () => {
    // questions come first
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  })
  child.on('error', (error) => say(`The days could not be added: ${error.message}`))
  child.on('close', (code, signal) => {
    if (signal !== null) return
    if (code === DONE) say(`The demo chain now ends on ${until}.`)
    else say(`The days could not be added; the next start tries again. ${said.trim().split('\n').at(-1) ?? ''}`.trim())
  })
  return () => {
    child.kill()
  }
}
