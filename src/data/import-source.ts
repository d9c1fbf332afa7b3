import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Fault, fault, isFault } from '../core/fault.ts'
import type { ShownMapping } from './choose-mapping.ts'
import { type Claimed, claimFiles, readAllHeads } from './claim-files.ts'
import { createDataFolder, type DataFolder } from './data-folder.ts'
import type { Arrival } from './delivery.ts'
import { KEPT_FREE_MEGABYTES } from './disk-full.ts'
import { openWorkshop, type Session } from './duckdb.ts'
import { type ImportOptions, sourceOptionsOf, wishOf, wrongOption } from './import-options.ts'
import type { ImportReport } from './import-report.ts'
import { SOURCE_FORMATS } from './ingest/index.ts'
import { OWN_CHAIN } from './ingest/source-format.ts'
import { activeEntries, readLedger } from './journal.ts'
import { withReadingRoom } from './reading-room.ts'
import { nothingSaid, saidBefore } from './said-before.ts'
import { saveMapping } from './saved-mappings.ts'
import { UNFINISHED } from './settled-files.ts'
import { takeIn } from './take-in.ts'

export type { ImportOptions } from './import-options.ts'

/** Told of files whose headers no format knows: what they are taken for, with samples, before anything is kept. */
export type OnMapping = (shown: ShownMapping) => void

/** Imports a file or a folder of any known source format into a data folder and publishes a snapshot. */
export const importSource = async (
  root: string,
  path: string,
  options: ImportOptions = {},
  onMapping: OnMapping = () => undefined,
): Promise<ImportReport | Fault> => {
  const wrong = wrongOption(options)
  if (wrong) return wrong
  if (!existsSync(path)) return fault('source-unknown', { path })
  const folder = createDataFolder(root, options.disk)
  return withReadingRoom(folder, async (scratch) => {
    const session = await openWorkshop()
    try {
      return await importFiles(folder, session, path, scratch, options, onMapping)
    } finally {
      session.close()
    }
  })
}

const importFiles = async (
  folder: DataFolder,
  session: Session,
  path: string,
  scratch: string,
  options: ImportOptions,
  onMapping: OnMapping,
): Promise<ImportReport | Fault> => {
  const progress = options.onProgress ?? (() => undefined)
  const found = lookInto(path)
  const read = await readAllHeads(session, found.files, scratch, progress)
  if (isFault(read)) return read
  const before = options.replace ? nothingSaid : saidBefore(folder)
  const claimed = await claimFiles(session, folder, read.heads, sourceOptionsOf(options), wishOf(options), before)
  if (isFault(claimed)) return claimed
  for (const shown of claimed.shown) onMapping(shown)
  const stopped =
    nothingToTake(path, claimed, [...found.ignored, ...read.ignored, ...claimed.ignored]) ??
    lacksShops(folder, claimed.arrivals, options)
  if (stopped) return stopped
  const report = await takeIn(folder, session, {
    ...nameOf(folder, claimed.arrivals, options),
    arrivals: claimed.arrivals,
    ignored: [...found.ignored, ...read.ignored, ...claimed.ignored, ...waiting(claimed)],
    how: 'copy',
    imported: true,
    replace: options.replace ?? false,
    dryRun: options.dryRun ?? false,
    keptFree: options.keptFree ?? KEPT_FREE_MEGABYTES,
    signal: options.signal ?? new AbortController().signal,
    progress,
  })
  if (!isFault(report) && !options.dryRun)
    for (const { head, options: own } of claimed.arrivals)
      if (own.mapping) saveMapping(folder, head.columns, { ...own, mapping: own.mapping })
  return report
}

/** The files of a folder that may hold data, and why the others do not. One that is named by itself is always read. */
const lookInto = (path: string): { readonly files: readonly string[]; readonly ignored: ImportReport['ignored'] } => {
  if (!statSync(path).isDirectory()) return { files: [path], ignored: [] }
  const files: string[] = []
  const ignored: { file: string; reason: string }[] = []
  for (const file of readdirSync(path).sort()) {
    const stats = statSync(join(path, file), { throwIfNoEntry: false })
    if (stats?.isDirectory()) ignored.push({ file, reason: 'a folder: import it by itself' })
    else if (UNFINISHED.test(file))
      ignored.push({ file, reason: 'hidden, or not finished by the program that writes it' })
    else if (stats?.isFile()) files.push(join(path, file))
  }
  return { files, ignored }
}

const NAMED = 5

/** The first few of what is there, each with the reason why it is nothing. */
const foundIn = (ignored: ImportReport['ignored']): string => {
  const more = ignored.length - NAMED
  const named = ignored.slice(0, NAMED).map(({ file, reason }) => `${file} (${reason})`)
  return [...named, ...(more > 0 ? [`+ ${more}`] : [])].join('; ')
}

const unconfirmed = ({ shown }: Claimed) => shown.filter(({ choice }) => !choice.confirmed)

/** Files that wait for a person do not keep the others from coming in. */
const waiting = (claimed: Claimed) =>
  unconfirmed(claimed).map(({ file, choice }) => ({
    file,
    reason: `headers not known; it looks like ${choice.mapping.target}: import it by itself to confirm that`,
  }))

const nothingToTake = (path: string, claimed: Claimed, ignored: ImportReport['ignored']): Fault | null => {
  if (claimed.arrivals.length > 0) return null
  const [first] = unconfirmed(claimed)
  if (!first) return fault('source-unknown', { path, found: foundIn(ignored) })
  const { mapping, missing } = first.choice
  return fault('mapping-unconfirmed', { file: first.file, target: mapping.target, missing: missing.join(', ') })
}

/** Till exports name shops, but seldom their zone and currency: those come with a list of shops or as options. */
const lacksShops = (folder: DataFolder, arrivals: readonly Arrival[], options: ImportOptions): Fault | null => {
  const lacking = arrivals
    .map(({ file, format, head, kind, options: own }) => ({
      file,
      column: SOURCE_FORMATS.find(({ name }) => name === format)?.shopsLack?.(head, kind, own) ?? null,
    }))
    .find(({ column }) => column !== null)
  if (!lacking || lacking.column === null || arrivals.some(({ kind }) => kind === 'dim_store')) return null
  const ledger = options.replace ? null : readLedger(folder)
  const known = ledger && !('damagedAt' in ledger) && activeEntries(ledger).some(bringsShops)
  return known ? null : fault('column-missing', { file: lacking.file, column: lacking.column })
}

const bringsShops = (entry: { readonly kind: string; readonly options: { tz?: string; currency?: string } }) =>
  entry.kind === 'dim_store' || (entry.options.tz !== undefined && entry.options.currency !== undefined)

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
const nameOf = (
  folder: DataFolder,
  arrivals: readonly Arrival[],
  options: ImportOptions,
): { readonly chain: string; readonly sourceSet: string } => {
  if (options.chain !== undefined) return options.chain
  if (options.name !== undefined) return { chain: options.name, sourceSet: slugOf(options.name) }
  const chain = SOURCE_FORMATS.find(({ name }) => name === arrivals[0]?.format)?.chain ?? OWN_CHAIN
  if (chain === OWN_CHAIN && !options.replace) {
    const ledger = readLedger(folder)
    const last = 'damagedAt' in ledger ? undefined : activeEntries(ledger).at(-1)
    const own = SOURCE_FORMATS.some(({ name, chain: its }) => name === last?.format && its === OWN_CHAIN)
    if (last && own && last.imported) return { chain: last.chain, sourceSet: last.sourceSet }
  }
  return { chain, sourceSet: slugOf(chain) }
}
