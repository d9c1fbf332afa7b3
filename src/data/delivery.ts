import type { ImportReport, OnProgress } from './import-report.ts'
import type { FileHead } from './ingest/file-head.ts'
import type { NewEntry } from './journal.ts'
import type { SourceOptions } from './source-options.ts'

/** A file that a source format takes, on its way into the journal. */
export interface Arrival {
  readonly path: string
  readonly file: string
  readonly kind: string
  readonly head: FileHead
  /** Name of the source format that takes it. */
  readonly format: string
  readonly options: SourceOptions
  /** Those of the options that nobody said now, but of earlier files of the kind. */
  readonly asBefore: SourceOptions
}

export interface Delivery {
  readonly sourceSet: string
  readonly chain: string
  readonly arrivals: readonly Arrival[]
  readonly ignored: ImportReport['ignored']
  readonly how: 'copy' | 'move'
  readonly imported: boolean
  readonly replace: boolean
  readonly dryRun: boolean
  /** Megabytes of the disk that an import must leave free. */
  readonly keptFree: number
  /** Stops between two steps; what was journaled by then is finished later. */
  readonly signal: AbortSignal
  readonly progress: OnProgress
}

export interface Candidate {
  readonly arrival: Arrival
  readonly entry: NewEntry
  /** Imported before, as the same kind of file. */
  readonly known: boolean
}
