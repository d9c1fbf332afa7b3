import type { Fault } from '../../core/fault.ts'
import type { Session } from '../duckdb.ts'
import type { SourceOptions } from '../source-options.ts'
import type { FileHead } from './file-head.ts'
import type { Stage } from './stage.ts'
import type { TextTable } from './text/text-table.ts'

/** One journaled file of this format, as a build reads it. */
export interface SourceFile {
  /** Position in the journal: a higher one is newer and supersedes. */
  readonly no: number
  readonly kind: string
  readonly name: string
  readonly path: string
  readonly container: 'csv' | 'parquet'
  /** Its rows as text, made once a build; null for Parquet. */
  readonly text: TextTable | null
  /** Records, read once when it was imported. */
  readonly rows: number
  readonly options: SourceOptions
}

/** The chain that a retailer's own feeds belong to, whatever system wrote them; named with `--name`. */
export const OWN_CHAIN = 'chain'

/**
 * How one kind of feed becomes the chain's tables. It adds selects with canonical columns to a table (`stage.input`);
 * keys, references, superseding, counting and derived columns are the build's, the same for all. Several formats may add
 * to one table: a footfall counter's CSV beside a till's export.
 *
 * Most vendors' files need none of these methods written: `mappedSource` (mapped-source.ts) makes a format from a list of
 * header names, the columns they become, and what is said with SQL where a name is not enough. Write one file a vendor,
 * one line in `index.ts`.
 */
export interface SourceFormat<N extends string = string> {
  readonly name: N
  /** `OWN_CHAIN`, or, of a public set that is a chain of its own, that chain's name. */
  readonly chain: string
  /** Which kind of its files this is, by content before name; null: none of its. */
  kindOf(head: FileHead): string | null
  /** The first column that a file of this kind cannot do without; null when all are there. */
  missingColumn(head: FileHead, kind: string, options: SourceOptions): string | null
  /** What must be said before the file can be read at all, such as which of 03/04 is the month; asked once, at import. */
  doubt?(session: Session, head: FileHead, kind: string, options: SourceOptions): Promise<Fault | null>
  /** What the shops that the file names lack to be shops of the chain: a list of shops or an option must say it. */
  shopsLack?(head: FileHead, kind: string, options: SourceOptions): 'tz' | 'currency' | null
  /** SQL of the file's records as they came: `rid` and the columns, for counting and for showing a rejected row. */
  records(file: SourceFile): string
  load(stage: Stage, files: readonly SourceFile[], chain: string): Promise<void>
}
