import type { DraftSentence } from '../../core/draft.ts'
import type { SectionId } from '../briefing.ts'
import type { RuleName } from '../thresholds.ts'

/** Whom a briefing's actions speak to: the shop's staff by what they can do, those above by whose it is. */
export type BriefingReader = 'clerk' | 'manager' | 'above'

/** A figure beside what is usual, as slots `{{e1.r2.net_sales}}`; the rules and lines word only what is there. */
export interface ComparedSlots {
  readonly value: string
  readonly base: string | null
  readonly difference: string | null
  /** Never said of a rate, whose difference is in percentage points. */
  readonly relative: string | null
  readonly way: 'up' | 'down' | 'flat'
  readonly rate: boolean
}

/** What a rule fired on; words of direction are safe, because every rule that has a driver fires on a fall. */
export interface RuleHit {
  readonly place: string
  readonly product: string
  /** Name of the metric that fired the rule. */
  readonly name: string
  readonly value: string
  /** The change against usual; empty for a rule on a value. */
  readonly change: string
  /** For low sales, the factor of them that fell most. */
  readonly driver: {
    readonly metric: 'footfall' | 'conversion' | 'atv'
    readonly name: string
    readonly change: string
  } | null
}

/**
 * Phrases of a briefing that are not one answer's. They hold no digit and no numeral, so every number in a briefing is a
 * slot; "review" and "check" are the strongest verbs, because a figure accuses nobody.
 */
export interface BriefingWords {
  readonly pageTitle: (day: string) => string
  readonly actionsTitle: string
  readonly noActions: string
  /** In the chat, before what to look at. */
  readonly chatTitle: (title: string) => string
  /** In the chat, after the first lines. */
  readonly moreOnPage: string
  readonly titles: Readonly<Record<SectionId, string>>
  /** A name (a metric's, or a store's or category's with one) with its figure against usual, or alone. */
  readonly line: (subject: string, slots: ComparedSlots) => DraftSentence
  readonly of: (place: string, name: string) => string
  readonly lastYear: (slots: ComparedSlots) => DraftSentence
  readonly noLastYear: string
  /** What was reported of a shop's day before, and what it is now that more data came. */
  readonly corrected: (
    place: string,
    day: string,
    labels: { readonly before: string; readonly after: string },
    slots: { readonly before: string; readonly after: string },
  ) => DraftSentence
  readonly moreCorrected: (labels: string, slot: string) => DraftSentence
  readonly coverTitle: string
  readonly complete: (
    labels: { readonly expected: string; readonly received: string },
    slots: { readonly expected: string; readonly received: string },
  ) => DraftSentence
  readonly missing: (names: readonly string[]) => DraftSentence
  readonly nothing: string
  readonly actions: Readonly<Record<RuleName, (hit: RuleHit, reader: BriefingReader) => DraftSentence>>
}
