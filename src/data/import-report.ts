import type { ChangedDays } from './restated-days.ts'
import type { SourceOptions } from './source-options.ts'

/** A row that was kept out of the tables, with all that is needed to find and mend it. */
export interface Reject {
  readonly file: string
  readonly table: string
  /** Row as a spreadsheet numbers it: in CSV the header is row 1; in Parquet the first record is row 1. */
  readonly row: number
  readonly column: string
  readonly reason: string
  /** The row as it came, JSON. */
  readonly raw: string
}

/** read = accepted + rejected + identical + superseded. */
export interface RowCounts {
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  /** Same key and same content as another row: ignored. */
  readonly identical: number
  /** Replaced by a newer file's row of the same key; kept in the journal. */
  readonly superseded: number
  /** Rows of earlier files that rows of this one replaced. */
  readonly replaces: number
}

export interface FileReport extends RowCounts {
  readonly file: string
  readonly table: string
  readonly sha256: string
  /** This very file was imported before: nothing was done. */
  readonly alreadyThere: boolean
  /** Options that nobody said now: they hold as they were said of earlier files of the kind. */
  readonly asBefore: SourceOptions
}

export interface ImportReport {
  readonly sourceSet: string
  readonly chain: string
  /** The version that now serves, `demo-v3`; null after a dry run. */
  readonly snapshot: string | null
  /** False when every file had been imported before. */
  readonly changed: boolean
  readonly files: readonly FileReport[]
  /** Files in the folder that no table takes, and why. */
  readonly ignored: readonly { readonly file: string; readonly reason: string }[]
  /** Which days come in and which ones change; null when nothing was done. */
  readonly changes: ChangedDays | null
  /** The first ones; all are in the snapshot's table `rejected_row`. */
  readonly rejects: readonly Reject[]
  /** What a source's rules counted: rows kept though doubtful, money kept apart. */
  readonly notes: readonly { readonly flag: string; readonly parameters: Readonly<Record<string, string>> }[]
  /** Rows a table of the new snapshot. */
  readonly rows: Readonly<Record<string, number>>
  /** Exact decimal sums of the new snapshot, to hold against the source's own totals. */
  readonly sums: Readonly<Record<string, string>>
}

export type ImportStep =
  | 'resuming'
  | 'reading'
  | 'keeping'
  | 'journaled'
  | 'loading'
  | 'deriving'
  | 'checking'
  | 'built'
  | 'renamed'
  | 'published'

/** For a progress line: where the import is, and of which file or table. */
export type OnProgress = (step: ImportStep, detail: string) => void
