import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dataFolder } from './data-folder.ts'
import { writeDurably } from './durable.ts'

/** How many snapshots are kept; the older ones are what is served when the newest turns out damaged. */
export const KEPT_SNAPSHOTS = 3

const record = z.object({
  /** `demo-v3`; the file is this plus `.duckdb`, and no name is ever used twice. */
  name: z.string(),
  version: z.number().int().positive(),
  bytes: z.number(),
  sha256: z.string(),
  sourceSet: z.string(),
  chain: z.string(),
  rows: z.record(z.string(), z.number()),
  sums: z.record(z.string(), z.string()),
  dataFrom: z.string().nullable(),
  dataTo: z.string().nullable(),
  /** Newest `ts_utc` of all rows. */
  asOf: z.string().nullable(),
  builtAt: z.string(),
  /** The ledger it was built from; when the ledger has gone on, a rebuild is due. */
  journal: z.object({ entries: z.number(), head: z.string() }),
})
export type SnapshotRecord = z.infer<typeof record>

const manifest = z.object({ format: z.literal(1), snapshots: z.array(record) })

/** Published snapshots, newest first; none when there is no manifest or it cannot be read (it can be made again). */
export const readManifest = (root: string): readonly SnapshotRecord[] => {
  try {
    return manifest.parse(JSON.parse(readFileSync(dataFolder(root).manifest, 'utf8'))).snapshots
  } catch {
    return []
  }
}

export const writeManifest = (root: string, snapshots: readonly SnapshotRecord[]): void =>
  writeDurably(dataFolder(root).manifest, `${JSON.stringify({ format: 1, snapshots }, null, 1)}\n`)

/**
 * Name of the newest snapshot, `Catalogue.snapshot` of a warehouse that serves it. What a running service asks every few
 * seconds: one small file is read. Null when nothing was ever published.
 */
export const newestSnapshot = (root: string): string | null => readManifest(root)[0]?.name ?? null
