import type { BusinessDate } from '../core/business-date.ts'
import type { Catalogue } from '../core/catalogue.ts'
import type { DraftSentence } from '../core/draft.ts'
import type { Entity, Evidence } from '../core/evidence.ts'
import type { Fault } from '../core/fault.ts'
import type { Frame } from '../core/frame.ts'
import type { Labels, LanguageCode } from '../core/language-code.ts'
import type { Period } from '../core/period.ts'
import type { Quantity } from '../core/quantity.ts'
import type { Reading } from '../core/reading.ts'
import type { Tier } from '../core/tier.ts'

/** What wording needs to know: names, the labels of metrics (and of methods), and the shop's today. */
export interface WordingContext {
  readonly catalogue: Catalogue
  /** By metric or column name. */
  readonly labels: Readonly<Record<string, Labels>>
  readonly today: BusinessDate
}

/** A sentence whose slots are all of one evidence. */
export interface WordedRow {
  readonly draft: DraftSentence
  readonly evidence: Evidence
}

/** One language of the house. `satisfies Language` in its file: a missing wording does not compile. */
export interface Language {
  readonly code: LanguageCode
  readonly name: string
  /** With unit and at the precision people read: `¥45,612`, `58.3%`, `1.2 pp`. Never rounds twice. */
  quantity(quantity: Quantity, reading?: Reading): string
  date(date: BusinessDate, today: BusinessDate): string
  period(period: Period, today: BusinessDate): string
  entity(entity: Entity, context: WordingContext): string
  tier(tier: Tier): string
  fault(fault: Fault, context: WordingContext): string
  flag(flag: string, parameters: Readonly<Record<string, string>>): string
  /** The whole answer to a frame as drafts with slots; it passes the same gate as a model's words. */
  word(frame: Frame, evidence: Evidence, context: WordingContext): readonly DraftSentence[]
  /** A list that a tool made, one sentence a row with these columns, as drafts with slots. */
  rows(title: string, evidence: Evidence, columns: readonly string[], context: WordingContext): readonly DraftSentence[]
  /**
   * Why a figure parted from its usual weekdays, as drafts with slots, each of one evidence: the figure beside its base, what the change
   * of sales is made of, and the likeliest causes. `taken`: which way the asker took it to have moved; where it did not, that is said first.
   */
  why(
    metric: string,
    evidence: readonly Evidence[],
    context: WordingContext,
    taken: 'up' | 'down' | null,
  ): readonly WordedRow[]
  /** A frame as a whole question in the asker's words, for a tap. No figure. */
  question(frame: Frame, context: WordingContext): string
  /** Words that say a direction, checked against the sign of the figure in their clause. */
  readonly direction: { readonly up: readonly string[]; readonly down: readonly string[] }
  /** Fixed phrases of answers and pages that are not about one figure. */
  readonly phrases: Phrases
}

export interface Phrases {
  readonly dataEnd: (date: string) => string
  readonly dropped: (count: number) => string
  readonly fromDataOnly: string
  readonly youCanAsk: string
  readonly didYouMean: string
  readonly readWithModel: string
  /** Before the figures of January and February together. */
  readonly firstTwoMonths: string
  readonly notYourStores: (names: string) => string
  readonly answeredBy: (tier: string) => string
  /** What a model had measured, as a whole question; `stores` says how many were read where the question names none. */
  readonly lookedUp: (what: string, stores: { readonly read: number; readonly of: number } | null) => string
}
