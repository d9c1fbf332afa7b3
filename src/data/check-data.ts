import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'
import { readLedger } from './journal.ts'
import { sha256Of } from './journal-files.ts'
import { lacksPublished, snapshotDue } from './rebuild-snapshot.ts'
import { schemaFingerprint } from './schema.ts'
import { type ManifestState, manifestState, readManifest } from './snapshot-manifest.ts'
import { verifySnapshot } from './verify-snapshot.ts'

/** What `doctor data` found when it read every byte that a data folder has published or journaled. */
export interface DataCheck {
  /** `mended-soon`: one of its two copies is damaged, and the next import mends it. */
  readonly ledger: 'sound' | 'mended-soon' | 'damaged' | 'missing'
  readonly entries: number
  /** Raw files that are not what was imported; importing the same file again mends each. */
  readonly damagedFiles: readonly string[]
  /** Raw files that no entry names: left by an import that was cut off before it was journaled. */
  readonly unnamedFiles: number
  readonly manifest: ManifestState['state']
  /** Newest first. */
  readonly snapshots: readonly { readonly name: string; readonly state: 'sound' | 'damaged' | 'outdated' }[]
  /** Something was journaled that no snapshot holds, or the snapshots are of an older version. */
  readonly due: boolean
  readonly freeMegabytes: number
}

/** Reads and hashes everything; takes as long as reading the folder from its disk. Changes nothing. */
export const checkData = async (root: string): Promise<DataCheck> => {
  const folder = dataFolder(root)
  const said = readLedger(folder)
  const ledger = 'damagedAt' in said ? null : said
  const entries = ledger?.entries ?? []
  const damagedFiles: string[] = []
  for (const entry of entries) {
    const sha256 = await sha256Of(join(folder.rawFiles, entry.stored)).catch(() => null)
    if (sha256 !== entry.sha256) damagedFiles.push(entry.file)
  }
  const named = new Set(entries.map((entry) => entry.stored))
  const lying = existsSync(folder.rawFiles) ? readdirSync(folder.rawFiles) : []
  const snapshots: DataCheck['snapshots'][number][] = []
  for (const { name, schema } of readManifest(root)) {
    const sound = await verifySnapshot(root, name)
    snapshots.push({ name, state: !sound ? 'damaged' : schema === schemaFingerprint() ? 'sound' : 'outdated' })
  }
  return {
    ledger: ledgerState(root, ledger),
    entries: entries.length,
    damagedFiles,
    unnamedFiles: ledger ? lying.filter((file) => !named.has(file)).length : 0,
    manifest: manifestState(root).state,
    snapshots,
    due: snapshotDue(root),
    freeMegabytes: folder.disk.freeMegabytes(root),
  }
}

const ledgerState = (root: string, ledger: Parameters<typeof lacksPublished>[1] | null): DataCheck['ledger'] => {
  if (ledger === null || lacksPublished(root, ledger)) return 'damaged'
  if (ledger.entries.length === 0) return 'missing'
  return ledger.mend ? 'mended-soon' : 'sound'
}
