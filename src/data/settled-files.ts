import { readdirSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'

/** Names that programs give to what they have not finished; it comes again under another name. */
export const UNFINISHED = /^[.~]|\.(part|partial|tmp|temp|new|filepart|crdownload|swp|lock|lck)$/i
/** `NAME.done` beside NAME says that NAME is whole. */
const MARK = '.done'

interface Seen {
  readonly size: number
  readonly mtimeMs: number
  /** When it was first seen like that, by the clock of whoever looks. */
  readonly since: number
}

export interface Settled {
  /** Names of files that nobody writes to any more, in order. */
  readonly files: readonly string[]
  /** Some file is still being written; others may belong to it. */
  readonly more: boolean
}

/**
 * Watches the files of a folder: one has settled when its size and time have been still for `stillMs`, or at once when its
 * `.done` mark lies beside it. Called again and again with the time in milliseconds.
 */
export const settling = (folder: string, stillMs: number): ((now: number) => Settled) => {
  let seen = new Map<string, Seen>()
  return (now) => {
    const names = readdirSync(folder).sort()
    const marks = new Set(names.filter((name) => name.endsWith(MARK)))
    const found = new Map<string, Seen>()
    for (const name of names) {
      if (UNFINISHED.test(name) || name.endsWith(MARK)) continue
      const stats = fileStats(join(folder, name))
      if (!stats) continue
      const before = seen.get(name)
      const still = before && before.size === stats.size && before.mtimeMs === stats.mtimeMs
      found.set(name, still ? before : { size: stats.size, mtimeMs: stats.mtimeMs, since: now })
    }
    seen = found
    const files = [...found].filter(([name, { since }]) => marks.has(`${name}${MARK}`) || now - since >= stillMs)
    return { files: files.map(([name]) => name), more: files.length < found.size }
  }
}

/** Null for a folder, and for what was taken away since it was listed. */
const fileStats = (path: string): Stats | null => {
  try {
    const stats = statSync(path)
    return stats.isFile() ? stats : null
  } catch {
    return null
  }
}
