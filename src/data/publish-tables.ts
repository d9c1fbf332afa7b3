import { dirname } from 'node:path'
import type { Fault } from '../core/fault.ts'
import { createDataFolder } from './data-folder.ts'
import type { Arrival } from './delivery.ts'
import { KEPT_FREE_MEGABYTES } from './disk-full.ts'
import { openWorkshop } from './duckdb.ts'
import type { ImportReport, OnProgress } from './import-report.ts'
import { canonical } from './ingest/canonical.ts'
import { readHead } from './ingest/file-head.ts'
import { takeIn } from './take-in.ts'

export interface TableFile {
  /** A table of contracts 6, or `people`. */
  readonly table: string
  /** Parquet; it is moved into the journal. */
  readonly path: string
}

export interface ChainMeta {
  /** What people call the chain. */
  readonly name: string
}

export interface PublishOptions {
  /** Starts the folder over with this set, whatever it held. */
  readonly replace?: boolean
  readonly onProgress?: OnProgress
}

/**
 * Journals Parquet files of canonical tables and publishes a snapshot of everything journaled so far; called again with
 * more files of the same set, it appends (same key, other content: the newer row counts). Throws on a file that is no
 * canonical table: the maker's bug, not a user's.
 */
export const publishTables = async (
  root: string,
  sourceSet: string,
  files: readonly TableFile[],
  meta: ChainMeta,
  options: PublishOptions = {},
): Promise<ImportReport | Fault> => {
  const session = await openWorkshop()
  try {
    const arrivals: Arrival[] = []
    for (const { table, path } of files) {
      const head = await readHead(session, path, dirname(path), `${table}.parquet`)
      const kind = head && canonical.kindOf(head)
      if (!head || !kind) throw new Error(`${table} is no table of a chain`)
      const column = canonical.missingColumn(head, kind, {})
      if (column !== null) throw new Error(`${table} lacks the column ${column}`)
      arrivals.push({ path, file: head.name, kind, head, format: canonical.name, options: {}, asBefore: {} })
    }
    return await takeIn(createDataFolder(root), session, {
      sourceSet,
      chain: meta.name,
      arrivals,
      ignored: [],
      how: 'move',
      imported: false,
      replace: options.replace ?? false,
      dryRun: false,
      keptFree: KEPT_FREE_MEGABYTES,
      signal: new AbortController().signal,
      progress: options.onProgress ?? (() => undefined),
    })
  } finally {
    session.close()
  }
}
