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
  readonly progress: OnProgress
}

export interface Candidate {
  readonly arrival: Arrival
  readonly entry: NewEntry
  /** Imported before, as the same kind of file. */
  readonly known: boolean
}
