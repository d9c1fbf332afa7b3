import type { Fault } from '../core/fault.ts'
import type { ImportReport, OnProgress } from './import-report.ts'

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
 * more files of the same set, it appends (same key, other content: the newer row counts).
 */
export const publishTables = async (
  _dataFolder: string,
  _sourceSet: string,
  _files: readonly TableFile[],
  _meta: ChainMeta,
  _options: PublishOptions = {},
): Promise<ImportReport | Fault> => {
  throw new Error('being written')
}
