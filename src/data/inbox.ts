import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join, parse } from 'node:path'
import { writeDurably } from './durable.ts'

/**
 * A folder that somebody else fills. What is taken lies in `working` until it has been imported, so that a name may come
 * again meanwhile and a killed import is taken up again; then in `done`, or in `failed` with the reason beside it. Files
 * are moved, never deleted and never written over.
 */
export interface Inbox {
  readonly folder: string
  readonly working: string
  readonly done: string
  readonly failed: string
}

export const openInbox = (folder: string): Inbox => {
  const inbox = {
    folder,
    working: join(folder, 'working'),
    done: join(folder, 'done'),
    failed: join(folder, 'failed'),
  }
  for (const path of [inbox.working, inbox.done, inbox.failed]) mkdirSync(path, { recursive: true })
  return inbox
}

/** Files that were taken and are not dealt with yet, also those of a process that was killed. */
export const filesAtWork = ({ working }: Inbox): readonly string[] =>
  readdirSync(working, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => file.name)
    .sort()

/** Names of folders that somebody put there: nothing in them is taken. */
export const foldersBeside = ({ folder, ...own }: Inbox): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !Object.values(own).includes(join(folder, entry.name)))
    .map(({ name }) => name)
    .sort()

/** Takes settled files, with their `.done` marks. One whose name is still at work waits for its turn. */
export const take = (inbox: Inbox, names: readonly string[]): void => {
  for (const name of names) {
    if (existsSync(join(inbox.working, name))) continue
    renameSync(join(inbox.folder, name), join(inbox.working, name))
    const mark = join(inbox.folder, `${name}.done`)
    if (existsSync(mark)) renameSync(mark, free(inbox.done, `${name}.done`))
  }
}

export const putDone = (inbox: Inbox, name: string): void =>
  renameSync(join(inbox.working, name), free(inbox.done, name))

/** `reason` is for a person; it lies beside the file as `NAME.reason.txt`. */
export const putFailed = (inbox: Inbox, name: string, reason: string): void => {
  const target = free(inbox.failed, name)
  writeDurably(`${target}.reason.txt`, reason)
  renameSync(join(inbox.working, name), target)
}

/** A name that is not in use in the folder: with the second it came, and then a number. */
const free = (folder: string, name: string): string => {
  const { name: stem, ext } = parse(name)
  const second = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const names = [name, `${stem}-${second}${ext}`]
  for (let n = 2; ; n += 1) {
    const next = names.shift() ?? `${stem}-${second}-${n}${ext}`
    if (!existsSync(join(folder, next))) return join(folder, next)
  }
}
