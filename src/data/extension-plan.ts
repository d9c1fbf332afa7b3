import { existsSync } from 'node:fs'
import type { DataFolder } from './data-folder.ts'
import { canonical } from './ingest/canonical.ts'
import { CANONICAL_TABLES, TABLE_NAMES, type TableName } from './ingest/canonical-tables.ts'
import type { LedgerEntry } from './journal.ts'
import { programFingerprint } from './program-fingerprint.ts'
import { snapshotFile } from './publish-snapshot.ts'
import type { BuildOrder } from './snapshot-build.ts'
import { readManifest, type SnapshotRecord } from './snapshot-manifest.ts'

/** How the newest snapshot becomes the next one without all files being read. */
export interface ExtensionPlan {
  readonly before: SnapshotRecord
  readonly path: string
  /** Entries that the snapshot does not hold. */
  readonly fresh: readonly LedgerEntry[]
  /** Tables that only get rows. */
  readonly grown: readonly TableName[]
  /** Small tables that are made anew from all their files: a list of goods comes as a whole, mostly with the same rows. */
  readonly remade: readonly TableName[]
  /** What is read: the fresh entries, and all of the remade tables. */
  readonly read: readonly LedgerEntry[]
}

/** Now and then everything is made anew: rows that came one day after the other then lie in order again. */
const MOST_EXTENSIONS = 30
/** Rows of all files of a fact that is still cheap to make anew; then it may be corrected, too. */
const FEW = 200_000

/** Tables that others are worked out from row by row, or whose days are compared with those before. */
const ONLY_GROWN: ReadonlySet<TableName> = new Set([
  'fact_receipt',
  'fact_line',
  'fact_tender',
  'fact_stock_day',
  'fact_footfall',
  'fact_stock_move',
])

/** The quality rules name goods by what is sold, and where a product stands in its file is asked of a day that brought none. */
const ALWAYS_READ: TableName = 'dim_product'

/**
 * Null when the snapshot cannot be gone on from: none, of another program, not of a beginning of these entries, extended often
 * enough; or files of a source that makes shops and goods out of all its files together.
 */
export const planExtension = (folder: DataFolder, order: BuildOrder): ExtensionPlan | null => {
  const [before] = readManifest(folder.root)
  if (!before || before.program !== programFingerprint() || before.extensions >= MOST_EXTENSIONS) return null
  const path = snapshotFile(folder, before.name)
  const known = order.entries.findIndex((entry) => entry.hash === before.journal.head) + 1
  const fresh = order.entries.slice(known)
  if (known === 0 || fresh.length === 0 || !existsSync(path)) return null
  if (before.sourceSet !== order.entries[0]?.sourceSet) return null
  if (order.entries.some(({ format }) => format !== canonical.name)) return null
  const touched = TABLE_NAMES.filter((table) =>
    (table === ALWAYS_READ ? order.entries : fresh).some(({ kind }) => kind === table),
  )
  const rowsOf = (table: TableName) =>
    order.entries.reduce((sum, { kind, rows }) => sum + (kind === table ? rows : 0), 0)
  const isList = (table: TableName) => !table.startsWith('fact_') && table !== 'dim_lot'
  const remade = touched.filter((table) => !ONLY_GROWN.has(table) && (isList(table) || rowsOf(table) <= FEW))
  const again = new Set<string>(remade)
  const newest = new Set(fresh)
  return {
    before,
    path,
    fresh,
    remade,
    grown: touched.filter((table) => !again.has(table)),
    read: order.entries.filter((entry) => newest.has(entry) || again.has(entry.kind)),
  }
}

/** Tables that ask this one for their values. */
export const askersOf = (parent: TableName): readonly TableName[] =>
  TABLE_NAMES.filter((table) => Object.values<string>(CANONICAL_TABLES[table].references).includes(parent))
