import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { DatabaseSync } from '@photostructure/sqlite'
import { type Fault, fault } from '../core/fault.ts'
import type { DataFolder } from './data-folder.ts'

/** Who holds the lock of a data folder; its file's time is renewed while they do. */
interface Owner {
  readonly host: string
  readonly pid: number
}

const BEAT_MS = 10_000
/** An owner on another machine that has not been heard of for this long is dead. */
const DEAD_AFTER_MS = 60_000

/**
 * One writer a data folder. An empty SQLite file held exclusively is the one lock that Node offers which the operating
 * system itself takes back when the process dies; a file with a process id in it outlives a `kill -9`. Over a network
 * share such locks do not always reach other machines, so the owner's name lies beside it. Returns what `work` returns, or
 * a fault at once when somebody else imports.
 */
export const withIngestLock = async <T>(
  folder: DataFolder,
  work: () => Promise<T>,
  host = hostname(),
): Promise<T | Fault> => {
  const file = new DatabaseSync(folder.lock)
  try {
    try {
      file.exec('begin exclusive')
    } catch {
      return fault('data-busy', {})
    }
    const elsewhere = livingElsewhere(folder, host)
    if (elsewhere) return fault('data-busy-elsewhere', { host: elsewhere.host, process: elsewhere.pid })
    return await owning(folder, { host, pid: process.pid }, work)
  } finally {
    file.close()
  }
}

const owning = async <T>(folder: DataFolder, owner: Owner, work: () => Promise<T>): Promise<T> => {
  quietly(() => writeFileSync(folder.owner, JSON.stringify(owner)))
  const beat = setInterval(() => quietly(() => utimesSync(folder.owner, new Date(), new Date())), BEAT_MS)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
    quietly(() => rmSync(folder.owner, { force: true }))
  }
}

const livingElsewhere = (folder: DataFolder, host: string): Owner | null => {
  try {
    const owner = JSON.parse(readFileSync(folder.owner, 'utf8')) as Owner
    const silentFor = Date.now() - statSync(folder.owner).mtimeMs
    return owner.host !== host && silentFor < DEAD_AFTER_MS ? owner : null
  } catch {
    return null
  }
}

/** The owner's name is a courtesy: a full disk must not stop the work over it. */
const quietly = (act: () => void) => {
  try {
    act()
  } catch {
    // the lock itself holds
  }
}
