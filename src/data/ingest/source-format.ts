import type { SourceOptions } from '../journal.ts'
import type { FileHead } from './file-head.ts'
import type { Stage } from './stage.ts'

/** One journaled file of this format, as a build reads it. */
export interface SourceFile {
  /** Position in the journal: a higher one is newer and supersedes. */
  readonly no: number
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly container: 'csv' | 'parquet'
  /** Records, read once when it was imported. */
  readonly rows: number
  readonly options: SourceOptions
}

/**
 * How one kind of feed becomes the chain's tables. It gives the build one view a table with canonical columns
 * (`stage.input`); keys, references, superseding, counting and derived columns are the build's, the same for all.
 */
export interface SourceFormat<N extends string = string> {
  readonly name: N
  /** The chain's name when the importer gives none. */
  readonly chain: string
  /** Of its CSV files. */
  readonly encoding: 'utf-8' | 'latin-1'
  /** Which kind of its files this is, by content before name; null: none of its. */
  kindOf(head: FileHead): string | null
  /** The first column that a file of this kind cannot do without; null when all are there. */
  missingColumn(head: FileHead, kind: string, options: SourceOptions): string | null
  /** SQL of the file's records as they came: `rid` and the columns, for counting and for showing a rejected row. */
  records(file: SourceFile): string
  load(stage: Stage, files: readonly SourceFile[], chain: string): Promise<void>
}
