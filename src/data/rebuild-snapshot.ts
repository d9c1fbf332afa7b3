import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { createDataFolder, type DataFolder } from './data-folder.ts'
import type { OnProgress } from './import-report.ts'
import { withIngestLock } from './ingest-lock.ts'
import { activeEntries, type Ledger, type LedgerEntry, readLedger } from './journal.ts'
import { sha256Of } from './journal-files.ts'
import { nextVersion, publishSnapshot } from './publish-snapshot.ts'
import { type BuildOrder, type Built, buildSnapshot } from './snapshot-build.ts'
import type { SnapshotRecord } from './snapshot-manifest.ts'

export const soundLedger = (folder: DataFolder): Ledger | Fault => {
  const ledger = readLedger(folder)
  return 'damagedAt' in ledger ? fault('journal-damaged', { entry: ledger.damagedAt }) : ledger
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

/** Builds from all that counts in the ledger and publishes; entries from number `newFrom` on are what is reported. */
export const buildAndPublish = async (
  folder: DataFolder,
  ledger: Ledger,
  progress: OnProgress,
  newFrom = 0,
): Promise<{ readonly record: SnapshotRecord; readonly built: Built }> => {
  const order = orderOf(folder, ledger, newFrom)
  const built = await buildSnapshot(folder, order, progress)
  progress('built', order.name)
  return { record: await publishSnapshot(folder, order, built, progress), built }
}

/** The same build with files that are not in the journal, for a dry run: its result is thrown away. */
export const tryBuild = async (
  folder: DataFolder,
  ledger: Ledger,
  progress: OnProgress,
  newFrom: number,
  pathOf: (entry: LedgerEntry) => string | undefined,
): Promise<Built> => {
  const order = orderOf(folder, ledger, newFrom)
  const built = await buildSnapshot(
    folder,
    { ...order, pathOf: (entry) => pathOf(entry) ?? order.pathOf(entry) },
    progress,
  )
  rmSync(folder.build, { recursive: true, force: true })
  return built
}

/** Every raw file must still be what was imported; the first that is not is named. */
const damagedEntry = async (folder: DataFolder, entries: readonly LedgerEntry[]): Promise<LedgerEntry | null> => {
  for (const entry of entries) {
    const sha256 = await sha256Of(join(folder.rawFiles, entry.stored)).catch(() => null)
    if (sha256 !== entry.sha256) return entry
  }
  return null
}

/** Makes the snapshot anew from the journal alone; for a damaged one, and after an import that was cut off. */
export const rebuildSnapshot = async (
  dataFolder: string,
  onProgress: OnProgress = () => undefined,
): Promise<SnapshotRecord | Fault> => {
  const folder = createDataFolder(dataFolder)
  const done = await withIngestLock(folder, async () => {
    const ledger = soundLedger(folder)
    if (isFault(ledger)) return ledger
    const entries = activeEntries(ledger)
    if (entries.length === 0) return fault('no-data', {})
    const damaged = await damagedEntry(folder, entries)
    if (damaged) return fault('journal-damaged', { entry: damaged.seq })
    return (await buildAndPublish(folder, ledger, onProgress)).record
  })
  return done === 'busy' ? fault('data-busy', {}) : done
}
