import type { QualityRuleName, QualitySeverity } from '../../core/quality-rule.ts'
import type { TableName } from '../ingest/canonical-tables.ts'

export interface QualityRule<N extends QualityRuleName = QualityRuleName> {
  readonly name: N
  readonly severity: QualitySeverity
  /** Whose rows the examples name. */
  readonly table: TableName | 'ingest_file'
  /** Without rows in one of them the rule is not checked, and that is said. */
  readonly needs: readonly (TableName | 'sales_hour' | 'ingest_file')[]
  /** Answers that read one of these relations, or are of one of these metrics, say that they stand on it; [] is for the data-health page only. */
  readonly concerns: readonly string[]
  /** Its days are right and its hours are not: only answers by the hour say it. */
  readonly hoursOnly?: true
  /** Least share of the shop days that were read, for what happens in a sound shop now and then; else one finding is enough. */
  readonly fromShare?: number
  /** It looks at what the files said, so it can run only while a snapshot is built. */
  readonly fromFiles?: true
  /**
   * What it finds of a store's day follows from that day's receipts, lines, tenders, counts and stock days alone, and from lists:
   * when rows are added, only the days that got any are looked at again.
   */
  readonly byDay?: true
  /**
   * A SELECT of what is wrong: store_id, business_date (both null when it is the chain's), key (list of the row's key as
   * texts), found and expected (texts of what is there and what should be; expected may be null), n (how many it stands for).
   */
  readonly sql: string
}

/** What reads sales, in lines, in receipts or pre-aggregated. */
export const SALES = ['fact_line', 'fact_receipt', 'sales_hour'] as const

/** Lines of a sale as it was rung: neither void nor of a return. */
export const SOLD = "line_type = 'sale' and receipt_type = 'sale' and qty > 0"

/** A receipt's number as a till counts it: the digits that it ends with. The pattern is looked for only where it is no plain number. */
export const NUMBER =
  "coalesce(try_cast(receipt_no as bigint), try_cast(regexp_extract(receipt_no, '(\\d{1,15})$', 1) as bigint))"
