import type { DraftSentence } from '../../core/draft.ts'
import type { Role } from '../../core/role.ts'
import type { SectionId } from '../briefing.ts'
import type { RuleName } from '../thresholds.ts'

/** Slots of one compared figure, as `{{e1.r2.net_sales}}`; null where the evidence has no such cell. */
export interface ComparedSlots {
  readonly value: string
  readonly base: string | null
  readonly difference: string | null
  /** Never there for a rate, whose difference is in percentage points. */
  readonly relative: string | null
}

/** What a rule fired on: a shop's name, the figure that fired it, and for low sales the driver that fell most. */
export interface RuleHit {
  readonly place: string
  readonly product: string
  readonly figure: ComparedSlots | null
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
  readonly titles: Readonly<Record<SectionId, string>>
  readonly roles: Readonly<Record<Role, string>>
  readonly lastYear: (base: string, change: string) => DraftSentence
  readonly noLastYear: string
  readonly mover: (name: string, slots: ComparedSlots) => DraftSentence
  readonly coverTitle: string
  readonly cover: (product: string, days: string) => DraftSentence
  readonly complete: (expected: string, received: string) => DraftSentence
  readonly share: (share: string) => DraftSentence
  readonly missing: (names: readonly string[]) => DraftSentence
  readonly nothing: string
  readonly actions: Readonly<Record<RuleName, (hit: RuleHit) => DraftSentence>>
}
