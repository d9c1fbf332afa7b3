import type { ImportReport, OnProgress } from './import-report.ts'
import type { FileHead } from './ingest/file-head.ts'
import type { NewEntry, SourceOptions } from './journal.ts'

/** A file that a source format takes, on its way into the journal. */
export interface Arrival {
  readonly path: string
  readonly file: string
  readonly kind: string
  readonly head: FileHead
  readonly encoding: 'utf-8' | 'latin-1'
}

export interface Delivery {
  readonly sourceSet: string
  readonly chain: string
  readonly format: string
  readonly arrivals: readonly Arrival[]
  readonly ignored: ImportReport['ignored']
  readonly options: SourceOptions
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
