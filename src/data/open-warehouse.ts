import { statSync } from 'node:fs'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { dataFolder } from './data-folder.ts'
import { openSnapshotFile } from './duckdb.ts'
import { activeEntries, readLedger } from './journal.ts'
import { sha256Of } from './journal-files.ts'
import { type LastingSession, lastingSession } from './lasting-session.ts'
import { snapshotFile } from './publish-snapshot.ts'
import { lacksPublished, rebuildSnapshot } from './rebuild-snapshot.ts'
import { schemaFingerprint } from './schema.ts'
import type { RetailSettings } from './settings/retail-settings.ts'
import { manifestState, type SnapshotRecord } from './snapshot-manifest.ts'
import { readRows } from './snapshot-sums.ts'
import { type Warehouse, type WarehouseNotice, warehouseOver } from './warehouse.ts'

/**
 * A file up to this size is hashed whole before it serves: some hundredths of a second. A larger one is checked for size,
 * head and rows; DuckDB checks each block's own sum as it reads it, so that a changed byte there is an error and never
 * another number, and a service hashes the whole file while it serves (`verifySnapshot`).
 */
const HASHED_AT_ONCE = 64 * 2 ** 20

export interface Opening {
  /** Snapshots that were found damaged while they served. */
  readonly distrusted?: ReadonlySet<string>
  /** False where building would disturb what serves: then nothing that opens is a fault. */
  readonly rebuild?: boolean
  /** Of the head office; without them the defaults. */
  readonly settings?: RetailSettings
}

/**
 * Opens the newest snapshot of a data folder that is sound; when the newest is not, the one before,
 * and when none opens, one made anew from the journal. `notice` says which it was. A fault when there is nothing to open,
 * when the journal itself is damaged, or when a newer version of the program wrote the folder.
 */
export const openWarehouse = async (
  root: string,
  { distrusted = new Set(), rebuild = true, settings }: Opening = {},
): Promise<Warehouse | Fault> => {
  const manifest = manifestState(root)
  if (manifest.state === 'newer') return fault('newer-version', { what: `format ${manifest.format}` })
  const records = manifest.state === 'sound' ? manifest.snapshots : []
  const known = records.filter((record) => record.schema === schemaFingerprint())
  const damaged: string[] = []
  for (const record of known) {
    const session = distrusted.has(record.name) ? null : await openSound(root, record)
    if (session) return warehouseOver(session, record.name, noticeOf(root, record, damaged), settings)
    damaged.push(record.name)
  }
  if (!rebuild || (damaged.length === 0 && !hasJournal(root))) return fault('no-data', {})
  const rebuilt = await rebuildSnapshot(root)
  if (isFault(rebuilt)) return rebuilt
  const session = await openSound(root, rebuilt)
  const outdated = manifest.state === 'older' || (known.length === 0 && records.length > 0)
  return session
    ? warehouseOver(session, rebuilt.name, outdated ? { kind: 'renewed' } : { kind: 'rebuilt', damaged }, settings)
    : fault('no-data', {})
}

/** Null when the file is not what the manifest says. */
const openSound = async (root: string, record: SnapshotRecord): Promise<LastingSession | null> => {
  const path = snapshotFile(dataFolder(root), record.name)
  let session: LastingSession | null = null
  try {
    if (statSync(path).size !== record.bytes) return null
    if (record.bytes <= HASHED_AT_ONCE && (await sha256Of(path)) !== record.sha256) return null
    session = await lastingSession(() => openSnapshotFile(path))
    const rows = await readRows(session)
    if (Object.entries(record.rows).every(([table, count]) => rows[table] === count)) return session
  } catch {
    // whatever is wrong with it, the one before is tried
  }
  session?.close()
  return null
}

const hasJournal = (root: string): boolean => {
  const ledger = readLedger(dataFolder(root))
  return 'damagedAt' in ledger || activeEntries(ledger).length > 0
}

const noticeOf = (root: string, record: SnapshotRecord, damaged: readonly string[]): WarehouseNotice | null => {
  if (damaged.length > 0) return { kind: 'previous-snapshot', damaged }
  const ledger = readLedger(dataFolder(root))
  if ('damagedAt' in ledger) return { kind: 'journal-damaged', entry: ledger.damagedAt }
  if (lacksPublished(root, ledger)) return { kind: 'journal-damaged', entry: ledger.entries.length + 1 }
  return ledger.head === record.journal.head ? null : { kind: 'journal-ahead' }
}
