import type { Catalogue } from '../core/catalogue.ts'
import { readCatalogue } from './catalogue.ts'
import type { Cell } from './cell.ts'
import type { Session } from './duckdb.ts'

/**
 * One published snapshot, opened read-only, limited and locked (reliability F1-F6, contracts 8). Only this floor knows
 * DuckDB; callers above use `measure`, and `catalogue`.
 */
export interface Warehouse {
  readonly catalogue: Catalogue
  /** Runs one bound SELECT; interrupts it when the signal aborts. */
  query(sql: string, parameters: readonly (string | number)[], signal?: AbortSignal): Promise<Record<string, Cell>[]>
  close(): Promise<void>
}

/** A warehouse over an open session; `snapshot` is the version that receipts name. */
export const warehouseOver = async (session: Session, snapshot: string): Promise<Warehouse> => ({
  catalogue: await readCatalogue(session, snapshot),
  query: (sql, parameters, signal) => session.rows(sql, parameters, signal),
  close: async () => session.close(),
})
