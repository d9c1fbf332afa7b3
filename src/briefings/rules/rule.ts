import type { Role } from '../../core/role.ts'
import type { Findings } from '../findings.ts'
import type { Received } from '../sections/completeness.ts'
import type { RuleName } from '../thresholds.ts'
import type { RuleHit } from '../words/briefing-words.ts'

/** One place where a rule fired. */
export interface Hit {
  readonly words: RuleHit
  /** Times the limit: orders the hits of one rule, worst first. */
  readonly severity: number
  /** A shop has one action of its figures, the first rule's that fired; null when the rule stands beside those. */
  readonly store: string | null
  readonly evidence: readonly string[]
}

/** From evidence to what somebody should look at; the limits stand in `thresholds.ts`. */
export interface Rule {
  readonly name: RuleName
  readonly owner: Role
  find(findings: Findings, received: Received): Promise<readonly Hit[]>
}

/** What a rule starts its words from. */
export const NO_FIGURE: RuleHit = { place: '', product: '', name: '', value: '', change: '', driver: null }
