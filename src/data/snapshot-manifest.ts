import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type DataFolder, dataFolder } from './data-folder.ts'
import { writeDurably } from './durable.ts'

/** How many snapshots are kept; the older ones are what is served when the newest turns out damaged. */
export const KEPT_SNAPSHOTS = 3

/**
 * Of the manifest and of what a snapshot's tables mean; an older one is built anew, a newer one is left alone. Raised when an
 * answer from a snapshot that is there would be wrong (docs/decisions/0019).
 */
export const SNAPSHOT_FORMAT = 2

const record = z.object({
  /** `demo-v3`; the file is this plus `.duckdb`, and no name is ever used twice. */
  name: z.string(),
  version: z.number().int().positive(),
  /** Fingerprint of the tables' definitions that it was built with. */
  schema: z.string(),
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
  /** Of the program that made it (`programFingerprint`); no other one adds rows to it. */
  program: z.string().default(''),
  /** How many times rows were added to a copy since all of it was made from the journal. */
  extensions: z.number().int().nonnegative().default(0),
  /** The ledger it was built from; when the ledger has gone on, a rebuild is due. */
  journal: z.object({ entries: z.number(), head: z.string() }),
})
export type SnapshotRecord = z.infer<typeof record>

const OLDER = z.object({ format: z.literal(1) })
/** The sum is over format and snapshots, in every format: that is how damage is told from a newer program's writing. */
const envelope = z.looseObject({ format: z.number(), snapshots: z.unknown(), sum: z.string() })

/** Published snapshots, newest first, or why there is no list to go by; `newer` was written by a later version of the program. */
export type ManifestState =
  | { readonly state: 'sound'; readonly snapshots: readonly SnapshotRecord[] }
  | { readonly state: 'missing' | 'damaged' | 'older' }
  | { readonly state: 'newer'; readonly format: number }

const sumOf = (format: number, snapshots: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([format, snapshots]))
    .digest('hex')

export const manifestState = (root: string): ManifestState => {
  const path = dataFolder(root).manifest
  if (!existsSync(path)) return { state: 'missing' }
  try {
    const said: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (OLDER.safeParse(said).success) return { state: 'older' }
    const { format, snapshots, sum } = envelope.parse(said)
    if (sumOf(format, snapshots) !== sum) return { state: 'damaged' }
    if (format > SNAPSHOT_FORMAT) return { state: 'newer', format }
    if (format < SNAPSHOT_FORMAT) return { state: 'older' }
    return { state: 'sound', snapshots: z.array(record).parse(snapshots) }
  } catch {
    return { state: 'damaged' }
  }
}

/** Published snapshots, newest first; none when there is no manifest or it cannot be read (it can be made again). */
export const readManifest = (root: string): readonly SnapshotRecord[] => {
  const said = manifestState(root)
  return said.state === 'sound' ? said.snapshots : []
}

export const writeManifest = ({ manifest: path, disk }: DataFolder, snapshots: readonly SnapshotRecord[]): void => {
  const text = JSON.stringify({ format: SNAPSHOT_FORMAT, snapshots, sum: sumOf(SNAPSHOT_FORMAT, snapshots) }, null, 1)
  writeDurably(path, `${text}\n`, disk)
}

/**
 * Name of the newest snapshot, `Catalogue.snapshot` of a warehouse that serves it. What a running service asks every few
 * seconds: one small file is read. Null when nothing was ever published.
 */
export const newestSnapshot = (root: string): string | null => readManifest(root)[0]?.name ?? null
