import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { createDataFolder } from './data-folder.ts'
import type { Arrival } from './delivery.ts'
import type { Disk } from './disk.ts'
import { KEPT_FREE_MEGABYTES } from './disk-full.ts'
import { openWorkshop, type Session } from './duckdb.ts'
import { firstLineOf } from './first-line-of.ts'
import type { ImportReport, OnProgress } from './import-report.ts'
import { type FileHead, readHead } from './ingest/file-head.ts'
import { SOURCE_FORMATS } from './ingest/index.ts'
import type { SourceFormat } from './ingest/source-format.ts'
import { activeEntries, readLedger, type SourceOptions } from './journal.ts'
import { takeIn } from './take-in.ts'

export interface ImportOptions {
  /** The chain's name; its slug is the source set. */
  readonly name?: string
  /** What files lack: IANA time zone, ISO 4217 code, `HH:MM`. */
  readonly tz?: string
  readonly currency?: string
  readonly dayCutoff?: string
  /** Starts the folder over with this source, whatever it held. */
  readonly replace?: boolean
  /** Reads and checks all, keeps nothing. */
  readonly dryRun?: boolean
  /** Megabytes of the disk that must be left free; 500 when it is not said. */
  readonly keptFree?: number
  /** Stops the import between two steps; what was journaled by then is finished by the next import or start. */
  readonly signal?: AbortSignal
  readonly disk?: Disk
  readonly onProgress?: OnProgress
}

/** Imports a file or a folder of any known source format into a data folder and publishes a snapshot. */
export const importSource = async (
  root: string,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport | Fault> => {
  const progress = options.onProgress ?? (() => undefined)
  const wrong = wrongOption(options)
  if (wrong) return wrong
  if (!existsSync(path)) return fault('source-unknown', { path })
  const paths = statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .map((name) => join(path, name))
    : [path]
  const session = await openWorkshop()
  try {
    const found = await recognise(
      session,
      paths.filter((one) => statSync(one).isFile()),
      progress,
    )
    if (isFault(found)) return found
    if (!found.format) return fault('source-unknown', { path })
    const sourceOptions = optionsOf(options)
    const arrivals: Arrival[] = []
    for (const { head, kind } of found.claimed) {
      const column = found.format.missingColumn(head, kind, sourceOptions)
      if (column !== null) return fault('column-missing', { file: head.name, column })
      arrivals.push({ path: head.path, file: head.name, kind, head, encoding: found.format.encoding })
    }
    const { chain, sourceSet } = nameOf(root, found.format, options)
    return await takeIn(createDataFolder(root, options.disk), session, {
      sourceSet,
      chain,
      format: found.format.name,
      arrivals,
      ignored: found.ignored,
      options: sourceOptions,
      how: 'copy',
      imported: true,
      replace: options.replace ?? false,
      dryRun: options.dryRun ?? false,
      keptFree: options.keptFree ?? KEPT_FREE_MEGABYTES,
      signal: options.signal ?? new AbortController().signal,
      progress,
    })
  } finally {
    session.close()
  }
}

interface Recognised {
  readonly format: SourceFormat | undefined
  readonly claimed: readonly { readonly head: FileHead; readonly kind: string }[]
  readonly ignored: readonly { readonly file: string; readonly reason: string }[]
}

/** The first format that takes any of the files takes all that it knows; the rest is named, with why. */
const recognise = async (
  session: Session,
  paths: readonly string[],
  progress: OnProgress,
): Promise<Recognised | Fault> => {
  const heads: FileHead[] = []
  const ignored: { file: string; reason: string }[] = []
  for (const path of paths) {
    progress('reading', basename(path))
    try {
      const head = await readHead(session, path)
      if (head) heads.push(head)
      else ignored.push({ file: basename(path), reason: 'neither CSV nor Parquet' })
    } catch (error) {
      return fault('file-unreadable', { file: basename(path), detail: firstLineOf(error) })
    }
  }
  const format = SOURCE_FORMATS.find((one) => heads.some((head) => one.kindOf(head) !== null))
  const claimed = heads.flatMap((head) => {
    const kind = format?.kindOf(head) ?? null
    if (kind === null) ignored.push({ file: head.name, reason: 'no table takes it' })
    return kind === null ? [] : [{ head, kind }]
  })
  return { format, claimed, ignored }
}

const optionsOf = ({ tz, currency, dayCutoff }: ImportOptions): SourceOptions => ({
  ...(tz === undefined ? {} : { tz }),
  ...(currency === undefined ? {} : { currency }),
  ...(dayCutoff === undefined ? {} : { dayCutoff }),
})

const wrongOption = ({ tz, currency, dayCutoff }: ImportOptions): Fault | null => {
  if (tz !== undefined && !isZone(tz)) return fault('bad-option', { option: '--tz', value: tz })
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    return fault('bad-option', { option: '--currency', value: currency })
  if (dayCutoff !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(dayCutoff))
    return fault('bad-option', { option: '--day-cutoff', value: dayCutoff })
  return null
}

const isZone = (tz: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz })
    return true
  } catch {
    return false
  }
}

const slugOf = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'chain'

/**
 * A chain's own files carry no name of the chain: without one given they join what was imported before without or with a
 * name, and the first are called `chain`.
 */
const nameOf = (root: string, format: SourceFormat, options: ImportOptions): { chain: string; sourceSet: string } => {
  if (options.name !== undefined) return { chain: options.name, sourceSet: slugOf(options.name) }
  if (format.name === 'canonical' && !options.replace) {
    const ledger = readLedger(createDataFolder(root))
    const last = 'damagedAt' in ledger ? undefined : activeEntries(ledger).at(-1)
    if (last?.format === 'canonical' && last.imported) return { chain: last.chain, sourceSet: last.sourceSet }
  }
  return { chain: format.chain, sourceSet: slugOf(format.chain) }
}
