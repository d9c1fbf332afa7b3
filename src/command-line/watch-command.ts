import { setTimeout as pause } from 'node:timers/promises'
import { Command } from 'commander'
import { type Fault, isFault } from '../core/fault.ts'
import type { ImportOptions } from '../data/import-source.ts'
import { filesAtWork, foldersBeside, openInbox, take } from '../data/inbox.ts'
import { finishImport } from '../data/rebuild-snapshot.ts'
import { settling } from '../data/settled-files.ts'
import { type Taken, takeInbox } from '../data/take-inbox.ts'
import { type Environment, folderOf } from './environment.ts'
import { BadUse, type Finish, OK } from './exit.ts'
import { faultSentence, faultSentences } from './fault-sentence.ts'
import { importLines } from './import-lines.ts'
import { stopSignal } from './stop-signal.ts'

const LOOK_EVERY_MS = 1000
/** Files that belong together come together: while one is being written, settled ones wait this long for it. */
const WAITS_FOR_OTHERS_MS = 60_000

interface WatchOptions {
  name?: string
  tz?: string
  currency?: string
  dayCutoff?: string
  taxRate?: string
  dateOrder?: string
  decimal?: string
  settle: string
  once?: boolean
  followParent?: boolean
}

/** What an operator reads, a few lines a round. */
const linesOf = (taken: Taken): readonly string[] => {
  switch (taken.kind) {
    case 'imported':
      return importLines(taken.report)
    case 'failed':
      return [`${taken.file}: put into failed. ${faultSentence(taken.fault)}`]
    case 'waiting':
      return [`Waiting: ${faultSentence(taken.fault)}`]
  }
}

const reasonOf = (fault: Fault) => `${faultSentences(fault).join('\n')}\n${new Date().toISOString()}\n`

const reportBug = (error: unknown, reference: string) =>
  process.stderr.write(
    `A fault of Floorwalker itself, ${reference}: ${error instanceof Error ? error.stack : String(error)}\n`,
  )

/** Whether the process that started this one still lives; a watch that serves it must not outlive it. */
const parentLives = () => {
  const parent = process.ppid
  return () => process.ppid === parent
}

/** `watch DIR`: imports what lands in a folder, until it is stopped. */
export const watchCommand = (environment: Environment, finish: Finish): Command =>
  new Command('watch')
    .description('Import what lands in a folder: then it is moved to DIR/done, or to DIR/failed with the reason.')
    .argument('<dir>', 'the folder that is filled')
    .option('--name <name>', 'what people call the chain')
    .option('--tz <zone>', 'time zone of stores whose files name none, such as Asia/Shanghai')
    .option('--currency <code>', 'currency of files that name none, such as CNY')
    .option('--day-cutoff <time>', 'when the business day begins, such as 06:00')
    .option('--tax-rate <share>', 'share of tax within prices that do not tell it, such as 0.13')
    .option('--date-order <order>', 'dmy, mdy or ymd, for dates such as 03/04/2026 or 26-11-20')
    .option('--decimal <mark>', 'point or comma, for numbers such as 1,234')
    .option('--settle <seconds>', 'a file is taken when it has not changed for so long', '3')
    .option('--once', 'take what is there, then end')
    .option('--follow-parent', 'end when the process that started it ends')
    .action(async (dir: string, { settle, once, followParent, ...rest }: WatchOptions, command: Command) => {
      const stillMs = Number(settle) * 1000
      if (!(stillMs >= 0)) throw new BadUse(`“${settle}” is no number of seconds for --settle.`)
      const stopping = stopSignal()
      const lives = followParent ? parentLives() : () => true
      const say = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''))
      const root = folderOf(command, environment).path
      try {
        const finished = await finishImport(root)
        if (isFault(finished)) say([faultSentence(finished)])
        else if (finished) say([`An import that was cut off is finished: ${finished.name}.`])
        await watch(root, dir, { ...rest, signal: stopping.signal }, { stillMs, once: once ?? false, lives, say })
      } finally {
        stopping.end()
      }
      finish.code = OK
    })

interface Watching {
  readonly stillMs: number
  readonly once: boolean
  readonly lives: () => boolean
  readonly say: (lines: readonly string[]) => void
}

const watch = async (
  root: string,
  dir: string,
  options: ImportOptions & { readonly signal: AbortSignal },
  { stillMs, once, lives, say }: Watching,
): Promise<void> => {
  const inbox = openInbox(dir)
  say([`Watching ${dir}: what lands there is imported, then moved to done or failed.`])
  const look = settling(dir, stillMs)
  const beside = new Set<string>()
  let waitingSince: number | null = null
  let waiting = ''
  while (!options.signal.aborted && lives()) {
    for (const folder of foldersBeside(inbox)) {
      if (!beside.has(folder)) say([`${folder}: a folder, not read; only files that lie in ${dir} itself are taken.`])
      beside.add(folder)
    }
    const now = Date.now()
    const { files, more } = look(now)
    if (files.length === 0 || !more) waitingSince = null
    else waitingSince ??= now
    if (!more || (waitingSince !== null && now - waitingSince >= WAITS_FOR_OTHERS_MS)) take(inbox, files)
    for (const taken of await takeInbox(root, inbox, options, { wording: reasonOf, onBug: reportBug })) {
      const lines = linesOf(taken)
      // the same trouble each second is said once
      if (taken.kind !== 'waiting' || lines.join() !== waiting) say(lines)
      waiting = taken.kind === 'waiting' ? lines.join() : ''
    }
    if (once && !more && look(now).files.length === 0 && (filesAtWork(inbox).length === 0 || waiting !== ''))
      return say(['Nothing more is there.'])
    await pause(LOOK_EVERY_MS, undefined, { signal: options.signal }).catch(() => undefined)
  }
}
