import type { Sentence } from '../core/answer.ts'
import type { BusinessDate } from '../core/business-date.ts'
import type { Evidence } from '../core/evidence.ts'
import type { PersonId } from '../core/ids.ts'
import type { LanguageCode } from '../core/language-code.ts'
import type { Role } from '../core/role.ts'
import type { Scope } from '../core/scope.ts'
import type { RuleName } from './thresholds.ts'

export const SECTION_IDS = [
  'corrections',
  'headline',
  'drivers',
  'margin',
  'stock',
  'stores',
  'movers',
  'completeness',
] as const
export type SectionId = (typeof SECTION_IDS)[number]

/** Who reads it: what may be read comes from the scope alone. */
export interface Recipient {
  readonly person: PersonId
  readonly role: Role
  readonly scope: Scope
  readonly language: LanguageCode
}

/** Which shops' data were there when the briefing was made. */
export interface Completeness {
  /** Shops that sold that day or usually do. */
  readonly expected: number
  readonly received: number
  /** Names of the expected shops without data, in the briefing's language. */
  readonly missing: readonly string[]
  /** Share of usual net sales that the received shops stand for, a ratio as a decimal; null when nothing is usual yet. */
  readonly share: string | null
}

export interface BriefingSection {
  readonly id: SectionId
  readonly title: string
  readonly sentences: readonly Sentence[]
  readonly evidence: readonly Evidence[]
}

/** Something to look at today, never an accusation; made by a rule from evidence. */
export interface BriefingAction {
  readonly rule: RuleName
  readonly owner: Role
  readonly text: Sentence
  /** Ids of the evidence that fired the rule. */
  readonly evidence: readonly string[]
}

export interface Briefing {
  readonly recipient: Recipient
  /** The business date that is briefed on: the day before the one it is read on. */
  readonly date: BusinessDate
  readonly language: LanguageCode
  readonly completeness: Completeness
  readonly sections: readonly BriefingSection[]
  /** At most five. */
  readonly actions: readonly BriefingAction[]
  /** Everything that was measured for it: the receipt of any figure in a section or an action. */
  readonly evidence: readonly Evidence[]
  /** Instant of the newest row read; null when none was. */
  readonly asOf: string | null
}
