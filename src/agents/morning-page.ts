import type { Sentence } from '../core/answer.ts'
import type { Instant } from '../core/clock.ts'
import type { Evidence } from '../core/evidence.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Scope } from '../core/scope.ts'
import type { Warehouse } from '../data/warehouse.ts'

/** What the morning briefing says when it is asked for in the chat: what to look at, and how the day before went. */
export interface MorningPage {
  /** "Morning briefing: yesterday (Monday 20 July)". */
  readonly title: string
  readonly actionsTitle: string
  /** Worst first; a sentence that says so where there are none. */
  readonly actions: readonly Sentence[]
  /** The day's sales, what made them, and which shops' data are missing. */
  readonly day: readonly Sentence[]
  /** Where the rest is. */
  readonly more: string
  readonly evidence: readonly Evidence[]
}

/** Makes the page for one asker; `run` names its evidence, so that each figure opens the receipt of this answer. */
export type MakeMorningPage = (asked: {
  readonly warehouse: Warehouse
  readonly scope: Scope
  readonly language: LanguageCode
  readonly at: Instant
  readonly run: string
}) => Promise<MorningPage>
