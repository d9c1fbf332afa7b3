import type { Catalogue } from '../core/catalogue.ts'
import type { DataFlag } from '../core/evidence.ts'
import { readCatalogue } from './catalogue.ts'
import type { Cell } from './cell.ts'
import { type DataNote, readNotes } from './data-note.ts'
import type { Reading } from './duckdb.ts'
import type { LastingSession, OnStopped } from './lasting-session.ts'
import { doubtsOn, type ReadPart, readDoubts } from './quality/doubts.ts'
import { RETAIL_DEFAULTS, type RetailSettings } from './settings/retail-settings.ts'

/** What an operator should know about the snapshot that serves; answers are right, but may be older than they could be. */
export type WarehouseNotice =
  | { readonly kind: 'previous-snapshot'; readonly damaged: readonly string[] }
  | { readonly kind: 'rebuilt'; readonly damaged: readonly string[] }
  /** Files were journaled that no snapshot holds yet: an import is running, or was cut off. */
  | { readonly kind: 'journal-ahead' }
  /** The snapshots were of an older version of the program; this one was made from the journal. */
  | { readonly kind: 'renewed' }
  /** The journal lacks this entry, or it is not what was written: what serves is sound, but nothing can be added. */
  | { readonly kind: 'journal-damaged'; readonly entry: number }

/**
 * One published snapshot, opened read-only, limited and locked (reliability F1-F6, contracts 8). Only this floor knows
 * DuckDB; callers above use `measure`, and `catalogue`.
 */
export interface Warehouse {
  readonly catalogue: Catalogue
  readonly notice: WarehouseNotice | null
  /** What the head office set (`floorwalker.yaml`). */
  readonly settings: RetailSettings
  /**
   * Doubts about the data of these tables, to be filed with the evidence that reads them: what is so of the whole set, and what
   * the quality rules found in the `part` of it that was read.
   */
  caveats(tables: readonly string[], part?: ReadPart): readonly DataFlag[]
  /** Runs one bound SELECT; interrupts it when the signal aborts. */
  query(sql: string, parameters: readonly (string | number)[], signal?: AbortSignal): Promise<Record<string, Cell>[]>
  /** The same for a statement of one column of text, as it is read: for files of many rows. */
  lines(sql: string, parameters: readonly (string | number)[], signal?: AbortSignal): AsyncIterable<readonly string[]>
  /** From now on, tells when the engine answered nothing any more: whether the snapshot was opened again and goes on. */
  onStopped(tell: OnStopped): void
  close(): Promise<void>
}

/** A warehouse over an open session; `snapshot` is the version that receipts name. */
export const warehouseOver = async (
  session: Reading & Partial<LastingSession>,
  snapshot: string,
  notice: WarehouseNotice | null = null,
  settings: RetailSettings = RETAIL_DEFAULTS,
): Promise<Warehouse> => {
  const [notes, doubts] = [await readNotes(session), await readDoubts(session)]
  return {
    catalogue: await readCatalogue(session, snapshot),
    notice,
    settings,
    caveats: (tables, part) => [
      ...notes.filter((note) => note.tables.some((table) => tables.includes(table))).map(flagOf),
      ...(part ? doubtsOn(doubts, tables, part) : []),
    ],
    query: (sql, parameters, signal) => session.rows(sql, parameters, signal),
    lines: (sql, parameters, signal) => session.lines(sql, parameters, signal),
    onStopped: (tell) => session.onStopped?.(tell),
    close: async () => session.close(),
  }
}

const flagOf = ({ flag, parameters }: DataNote): DataFlag => ({ flag, parameters })
