import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { createDataFolder, type DataFolder, dataFolder } from './data-folder.ts'
import type { Disk } from './disk.ts'
import { stoppedByFullDisk } from './disk-full.ts'
import { extendSnapshot } from './extend-snapshot.ts'
import type { OnProgress } from './import-report.ts'
import { SOURCE_FORMATS } from './ingest/index.ts'
import { withIngestLock } from './ingest-lock.ts'
import { activeEntries, type Ledger, type LedgerEntry, mendLedger, readLedger } from './journal.ts'
import { damagedFile } from './journal-files.ts'
import { nextVersion, publishSnapshot } from './publish-snapshot.ts'
import { schemaFingerprint } from './schema.ts'
import { type BuildOrder, type Built, buildSnapshot } from './snapshot-build.ts'
import { manifestState, readManifest, type SnapshotRecord } from './snapshot-manifest.ts'

/**
 * The ledger, or the fault that it is damaged or that it has lost entries which a published snapshot was built from: going
 * on from there would quietly forget them. One file of two that is damaged is mended. Call under the ingest lock.
 */
export const soundLedger = (folder: DataFolder): Ledger | Fault => {
  const ledger = readLedger(folder)
  if ('damagedAt' in ledger) return fault('journal-damaged', { entry: ledger.damagedAt })
  if (lacksPublished(folder.root, ledger)) return fault('journal-damaged', { entry: ledger.entries.length + 1 })
  return ledger.mend ? mendLedger(folder, ledger) : ledger
}

/** The newest snapshot was built from entries that the ledger does not hold. */
export const lacksPublished = (root: string, ledger: Ledger): boolean => {
  const [newest] = readManifest(root)
  return newest !== undefined && !ledger.entries.some((entry) => entry.hash === newest.journal.head)
}

const orderOf = (folder: DataFolder, ledger: Ledger, newFrom: number): BuildOrder => {
  const entries = activeEntries(ledger)
  const version = nextVersion(folder)
  return {
    name: `${entries.at(-1)?.sourceSet}-v${version}`,
    version,
    entries,
    head: ledger.head,
    newFrom,
    pathOf: (entry) => join(folder.rawFiles, entry.stored),
    builtAt: new Date().toISOString(),
  }
}

/**
 * Builds from all that counts in the ledger and publishes; entries from number `newFrom` on are what is reported, and their
 * files were seen to be sound a moment ago. A fault when an older raw file is no longer what was imported. `whole` never
 * starts from the snapshot that there is.
 */
export const buildAndPublish = async (
  folder: DataFolder,
  ledger: Ledger,
  progress: OnProgress,
  newFrom = Number.POSITIVE_INFINITY,
  whole = false,
): Promise<{ readonly record: SnapshotRecord; readonly built: Built } | Fault> => {
  const order = orderOf(folder, ledger, newFrom)
  const unknown = order.entries.find((entry) => !SOURCE_FORMATS.some(({ name }) => name === entry.format))
  if (unknown) return fault('newer-version', { what: unknown.format })
  const damaged = await damagedFile(
    folder,
    order.entries.filter((entry) => entry.seq < newFrom),
  )
  if (damaged) return fault('raw-file-damaged', { file: damaged.file, entry: damaged.seq })
  const built = await makeSnapshot(folder, order, progress, whole)
  progress('built', order.name)
  return { record: await publishSnapshot(folder, order, built, progress), built }
}

/** A copy of the newest snapshot with the new rows where that is the same as all from the beginning, which is always right. */
const makeSnapshot = async (folder: DataFolder, order: BuildOrder, progress: OnProgress, whole: boolean) =>
  (whole ? null : await extendSnapshot(folder, order, progress)) ?? (await buildSnapshot(folder, order, progress))

/** The same build with files that are not in the journal, for a dry run: its result is thrown away. */
export const tryBuild = async (
  folder: DataFolder,
  ledger: Ledger,
  progress: OnProgress,
  newFrom: number,
  pathOf: (entry: LedgerEntry) => string | undefined,
): Promise<Built> => {
  const order = orderOf(folder, ledger, newFrom)
  const pretended = { ...order, pathOf: (entry: LedgerEntry) => pathOf(entry) ?? order.pathOf(entry) }
  const built = await makeSnapshot(folder, pretended, progress, false)
  rmSync(folder.build, { recursive: true, force: true })
  return built
}

/** Something was journaled that the newest snapshot does not hold, or no snapshot of these tables is there at all. */
export const snapshotDue = (root: string): boolean => {
  const ledger = readLedger(dataFolder(root))
  if ('damagedAt' in ledger || activeEntries(ledger).length === 0 || manifestState(root).state === 'newer') return false
  const [newest] = readManifest(root)
  return newest?.journal.head !== ledger.head || newest.schema !== schemaFingerprint()
}

export interface RebuildOptions {
  readonly onProgress?: OnProgress
  readonly disk?: Disk
}

/** Makes the snapshot anew from the journal alone, whatever snapshots there are. */
export const rebuildSnapshot = (root: string, options: RebuildOptions = {}): Promise<SnapshotRecord | Fault> => {
  const folder = createDataFolder(root, options.disk)
  return withIngestLock(folder, () => stoppedByFullDisk(folder, () => fromJournal(folder, options, true)))
}

/**
 * Finishes an import that was cut off after its files had been journaled, and renews a snapshot of an older version. Null
 * when nothing is left to do.
 */
export const finishImport = async (
  root: string,
  options: RebuildOptions = {},
): Promise<SnapshotRecord | null | Fault> => {
  if (!snapshotDue(root)) return null
  const folder = createDataFolder(root, options.disk)
  return withIngestLock(folder, () =>
    stoppedByFullDisk(folder, async () => (snapshotDue(root) ? fromJournal(folder, options, false) : null)),
  )
}

const fromJournal = async (
  folder: DataFolder,
  { onProgress }: RebuildOptions,
  whole: boolean,
): Promise<SnapshotRecord | Fault> => {
  const ledger = soundLedger(folder)
  if (isFault(ledger)) return ledger
  if (activeEntries(ledger).length === 0) return fault('no-data', {})
  const done = await buildAndPublish(folder, ledger, onProgress ?? (() => undefined), undefined, whole)
  return isFault(done) ? done : done.record
}
