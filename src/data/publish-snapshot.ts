import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { renameDurably } from './durable.ts'
import type { OnProgress } from './import-report.ts'
import { sha256Of } from './journal-files.ts'
import { programFingerprint } from './program-fingerprint.ts'
import { schemaFingerprint } from './schema.ts'
import type { BuildOrder, Built } from './snapshot-build.ts'
import { KEPT_SNAPSHOTS, readManifest, type SnapshotRecord, writeManifest } from './snapshot-manifest.ts'

export const snapshotFile = (folder: DataFolder, name: string): string => join(folder.snapshots, `${name}.duckdb`)

/** One more than any version that the manifest or the folder knows: a name must never come back with other content. */
export const nextVersion = (folder: DataFolder): number => {
  const known = readManifest(folder.root).map((record) => record.version)
  const lying = existsSync(folder.snapshots) ? readdirSync(folder.snapshots) : []
  const numbers = lying.map((file) => Number(/-v(\d+)\.duckdb/.exec(file)?.[1] ?? 0))
  return Math.max(0, ...known, ...numbers) + 1
}

/**
 * Puts a built snapshot in service: its bytes, then its name, then the manifest that points at it, each on the disk
 * before the next. Killed anywhere, the old manifest still points at whole files.
 */
export const publishSnapshot = async (
  folder: DataFolder,
  order: BuildOrder,
  built: Built,
  progress: OnProgress,
): Promise<SnapshotRecord> => {
  mkdirSync(folder.snapshots, { recursive: true })
  const target = snapshotFile(folder, order.name)
  const sha256 = await sha256Of(built.path)
  renameDurably(built.path, target, folder.disk)
  progress('renamed', order.name)
  const last = order.entries.at(-1)
  const record: SnapshotRecord = {
    name: order.name,
    version: order.version,
    schema: schemaFingerprint(),
    bytes: statSync(target).size,
    sha256,
    sourceSet: last?.sourceSet ?? '',
    chain: last?.chain ?? '',
    rows: built.rows,
    sums: built.sums,
    dataFrom: built.dataFrom,
    dataTo: built.dataTo,
    asOf: built.asOf,
    builtAt: order.builtAt,
    program: programFingerprint(),
    extensions: built.extensions,
    journal: { entries: last?.seq ?? 0, head: order.head },
  }
  // snapshots of what `--replace` put away must never serve as a fallback
  const heads = new Set(order.entries.map((entry) => entry.hash))
  const older = readManifest(folder.root).filter((one) => heads.has(one.journal.head))
  const kept = [record, ...older].slice(0, KEPT_SNAPSHOTS)
  writeManifest(folder, kept)
  progress('published', order.name)
  removeOthers(folder, kept)
  return record
}

const removeOthers = (folder: DataFolder, kept: readonly SnapshotRecord[]) => {
  const names = new Set(kept.map((record) => `${record.name}.duckdb`))
  for (const file of readdirSync(folder.snapshots))
    if (file.endsWith('.duckdb') && !names.has(file)) remove(join(folder.snapshots, file))
  rmSync(folder.build, { recursive: true, force: true })
}

/** Windows refuses while a service still reads it; the next publication tries again. */
const remove = (path: string) => {
  try {
    rmSync(path)
  } catch {
    // still open
  }
}
