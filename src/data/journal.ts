import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, closeSync, openSync, readFileSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { fsyncFolder, fsyncPath } from './durable.ts'

/** What files lack and the importer said; part of an entry, so that a rebuild reads the file as the import did. */
export interface SourceOptions {
  readonly tz?: string
  readonly currency?: string
  readonly dayCutoff?: string
}

/** One raw file, accepted for ever. Never changed, never removed: a newer row supersedes when a snapshot is built. */
export interface NewEntry {
  readonly at: string
  readonly node: string
  readonly sourceSet: string
  readonly chain: string
  /** Name of the source format that reads it. */
  readonly format: string
  /** A canonical table, or the format's own name for this kind of file. */
  readonly kind: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
  /** Its name under `journal/files`. */
  readonly stored: string
  readonly options: SourceOptions
  /** By `import`, and not made here: more of the same may come under no name. */
  readonly imported: boolean
  /** Everything before this entry's batch no longer counts. */
  readonly replaces: boolean
}

export interface LedgerEntry extends NewEntry {
  readonly seq: number
  /** Files of one import share a batch, `part` of `parts`; a batch that was not written whole does not count. */
  readonly batch: string
  readonly part: number
  readonly parts: number
  readonly previous: string
  readonly hash: string
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  /** Hash of the last entry: what a snapshot was built from. */
  readonly head: string
  /** Bytes that hold whole batches; what follows is a write that was cut off. */
  readonly soundBytes: number
}

const ORIGIN = '0'.repeat(64)
const hashOf = (entry: Omit<LedgerEntry, 'hash'>) => createHash('sha256').update(JSON.stringify(entry)).digest('hex')

/** The ledger, checked link by link; `damagedAt` is the first entry whose hash does not fit (then nothing is to be trusted). */
export const readLedger = (folder: DataFolder): Ledger | { readonly damagedAt: number } => {
  let text: string
  try {
    text = readFileSync(folder.ledger, 'utf8')
  } catch {
    return { entries: [], head: ORIGIN, soundBytes: 0 }
  }
  const entries: LedgerEntry[] = []
  let head = ORIGIN
  let sound = { entries: 0, head, bytes: 0 }
  let bytes = 0
  const lines = text.split('\n')
  // what follows the last line feed is a write that was cut off, and was never acknowledged
  for (const [at, line] of lines.slice(0, -1).entries()) {
    const entry = parse(line)
    if (!entry || entry.previous !== head || entry.seq !== at + 1) return { damagedAt: at + 1 }
    const { hash, ...rest } = entry
    if (hashOf(rest) !== hash) return { damagedAt: at + 1 }
    entries.push(entry)
    head = hash
    bytes += Buffer.byteLength(line) + 1
    if (entry.part === entry.parts) sound = { entries: entries.length, head, bytes }
  }
  return { entries: entries.slice(0, sound.entries), head: sound.head, soundBytes: sound.bytes }
}

const parse = (line: string): LedgerEntry | null => {
  try {
    return JSON.parse(line) as LedgerEntry
  } catch {
    return null
  }
}

/** The entries of one batch as they would follow a ledger. */
export const linkBatch = (ledger: Ledger, files: readonly NewEntry[]): readonly LedgerEntry[] => {
  const batch = randomUUID()
  let previous = ledger.head
  return files.map((file, index) => {
    const seq = ledger.entries.length + index + 1
    const entry = { ...file, seq, batch, part: index + 1, parts: files.length, previous }
    previous = hashOf(entry)
    return { ...entry, hash: previous }
  })
}

/** Appends one batch and returns only when the disk has it. Call under the ingest lock. */
export const appendBatch = (folder: DataFolder, ledger: Ledger, files: readonly NewEntry[]): Ledger => {
  const entries = linkBatch(ledger, files)
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  closeSync(openSync(folder.ledger, 'a'))
  truncateSync(folder.ledger, ledger.soundBytes)
  appendFileSync(folder.ledger, text)
  fsyncPath(folder.ledger)
  fsyncFolder(dirname(folder.ledger))
  return {
    entries: [...ledger.entries, ...entries],
    head: entries.at(-1)?.hash ?? ledger.head,
    soundBytes: ledger.soundBytes + Buffer.byteLength(text),
  }
}

/** The entries that a snapshot is made of: from the last batch that replaced everything. */
export const activeEntries = (ledger: Pick<Ledger, 'entries'>): readonly LedgerEntry[] => {
  const last = ledger.entries.findLast((entry) => entry.replaces)
  return last ? ledger.entries.filter((entry) => entry.seq > last.seq - last.part) : ledger.entries
}
