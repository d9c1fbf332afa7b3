import { statSync } from 'node:fs'
import { type Fault, fault, isFault } from '../core/fault.ts'
import { dataFolder } from './data-folder.ts'
import { openSnapshotFile, type Session } from './duckdb.ts'
import { activeEntries, readLedger } from './journal.ts'
import { sha256Of } from './journal-files.ts'
import { snapshotFile } from './publish-snapshot.ts'
import { rebuildSnapshot } from './rebuild-snapshot.ts'
import { readManifest, type SnapshotRecord } from './snapshot-manifest.ts'
import { readRows } from './snapshot-sums.ts'
import { type Warehouse, type WarehouseNotice, warehouseOver } from './warehouse.ts'

/**
 * Opens the newest snapshot of a data folder; when it is damaged, the one before, and when none opens, one made anew from
 * the journal. `notice` says which it was. A fault when there is nothing to open or the journal itself is damaged.
 */
export const openWarehouse = async (root: string): Promise<Warehouse | Fault> => {
  const records = readManifest(root)
  const damaged: string[] = []
  for (const record of records) {
    const session = await openSound(root, record)
    if (session) return warehouseOver(session, record.name, noticeOf(root, record, damaged))
    damaged.push(record.name)
  }
  if (damaged.length === 0 && !hasJournal(root)) return fault('no-data', {})
  const rebuilt = await rebuildSnapshot(root)
  if (isFault(rebuilt)) return rebuilt
  const session = await openSound(root, rebuilt)
  return session ? warehouseOver(session, rebuilt.name, { kind: 'rebuilt', damaged }) : fault('no-data', {})
}

/** Null when the file is not what the manifest says, to the byte and to the row. */
const openSound = async (root: string, record: SnapshotRecord): Promise<Session | null> => {
  const path = snapshotFile(dataFolder(root), record.name)
  let session: Session | null = null
  try {
    if (statSync(path).size !== record.bytes || (await sha256Of(path)) !== record.sha256) return null
    session = await openSnapshotFile(path)
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
  return 'damagedAt' in ledger || ledger.head === record.journal.head ? null : { kind: 'journal-ahead' }
}
