import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { syncFolder, writeDurably } from './durable.ts'
import type { SourceOptions } from './source-options.ts'

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
  /** The lines of whole batches, as they lie on the disk; what follows there is a write that was cut off. */
  readonly text: string
  /** One of the two files says less than the other, or something else: the next batch mends it. */
  readonly mend: boolean
}

const ORIGIN = '0'.repeat(64)
const EMPTY: Ledger = { entries: [], head: ORIGIN, text: '', mend: false }
const hashOf = (entry: Omit<LedgerEntry, 'hash'>) => createHash('sha256').update(JSON.stringify(entry)).digest('hex')

/** What one file of the ledger says, link by link, up to the first line whose hash does not fit. */
interface Chain extends Ledger {
  readonly damagedAt: number | null
}

/**
 * The ledger, from whichever of its two files says more; `damagedAt` is the first entry that neither holds (then nothing
 * is to be trusted). A file that was cut off says the less, one that was changed says what stands before the change.
 */
export const readLedger = (folder: DataFolder): Ledger | { readonly damagedAt: number } => {
  const first = readChain(folder.ledger) ?? EMPTY_CHAIN
  // a folder of a version that kept one file only
  const second = readChain(folder.ledgerCopy) ?? first
  const [longer, shorter] = first.entries.length >= second.entries.length ? [first, second] : [second, first]
  if (!longer.text.startsWith(shorter.text)) return { damagedAt: shorter.entries.length }
  const { damagedAt, ...ledger } = longer
  // the other file, whole, vouches for there being nothing behind the damage
  if (damagedAt !== null && (shorter.damagedAt !== null || longer.entries.length > shorter.entries.length))
    return { damagedAt }
  const mend = longer.text !== shorter.text || damagedAt !== null || shorter.damagedAt !== null
  return { ...ledger, mend: mend || !existsSync(folder.ledgerCopy) }
}

const EMPTY_CHAIN: Chain = { ...EMPTY, damagedAt: null }

const readChain = (path: string): Chain | null => {
  if (!existsSync(path)) return null
  const entries: LedgerEntry[] = []
  let head = ORIGIN
  let sound = { entries: 0, head, lines: 0 }
  let damagedAt: number | null = null
  // what follows the last line feed is a write that was cut off, and was never acknowledged
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  for (const [at, line] of lines.entries()) {
    const entry = parse(line)
    if (!entry || entry.previous !== head || entry.seq !== at + 1 || hashOf(withoutHash(entry)) !== entry.hash) {
      damagedAt = at + 1
      break
    }
    entries.push(entry)
    head = entry.hash
    if (entry.part === entry.parts) sound = { entries: entries.length, head, lines: at + 1 }
  }
  return {
    entries: entries.slice(0, sound.entries),
    head: sound.head,
    text: lines
      .slice(0, sound.lines)
      .map((line) => `${line}\n`)
      .join(''),
    mend: false,
    damagedAt,
  }
}

const withoutHash = ({ hash: _, ...rest }: LedgerEntry): Omit<LedgerEntry, 'hash'> => rest

const parse = (line: string): LedgerEntry | null => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as LedgerEntry) : null
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

/** Appends one batch and returns only when the disk has it, twice. Call under the ingest lock. */
export const appendBatch = (folder: DataFolder, ledger: Ledger, files: readonly NewEntry[]): Ledger => {
  const entries = linkBatch(ledger, files)
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  for (const path of [folder.ledger, folder.ledgerCopy]) append(folder, path, ledger.text, text)
  return {
    entries: [...ledger.entries, ...entries],
    head: entries.at(-1)?.hash ?? ledger.head,
    text: ledger.text + text,
    mend: false,
  }
}

/** A file that holds anything but the ledger so far is first made to hold that, by rename: it is never half mended. */
const append = ({ disk }: DataFolder, path: string, before: string, text: string) => {
  const there = existsSync(path) ? readFileSync(path, 'utf8') : null
  if (there === null || !there.startsWith(before)) writeDurably(path, before, disk)
  else if (there.length > before.length) disk.truncate(path, Buffer.byteLength(before))
  disk.append(path, text)
  disk.sync(path)
  syncFolder(dirname(path), disk)
}

/** Makes both files of the ledger say the same again. Call under the ingest lock. */
export const mendLedger = (folder: DataFolder, ledger: Ledger): Ledger => {
  for (const path of [folder.ledger, folder.ledgerCopy])
    if (!existsSync(path) || readFileSync(path, 'utf8') !== ledger.text) writeDurably(path, ledger.text, folder.disk)
  return { ...ledger, mend: false }
}

/** Puts a ledger that neither file holds soundly aside, never away; what comes next starts a new one. */
export const setLedgerAside = (folder: DataFolder, at: string): Ledger => {
  const mark = at.replaceAll(/[^0-9]/g, '')
  for (const path of [folder.ledger, folder.ledgerCopy])
    if (existsSync(path)) folder.disk.rename(path, path.replace(/ndjson$/, `damaged-${mark}.ndjson`))
  syncFolder(dirname(folder.ledger), folder.disk)
  return EMPTY
}

/** The entries that a snapshot is made of: from the last batch that replaced everything. */
export const activeEntries = (ledger: Pick<Ledger, 'entries'>): readonly LedgerEntry[] => {
  const last = ledger.entries.findLast((entry) => entry.replaces)
  return last ? ledger.entries.filter((entry) => entry.seq > last.seq - last.part) : ledger.entries
}
