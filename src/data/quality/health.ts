import type { BusinessDate } from '../../core/business-date.ts'
import type { QualityRuleName, QualitySeverity } from '../../core/quality-rule.ts'

/**
 * What arrived of a store's day: `whole`; `no-doors`, sales but none of the counts that the store usually has; `missing`,
 * nothing though it should have traded; `closed`, nothing and nothing was due; `doubtful`, whole, but a rule that fails found something.
 */
export type DayState = 'whole' | 'doubtful' | 'no-doors' | 'missing' | 'closed'

export interface StoreCompleteness {
  readonly store: string
  readonly days: readonly { readonly day: BusinessDate; readonly state: DayState }[]
}

/** What is wrong with one thing; `found` and `expected` may be money. */
export interface QualityExample {
  readonly key: readonly string[]
  readonly found: string | null
  readonly expected: string | null
  /** Where it came from, when the rule's findings are few or recent. */
  readonly file: string | null
  readonly row: number | null
  /** Null where it is the chain's. */
  readonly store: string | null
  readonly day: BusinessDate | null
}

export interface RuleHealth {
  readonly rule: QualityRuleName
  readonly severity: QualitySeverity
  readonly table: string
  /** False when it lacks tables; they are named in `lacks`. */
  readonly checked: boolean
  readonly lacks: readonly string[]
  readonly found: number
  /** Store-days with findings; 0 where findings are of the chain. */
  readonly days: number
  /** The newest first. */
  readonly examples: readonly QualityExample[]
}

export interface FileHealth {
  readonly file: string
  readonly table: string
  readonly importedAt: string
  readonly read: number
  readonly accepted: number
  readonly rejected: number
  readonly identical: number
  readonly superseded: number
  readonly reasons: readonly { readonly column: string; readonly reason: string; readonly rows: number }[]
}

/** A store's day that a later import changed; money of sales where the table has any. */
export interface RestatedHealth {
  readonly store: string
  readonly day: BusinessDate
  readonly table: string
  readonly rows: number
  readonly before: string | null
  readonly after: string | null
  readonly importedAt: string
}

/** The state of a chain's data, for the stores that were asked for. */
export interface DataHealth {
  readonly snapshot: string
  readonly completeness: readonly StoreCompleteness[]
  /** In the order of `QUALITY_RULES`. */
  readonly rules: readonly RuleHealth[]
  /** Newest first, the files of one table and import that are alike in nothing but content each on its own. */
  readonly files: readonly FileHealth[]
  readonly restated: readonly RestatedHealth[]
}
