import type { BusinessDate } from './business-date.ts'
import type { Frame } from './frame.ts'
import type { StoreId } from './ids.ts'
import type { Period } from './period.ts'
import type { Quantity } from './quantity.ts'

export const ROW_ROLES = ['value', 'base', 'difference', 'relative'] as const
export type RowRole = (typeof ROW_ROLES)[number]

/** What a row is about; `{}` is all stores that were read. Ids, except `hour` (0-23) and `day`. */
export interface Entity {
  readonly store?: string
  readonly region?: string
  readonly category?: string
  readonly product?: string
  readonly hour?: number
  readonly day?: BusinessDate
  /** What else the row is about, by its id: a till, a kind of lane, a cashier, an employee, a competitor, another store. */
  readonly subject?: string
}

export interface EvidenceRow {
  readonly entity: Entity
  readonly period: Period
  readonly role: RowRole
  /** Column (a metric's or method's output name) to value; `null` is "not there", never 0. */
  readonly cells: Readonly<Record<string, Quantity | null>>
}

/** A doubt about the data under an answer, said with it: `{ flag: 'cost-missing', share: '0.12' }`. */
export interface DataFlag {
  readonly flag: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A value with all that is needed to check it: what it is of, when, where, how fresh, and the statement that made it. */
export interface Evidence {
  /** `RUN.e1`, unique for ever; on its own desk also just `e1`. */
  readonly id: string
  /** The metric or method that made it. */
  readonly source: string
  /** What was asked of it; null for a method that takes something else. */
  readonly frame: Frame | null
  readonly rows: readonly EvidenceRow[]
  readonly stores: readonly StoreId[]
  readonly period: Period
  /** Instant (ISO, UTC) of the newest row read; null when none was. */
  readonly asOf: string | null
  /** Data are older than two days at the run's clock. */
  readonly stale: boolean
  /** There were more rows than are shown. */
  readonly truncated: boolean
  readonly flags: readonly DataFlag[]
  readonly statement: string
  readonly parameters: readonly (string | number)[]
  /** Version of the snapshot that was read. */
  readonly snapshot: string
  /** Ids of the evidence this was computed from. */
  readonly inputs: readonly string[]
}
